"""Generated tables are read, or refused by a rule; none breaks its reader."""

import pytest

from benchmarks.soak.tables import read_all


@pytest.mark.parametrize("count", [60, pytest.param(500, marks=pytest.mark.exhaustive)])
def test_a_table_is_read_or_refused(count: int) -> None:
    used, problems = read_all(count, seed=1)
    assert problems == []
    assert used > 0
