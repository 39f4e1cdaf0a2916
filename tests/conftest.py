"""How the tests are run: examples of properties, and what each process runs first."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A busy machine is no fault of the code: no example of a property fails for taking long.
settings.register_profile("few", deadline=None, max_examples=25)
settings.register_profile("many", deadline=None, max_examples=200)
settings.load_profile("few")  # --hypothesis-profile=many takes the other

TESTS = Path(__file__).parent
LONG_FIRST = (TESTS / "browser", TESTS / "app")


@pytest.fixture(scope="session")
def awaited() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """Return a function that runs asynchronous code, in a thread of its own.

    A browser test before it may keep this one's event loop occupied.
    """

    def run(work: Coroutine[Any, Any, Any]) -> Any:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, work).result()

    return run


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let every process begin with long tests, so that short ones are left to level them out."""
    workers = getattr(config, "workerinput", {"workercount": 1})["workercount"]
    items[:] = dealt(items, workers)


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
