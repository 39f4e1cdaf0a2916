"""How many sessions a process holds is found by a few tries."""

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.scenes import most


@pytest.mark.parametrize("last", range(3, 26))
def test_the_last_number_that_is_held_is_found_by_few_tries(
    awaited: Callable[..., Any], last: int
) -> None:
    tried = []

    async def holds(count: int) -> bool:
        tried.append(count)
        return count <= last

    assert awaited(most(holds, range(4, 26))) == last
    assert len(tried) <= 5
    assert set(tried) <= {*range(4, 26)}
