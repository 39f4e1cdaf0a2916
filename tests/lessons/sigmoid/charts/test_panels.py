"""The panels: Plotly takes them, and their previews are the figures that follow."""

import numpy as np
import pytest
from drawn import accepts, agrees, lines_are_finite

from charts.bends import bends
from charts.labels import NOTHING
from core.binary import affine_score, normal_cdf, sigmoid, sigmoid_derivative
from lessons.sigmoid.charts import panels as charts

CURVES = {"derivative": sigmoid_derivative, "probit": normal_cdf, "sigmoid": sigmoid}
SHOWN = list(CURVES)
FINE = np.linspace(-8, 8, 321)
NODES = charts.score_nodes(FINE, [curve(FINE) for curve in CURVES.values()])
GRID = np.round(np.linspace(-5, 5, 101), 1)
LABELS = {name: name for name in ("x", "z", "q", "line", *charts.CURVES)}
LINES = [(1.0, 0.0, 0.0), (2.0, -3.0, 1.5), (-5.0, 5.0, -5.0), (0.1, -5.0, 5.0), (0.0, 0.7, 2.0)]


def reading(x, w, b):
    z = affine_score(x, weight=w, bias=b)
    return {"z": z, "probability": sigmoid(z), "slope": sigmoid_derivative(z)}


def line_ends(w, b):
    ends = [affine_score(end, weight=w, bias=b) for end in charts.INPUT_SPAN]
    return np.stack(np.broadcast_arrays(*ends), axis=-1)


def heights(score, shown):
    return {name: CURVES[name](score) for name in shown}


def panels(w, b, x, shown=SHOWN):
    at = {"x": x, "w": w, "b": b, **reading(x, w, b)}
    curves = heights(NODES, shown)
    return charts.linked_panels(at, line_ends(w, b), NODES, curves, heights(b, shown), LABELS)


def line_frames(w, b, x, shown=SHOWN):
    at = reading(x, w, b)
    return charts.line_frames(x, w, b, line_ends(w, b), NODES, heights(b, shown), at)


def frames_along(control, w, b, x, shown=SHOWN):
    if control == "x":
        return charts.point_frames(GRID, w, reading(GRID, w, b), shown)
    return line_frames(GRID, b, x, shown) if control == "w" else line_frames(w, GRID, x, shown)


@pytest.mark.parametrize("shown", [["sigmoid"], SHOWN], ids=len)
@pytest.mark.parametrize(("w", "b", "x"), LINES)
@pytest.mark.parametrize("control", ["w", "b", "x"])
def test_a_preview_of_the_panels_is_the_figure_that_follows(control, w, b, x, shown):
    figure, frames = panels(w, b, x, shown), frames_along(control, w, b, x, shown)
    accepts(figure, charts.PANELS.narrow())
    assert lines_are_finite(figure, frames)
    value = {"w": w, "b": b, "x": x}[control]
    agrees(figure, frames, int(np.flatnonzero(value == GRID)[0]))


@pytest.mark.parametrize(("w", "b", "x"), LINES[:-1])
def test_the_drawn_points_of_the_s_curve_lie_on_it(w, b, x):
    drawn = panels(w, b, x)["data"]["sigmoid"]
    inside = slice(1, -1)  # the outermost two stand for all that lies beyond
    scores = affine_score(drawn["x"][inside].astype(float), weight=w, bias=b)
    np.testing.assert_allclose(sigmoid(scores), drawn["y"][inside], atol=2e-6)


@pytest.mark.parametrize("name", SHOWN)
def test_a_flat_line_takes_the_place_of_the_curve_where_the_weight_is_zero(name):
    for w in (0.0, 0.1):
        curve, flat = (panels(w, 0.7, 2.0)["data"][one] for one in (name, f"flat_{name}"))
        drawn, hidden = (curve, flat) if w else (flat, curve)
        assert np.min(drawn["x"]) <= charts.INPUT_SPAN[0]
        assert np.max(drawn["x"]) >= charts.INPUT_SPAN[1]
        assert np.min(hidden["x"]) > charts.INPUT_SPAN[1]
        assert flat["y"].tolist() == [CURVES[name](0.7)] * 2


def test_a_flat_line_follows_the_bias():
    frames = line_frames(0.0, GRID, 2.0)
    rows = frames["flat_sigmoid"]["y"]
    np.testing.assert_allclose(rows, np.stack([sigmoid(GRID)] * 2, axis=1), rtol=1e-7)


def test_a_flat_line_has_no_midpoint_and_every_other_has_one():
    assert np.isnan(charts.midpoints(0.0, 1.0))
    assert charts.midpoints(2.0, -3.0) == 1.5
    assert np.flatnonzero(np.isnan(charts.midpoints(GRID, 1.0))).tolist() == [50]


def told(figure, name):
    return dict(zip(("low", "high"), figure["data"][name]["text"], strict=True))


@pytest.mark.parametrize(
    ("w", "b", "x", "low", "high"),
    [
        (1.0, 0.0, 3.0, NOTHING, NOTHING),
        (5.0, 0.0, 3.5, NOTHING, "▲ 17.5"),
        (-2.0, -3.0, 5.0, "▼ −13.0", NOTHING),
    ],
)
def test_a_score_beyond_the_panel_is_told_at_its_edge(w, b, x, low, high):
    assert told(panels(w, b, x), charts.SCORE_EDGE) == {"low": low, "high": high}


@pytest.mark.parametrize(("w", "b", "x"), [(5.0, 0.0, 3.5), (-2.0, -3.0, 5.0), (3.0, 4.0, -5.0)])
def test_the_number_at_the_edge_stands_where_the_line_does_not_come(w, b, x):
    z = affine_score(x, weight=w, bias=b)
    words = panels(w, b, x)["data"][charts.SCORE_EDGE]
    place, height = (words[part][int(z > 0)] for part in "xy")
    assert abs(place - (height - b) / w) > 0.6
    assert abs(place) + 0.5 < charts.INPUT_SPAN[1]


@pytest.mark.parametrize("name", [charts.MIDDLE_EDGE, charts.MIDDLE_SCORE_EDGE])
def test_a_midpoint_beyond_the_panels_is_told_at_their_edges(name):
    assert told(panels(0.5, -5.0, 0.0), name) == {"low": NOTHING, "high": "10.0 ►"}
    assert told(panels(0.1, 5.0, 0.0), name) == {"low": "◄ −50.0", "high": NOTHING}
    assert told(panels(0.0, 5.0, 0.0), name) == {"low": NOTHING, "high": NOTHING}


def test_nothing_is_sent_for_edges_that_nothing_leaves():
    assert not [name for name in frames_along("x", 1.0, 0.0, 0.0) if "edge" in name]
    assert charts.SCORE_EDGE in frames_along("x", 2.0, 0.0, 0.0)


def test_the_curves_share_one_array():
    frames = line_frames(GRID, 0.0, 0.0)
    assert len({id(frames[name]["x"]) for name in SHOWN}) == 1


def test_bends_lie_closest_where_a_curve_bends_most():
    x = np.linspace(-8, 8, 321)
    gaps = np.diff(bends(x, sigmoid(x), 15))
    assert np.min(gaps) < 0.7 < 1 < gaps[0]
