"""Each process begins with long tests, and no test is lost on the way to it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.order import TESTS, dealt


@dataclass(frozen=True)
class Item:
    path: Path
    number: int


def items(**counts: int) -> list[Item]:
    """Return so many tests of each folder; those with the shortest runs stand first."""
    return [Item(TESTS / name / "test.py", i) for name, n in counts.items() for i in range(n)]


@pytest.mark.parametrize("workers", [1, 2, 3, 7])
@pytest.mark.parametrize(
    "given",
    [
        items(core=11, app=4, browser=5),
        items(core=2, app=1, browser=20),
        items(core=20),
        items(browser=3),
        [],
    ],
)
def test_every_test_is_run_once(given: list[Item], workers: int) -> None:
    order = dealt(given, workers)
    assert sorted(map(str, order)) == sorted(map(str, given))


def test_each_half_begins_with_tests_of_the_browser_and_those_of_pages_follow() -> None:
    order = dealt(items(core=12, app=4, browser=4), 2)
    folders = [item.path.parent.name for item in order]
    half = ["browser"] * 2 + ["app"] * 2 + ["core"] * 6
    assert folders == half * 2
    assert [item.number for item in order if item.path.parent.name == "browser"] == [0, 1, 2, 3]
