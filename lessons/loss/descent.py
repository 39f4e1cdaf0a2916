"""Gradient descent over the cost of the reader's points."""

import numpy as np
import streamlit as st

from core.losses import Path, has_finite_maximum, separable
from lessons.loss.loss_surface import draw_map, draw_surface
from lessons.loss.walk import B0, RATE, W0, WALK, walked
from ui.controls import choice, slider, stepped
from ui.language import _
from ui.layout import section, workbench
from ui.parameters import Choice
from ui.run_queue import fragment

RELIEF = Choice("relief", ("map", "surface"), "map")
CONTROLS = (RATE, W0, B0, WALK, RELIEF)


def _verdict(x: np.ndarray, y: np.ndarray) -> str:
    """Say whether the cross-entropy of these points has a lowest point."""
    if np.all(y == y[0]):
        return _(
            "**One class only.** Always answering that label costs nothing, so the bias grows for "
            "ever. Nothing can be learned about x."
        )
    if separable(x, y):
        return _(
            "**Separable.** One threshold tells all labels apart, so a steeper curve always fits "
            "better: the cross-entropy has **no lowest point**, and the weights grow for ever."
        )
    if not has_finite_maximum(x, y):
        return _(
            "**Almost separable.** The two sides touch in one x alone. A steeper curve still fits "
            "better, so there is no lowest point, and the weights grow for ever."
        )
    if np.all(x == x[0]):
        return _(
            "**One x only.** Weight and bias do the same work, so a whole line of them is best."
        )
    return _(
        "**Overlapping.** No threshold tells the labels apart, so the cross-entropy has one lowest "
        "point, at finite weights."
    )


def _move_walk(steps: float) -> None:
    wanted = st.session_state[WALK.key] + steps
    st.session_state[WALK.key] = float(np.clip(wanted, WALK.low, WALK.high))


def _controls() -> tuple[float, float, float, int, str]:
    step = slider(WALK, _("Step"))
    with st.container(horizontal=True, gap="small"):
        for text, by, icon in (
            (_("Back"), -1.0, "skip_previous"),
            (_("Step on"), 1.0, "skip_next"),
            (_("To the start"), -WALK.high, "replay"),
        ):
            st.button(
                text,
                key=f"walk_{icon}",
                on_click=_move_walk,
                args=(by,),
                icon=f":material/{icon}:",
            )
    rate = stepped(RATE, _("Learning rate"))
    w0 = slider(W0, _("Start: weight w"))
    b0 = slider(B0, _("Start: bias b"))
    relief = choice(RELIEF, _("Cost seen as"), [_("map"), _("surface")])
    return rate, w0, b0, round(step), relief


@fragment
def descent(x: np.ndarray, y: np.ndarray) -> None:
    with section("descent", _("Downhill over the cost")):
        st.markdown(_verdict(x, y))
        controls, chart = workbench()
        with controls:
            rate, w0, b0, step, relief = _controls()
        paths = walked((x, y), w0, b0, rate)
        with chart:
            if relief == "map":
                draw_map((x, y), (w0, b0), rate, step, paths)
            else:
                draw_surface((x, y), step, paths)
            _words(paths)


def _words(paths: list[Path]) -> None:
    if any(path.diverged for path in paths):
        st.warning(
            _(
                "At this learning rate a path ends higher than it began: every step jumps across "
                "the valley. Take a smaller one."
            ),
            icon=":material/trending_up:",
        )
    st.markdown(
        _(
            "Both paths start at the same place and take the same learning rate. Where the start "
            "is badly wrong the cross-entropy has a steep slope and leads straight down, while the "
            "squared error lies on a **plateau** and hardly moves."
        )
    )
