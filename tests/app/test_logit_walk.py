"""The walk of three logits on the cross-entropy page: its starts, and what a preview shows."""

from typing import Any

import numpy as np
import pytest
from course import elements, figures, opened, seen
from payload_reader import unpacked

SENT = 51_000  # bytes of both figures of the walk, which follow 200 steps and are sent together


def test_a_start_can_be_set_to_a_tenth() -> None:
    app = opened("cross-entropy", o1="-0.7", o3="3.9")
    assert not app.warning
    assert [app.slider(key=key).step for key in ("o1", "o2", "o3")] == [0.1] * 3
    assert np.ravel(figures(app)["steps"]["figure"]["data"][8]["y"]).tolist() == [-0.7, 2.0, 3.9]


@pytest.mark.parametrize(
    ("control", "value"), [("o1", -3.3), ("o2", 0.1), ("o3", 4.0), ("taken", 10), ("taken", 200)]
)
@pytest.mark.parametrize("key", ["steps", "curvature"])
def test_a_preview_is_the_figure_that_follows(key: str, control: str, value: float) -> None:
    settings = {"taken": "3", "aim": "soft"}
    before = figures(seen("cross-entropy", **settings))[key]
    after = figures(seen("cross-entropy", **{**settings, control: f"{value:g}"}))[key]
    (sweep,) = [one for one in before["sweeps"] if one["control"] == control]
    at = int(np.flatnonzero(sweep["values"] == value)[0])
    shown: list[dict[str, Any]] = after["figure"]["data"]
    for trace, changes in sweep["traces"]:
        for name, rows in changes.items():
            half = getattr(rows, "unit", 0.0) / 2 + 1e-9
            np.testing.assert_allclose(rows[at], np.ravel(shown[trace][name]), rtol=0, atol=half)
    for name, rows in sweep["layout"].items():
        axis, _range = name.split(".")
        assert after["figure"]["layout"][axis]["range"] == pytest.approx(rows[at])
    numbers = {one["name"]: one["value"] for one in after["readouts"]}
    for name, rows in sweep["readouts"].items():
        assert rows[at] == numbers[name]
    assert {"loss", "variance_1"} & set(sweep["readouts"])


def test_rounding_for_the_preview_is_less_than_half_a_pixel() -> None:
    told = figures(seen("cross-entropy", o1="4", eta="5"))["steps"]
    (sweep,) = [one for one in told["sweeps"] if one["control"] == "o2"]
    largest = {index: getattr(changes["y"], "unit", 0.0) for index, changes in sweep["traces"]}
    # The curve of the loss, and the point on it.
    loss, here = (i for i, one in enumerate(told["figure"]["data"]) if one["xaxis"] == "x3")
    tops = sweep["layout"]["yaxis3.range"][:, 1]
    assert largest[here] == 0.0
    assert largest[loss] / 2 < tops.min() / 1000
    assert max(largest.values()) / 2 < 1.06 / 1000


def test_both_figures_of_the_walk_are_small() -> None:
    mounted = [one.proto for one in elements(seen("cross-entropy")) if one.type == "bidi_component"]
    sent = [one.bytes for one in mounted if one.component_name == "live_figure"]
    told = [unpacked(one) for one in sent]
    sizes = {
        len(one)
        for one, all_of_it in zip(sent, told, strict=True)
        if b'"steps"' in all_of_it or b'"curvature"' in all_of_it
    }
    assert len(sizes) == 2
    assert sum(sizes) < SENT


def test_the_steps_lead_far_and_their_end_is_told() -> None:
    app = opened("cross-entropy", taken="9")
    told = []
    for _press in range(3):
        told.append(app.button(key="step_on").label)
        app.button(key="step_on").click().run()
    assert told == ["Take one step", "Take 5 steps", "Take 5 steps"]
    assert app.session_state["taken"] == 20
    assert not app.button(key="step_on").help
    end = opened("cross-entropy", taken="200").button(key="step_on")
    assert end.disabled
    assert "200" in end.help


def test_towards_a_one_hot_label_the_logits_drift_apart_without_end() -> None:
    apart = []
    for taken in ("10", "100", "200"):
        path = figures(seen("cross-entropy", taken=taken))["steps"]["figure"]["data"][2]["y"]
        apart.append(np.ptp(path))
    assert apart == sorted(set(apart))
    assert apart[-1] > 6
