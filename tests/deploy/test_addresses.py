"""Whatever stands in an address, its page opens, and a class that is led the while stays whole."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from benchmarks.servers import Server
from benchmarks.soak.addresses import visit
from benchmarks.soak.in_class import beside_class

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.mark.parametrize("count", [30, pytest.param(2000, marks=pytest.mark.exhaustive)])
def test_a_hostile_address_opens_its_page(course: Server, awaited: Awaited, count: int) -> None:
    visited = beside_class(course.address, visit(course.address, count, seed=1))
    assert awaited(visited) == ([], [])
