"""The figures of the sigmoid page: Plotly takes them, and their previews are the same figures."""

import numpy as np
import plotly.graph_objects as go
import pytest

from charts.bends import bends
from core.binary.scales import affine_score, normal_cdf, sigmoid, sigmoid_derivative
from core.floats import failure_surprisal, first_saturated_logit, naive_failure_surprisal
from lessons.sigmoid.charts import latent, mirror, saturation
from lessons.sigmoid.charts import panels as charts

CURVES = {"derivative": sigmoid_derivative, "probit": normal_cdf, "sigmoid": sigmoid}
SHOWN = list(CURVES)
FINE = np.linspace(-8, 8, 321)
NODES = charts.score_nodes(FINE, [curve(FINE) for curve in CURVES.values()])
GRID = np.round(np.linspace(-5, 5, 101), 1)
LABELS = {name: name for name in ("x", "z", "q", "line", *charts.CURVES)}
WORDS = {
    "saturation": "z rest price stable_rest naive_rest stable_price naive_price zero infinite",
    "latent": "latent density score share above normal logistic",
    "mirror": "sigmoid logit mirror input output",
}
LINES = [(1.0, 0.0, 0.0), (2.0, -3.0, 1.5), (-5.0, 5.0, -5.0), (0.1, -5.0, 5.0), (0.0, 0.7, 2.0)]


def labels(figure):
    return {name: name for name in WORDS[figure].split()}


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
    return charts.line_frames(w, b, line_ends(w, b), NODES, heights(b, shown), at)


def frames_along(control, w, b, x, shown=SHOWN):
    if control == "x":
        return charts.point_frames(GRID, reading(GRID, w, b), shown)
    return line_frames(GRID, b, x, shown) if control == "w" else line_frames(w, GRID, x, shown)


def assert_frame_is_figure(figure, frames, at):
    for trace, changes in frames.items():
        for name, rows in changes.items():
            drawn = np.ravel(figure["data"][trace][name])
            np.testing.assert_allclose(np.ravel(rows[at]), drawn, rtol=3e-7, atol=1e-12)


def assert_plotly_takes(figure, frames, narrow=None):
    merged = [dict(trace) for trace in figure["data"]]
    for trace, changes in frames.items():
        merged[trace] |= {name: np.ravel(rows[0]) for name, rows in changes.items()}
    for data in (figure["data"], merged):
        go.Figure({"data": data, "layout": figure["layout"]})
    layout = {name: part for name, part in (narrow or {}).items() if name != "height"}
    go.Figure(figure).update_layout(layout)


def assert_lines_are_finite(figure, frames):
    for trace, changes in frames.items():
        if figure["data"][trace]["mode"] == "lines":
            assert all(np.all(np.isfinite(rows)) for rows in changes.values())


@pytest.mark.parametrize("shown", [["sigmoid"], SHOWN], ids=len)
@pytest.mark.parametrize(("w", "b", "x"), LINES)
@pytest.mark.parametrize("control", ["w", "b", "x"])
def test_a_preview_of_the_panels_is_the_figure_that_follows(control, w, b, x, shown):
    figure, frames = panels(w, b, x, shown), frames_along(control, w, b, x, shown)
    assert_plotly_takes(figure, frames, charts.narrow_panels())
    assert_lines_are_finite(figure, frames)
    value = {"w": w, "b": b, "x": x}[control]
    assert_frame_is_figure(figure, frames, int(np.flatnonzero(value == GRID)[0]))


@pytest.mark.parametrize(("w", "b", "x"), LINES[:-1])
def test_the_drawn_points_of_the_s_curve_lie_on_it(w, b, x):
    drawn = panels(w, b, x)["data"][charts.numbered(SHOWN)["sigmoid"]]
    inside = slice(1, -1)  # the outermost two stand for all that lies beyond
    scores = affine_score(drawn["x"][inside].astype(float), weight=w, bias=b)
    np.testing.assert_allclose(sigmoid(scores), drawn["y"][inside], atol=2e-6)


@pytest.mark.parametrize("name", SHOWN)
def test_a_flat_line_takes_the_place_of_the_curve_where_the_weight_is_zero(name):
    numbers = charts.numbered(SHOWN)
    for w in (0.0, 0.1):
        curve, flat = (panels(w, 0.7, 2.0)["data"][numbers[one]] for one in (name, f"flat_{name}"))
        drawn, hidden = (curve, flat) if w else (flat, curve)
        assert np.min(drawn["x"]) <= charts.INPUT_SPAN[0]
        assert np.max(drawn["x"]) >= charts.INPUT_SPAN[1]
        assert np.min(hidden["x"]) > charts.INPUT_SPAN[1]
        assert flat["y"].tolist() == [CURVES[name](0.7)] * 2


