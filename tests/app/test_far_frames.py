"""A frame far away is walked to in pieces, and between two of them others have their turn."""

from collections.abc import Iterator, Sequence
from unittest.mock import patch

import pytest
from course import opened
from training_page import shown

from core.training import film
from core.training.engine import run
from core.training.engine.state import State
from core.training.engine.workspace import Workspace
from ui.turns import TURNS

PIECE = 2000.0  # microseconds of work from one turn to the next, so that little is far
LEAST = 10.0  # microseconds that a step takes at least, by the film's estimate
FAR = {"batch": "1", "pace": "100", "points": "100", "epochs": "200", "step": "10000"}
PAST = "0*cross_entropy*momentum*0.01*1*0*0*tanh~9950"


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
        patch.object(TURNS, "give_way", lambda: counts.append(0)),
        patch.object(film, "BUDGET", PIECE),
    ):
        yield counts


@pytest.mark.parametrize("rival", ["none", "adam"])
@pytest.mark.parametrize("layers", ["8", ""])  # with the drawing alone, and with the valley
def test_a_page_walks_a_bounded_way_in_each_turn(turns: list[int], layers: str, rival: str) -> None:
    for changes in ({}, {"past": PAST}):
        shown(opened("train", layers=layers, rival=rival, **FAR, **changes))
    assert sum(turns) >= 10_000
    assert max(turns) <= PIECE / LEAST
