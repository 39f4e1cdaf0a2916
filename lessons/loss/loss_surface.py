"""The cost over weight and bias, as maps and as surfaces, with the paths of descent."""

from typing import Any

import numpy as np
import streamlit as st

from core.losses import Path, cost
from lessons.loss.charts import loss_map, loss_surface
from lessons.loss.points import LOSSES, Data
from lessons.loss.walk import (
    B0,
    RATE,
    W0,
    WALK,
    after,
    places,
    walk_numbers,
    walked_along,
)
from ui.language import _
from ui.live_figure import Handle, Pick, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples, multiples
from ui.numbers import format_number


def draw_map(
    data: Data, start: tuple[float, float], rate: float, step: int, paths: list[Path]
) -> None:
    """Draw both costs as maps in which the paths can be dragged and given another start."""
    walked = places(paths)
    ends = after(data, walked[:, step], rate)
    figure = loss_map.cost_maps(_costs(data), walked, ends, step, _labels(), write=_written)
    for trace in loss_map.MAPS:
        drawn = figure["data"][trace]
        drawn["z"] = [Multiples(row, loss_map.fine_cost(drawn)) for row in drawn["z"]]
    live_figure(
        figure,
        key="descent_map",
        name=_("Maps of the cost over weight and bias, with gradient descent on both losses"),
        sweeps=_sweeps(data, start, rate, step, paths),
        handles=[Handle(WALK.key, trace) for trace in loss_map.PLACES],
        plays=WALK.key,
        picks=[Pick(W0.key, B0.key, (1, 2))],
        narrow=loss_map.narrow_maps(),
        height=25,
        **_values(paths, step),
    )
    st.caption(
        _(
            "Click anywhere in a map to start there, drag the filled mark along the path, or use "
            "the sliders. Each line joins places of equal cost; the number on it is that cost."
        )
    )


def _sweeps(
    data: Data, start: tuple[float, float], rate: float, step: int, paths: list[Path]
) -> list[Sweep]:
    walked = places(paths)
    along = loss_map.step_frames(walked, after(data, walked, rate), _written)
    numbers = walk_numbers(paths, slice(None))
    named: dict[str, Any] = {"label": _("Step"), "digits": WALK.digits}
    sweeps = [Sweep(WALK.key, WALK.values, along, numbers, **named, at=step)]
    lines = {
        RATE: (*start, RATE.values),
        W0: (W0.values, start[1], rate),
        B0: (start[0], B0.values, rate),
    }
    here = {RATE: rate, W0: start[0], B0: start[1]}
    for control, swept in zip(lines, walked_along(data, *lines.values()), strict=True):
        found = places(swept)
        ends = after(data, found[:, :, step], lines[control][-1])
        frames = loss_map.start_frames(found, ends, step, _written)
        sweeps.append(
            Sweep(
                control.key,
                control.values,
                multiples(frames, loss_map.FINE),
                walk_numbers(swept, step),
                label=control.key,
                digits=control.digits,
                by_index=control is RATE,
                at=here[control],
            )
        )
    return sweeps


def draw_surface(data: Data, step: int, paths: list[Path]) -> None:
    """Draw both costs as surfaces that can be turned."""
    heights = np.stack([path.costs for path in paths])
    live_figure(
        loss_surface.cost_surfaces(_costs(data), places(paths), heights, step, _labels()),
        key="descent_surface",
        name=_("Surfaces of the cost over weight and bias, with gradient descent on both losses"),
        narrow=loss_surface.narrow_surfaces(_labels()),
        height=27,
        **_values(paths, step),
    )
    st.caption(_("Drag a surface to turn it. Each follows the sliders when they are let go."))


def _written(value: float) -> str:
    return format_number(value, 1)


def _costs(data: Data) -> list[np.ndarray]:
    w, b = loss_map.GRID
    x, y = data
    return [cost(w, b[:, np.newaxis], x=x, y=y, loss=loss) for loss in LOSSES]


def _labels() -> dict[str, str]:
    return {
        "w": _("weight w"),
        "b": _("bias b"),
        "cost": _("mean loss"),
        "start": _("start"),
        "place": _("after this step"),
        "cross_entropy": _("cross-entropy"),
        "squared_error": _("squared error"),
    }


def _values(paths: list[Path], step: int) -> dict:
    numbers = walk_numbers(paths, step)
    hues = loss_map.HUES
    titles = (_("mean cross-entropy"), _("mean squared error"))
    return {
        "summary": _(
            "After {step} steps the mean cross-entropy is {bce}, the mean squared error {squared}."
        ).format(
            step=step,
            bce=format_number(numbers["walk_bce"], 6),
            squared=format_number(numbers["walk_squared_error"], 6),
        ),
        "readouts": [
            Readout(name, title, numbers[name], 6, hue)
            for name, title, hue in zip(numbers, titles, hues, strict=True)
        ],
    }
