"""Gradient descent on both losses from one start, and the controls that set it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from core.losses import Path, cost, cost_gradient, descend, descent_step
from lessons.loss.charts import loss_map
from lessons.loss.examples import LOSSES, Rows
from ui.address import value_of
from ui.controls import current_value, drawn_above, field_of, slider, stepped
from ui.language import _
from ui.numbers import significant
from ui.parameters import Choice, Field, Slider, one_two_five

FIELD = 150  # pixels, so that two of them stand side by side
RATE = one_two_five("rate", 0.1, 10.0, 1.0)
W0 = Field("w0", -4.0, 4.0, 0.1, -2.0, 1)
B0 = Field("b0", -4.0, 4.0, 0.1, 3.0, 1)
WALK = Slider("walk", 0.0, 20.0, 1.0, 0.0, 0)
# Links of old chose by it between maps and surfaces, which are scenes of their own now.
RELIEF = Choice("relief", ("map", "surface"), "map")


def walk_slider() -> int:
    """Draw the slider of the steps, and return how many have been taken."""
    return round(slider(WALK, _("Step")))


def rate_slider() -> float:
    """Draw the slider of the learning rate, and return it."""
    return stepped(RATE, _("Learning rate η"))


def walk_buttons() -> None:
    """Draw buttons that take a step, take one back, and go back to the start."""
    if drawn_above("walk_buttons"):
        return
    with st.container(horizontal=True, gap="small"):
        for key, text, by, icon in (
            ("skip_next", _("Next step"), 1.0, ":material/skip_next:"),
            ("skip_previous", _("Previous step"), -1.0, ":material/skip_previous:"),
            ("replay", _("Back to the start"), -WALK.high, ":material/replay:"),
        ):
            st.button(
                text,
                key=f"walk_{key}",
                on_click=_move_walk,
                args=(by,),
                icon=icon,
                type="primary" if by == 1.0 else "secondary",
            )


def _move_walk(steps: float) -> None:
    wanted = current_value(WALK) + steps
    st.session_state[WALK.key] = float(np.clip(wanted, WALK.low, WALK.high))


def start_fields() -> tuple[float, float]:
    """Draw fields for the weight and the bias to start from, and return both."""
    with st.container(horizontal=True, gap="small"):
        w0 = field_of(W0, _("Start: weight w"), width=FIELD)
        return w0, field_of(B0, _("Start: bias b"), width=FIELD)


def start() -> tuple[float, float]:
    """Return where the walks start."""
    return value_of(W0), value_of(B0)


@lru_cache(maxsize=64)
def walked(rows: Rows, start: tuple[float, float], rate: float | None) -> list[Path]:
    """Follow gradient descent on each loss; without a rate for all of them together."""
    x, y = rows
    rates, steps = RATE.values if rate is None else rate, int(WALK.high)
    return [descend(*start, x=x, y=y, loss=loss, rate=rates, steps=steps) for loss in LOSSES]


def places(paths: list[Path]) -> np.ndarray:
    """Return where both walks lead: weight and bias along the last axis."""
    return np.stack([path.points for path in paths])


@lru_cache(maxsize=64)
def after(rows: Rows, start: tuple[float, float], rate: float | None) -> np.ndarray:
    """Return where the next step of each loss leads from the places of `walked`."""
    x, y = rows
    rates = RATE.values[:, np.newaxis] if rate is None else rate
    return np.stack(
        [
            descent_step(*np.moveaxis(path.points, -1, 0), x=x, y=y, loss=loss, rate=rates)
            for path, loss in zip(walked(rows, start, rate), LOSSES, strict=True)
        ]
    )


def walk_costs(paths: list[Path], step) -> dict[str, Any]:
    """Return both costs after a step, or after many."""
    ours, theirs = (path.costs[..., step] for path in paths)
    return {"walk_bce": ours, "walk_squared_error": theirs}


def walk_summary(step: int, numbers: Mapping[str, float]) -> str:
    """Say in words what a figure of both walks shows."""
    return _(
        "After {step} steps the mean cross-entropy is {bce}, the mean squared error {squared}."
    ).format(
        step=step,
        bce=significant(numbers["walk_bce"]),
        squared=significant(numbers["walk_squared_error"]),
    )


def rule_numbers(rows: Rows, point: np.ndarray, ends: np.ndarray, rate) -> dict[str, Any]:
    """Return the numbers of the rule for the cross-entropy, at one place or at many."""
    x, y = rows
    w, b = point[..., 0], point[..., 1]
    slopes = cost_gradient(w, b, x=x, y=y, loss=LOSSES[0])
    return {
        "slope_w": slopes[..., 0],
        "slope_b": slopes[..., 1],
        "walk_w": w,
        "walk_b": b,
        "walk_rate": np.broadcast_to(rate, w.shape),
        "next_w": ends[..., 0],
        "next_b": ends[..., 1],
    }


@lru_cache(maxsize=16)
def costs_on_grid(rows: Rows) -> list[np.ndarray]:
    """Return both costs on the grid of the maps and surfaces."""
    w, b = loss_map.GRID
    x, y = rows
    return [cost(w, b[:, np.newaxis], x=x, y=y, loss=loss) for loss in LOSSES]


def labels() -> dict[str, str]:
    """Return what maps and surfaces call their parts."""
    return {
        "w": _("weight w"),
        "b": _("bias b"),
        "cost": _("mean loss"),
        "start": _("start"),
        "place": _("after this step"),
        "cross_entropy": _("cross-entropy"),
        "squared_error": _("squared error"),
    }
