"""Figures that are kept for everybody are made of their arguments, and of nothing of a session."""

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest
import streamlit.runtime.state.query_params_proxy as query_params
import streamlit.runtime.state.session_state_proxy as session_state
from course import LESSONS, asked, opened, usually

from ui import state
from ui.live_figure import component, shared

# What stands in the name of a kept figure beside its arguments.
NAMED = {"current_language", "waiting"}
CALLERS = 30  # frames in which one of these is looked for


def callers() -> Iterator[str]:
    frame: FrameType | None = sys._getframe(1)
    for _ in range(CALLERS):
        if frame is None:
            return
        yield frame.f_code.co_name
        frame = frame.f_back


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return who reads the session or the address while a figure is made that is kept."""
    found: list[list[str]] = []
    monkeypatch.setattr(shared, "FIGURES", shared._Figures(shared.MOST_BYTES))

    def watch(owner: Any, name: str) -> None:
        read: Callable[..., Any] = getattr(owner, name)

        def noted(*args: Any, **options: Any) -> Any:
            if component.noted.get() is not None:
                chain = list(callers())
                if not NAMED & {*chain}:
                    found.append(chain[2:7])
            return read(*args, **options)

        monkeypatch.setattr(owner, name, noted)

    watch(session_state, "get_session_state")
    watch(query_params, "get_session_state")
    watch(state, "get_script_run_ctx")  # `kept` need not ask the session
    return found


@pytest.mark.parametrize("lesson", usually(sorted(LESSONS)))
def test_a_figure_that_is_kept_reads_nothing_of_a_session(
    reads: list[list[str]], lesson: str
) -> None:
    for scene in LESSONS[lesson].scenes:
        for shown in (opened, asked):
            assert not shown(lesson, scene=scene).exception
            assert reads == [], scene


def test_whoever_reads_the_session_for_a_figure_is_found(
    reads: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.questions.waiting", lambda: False)
    monkeypatch.setattr("lessons.odds.ladder.significant", lambda value: str(read() or value))
    assert not opened("odds", scene="ladder").exception
    assert any("read" in chain for chain in reads)


def read() -> None:
    from ui.address import lasting_parameters

    lasting_parameters()
