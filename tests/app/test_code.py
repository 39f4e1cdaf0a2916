"""The code that a page shows is the code that it ran."""

import inspect
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any

import pytest
import streamlit as st
from course import DECKS, opened, usually

import ui.code
import ui.scenes
from lessons.train import session
from lessons.train.shared_runs import SharedRuns
from ui.live_figure import shared


@contextmanager
def watched() -> Iterator[set[CodeType]]:
    """Collect the code of all Python functions that new threads call; a page runs in its own."""
    called: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            called.add(frame.f_code)

    threading.setprofile(note)
    try:
        yield called
    finally:
        threading.setprofile(None)


# The landscape of a loss is drawn for a network without hidden layers.
NEEDED = {"train": {"layers": ""}}


@pytest.mark.parametrize("page", usually(DECKS))
def test_the_functions_that_made_the_numbers_of_a_page_ran(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Callable[..., Any]] = []
    monkeypatch.setattr(ui.code, "code_that_ran", lambda *functions: shown.extend(functions))
    monkeypatch.setattr(ui.scenes, "chosen_source", lambda _key, _prompt, some: shown.extend(some))
    # What another test has drawn would not be computed again.
    monkeypatch.setattr(shared, "FIGURES", shared._Figures(shared.MOST_BYTES))
    monkeypatch.setattr(session, "SHARED_RUNS", SharedRuns())
    st.cache_data.clear()
    st.cache_resource.clear()
    for kept in [one for name, one in sys.modules.items() if name.startswith(("lessons.", "ui."))]:
        for cached in [one for one in vars(kept).values() if hasattr(one, "cache_clear")]:
            if not isinstance(cached, type):
                cached.cache_clear()
    with watched() as called:
        assert not opened(page, **NEEDED.get(page, {})).exception
    idle = [one.__name__ for one in shown if inspect.unwrap(one).__code__ not in called]
    assert shown
    assert idle == []


def test_the_page_on_training_shows_a_network_to_read() -> None:
    app = opened("train")
    assert not app.code
    app.session_state["readable"] = "core.training.readable.gradient"
    assert app.run().code[0].value.startswith("def gradient(")