def test_a_flat_line_follows_the_bias():
    frames = line_frames(0.0, GRID, 2.0)
    rows = frames[charts.numbered(SHOWN)["flat_sigmoid"]]["y"]
    np.testing.assert_allclose(rows, np.stack([sigmoid(GRID)] * 2, axis=1), rtol=1e-7)


def test_a_flat_line_has_no_midpoint_and_every_other_has_one():
    assert np.isnan(charts.midpoints(0.0, 1.0))
    assert charts.midpoints(2.0, -3.0) == 1.5
    assert np.flatnonzero(np.isnan(charts.midpoints(GRID, 1.0))).tolist() == [50]


def test_the_curves_share_one_array():
    frames, numbers = line_frames(GRID, 0.0, 0.0), charts.numbered(SHOWN)
    assert len({id(frames[numbers[name]]["x"]) for name in SHOWN}) == 1


def test_bends_lie_closest_where_a_curve_bends_most():
    x = np.linspace(-8, 8, 321)
    gaps = np.diff(bends(x, sigmoid(x), 15))
    assert np.min(gaps) < 0.7 < 1 < gaps[0]


@pytest.mark.parametrize("score", [-3.0, 0.0, 1.0])
def test_the_mirror_swaps_what_goes_in_and_what_comes_out(score):
    scores = np.round(np.linspace(-3, 3, 61), 1)
    figure = mirror.mirror_images(
        score, sigmoid(score), (scores, sigmoid(scores)), labels("mirror")
    )
    frames = mirror.mirror_frames(scores, sigmoid(scores))
    assert_plotly_takes(figure, frames)
    assert_lines_are_finite(figure, frames)
    assert_frame_is_figure(figure, frames, int(np.flatnonzero(scores == score)[0]))
    one, other = (frames[trace] for trace in mirror.HANDLES)
    assert one["x"] is other["y"]
    assert one["y"] is other["x"]


def remains(z):
    return sigmoid(-z), 1 - sigmoid(z), failure_surprisal(z), naive_failure_surprisal(z)


@pytest.mark.parametrize("z", [0.0, 36.0, 37.0, 45.0])
def test_the_saturation_zoom_marks_both_forms(z):
    scores = np.linspace(0, 45, 91)
    figure = saturation.saturation_zoom(
        z,
        remains(np.float64(z)),
        remains(saturation.ZOOM),
        first_saturated_logit(),
        labels("saturation"),
    )
    frames = saturation.saturation_frames(scores, remains(scores))
    assert_plotly_takes(figure, frames, saturation.narrow_saturation())
    assert_frame_is_figure(figure, frames, int(np.flatnonzero(scores == z)[0]))
    assert np.isinf(figure["data"][saturation.MARKS[3]]["y"]) == (z >= 37)


def hump(scores):
    nodes = latent.noise_nodes(FINE, sigmoid_derivative(FINE))
    above = latent.noise_above(nodes, scores)
    return latent.Hump(nodes, sigmoid_derivative(nodes), above, sigmoid_derivative(above))


@pytest.mark.parametrize("noise", ["normal", "logistic"])
@pytest.mark.parametrize("score", [-4.0, 0.0, 1.0, 4.0])
def test_a_preview_of_the_noisy_score_is_the_figure_that_follows(score, noise):
    scores = np.round(np.linspace(-4, 4, 81), 1)
    shares = sigmoid(scores)
    at = int(np.flatnonzero(scores == score)[0])
    curves = {"score": scores, "normal": shares, "logistic": shares, "at": scores, "shares": shares}
    figure = latent.latent_panels(
        score, shares[at], hump(score), curves, labels("latent"), noise=noise
    )
    frames = latent.latent_frames(scores, shares, hump(scores))
    assert_plotly_takes(figure, frames, latent.narrow_latent())
    first, last = figure["layout"]["xaxis2"]["range"]
    assert first < scores[0]  # a circle at an end is not cut, nor does it hide a number
    assert scores[-1] < last
    assert_lines_are_finite(figure, frames)
    assert_frame_is_figure(figure, frames, at)


def test_the_shaded_part_lies_above_zero_and_stands_on_the_axis():
    scores = np.linspace(-4, 4, 81)
    above = latent.latent_frames(scores, sigmoid(scores), hump(scores))[latent.ABOVE]
    assert np.all(above["x"] >= 0)
    assert np.all(above["y"][:, 0] == 0)
    area = np.trapezoid(above["y"][:, 1:], above["x"][:, 1:], axis=1)
    np.testing.assert_allclose(area, sigmoid(scores), atol=0.01)
