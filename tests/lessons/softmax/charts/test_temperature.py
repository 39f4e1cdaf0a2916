"""Heat: points on every curve, and the path on the triangle."""

from typing import Any

import numpy as np
import pytest
from drawn import Labels, accepts, agrees, shares

from core.information import entropy
from core.softmax import triangle_point
from lessons.softmax.charts import temperature

NAMES = tuple("abcdefghij")


def heated(t: Any, p: np.ndarray) -> temperature.Heated:
    rows = np.moveaxis(p, -1, 0)
    place = rows[:2] if len(rows) == 3 else None
    return temperature.Heated(t, rows[0], rows, place)


def test_on_a_phone_winner_and_loser_stand_below_each_other() -> None:
    labels = Labels(winner="wins: a name", loser="loses: another")
    wide = temperature.heat(
        heated(1.0, shares(7, 3)[2]),
        heated(np.ones(7), shares(7, 3)),
        NAMES[:3],
        labels,
    )
    key, *others = wide["layout"]["annotations"]
    narrow, *same = temperature.narrow_heat(NAMES[:3], labels)["annotations"]
    assert "<br>" not in key["text"]
    assert [part.split(": ")[1] for part in narrow["text"].split("<br>")] == [
        "a name",
        "another",
    ]
    assert same == others


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_heat_moves_a_point_on_every_curve(classes: int) -> None:
    t, p = np.geomspace(0.05, 20, 7), shares(7, classes)
    figure = temperature.heat(heated(t[2], p[2]), heated(t, p), NAMES[:classes], Labels())
    frames = temperature.heat_frames(heated(t, p))
    agrees(figure, frames, 2)
    accepts(figure, temperature.narrow_heat(NAMES[:classes], Labels()))
    assert (temperature.ON_PATH in frames) == (classes == 3)
    assert ("xaxis3" in figure["layout"]) == (classes == 3)


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_a_score_moves_every_curve_and_every_point_on_it(classes: int) -> None:
    nodes, many = np.geomspace(0.05, 20, 7), shares(35, classes).reshape(5, 7, classes)
    sets, t = heated(nodes, many), nodes[2]
    figure = temperature.heat(
        heated(t, many[3, 2]), heated(nodes, many[3]), NAMES[:classes], Labels()
    )
    frames = temperature.score_frames(heated(t, many[:, 2]), sets)
    agrees(figure, frames, 3)
    curves = [name for name, one in figure["data"].items() if one["mode"] == "lines"]
    points = [name for name in figure["data"] if name.startswith("on_")]
    assert len(points) == 3 + (classes > 2) + (classes == 3)
    # A score moves neither the guide at the temperature nor the triangle itself.
    still = {temperature.GUIDE, "triangle"}
    assert set(frames) == {*points, *curves} - still
    assert len(set(curves) - still) == classes + 1 + (classes == 3)


@pytest.mark.parametrize(("p", "on_path"), [([0.2, 0.3, 0.5], True), ([1 / 3] * 3, False)])
def test_the_point_on_the_triangle_is_a_handle_where_heat_moves_it(
    p: list[float], on_path: bool
) -> None:
    here = heated(1.0, np.sort(p)[::-1])
    assert (temperature.ON_PATH in temperature.handles(here)) == on_path
    two = heated(1.0, np.array([0.6, 0.4]))
    assert temperature.handles(two) == ["on_winner", "on_loser", "on_entropy"]


@pytest.mark.parametrize(
    ("classes", "counts"), [(2, [1, 2]), (3, [1, 2, 3]), (5, [1, 2, 3, 5]), (10, [1, 2, 3, 5, 10])]
)
def test_a_number_of_classes_stands_at_the_entropy_of_so_many_equal_ones(
    classes: int, counts: list[int]
) -> None:
    figure = temperature.heat(
        heated(1.0, shares(7, classes)[2]),
        heated(np.ones(7), shares(7, classes)),
        NAMES[:classes],
        Labels(),
    )
    scale = {
        int(one["text"]): one["y"]
        for one in figure["layout"]["annotations"]
        if one["yref"] == "y2" and one["text"].isdigit()
    }
    assert list(scale) == counts
    for count, place in scale.items():
        assert place == pytest.approx(entropy(np.full(count, 1 / count)), abs=1e-15)


def test_the_line_of_no_preference_gives_every_class_the_same() -> None:
    figure = temperature.heat(
        heated(1.0, shares(7, 4)[2]), heated(np.ones(7), shares(7, 4)), NAMES[:4], Labels()
    )
    (uniform,) = figure["layout"]["shapes"]
    assert (uniform["y0"], uniform["y1"], uniform["yref"]) == (0.25, 0.25, "y")


def test_the_corners_of_the_triangle_are_those_of_the_core() -> None:
    np.testing.assert_allclose(temperature.CORNERS, triangle_point(np.eye(3)), atol=1e-15)
