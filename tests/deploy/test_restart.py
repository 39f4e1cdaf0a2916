"""One process that is killed under a class, and started again at the same place."""

import asyncio
import os
import signal
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from learner import all_come, at_once, leave, return_again, thirty

from benchmarks.servers import ROOT, free_port, serving, streamlit
from benchmarks.soak.in_class import beside_class

Awaited = Callable[[Any], Any]


@pytest.mark.exhaustive
def test_thirty_sessions_and_a_class_find_the_next_server_with_all_that_they_had(
    tmp_path: Path, awaited: Awaited
) -> None:
    port, settings = free_port(), {"LOGIT_LAB_ROOMS": str(tmp_path / "rooms.sqlite")}
    run = partial(
        serving, streamlit("app.py"), ROOT, ready="/_stcore/health", port=port, settings=settings
    )

    async def scenario(first: ExitStack, second: ExitStack) -> tuple[float, float, int]:
        learners = thirty()
        before, usual = await all_come(learners, server.address)
        os.kill(server.pid, signal.SIGKILL)
        back = asyncio.create_task(return_again(learners, server.address))
        await asyncio.to_thread(first.close)
        await asyncio.to_thread(second.enter_context, run())
        ready = time.monotonic()
        await back
        waited = time.monotonic() - ready
        wrong = sum(one.shown != shown for one, shown in zip(learners, before, strict=True))
        await leave(learners)
        return waited, usual, wrong

    with ExitStack() as first, ExitStack() as second:
        server = first.enter_context(run())
        lesson = beside_class(
            server.address, scenario(first, second), listeners=10, every=30, killed=True
        )
        (waited, usual, wrong), missed = awaited(lesson)
    print(f"30 sessions back {waited:.1f} s after the server, {wrong} wrong")
    assert (wrong, missed) == (0, [])
    assert waited <= at_once(usual) + 4  # the longest pause between two attempts
