"""One more unit of x: its three pictures agree, and previews are the figures that follow."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees, lines_are_finite

from charts.labels import LIVE, NOTHING
from core.binary import (
    affine_score,
    input_slope,
    probability_change,
    sigmoid,
    sigmoid_derivative,
)
from lessons.sigmoid.charts import slope as charts
from lessons.sigmoid.charts.panels import score_nodes

FINE = np.linspace(-8, 8, 321)
NODES = score_nodes(FINE, [sigmoid(FINE), sigmoid_derivative(FINE)])
GRID = np.round(np.linspace(-5, 5, 101), 1)
# x, w, b
CASES = [(0.0, 1.0, 0.0), (3.0, 1.0, 0.0), (-5.0, -2.0, 0.5), (5.0, 5.0, 5.0), (2.0, 0.0, 0.7)]


def steps(x, w, b):
    x, w, b = (np.atleast_1d(one).astype(float) for one in np.broadcast_arrays(x, w, b))
    z, onward = (affine_score(one, weight=w, bias=b) for one in (x, x + 1))
    line = {"weight": w[:, np.newaxis], "bias": b[:, np.newaxis]}
    under = affine_score(charts.area_inputs(x), **line)
    return charts.Steps(
        x=x,
        weight=w,
        bias=b,
        score=z,
        score_next=onward,
        probability=sigmoid(z),
        probability_next=sigmoid(onward),
        step=probability_change(z, onward),
        slope=input_slope(z, weight=w),
        steepest=input_slope(0, weight=w),
        level=sigmoid(b),
        slopes=input_slope(NODES, weight=line["weight"]),
        area=input_slope(under, weight=line["weight"]),
    )


def panels(x, w, b):
    return charts.slope_panels(steps(x, w, b), NODES, sigmoid(NODES), LABELS)


def frames_along(control, x, w, b):
    along = {"x": x, "w": w, "b": b} | {control: GRID}
    return charts.step_frames(steps(**along), NODES)


def told(figure, name):
    return figure["data"][name]["text"]


@pytest.mark.parametrize(("x", "w", "b"), CASES)
@pytest.mark.parametrize("control", ["x", "w", "b"])
def test_a_preview_of_the_step_is_the_figure_that_follows(control, x, w, b):
    figure, frames = panels(x, w, b), frames_along(control, x, w, b)
    accepts(figure, charts.narrow_panels())
    assert lines_are_finite(figure, frames)
    agrees(figure, frames, int(np.flatnonzero({"x": x, "w": w, "b": b}[control] == GRID)[0]))


def test_a_sweep_sends_nothing_that_stays_as_it_is():
    assert charts.SIGMOID not in frames_along("x", *CASES[0])
    assert list(frames_along("b", *CASES[0])[charts.HERE]) == ["y"]
    assert charts.MIDDLE_EDGE not in frames_along("w", *CASES[0])


@pytest.mark.parametrize(("x", "w", "b"), CASES)
def test_the_area_under_the_slope_is_the_step(x, w, b):
    data, expected = panels(x, w, b)["data"], steps(x, w, b).step[0]
    area, stairs = data[charts.AREA], data[charts.STEP]
    assert area["y"][[0, -1]].tolist() == [0, 0]
    found = np.trapezoid(area["y"][1:-1], area["x"][1:-1])
    assert found == pytest.approx(expected, abs=4e-3)
    assert stairs["y"][-1] - stairs["y"][0] == pytest.approx(expected, abs=1e-6)
    assert np.diff(stairs["x"]).tolist() == [1, 0]


@pytest.mark.parametrize(("x", "w", "b"), CASES)
def test_the_tangent_touches_the_point_and_has_its_slope(x, w, b):
    data = panels(x, w, b)["data"]
    tangent, here = data[charts.TANGENT], data[charts.HERE]
    for part in "xy":
        assert np.mean(tangent[part]) == pytest.approx(here[part][0], abs=1e-6)
    slope = np.ptp(tangent["y"]) / np.ptp(tangent["x"]) * (-1 if w < 0 else 1)
    assert slope == pytest.approx(steps(x, w, b).slope[0], abs=1e-5)


@pytest.mark.parametrize("w", [2.0, -3.0, 0.5])
def test_the_arrow_keeps_its_length_and_points_to_the_next_score(w):
    rows = frames_along("x", 0.0, w, 0.5)
    along = charts.step_frames(steps(GRID, w, 0.5), NODES)
    length = along[charts.HEAD]["x"] - along[charts.TAIL]["x"]
    np.testing.assert_allclose(length, w, rtol=1e-12)
    tail, tip, barb = rows[charts.ARROW]["x"].T[:3]
    assert np.all(np.sign(tip - tail) == np.sign(w))
    assert np.all(np.sign(tip - barb) == np.sign(w))


def test_the_dashed_line_lies_at_a_quarter_of_the_weight():
    for w in (1.0, -3.0, 0.0):
        assert panels(2.0, w, 0.5)["data"][charts.STEEPEST]["y"].tolist() == [w / 4] * 2


def test_the_numbers_beside_the_marks_are_live():
    figure = panels(0.0, 1.0, 0.0)
    assert told(figure, charts.NUMBERS) == ["1", "@+step_q", "@slope_x"]
    assert told(figure, charts.ARROW_NUMBERS) == ["× @odds_factor", "@+weight"]
    for name in (charts.NUMBERS, charts.ARROW_NUMBERS):
        assert figure["data"][name]["meta"] == LIVE


@pytest.mark.parametrize(
    ("case", "left", "right"),
    [
        ((0.0, 1.0, 0.0), NOTHING, NOTHING),
        ((2.0, 5.0, -1.0), NOTHING, "14.0 ►"),  # from 9, which is within the ruler
        ((5.0, 3.0, 5.0), NOTHING, "20.0 → 23.0 ►"),
        ((5.0, -3.0, 0.0), "◄ −15.0 → −18.0", NOTHING),
    ],
)
def test_scores_beyond_the_ruler_are_told_at_its_end(case, left, right):
    assert told(panels(*case), charts.SCORE_EDGE) == [left, right]


def test_a_midpoint_beyond_the_panel_is_told_at_its_end():
    assert told(panels(0.0, 0.5, -5.0), charts.MIDDLE_EDGE) == [NOTHING, "10.0 ►"]
    assert told(panels(0.0, 0.0, -5.0), charts.MIDDLE_EDGE) == [NOTHING, NOTHING]


@pytest.mark.parametrize("weight", [-5.0, -2.0, -0.1, 0.0, 1.0, 1.1, 5.0])
def test_the_axis_of_slopes_holds_the_steepest_one_on_the_side_where_it_is(weight):
    low, high = charts.slope_range(weight)
    assert low < input_slope(0, weight=weight) < high
    assert (abs(high) > abs(low)) == (weight >= 0)


def test_the_axis_of_slopes_changes_seldom():
    ranges = charts.slope_range(GRID)
    assert ranges.shape == (101, 2)
    assert np.count_nonzero(np.any(np.diff(ranges, axis=0), axis=1)) == 5


@pytest.mark.parametrize(("x", "w", "b"), [*CASES, (-5.0, 1.0, 0.0), (5.0, 1.0, 0.0)])
def test_every_mark_of_the_step_stands_within_its_panel(x, w, b):
    data = panels(x, w, b)["data"]
    for name in (charts.HERE, charts.NEXT, charts.NUMBERS):
        assert np.all(data[name]["x"] > charts.INPUT_SPAN[0])
        assert np.all(data[name]["x"] < charts.INPUT_SPAN[1] - 1)
        assert np.all(data[name]["y"] > charts.PROBABILITY_SPAN[0])
        assert np.all(data[name]["y"] < charts.PROBABILITY_SPAN[1])


def test_the_number_beside_the_riser_stands_off_the_curve():
    for w in (0.3, 1.0, 5.0, -1.0, -5.0):
        at = charts.step_frames(steps(GRID, w, 0.0), NODES)[charts.NUMBERS]
        x, y = at["x"][:, 1], at["y"][:, 1]
        assert np.all((sigmoid(affine_score(x, weight=w, bias=0.0)) - y) * np.sign(w) > 0.06)


def test_every_handle_is_moved_by_the_frames_of_its_control():
    for control, handles in (
        ("x", charts.X_HANDLES),
        ("b", charts.B_HANDLES),
        ("w", charts.W_HANDLES),
    ):
        assert set(handles) <= frames_along(control, 0.5, 1.5, 0.5).keys()
