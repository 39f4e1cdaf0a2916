"""The soft extremes enclose the hard ones, and the tangent touches the soft maximum."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.softmax.charts import soft_maximum

X = np.linspace(-4, 4, 9)


def extremes(x: Any, gap: Any) -> soft_maximum.Extremes:
    return soft_maximum.Extremes(x, np.maximum(x, 1) + gap, gap, 0.25, np.minimum(x, 1) - gap)


def figure(at: float = 2.0, gap: float = 0.5, most: float = 0.7) -> dict[str, Any]:
    curves = extremes(X, np.full(9, gap))
    return soft_maximum.soft_extremes(extremes(at, gap), curves, 1.0, most, LABELS)


def test_the_soft_extremes_enclose_the_hard_ones() -> None:
    accepts(figure(), soft_maximum.narrow_extremes(LABELS))
    hard = [
        dict(zip(figure()["data"][name]["x"], figure()["data"][name]["y"], strict=True))
        for name in (soft_maximum.HARD_MAX, soft_maximum.HARD_MIN)
    ]
    assert hard == [{-4: 1, 1: 1, 4: 4}, {-4: -4, 1: 1, 4: 1}]


def test_first_score_and_sharpness_move_all_that_depends_on_them() -> None:
    first = soft_maximum.first_frames(extremes(X, np.full(9, 0.5)))
    agrees(figure(), first, 6)
    gaps = np.array([0.2, 0.5])
    sharp = extremes(np.full(2, 2.0), gaps)
    sharpness = soft_maximum.sharpness_frames(
        sharp, extremes(X, np.repeat(gaps[:, np.newaxis], 9, axis=1))
    )
    agrees(figure(), sharpness, 1)
    still = {soft_maximum.HARD_MAX, soft_maximum.HARD_MIN}
    curved = {soft_maximum.SOFT_MAX, soft_maximum.SOFT_MIN, soft_maximum.GAPS}
    assert set(sharpness) == set(figure()["data"]) - still
    assert set(first) == set(sharpness) - curved


def test_gap_and_tangent_meet_at_the_soft_maximum() -> None:
    data = figure(at=2.0, gap=0.5)["data"]
    assert (data["gap"]["x"].tolist(), data["gap"]["y"].tolist()) == ([2, 2], [2, 2.5])
    tangent = data[soft_maximum.TANGENT]
    assert np.diff(tangent["y"]) / np.diff(tangent["x"]) == pytest.approx(0.25)
    assert np.interp(2.0, tangent["x"], tangent["y"]) == pytest.approx(2.5)


def test_the_axes_hold_whatever_a_sharpness_allows() -> None:
    most = np.array([0.014, 0.7, 3.5])
    axes = soft_maximum.sharpness_layout(most)
    for i, one in enumerate(most.tolist()):
        shown = figure(most=one)["layout"]
        for name, rows in axes.items():
            assert shown[name.split(".")[0]]["range"] == rows[i].tolist()
        low, high = axes["yaxis.range"][i]
        assert low < -4 - one < 4 + one < high
        low, high = axes["yaxis2.range"][i]
        assert low < 0 < one < high
