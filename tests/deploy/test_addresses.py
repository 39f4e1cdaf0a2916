"""Whatever stands in an address, its page opens."""

import asyncio

import pytest

from benchmarks.servers import Server
from benchmarks.soak.addresses import visit


@pytest.mark.parametrize("count", [30, pytest.param(2000, marks=pytest.mark.exhaustive)])
def test_a_hostile_address_opens_its_page(course: Server, count: int) -> None:
    assert asyncio.run(visit(course.address, count, seed=1)) == []
