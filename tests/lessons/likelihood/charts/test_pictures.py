"""The row of pictures: bars that end on the curve, bars of losses, and arrows at the edge."""

from typing import Any

import numpy as np
import pytest
from drawn import Labels, accepts, agrees, drawn, finite

from charts.edges import AWAY
from charts.labels import NOTHING
from core.binary import affine_score, sigmoid
from core.losses import cost, point_losses
from lessons.likelihood.charts import pictures as main

X, Y = np.array([-3.0, -2.0, -1.0, 1.0, 2.0, 3.0]), np.array([0, 0, 1, 0, 1, 1])
LABELS = Labels(animals=("cat", "dog"), grips=Labels())
LINES = [(0.0, 0.0), (1.0, 0.0), (-3.0, 4.0), (3.0, -4.0)]


def values(w: Any, b: Any) -> tuple[Any, Any]:
    """Return heights and losses as the chart takes them, with a row for each w or b."""
    w, b = (np.asarray(number, dtype=float)[..., np.newaxis] for number in (w, b))
    heights = {
        "curve": sigmoid(affine_score(main.NODES, weight=w, bias=b)),
        "beliefs": sigmoid(affine_score(X, weight=w, bias=b)),
        **{one: sigmoid(w[..., 0] * at + b[..., 0]) for one, at in main.GRIPS.items()},
    }
    data: Any = {"x": X, "y": Y, "loss": "cross_entropy"}
    return heights, (
        point_losses(w[..., 0], b[..., 0], **data),
        cost(w[..., 0], b[..., 0], **data),
    )


def figure(w: float, b: float, **more: Any) -> Any:
    heights, (each, mean) = values(w, b)
    return main.pictures((X, Y), heights, (each, mean, np.log(2)), LABELS, **more)


@pytest.mark.parametrize(("w", "b"), LINES)
def test_the_bar_of_a_picture_is_as_long_as_the_probability_of_its_label(
    w: float, b: float
) -> None:
    shown = figure(w, b)
    assert finite(shown)
    beliefs = 1 / (1 + np.exp(-(w * X + b)))
    bars = shown["data"][main.GIVEN]
    assert bars["x"].tolist() == X.tolist()
    given = np.where(Y == 1, beliefs, 1 - beliefs)
    # To the next step that is sent, and one where there is next to nothing.
    np.testing.assert_allclose(np.abs(bars["y"]), given, atol=main.FINE)
    np.testing.assert_allclose(bars["base"] + bars["y"], beliefs, atol=main.FINE)
    assert np.all(bars["y"] != 0)


def test_a_loss_beyond_the_panel_has_an_arrow_that_says_it() -> None:
    # At w = 3, b = -4 the pug (x = -1, a dog) has z = -7: its loss is 7 + ln(1 + e⁻⁷).
    shown = figure(3.0, -4.0)["data"]
    arrows = shown[main.BEYOND]
    assert arrows["text"] == [NOTHING, NOTHING, "7.00", *[NOTHING] * 3]
    assert arrows["y"].tolist() == [AWAY, AWAY, np.float32(main.EDGE[1]), AWAY, AWAY, AWAY]
    assert shown[main.LOSS]["y"][2] == main.TALLEST


def test_the_frames_of_a_sweep_are_the_figures_that_follow() -> None:
    w, b = (np.array(column) for column in zip(*LINES, strict=True))
    heights, losses = values(w, b)
    frames = main.curve_frames(Y, heights, losses)
    for at, line in enumerate(LINES):
        shown = figure(*line)
        assert shown["data"][main.BEYOND]["text"] == frames[main.BEYOND]["text"][at]
        numbers = {name: {"y": rows["y"]} for name, rows in frames.items()}
        agrees(shown, numbers, at, atol=1e-6)


def test_the_grips_lie_on_the_curve() -> None:
    shown = figure(0.7, -0.5)["data"]
    for one in main.GRIPS:
        grip = shown[main.grip(one)]
        curve = np.interp(grip["x"], main.NODES, shown[main.CURVE]["y"])
        assert grip["y"] == pytest.approx(curve, abs=1e-12)


def test_what_a_card_lights_has_a_mark_for_each_picture() -> None:
    shown = figure(1.0, 0.0)
    drawn(shown)
    traces = shown["data"].values()
    lit = [one for one in traces if one["type"] == "bar" or one.get("uid") == main.LIT]
    assert [len(one["x"]) for one in lit] == [len(X)] * 3


def test_the_best_curve_is_drawn_once_it_is_asked_for() -> None:
    assert main.LOWEST not in figure(1.0, 0.0)["data"]
    heights, (_, mean) = values(0.7, 0.0)
    shown = figure(1.0, 0.0, best=(heights["curve"], float(mean)))["data"]
    assert shown[main.LOWEST]["y"].tolist() == [mean, mean]
    assert shown[main.BEST_CURVE]["y"].tolist() == heights["curve"].tolist()


def test_a_phone_has_a_layout_of_its_own() -> None:
    accepts(figure(1.0, 0.0), main.PANELS.narrow())
