"""Sessions come and go, and a class is led the while: nobody of it and no answer is lost."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from benchmarks.servers import Server
from benchmarks.soak.endurance import live
from benchmarks.soak.in_class import beside_class

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.mark.parametrize("seconds", [1.0, pytest.param(60.0, marks=pytest.mark.exhaustive)])
def test_a_class_is_led_while_sessions_come_and_go(
    course: Server, awaited: Awaited, seconds: float
) -> None:
    day = live(course.address, course.pid, seconds, seed=1)
    found, missed = awaited(beside_class(course.address, day))
    assert found.visits > 0
    assert [*found.problems, *missed] == []
