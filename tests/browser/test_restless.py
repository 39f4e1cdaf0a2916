"""Whatever a hand does with mouse, touch and keyboard, nothing breaks: random play by a seed."""

import time

import pytest
from playwright.sync_api import Browser

from benchmarks.servers import Server
from benchmarks.soak.restless import complaints, grown, paths, play
from ui.catalog import ready_lessons

SEED = 15
WHILE = 20.0  # seconds in which further scenes are begun
EACH = 2.0


def test_random_play_breaks_nothing(browser: Browser, course: Server) -> None:
    until = time.monotonic() + WHILE
    deeds, problems = play(browser, course, SEED, EACH, until=until)
    assert problems == []
    assert deeds > 0


@pytest.mark.exhaustive
@pytest.mark.parametrize("lesson", ["", *(lesson.path for lesson in ready_lessons())])
def test_random_play_on_every_scene(browser: Browser, course: Server, lesson: str) -> None:
    scenes = [path for path in paths() if path.partition("?")[0] == lesson]
    deeds, problems = play(browser, course, SEED, 12.0, parts=3, only=scenes)
    assert problems == []
    assert deeds > 0


def test_what_goes_wrong_is_noticed() -> None:
    assert (
        complaints('{"level": "info", "event": "start"}\n{"level": "warning", "event": "slow"}')
        == []
    )
    assert len(complaints('{"level": "error", "event": "error"}\nTraceback')) == 2
    steady = {"page": "0 null", "JSHeapUsedSize": 20e6, "Nodes": 900.0, "JSEventListeners": 80.0}
    once = [steady, {**steady, "Nodes": 9000.0}, {**steady, "Nodes": 9000.0}]
    more = [{**steady, "Nodes": 9000.0 * i} for i in range(3)]
    assert grown(once) == []
    assert len(grown(more)) == 1
    assert grown([{**one, "page": f"{i} null"} for i, one in enumerate(more)]) == []
