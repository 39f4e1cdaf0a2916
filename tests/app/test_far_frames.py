"""A frame far away is walked to in pieces, and between two of them others have their turn."""

from collections.abc import Iterator, Sequence
from unittest.mock import patch

import pytest
import streamlit as st
from course import figures
from streamlit.testing.v1 import AppTest
from training_page import shown, training

from core.training import film
from core.training.engine import run
from core.training.engine.state import State
from core.training.engine.workspace import Workspace
from ui.numbers import format_number
from ui.run_queue import RUN_QUEUE

PIECE = 1000.0  # microseconds of work from one turn to the next, so that little is far
LEAST = 10.0  # microseconds that a step takes at least, by the film's estimate
FAR = {"batch": "1", "pace": "50", "points": "100", "epochs": "60", "step": "3000"}
PAST = "0*cross_entropy*momentum*0.01*1*0*0*tanh~2950"


@pytest.fixture
def turns() -> Iterator[list[int]]:
    """Count the steps that are walked from one turn to the next."""
    counts, walk = [0], run.walk

    def walked(state: State, workspace: Workspace, stops: Sequence[int]) -> list[State]:
        found = walk(state, workspace, stops)
        counts[-1] += found[-1].step - state.step
        return found

    with (
        patch.object(run, "walk", walked),
        patch.object(RUN_QUEUE, "give_way", lambda: counts.append(0)),
        patch.object(film, "BUDGET", PIECE),
    ):
        yield counts


@pytest.mark.parametrize("changes", [{"rival": "adam"}, {"layers": "", "past": PAST}])
def test_a_page_walks_a_bounded_way_in_each_turn(turns: list[int], changes: dict[str, str]) -> None:
    shown(training(**FAR, **changes))
    assert sum(turns) >= 3000
    assert max(turns) <= PIECE / LEAST


@pytest.mark.parametrize(
    "changes",
    [
        {"rival": "slower"},
        {"layers": "", "past": PAST},
        {"pace": "500", "rival": "full"},  # a frame is farther from the next than one turn goes
    ],
)
def test_the_nearest_frame_is_shown_until_the_one_asked_for_is_there(
    turns: list[int], changes: dict[str, str]
) -> None:
    far = {**FAR, "epochs": "240", "step": "12000", **changes}
    with patch.object(st, "rerun", st.stop):
        app = shown(training(**far))
    near = shown_step(app)
    assert near < 12_000
    asked, come = format_number(12_000, 0), format_number(near, 0)
    said = f"On the way to step {asked}: the run has come to step {come}."
    assert said in [one.value for one in app.caption]
    assert app.session_state["step"] == 12_000
    app = shown(app.run())
    assert shown_step(app) == 12_000
    assert not [one.value for one in app.caption if "On the way" in one.value]
    assert "".join(app.query_params["step"]) == "12000"


def shown_step(app: AppTest) -> int:
    """Return the step of the film, which the drawing of the network shows, too."""
    film, network = (figures(app)[key] for key in ("film", "network"))
    [step] = [one["value"] for one in film["readouts"] if one["name"] == "step"]
    assert network["film"]["values"][network["film"]["start"]] == step
    return round(step)
