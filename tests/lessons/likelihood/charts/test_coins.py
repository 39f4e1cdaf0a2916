"""The coins and both curves: what is drawn, and previews that are what follows."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees, finite

from charts.edges import AWAY
from charts.labels import NOTHING
from core.likelihood import coin_rows, log_likelihood, maximum_likelihood, relative_likelihood
from lessons.likelihood.charts import coins as main
from lessons.likelihood.charts.hidden import hide

COUNTS = [(0, 1), (1, 1), (3, 10), (0, 20), (20, 20)]


def data_figure(heads: int, flips: int, pi: float) -> Any:
    data = {"heads": heads, "flips": flips}
    best = maximum_likelihood(**data)
    row = coin_rows(np.zeros(main.COINS), **data)
    curves = relative_likelihood(main.NODES, **data), log_likelihood(main.LOG_NODES, **data)
    here = pi, relative_likelihood(pi, **data), log_likelihood(pi, **data)
    peak = best, log_likelihood(best, **data)
    return main.coins((row, flips), curves, peak, here, LABELS)


@pytest.mark.parametrize(("heads", "flips"), COUNTS)
@pytest.mark.parametrize("pi", [0.0, 0.3, 1.0])
def test_every_data_set_and_belief_can_be_drawn(heads: int, flips: int, pi: float) -> None:
    figure = data_figure(heads, flips, pi)
    assert finite(figure)
    coins = np.count_nonzero(figure["data"][main.COIN]["y"] != main.OFF)
    shown = np.count_nonzero(figure["data"][main.HEADS]["y"] != main.OFF)
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
    sides = frames[main.BEYOND].pop("textposition")
    for at, pi in enumerate(beliefs):
        figure = data_figure(3, 10, pi)
        agrees(figure, frames, at)
        assert figure["data"][main.BEYOND]["textposition"] == sides[at]
    assert sides == ["middle right", "middle right", "middle left"]


@pytest.mark.parametrize(("pi", "text"), [(0.0, "−∞"), (0.01, "−92.1"), (0.5, NOTHING)])
def test_a_belief_below_the_panel_has_an_arrow_with_its_value(pi: float, text: str) -> None:
    # 20 heads at π = 0.01: 20 ln 0.01 = -92.1034; at 0.5: 20 ln 0.5 = -13.8629, which is drawn.
    traces = data_figure(20, 20, pi)["data"]
    assert traces[main.BEYOND]["text"] == [text]
    assert (traces[main.BEYOND]["y"][0] == AWAY) == (text == NOTHING)
    assert traces[main.HERE_LOG]["y"][0] == (
        main.BOTTOM if text != NOTHING else pytest.approx(-13.8629, abs=1e-4)
    )


def test_what_is_hidden_leaves_the_other_marks_in_their_places() -> None:
    figure = data_figure(3, 10, 0.5)
    shown = hide(figure, set(figure["data"]) - {main.COIN, main.HEADS})
    assert list(shown["data"]) == list(figure["data"])
    left = [name for name, trace in shown["data"].items() if trace.get("visible", True)]
    assert left == [main.COIN, main.HEADS]


def test_the_curve_reaches_its_maximum() -> None:
    for heads in range(21):
        shares = relative_likelihood(main.NODES, heads=heads, flips=20)
        assert shares.max() > 0.98


def test_a_phone_has_a_layout_of_its_own() -> None:
    accepts(data_figure(3, 10, 0.5), main.PANELS.narrow())


def test_every_drawn_coin_is_found_where_it_is_drawn() -> None:
    coins = data_figure(20, 20, 0.5)["data"][main.COIN]
    found = [main.coin_at(x, y) for x, y in zip(coins["x"], coins["y"], strict=True)]
    assert found == list(range(main.COINS))
    beside = [(0.4, 0.0), (10.6, 0.0), (3.0, 0.6), (3.0, -1.6)]
    assert [main.coin_at(*place) for place in beside] == [None] * 4
