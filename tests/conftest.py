"""How the tests are run: examples of properties, and what each process runs first."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import settings

from tests.order import dealt

# A busy machine is no fault of the code: no example of a property fails for taking long.
# The few are the same in every run, so that a change is what turns a test red; the many are others.
settings.register_profile("few", deadline=None, max_examples=25, derandomize=True)
settings.register_profile("many", deadline=None, max_examples=200)
settings.load_profile("few")  # --hypothesis-profile=many takes the other


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
    order = dealt(items, workers)
    assert len(order) == len(items)
    items[:] = order
