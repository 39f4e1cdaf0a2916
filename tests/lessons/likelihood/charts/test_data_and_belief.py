"""The coins and both curves: what is drawn, and previews that are what follows."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees, finite

from core.likelihood import coin_rows, log_likelihood, maximum_likelihood, relative_likelihood
from lessons.likelihood.charts import data_and_belief as main

COUNTS = [(0, 1), (1, 1), (3, 10), (0, 20), (20, 20)]


def data_figure(heads: int, flips: int, pi: float) -> Any:
    data = {"heads": heads, "flips": flips}
    best = maximum_likelihood(**data)
    row = coin_rows(np.zeros(main.COINS), **data)
    curves = relative_likelihood(main.NODES, **data), log_likelihood(main.LOG_NODES, **data)
    here = pi, relative_likelihood(pi, **data), log_likelihood(pi, **data)
    peak = best, log_likelihood(best, **data)
    return main.row_and_curves((row, flips), curves, peak, here, LABELS)


@pytest.mark.parametrize(("heads", "flips"), COUNTS)
@pytest.mark.parametrize("pi", [0.0, 0.3, 1.0])
def test_every_data_set_and_belief_can_be_drawn(heads: int, flips: int, pi: float) -> None:
    figure = data_figure(heads, flips, pi)
    assert len(figure["data"]) == 10
    assert finite(figure)
    coins = np.count_nonzero(figure["data"][main.COIN]["y"] == 0)
    shown = np.count_nonzero(figure["data"][main.HEADS]["y"] == 0)
    assert (shown, coins) == (heads, flips)


def test_the_frames_of_a_data_sweep_are_the_figures_that_follow() -> None:
    heads, flips = (np.array(column) for column in zip(*COUNTS, strict=True))
    data: Any = {"heads": heads[:, None], "flips": flips[:, None]}
    flat: Any = {"heads": heads, "flips": flips}
    best = maximum_likelihood(**flat)
    frames = main.data_frames(
        coin_rows(np.zeros(main.COINS), **flat),
        flips,
        (relative_likelihood(main.NODES, **data), log_likelihood(main.LOG_NODES, **data)),
        (best, log_likelihood(best, **flat)),
        (0.3, relative_likelihood(0.3, **flat), log_likelihood(0.3, **flat)),
    )
    for at, counts in enumerate(COUNTS):
        agrees(data_figure(*counts, 0.3), frames, at)


def test_the_frames_of_a_belief_sweep_are_the_figures_that_follow() -> None:
    beliefs = np.array([0.0, 0.25, 1.0])
    logs = log_likelihood(beliefs, heads=3, flips=10)
    frames = main.belief_frames(beliefs, relative_likelihood(beliefs, heads=3, flips=10), logs)
    for at, pi in enumerate(beliefs):
        agrees(data_figure(3, 10, pi), frames, at)


def test_the_curve_reaches_its_maximum() -> None:
    for heads in range(21):
        shares = relative_likelihood(main.NODES, heads=heads, flips=20)
        assert shares.max() > 0.98


def test_a_phone_has_a_layout_of_its_own() -> None:
    accepts(data_figure(3, 10, 0.5), main.PANELS.narrow())
