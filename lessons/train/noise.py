"""The points while the noise is dragged; their network is trained when it is let go."""

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

import numpy as np

from core.data import Shape, generate
from lessons.train.charts import film as charts
from lessons.train.data import NOISE, SHAPES
from lessons.train.experiment import Experiment, map_of
from ui.language import _
from ui.live_figure import Sweep
from ui.live_figure.multiples import multiples


def noise_sweep(
    experiment: Experiment, wrong: Sequence[np.ndarray], noise: float, seed: int
) -> list[Sweep]:
    """Return how the points move with the noise; what was measured or drawn has none."""
    kind, dataset, lanes = experiment.kind, experiment.dataset, len(wrong)
    if kind not in SHAPES:
        return []
    drawn = cast(Shape, kind), len(dataset.labels), len(dataset.classes), seed
    places, ranges = _spread(*drawn)
    now = int(NOISE.values.searchsorted(noise))
    frames = charts.noise_frames([experiment.field] * lanes, wrong, places, now)
    axes = {
        f"{letter}axis{lane + 1 if lane else ''}.range": ranges[:, :, i]
        for lane in range(lanes)
        for i, letter in enumerate("xy")
    }
    return [
        Sweep(
            NOISE.key,
            NOISE.values,
            multiples(frames, charts.UNIT),
            layout=axes,
            label=_("Noise"),
            digits=NOISE.digits,
            at=NOISE.values[now],
        )
    ]


@lru_cache(maxsize=64)
def _spread(kind: Shape, count: int, classes: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return places of the points for every noise, (noises, points, 2), and corners of their maps.

    They do not depend on the step, which moves far more often than they do.
    """
    drawn = [generate(kind, count, noise=one, seed=seed, classes=classes) for one in NOISE.values]
    places = np.stack([one.inputs for one in drawn]).astype(np.float32)
    maps = [map_of(one, measured=False) for one in places]
    ranges = np.array([(one.low, one.high) for one in maps])
    places.flags.writeable = ranges.flags.writeable = False
    return places, ranges
