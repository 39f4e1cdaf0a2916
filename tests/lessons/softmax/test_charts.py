"""The figures of the softmax page."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from charts import colors
from core.softmax import triangle_point
from lessons.softmax.charts import bars as softmax_bars
from lessons.softmax.charts import differences, numerics, picture, soft_maximum, temperature
from lessons.softmax.charts import scores as softmax


class Labels(dict[str, Any]):
    """Labels that are their own names."""

    def __missing__(self, name: str) -> str:
        return name


LABELS = Labels()
NAMES = tuple("abcdefghij")


def agrees(figure: dict[str, Any], frames: dict[int, dict[str, np.ndarray]], at: int) -> None:
    """Check that Plotly takes the figure, and that the frame is what the figure shows."""
    go.Figure(figure)
    for trace, changes in frames.items():
        for name, rows in changes.items():
            shown = np.ravel(figure["data"][trace][name])
            if name == "text":
                assert shown.tolist() == [rows[at]]
                continue
            np.testing.assert_allclose(shown, np.ravel(rows[at]), rtol=1e-6, atol=1e-7)


def accepts(figure: dict[str, Any], narrow: dict[str, Any]) -> None:
    height = narrow.pop("height")
    assert height > 0
    go.Figure(figure).update_layout(narrow)


def shares(count: int, classes: int) -> np.ndarray:
    """Return distributions, a row each."""
    weights = np.random.default_rng(classes).random((count, classes)) + 0.1
    return weights / weights.sum(axis=1, keepdims=True)


def test_the_first_class_is_on_top_and_every_bar_has_its_row() -> None:
    traces = softmax_bars.bars([2, -1, 3], color=colors.LOGIT, names=NAMES[:3], axes=2)
    assert [(*bar["x"], *bar["y"]) for bar in traces] == [(2, 0), (-1, 1), (3, 2)]
    assert {(bar["xaxis"], bar["yaxis"]) for bar in traces} == {("x2", "y2")}
    bottom, top = softmax_bars.rows(NAMES[:3])["range"]
    assert top < 0 < 2 < bottom


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_a_score_moves_its_own_bar_and_every_probability(classes: int) -> None:
    scores, p = np.linspace(-1, 1, 5), shares(5, classes)
    at = np.zeros(classes)
    at[1] = scores[3]
    figure = softmax.scores_and_probabilities(at, p[3], NAMES[:classes], LABELS)
    frames = softmax.score_frames(1, scores, list(p.T))
    agrees(figure, frames, 3)
    agrees(figure, softmax.temperature_frames(list(p.T)), 3)
    accepts(figure, softmax.narrow_scores(NAMES[:classes]))
    handle = softmax.handle(1, classes)
    assert set(frames) == {1, handle, *range(2 * classes, 3 * classes)}
    assert figure["data"][handle]["y"].tolist() == [1]


def test_more_classes_have_thinner_bars_in_a_chart_that_is_no_higher() -> None:
    heights = [softmax.height(NAMES[:classes]) for classes in range(2, 11)]
    assert np.all(np.diff(heights) <= 0)
    assert heights[-1] > 2 * 10 - 2  # rem; a line of text has 1.5
    assert softmax.height(["고양이와함께사는이의집"] * 10) < heights[-1]


def test_a_long_name_has_room_beside_the_axis_or_two_lines_on_a_phone() -> None:
    names = ("무지개빛깔북극여우친구들", "b")
    wide = softmax.scores_and_probabilities(np.zeros(2), np.full(2, 0.5), names, LABELS)["layout"]
    narrow = softmax.narrow_scores(names)
    assert wide["margin"]["l"] > 12 * 14
    assert 6 * 14 < narrow["margin"]["l"] < 8 * 16
    assert narrow["yaxis"]["ticktext"] == ["무지개빛깔북<br>극여우친구들", "b"]


def test_on_a_phone_the_names_of_both_energies_stand_below_each_other() -> None:
    labels = {"low": "low: a name", "high": "high: another"}
    wide = temperature.heat(
        heated(1.0, shares(7, 3)[2]),
        heated(np.ones(7), shares(7, 3)),
        NAMES[:3],
        Labels(labels),
    )
    key, *corners = wide["layout"]["annotations"]
    narrow, *same = temperature.narrow_heat(NAMES[:3], labels)["annotations"]
    assert "<br>" not in key["text"]
    assert [part.split(": ")[1] for part in narrow["text"].split("<br>")] == [
        "a name",
        "another",
    ]
    assert same == corners


def test_on_a_phone_the_squares_stand_two_by_two_and_apart_from_the_bars() -> None:
    narrow = picture.narrow_picture()
    boxes = [
        (*narrow[f"xaxis{number}"]["domain"], *narrow[f"yaxis{number}"]["domain"])
        for number in ("", "2", "3", "4")
    ]
    assert len(set(boxes)) == 4
    assert boxes[0][1] < boxes[1][0]
    assert boxes[2][3] < boxes[0][2]
    assert narrow["yaxis5"]["domain"][1] < boxes[2][2]


def heated(t: Any, p: np.ndarray) -> temperature.Heated:
    rows = np.moveaxis(p, -1, 0)
    place = rows[:2] if len(rows) == 3 else None
    return temperature.Heated(t, rows[0], rows[1], rows, place)


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_heat_moves_a_point_on_every_curve(classes: int) -> None:
    t, p = np.geomspace(0.05, 20, 7), shares(7, classes)
    figure = temperature.heat(heated(t[2], p[2]), heated(t, p), NAMES[:classes], Labels())
    frames = temperature.heat_frames(heated(t, p))
    agrees(figure, frames, 2)
    accepts(figure, temperature.narrow_heat(NAMES[:classes], Labels()))
    assert (temperature.ON_PATH in frames) == (classes == 3)
    assert ("xaxis4" in figure["layout"]) == (classes == 3)


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_a_score_moves_every_curve_and_every_point_on_it(classes: int) -> None:
    nodes, many = np.geomspace(0.05, 20, 7), shares(35, classes).reshape(5, 7, classes)
    sets, t = heated(nodes, many), nodes[2]
    figure = temperature.heat(
        heated(t, many[3, 2]), heated(nodes, many[3]), NAMES[:classes], Labels()
    )
    frames = temperature.score_frames(heated(t, many[:, 2]), sets)
    agrees(figure, frames, 3)
    curves = [i for i, trace in enumerate(figure["data"]) if len(trace["x"]) == 7]
    assert set(frames) == {*range(5 if classes == 3 else 4), *curves}
    assert len(curves) == classes + 2 + (classes == 3)


@pytest.mark.parametrize(("p", "on_path"), [([0.2, 0.3, 0.5], True), ([1 / 3] * 3, False)])
def test_the_point_on_the_triangle_is_a_handle_where_heat_moves_it(
    p: list[float], on_path: bool
) -> None:
    here = heated(1.0, np.sort(p)[::-1])
    assert (temperature.ON_PATH in temperature.handles(here)) == on_path
    two = heated(1.0, np.array([0.6, 0.4]))
    assert temperature.handles(two) == [0, 1, 2, 3]


def test_the_corners_of_the_triangle_are_those_of_the_core() -> None:
    np.testing.assert_allclose(temperature.CORNERS, triangle_point(np.eye(3)), atol=1e-15)


@pytest.mark.parametrize("classes", [2, 3])
def test_a_constant_moves_the_scores_and_the_shares_alone(classes: int) -> None:
    scores = np.arange(classes) + np.linspace(-2, 2, 5)[:, np.newaxis]
    parts = shares(5, classes) - 0.3
    labels = Labels(classes=NAMES[:classes])
    figure = differences.shifted_scores(scores[1], parts[0], parts[1], labels)
    frames = differences.constant_frames(scores, parts)
    agrees(figure, frames, 1)
    accepts(figure, differences.narrow_shifted())
    assert not set(frames) & set(range(2 * classes, 3 * classes))


def test_a_share_without_end_leaves_its_panel_and_none_has_no_bar() -> None:
    lengths = differences.drawn([np.inf, -np.inf, np.nan, 0.25])
    low, high = differences.SHARE_SPAN
    assert lengths[0] > high
    assert lengths[1] < low
    assert lengths[2:].tolist() == [0, 0.25]


def test_a_share_that_is_no_finite_number_is_named_at_its_bar() -> None:
    scores = np.array([[-1.0, 0, 1], [1, 2, 3]])
    parts = np.array([[-np.inf, np.nan, np.inf], [1 / 6, 2 / 6, 3 / 6]])
    labels = Labels(classes=NAMES[:3])
    frames = differences.constant_frames(scores, parts)
    for at, told in enumerate((["−∞", "NaN", "∞"], [differences.NOTHING] * 3)):
        figure = differences.shifted_scores(scores[at], shares(1, 3)[0], parts[at], labels)
        agrees(figure, frames, at)
        signs = figure["data"][12:]
        assert [one["text"][0] for one in signs] == told
        assert {(one["xaxis"], one["yaxis"]) for one in signs} == {("x3", "y3")}
    low, high = differences.SHARE_SPAN
    assert low < frames[12]["x"][0] < 0 < frames[14]["x"][0] < high


def test_the_picture_and_its_weights_are_squares_with_their_numbers() -> None:
    weights = np.arange(12.0).reshape(3, 4) - 4
    labels = Labels(classes=NAMES[:3])
    figure = picture.picture_and_weights(
        np.array([1.0, 0, 0, 1]),
        (weights, np.array([0, -0.5, 0.5])),
        (np.arange(3.0), shares(1, 3)[0]),
        np.array([0, 1.0, 0]),
        labels,
    )
    accepts(figure, picture.narrow_picture())
    squares = [trace for trace in figure["data"] if trace["type"] == "heatmap"]
    assert [np.ravel(one["z"]).tolist() for one in squares[1:]] == weights.tolist()
    assert {(one["zmin"], one["zmax"]) for one in squares[1:]} == {(-7, 7)}
    written = [one for one in figure["layout"]["annotations"] if one["xref"] == "x3"]
    places = [(one["x"], one["y"], one["text"]) for one in written[:4]]
    assert places == [(0, 0, "0"), (1, 0, "1"), (0, 1, "2"), (1, 1, "3")]
    biases = [one for one in figure["layout"]["annotations"] if one["text"].startswith("b = ")]
    found = [(one["xref"], one["text"]) for one in biases]
    assert found == [("x2", "b = 0"), ("x3", "b = −0.5"), ("x4", "b = 0.5")]
    column = [one for one in figure["layout"]["annotations"] if one["x"] == picture.CODE]
    assert [one["text"] for one in column] == ["0", "<b>1</b>", "0", "<b>y</b>"]
    assert [bar["x"].tolist() for bar in figure["data"][-3:]] == [[0], [1], [0]]


def test_the_ruler_runs_on_in_both_directions_through_its_zero() -> None:
    places = numerics.on_ruler(numerics.RULER)
    assert np.all(np.diff(places) > 0)
    np.testing.assert_array_equal(places, -places[::-1])
    assert numerics.SPAN[0] < numerics.on_ruler(-1003)
    assert numerics.on_ruler(1003) < numerics.SPAN[1]


@pytest.mark.parametrize("kind", ["float16", "float64"])
def test_the_laboratory_shades_what_overflows_in_the_chosen_type(kind: str) -> None:
    limits = {"float16": 11.0, "float64": 709.0}
    scores = np.array([[1.0, 2, 3], [11, 12, 13]])
    parts = np.array([[0.1, 0.2, 0.7], [np.nan] * 3])
    labels = Labels(classes=NAMES[:3], overflow="above {limit}")
    chosen = {kind: limits[kind], **limits}
    figure = numerics.laboratory(scores[1], scores[1], parts[1], chosen, labels)
    agrees(figure, numerics.offset_frames(scores, scores, parts), 1)
    accepts(figure, numerics.narrow_laboratory(chosen, labels))
    shaded = figure["layout"]["shapes"][0]
    assert shaded["x0"] == pytest.approx(float(np.arcsinh(limits[kind])))
    assert figure["layout"]["annotations"][0]["text"] == f"<b>{kind}: above {limits[kind]:.2f}</b>"


def test_the_soft_extremes_enclose_the_hard_ones() -> None:
    x = np.linspace(-4, 4, 9)
    high, low = np.maximum(x, 1) + 0.5, np.minimum(x, 1) - 0.5
    rows = np.stack([high - 0.2, high]), np.stack([low + 0.2, low])
    figure = soft_maximum.soft_extremes((x[6], high[6], low[6]), (x, high, low), 1.0, LABELS)
    agrees(figure, soft_maximum.first_frames(x, high, low), 6)
    at = (np.array([rows[0][0, 6], high[6]]), np.array([rows[1][0, 6], low[6]]))
    agrees(figure, soft_maximum.sharpness_frames(*at, *rows), 1)
    accepts(figure, soft_maximum.narrow_extremes())
    hard = [dict(zip(one["x"], one["y"], strict=True)) for one in figure["data"][-2:]]
    assert hard == [{-4: 1, 1: 1, 4: 4}, {-4: -4, 1: 1, 4: 1}]


@pytest.mark.parametrize("answers", [2, 3])
@pytest.mark.parametrize("rival", [0, 1])
def test_a_rival_moves_its_own_score_and_every_verdict(rival: int, answers: int) -> None:
    scores, p = np.linspace(-4, 4, 5), shares(5, answers)
    pair = np.zeros(2)
    pair[rival] = scores[4]
    labels = Labels(rivals=["A", "B"], answers=NAMES[:answers])
    figure = soft_maximum.preferences(pair, p[4], labels)
    agrees(figure, soft_maximum.preference_frames(rival, scores, p), 4)
