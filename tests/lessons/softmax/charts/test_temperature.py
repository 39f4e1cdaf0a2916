"""Heat: points on every curve, and the path on the triangle."""

from typing import Any

import numpy as np
import pytest
from drawn import Labels, accepts, agrees, shares

from core.softmax import triangle_point
from lessons.softmax.charts import temperature

NAMES = tuple("abcdefghij")


def heated(t: Any, p: np.ndarray) -> temperature.Heated:
    rows = np.moveaxis(p, -1, 0)
    place = rows[:2] if len(rows) == 3 else None
    return temperature.Heated(t, rows[0], rows[1], rows, place)


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
    curves = [name for name, trace in figure["data"].items() if len(trace["x"]) == 7]
    points = [name for name in figure["data"] if name.startswith("on_")]
    assert len(points) == (5 if classes == 3 else 4)
    assert set(frames) == {*points, *curves}
    assert len(curves) == classes + 2 + (classes == 3)


@pytest.mark.parametrize(("p", "on_path"), [([0.2, 0.3, 0.5], True), ([1 / 3] * 3, False)])
def test_the_point_on_the_triangle_is_a_handle_where_heat_moves_it(
    p: list[float], on_path: bool
) -> None:
    here = heated(1.0, np.sort(p)[::-1])
    assert (temperature.ON_PATH in temperature.handles(here)) == on_path
    two = heated(1.0, np.array([0.6, 0.4]))
    assert temperature.handles(two) == ["on_entropy", "on_count", "on_low", "on_high"]


def test_the_corners_of_the_triangle_are_those_of_the_core() -> None:
    np.testing.assert_allclose(temperature.CORNERS, triangle_point(np.eye(3)), atol=1e-15)
