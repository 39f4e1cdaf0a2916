"""Opens the page on training, goes through its film, and reads what it says."""

from collections.abc import Callable
from functools import cache
from typing import Any
from unittest.mock import patch

import numpy as np
import streamlit as st
from course import opened, unrunnable
from streamlit.testing.v1 import AppTest

from lessons.train.moment import COLUMNS
from lessons.train.session import Run, TrainingSession

BREAKS_OFF = {"data": "moons", "activation": "linear", "lr": "10"}  # after 133 steps
GOOD_CSV = b"width (cm),height (cm),fruit\n1,2,apple\n2,1,apple\n7,6,banana\n6,7,banana\n"


def shown(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    return app


def training(scene: str = "cockpit", **parameters: str) -> AppTest:
    """Open one scene of the page, most often the one whose controls hold in all of them."""
    return opened("train", scene=scene, **parameters)


def runs(app: AppTest) -> list[Run]:
    """Return the runs of a page, lane by lane."""
    return session(app).runs


def session(app: AppTest) -> TrainingSession:
    found: TrainingSession = app.session_state["lessons.train.session.TrainingSession"]
    return found


def lesson(name: str, **parameters: str) -> AppTest:
    """Open the page and click on a lesson."""
    return shown(training(**parameters).button(key=f"preset_{name}").click().run())


@cache
def seen_lesson(name: str) -> AppTest:
    """Return the page as a lesson shows it at its start, for all tests that only look at it."""
    return unrunnable(lesson(name))


def at(app: AppTest, step: float | None = None) -> AppTest:
    """Go to a step, or to the end of the film."""
    slider = app.slider(key="step")
    return shown(slider.set_value(float(slider.max if step is None else step)).run())


def film_numbers(app: AppTest, lane: int = 0) -> dict[str, np.ndarray]:
    """Return the numbers of all frames so far."""
    numbers = np.array(runs(app)[lane].frames.numbers)
    return dict(zip(COLUMNS, numbers.T, strict=True))


def upload(app: AppTest, content: bytes = GOOD_CSV) -> AppTest:
    """Put a file into the field; as in a browser, the field is empty before another one comes."""
    if app.file_uploader[0].value:
        shown(app.file_uploader[0].set_value(None).run())
    return shown(app.file_uploader[0].set_value(("points.csv", content, "text/csv")).run())


def alerts(app: AppTest) -> str:
    told = ("diverged", "Dead ReLUs", "vanished", "growing weights", "Overfitting")
    return "\n".join(one.value for one in app.markdown if any(word in one.value for word in told))


def files(app: AppTest) -> dict[str, Callable[[], str | bytes]]:
    """Return what each button would write, by the name of its file."""
    taken: dict[str, Callable[[], str | bytes]] = {}

    def record(label: str, data: Any, *, file_name: str, disabled: bool, **_rest: Any) -> bool:
        if not disabled:
            taken[file_name] = data
        return False

    with patch.object(st, "download_button", record):
        shown(app.run())
    return taken
