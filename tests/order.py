"""In which order tests are handed to the processes that run them."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
LONG_FIRST = (TESTS / "browser", TESTS / "app")


def dealt(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """Order tests so that of as many equal parts as there are workers each begins with long ones.

    ``--dist worksteal`` hands out such parts, and neighbours share a server, a browser and a page.
    """
    ranks: list[list[pytest.Item]] = [[] for _ in range(len(LONG_FIRST) + 1)]
    for item in items:
        ranks[rank(item.path)].append(item)
    *long, short = ranks
    order: list[pytest.Item] = []
    for left in range(workers, 0, -1):
        part = [item for some in long for item in taken(some, len(some) // left)]
        part += taken(short, (len(items) - len(order)) // left - len(part))
        order += part
    return order


def rank(path: Path) -> int:
    below = [folder in path.parents for folder in LONG_FIRST]
    return below.index(True) if any(below) else len(below)


def taken(items: list[pytest.Item], count: int) -> list[pytest.Item]:
    """Take so many items from the front of a list."""
    front, items[:] = items[: max(count, 0)], items[max(count, 0) :]
    return front
