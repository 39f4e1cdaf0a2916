"""Whatever stands in an address, its page opens."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from benchmarks.servers import Server
from benchmarks.soak.addresses import visit

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.mark.parametrize("count", [30, pytest.param(2000, marks=pytest.mark.exhaustive)])
def test_a_hostile_address_opens_its_page(course: Server, awaited: Awaited, count: int) -> None:
    assert awaited(visit(course.address, count, seed=1)) == []
