"""Gradient descent on both losses from one start, and the controls that set it."""

from typing import Any

import numpy as np

from core.losses import Path, descend, descent_step
from lessons.loss.points import LOSSES, Data
from ui.parameters import Slider, one_two_five

RATE = one_two_five("rate", 0.1, 10.0, 1.0)
W0 = Slider("w0", -4.0, 4.0, 0.1, -2.0, 1)
B0 = Slider("b0", -4.0, 4.0, 0.1, 3.0, 1)
WALK = Slider("walk", 0.0, 20.0, 1.0, 10.0, 0)


def walked(data: Data, w0, b0, rate) -> list[Path]:
    """Follow gradient descent on each loss; several starts or rates are computed together."""
    x, y = data
    steps = int(WALK.high)
    return [descend(w0, b0, x=x, y=y, loss=loss, rate=rate, steps=steps) for loss in LOSSES]


def walked_along(data: Data, *lines: tuple[Any, Any, Any]) -> list[list[Path]]:
    """Follow gradient descent along several rows of starts and rates, all computed together."""
    rows = [np.broadcast_arrays(*line) for line in lines]
    ends = np.cumsum([w.size for w, _b, _rate in rows])[:-1]
    walks = [
        zip(*(np.split(part, ends) for part in vars(path).values()), strict=True)
        for path in walked(data, *map(np.concatenate, zip(*rows, strict=True)))
    ]
    return [[Path(*part) for part in parts] for parts in zip(*walks, strict=True)]


def after(data: Data, points: np.ndarray, rate) -> np.ndarray:
    """Return where the next step of each loss leads from its places, a row of them a loss."""
    x, y = data
    return np.stack(
        [
            descent_step(found[..., 0], found[..., 1], x=x, y=y, loss=loss, rate=rate)
            for found, loss in zip(points, LOSSES, strict=True)
        ]
    )


def walk_numbers(paths: list[Path], step) -> dict[str, Any]:
    """Return both costs after a step, or after many."""
    ours, theirs = (path.costs[..., step] for path in paths)
    return {"walk_bce": ours, "walk_squared_error": theirs}


def places(paths: list[Path]) -> np.ndarray:
    """Return where both walks lead: weight and bias along the last axis."""
    return np.stack([path.points for path in paths])
