"""What the drawing of the network shows of every frame: lines, maps of its units, readouts."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from core.training import Frames, Grid, TrainingHistory, unit_maps, weight_levels, weights_in_order
from lessons.train.charts import network as charts

SIDE = 12  # places of a unit's map along each side
NETWORK_PARTS = ("lines", "units", "weights")  # rows of a frame
READ = ("highest_weight", "lowest_weight")


def network_pictures(
    film: TrainingHistory, frames: Frames
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the rows of some frames: codes of lines, pictures of units, extreme weights."""
    settings = [film.settings(int(step)) for step in frames.steps]
    weights = weights_in_order(frames.parameters, film.segments[0].settings)
    maps = np.zeros((*frames.parameters.shape[:2], SIDE**2), dtype=np.uint8)
    # Segments of a film can differ in their activation.
    for one in set(settings):
        now = [each == one for each in settings]
        maps[now] = unit_maps(frames.parameters[now], places(film.grid), one)
    extremes = np.stack([weights.max(axis=1), weights.min(axis=1)], axis=1)
    return charts.line_codes(weight_levels(weights)), charts.map_codes(maps), extremes


def places(grid: Grid) -> np.ndarray:
    """Return the places of a unit's map, rows going up: the middles of equal squares."""
    low, high = np.array(grid.low), np.array(grid.high)
    across, up = (low + (high - low) * (np.arange(SIDE)[:, np.newaxis] + 0.5) / SIDE).T
    return np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)


def roles(columns: Sequence[charts.Column]) -> dict[str, Any]:
    """Say which traces, images and readouts of the drawing show what of a frame."""
    lines, units, weights = NETWORK_PARTS
    x, y = np.ascontiguousarray(np.moveaxis(charts.line_ends(columns), -1, 0))
    return {
        "lines": [(trace, lines, code, x, y) for code, trace in enumerate(charts.LINES, 1)],
        "images": [(units, i, tones) for i, tones in enumerate(charts.palettes(columns))],
        "readings": [(name, weights, place) for place, name in enumerate(READ)],
    }
