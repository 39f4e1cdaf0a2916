"""The rulers show one belief on three scales, joined by guides."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from core.binary import logit, odds
from lessons.odds.charts import rulers as charts

GRID = np.round(np.arange(1, 1000) / 1000, 3)
CURVE = np.linspace(0.01, 0.99, 21)
both_rulers = pytest.mark.parametrize("odds_log", [True, False])


def scales(p):
    return p, odds(p), logit(p)


def rulers(p: float, *, odds_log: bool = True):
    return charts.three_rulers(scales(p), scales(CURVE), LABELS, odds_log=odds_log)


@both_rulers
def test_plotly_accepts_the_rulers_wide_and_narrow(odds_log: bool) -> None:
    figure = rulers(0.3, odds_log=odds_log)
    accepts(figure, charts.narrow_rulers(odds_log=odds_log))
    assert (figure["layout"]["xaxis2"].get("type") == "log") == odds_log


def test_each_ruler_shows_the_belief() -> None:
    data = rulers(0.3)["data"]
    for trace, value in zip(charts.EVENT, scales(0.3), strict=True):
        np.testing.assert_allclose(data[trace]["x"], [value], rtol=1e-6)


@both_rulers
def test_even_chances_are_marked_at_one_half_one_and_nought(odds_log: bool) -> None:
    shapes = {one["xref"]: one["x0"] for one in rulers(0.3, odds_log=odds_log)["layout"]["shapes"]}
    assert shapes == {"x1": 0.5, "x2": 1.0, "x3": 0.0}


@both_rulers
@pytest.mark.parametrize("p", [0.001, 0.25, 0.5, 0.909, 0.91, 0.999])
def test_frames_are_the_rulers_of_each_value(p: float, odds_log: bool) -> None:
    frames = charts.ruler_frames(scales(GRID), odds_log=odds_log)
    at = int(np.searchsorted(GRID, p))
    agrees(rulers(p, odds_log=odds_log), frames, at, atol=1e-6)


@both_rulers
def test_every_handle_is_drawn_and_moved_by_the_frames(odds_log: bool) -> None:
    frames = charts.ruler_frames(scales(GRID), odds_log=odds_log)
    handles = set(charts.handles(odds_log=odds_log))
    assert handles <= frames.keys() <= rulers(0.3, odds_log=odds_log)["data"].keys()


def extended(trace) -> np.ndarray:
    """Return both ends of a guide, as if it left no room for the points that it joins."""
    start, end = np.asarray(trace["x"])
    missing = (end - start) * charts.CLEAR / (1 - 2 * charts.CLEAR)
    return np.array([start - missing, end + missing])


@pytest.mark.parametrize(
    ("p", "odds_log", "shares"),
    [
        # Odds 1 and 3 on rulers from e^-7 to e^7 and from 0 to 10, logits on one from -7 to 7.
        (0.5, True, [0.5, 0.5, 0.5]),
        (0.75, True, [0.75, (7 + np.log(3)) / 14, (7 + np.log(3)) / 14]),
        (0.75, False, [0.75, 0.3, (7 + np.log(3)) / 14]),
        (0.95, False, [0.95, 1.0, (7 + np.log(19)) / 14]),
    ],
)
def test_guides_lead_from_point_to_point(p: float, odds_log: bool, shares: list[float]) -> None:
    data = rulers(p, odds_log=odds_log)["data"]
    for guide, ends in zip(charts.GUIDES, (shares[:2], shares[1:]), strict=True):
        np.testing.assert_allclose(extended(data[guide]), ends, rtol=1e-6)


@both_rulers
def test_guides_join_the_middles_of_the_rulers(odds_log: bool) -> None:
    low, high = rulers(0.3)["layout"]["yaxis6"]["domain"]
    middles = [(np.mean(heights) - low) / (high - low) for heights in charts.RULERS]
    np.testing.assert_allclose(middles, charts.MIDDLES, atol=1e-3)
    low, high = charts.NARROW_RULERS[2][0], 1.0
    middles = [(np.mean(heights) - low) / (high - low) for heights in charts.NARROW_RULERS]
    np.testing.assert_allclose(middles, charts.MIDDLES, atol=1e-3)
    assert charts.narrow_rulers(odds_log=odds_log)["yaxis6"]["domain"] == [low, high]


def test_odds_beyond_an_axis_leave_an_arrow_with_their_value_at_its_edge() -> None:
    data = rulers(0.95, odds_log=False)["data"]
    above, beside = data[charts.ABOVE_CURVE], data[charts.BESIDE_RULER]
    assert (above["text"], beside["text"]) == (["19.0 ▲"], ["19.0 ▶"])
    np.testing.assert_allclose([*above["x"], *above["y"], *beside["x"]], [0.95, 10, 10])


def test_odds_within_the_axes_leave_no_arrow() -> None:
    data = rulers(10 / 11, odds_log=False)["data"]
    assert not (data[charts.ABOVE_CURVE]["text"][0] + data[charts.BESIDE_RULER]["text"][0]).strip()
    assert charts.BESIDE_RULER not in rulers(0.95)["data"]
