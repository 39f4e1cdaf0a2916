"""Losses and accuracies of a run, or of two: as curves over the steps, and as numbers."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from charts import colors
from charts.cost_ranges import cost_ranges
from charts.marks import Figure
from core.evaluation import debiased_average
from lessons.train.charts import film as charts
from lessons.train.charts.curves import RIVAL, SMOOTH, Curves
from lessons.train.experiment import Experiment
from lessons.train.frame_cache import NUMBERS, FrameCache
from lessons.train.history import Earlier
from lessons.train.session import training_session
from ui.language import _
from ui.live_figure import Readout
from ui.numbers import format_number

HIGHEST = 1000.0  # a loss beyond it does not stretch the axis


def labels(names: Sequence[str], smoothing: float) -> dict[str, str]:
    """Return the words of the figure."""
    solid = _("━ training   ┅ test")
    smooth = _("losses smoothed, raw ones faint") if smoothing else ""
    return {
        "smoothing": smooth,
        "smoothed": _("smoothed"),
        "loss": _("mean loss"),
        "accuracy": _("accuracy"),
        "step": _("step"),
        "curves": solid,
        **dict(zip(NUMBERS, _readings(), strict=True)),
        **{f"map{i + 1}": name for i, name in enumerate(names)},
    }


def _readings() -> list[str]:
    return [_("train loss"), _("test loss"), _("train accuracy"), _("test accuracy")]


def numbers_of(
    caches: Sequence[FrameCache], steps: np.ndarray, smoothing: float
) -> dict[str, np.ndarray]:
    """Return the readouts of every frame; a run that broke off has none any more.

    ``smoothing`` is how much an entry of a smoothed loss counts, against the one after it.
    """
    known = max(len(cache.numbers) for cache in caches)
    table = np.full((len(caches), known, 1 + len(NUMBERS)), np.nan)
    for lane, cache in enumerate(caches):
        table[lane, : len(cache.numbers)] = cache.table
    # Epochs are those of the first run, and of the other one where the first has broken off.
    epochs = np.where(np.isnan(table[0, :, 0]), table[-1, :, 0], table[0, :, 0])
    found = {"step": steps[:known], "epoch": epochs}
    for lane in range(len(caches)):
        for column, name in enumerate(NUMBERS, start=1):
            found[lane_name(lane, name)] = table[lane, :, column]
    if smoothing:
        for name in [one for one in found if one.endswith("_loss")]:
            found[smooth_name(name)] = debiased_average(found[name], weight=smoothing)
    return found


def lane_name(lane: int, name: str) -> str:
    return f"{RIVAL}{name}" if lane else name


def smooth_name(name: str) -> str:
    """Return the name of the smoothed values of a loss."""
    return (RIVAL if name.startswith(RIVAL) else "") + SMOOTH + name.removeprefix(RIVAL)


def curve_names(experiment: Experiment, lanes: int, smoothing: float) -> list[str]:
    """Return the curves there are; without test points there are none of theirs."""
    held_back = len(experiment.test) > 0
    usual = [name for name in NUMBERS if held_back or name.startswith(charts.TRAIN)]
    raw = [lane_name(lane, name) for lane in range(lanes) for name in usual]
    smooth = [smooth_name(name) for name in raw if name.endswith("_loss")] if smoothing else []
    return [*raw, *smooth]


def curves_of(
    experiment: Experiment,
    caches: Sequence[FrameCache],
    numbers: Mapping[str, np.ndarray],
    steps: np.ndarray,
    frame: int,
    smoothing: float,
) -> Curves:
    """Return what the curves show up to a frame, in the order of their traces."""
    counts = [min(frame + 1, len(cache.numbers)) for cache in caches]
    names = curve_names(experiment, len(caches), smoothing)
    lasts = {name: counts[name.startswith(RIVAL)] for name in names}
    return {name: (steps[:last], numbers[name][:last]) for name, last in lasts.items()}


def losses_figure(
    curves: Curves,
    words: Mapping[str, str],
    last: float,
    ghosts: Sequence[Earlier],
    top: float,
    *,
    log: bool,
    **marks: Any,
) -> Figure:
    """Draw losses and accuracies so far, with those of the runs before this one.

    ``top`` is the end of the axis of the losses; ``marks`` are those of the chart.
    """
    return charts.curves_alone(curves, words, last=last, log=log, ghosts=ghosts, top=top, **marks)


def top_of(caches: Sequence[FrameCache]) -> float:
    """Return the end of the axis of the losses."""
    losses = [cache.table[:, 1:3] for cache in caches]
    top = max(float(np.max(one[np.isfinite(one)], initial=0.1)) for one in losses)
    return float(cost_ranges(min(top, HIGHEST))[1])


def earlier_runs(data: str, smoothing: float) -> list[Earlier]:
    """Return the runs before this one, smoothed as it is."""
    earlier = training_session().earlier_on(data)
    if not smoothing:
        return earlier
    smooth = partial(debiased_average, weight=smoothing)
    return [(name, steps, smooth(losses)) for name, steps, losses in earlier]


def summary(caches: Sequence[FrameCache], frame: int) -> str:
    """Say in words how far the first run has come."""
    numbers = caches[0].numbers[min(frame, len(caches[0].numbers) - 1)]
    return _("After {epochs} epochs the training loss is {loss}, the accuracy {accuracy}.").format(
        epochs=format_number(numbers[0], 0),
        loss=format_number(numbers[1], 4),
        accuracy=format_number(numbers[3], 3),
    )


def scores_of(experiment: Experiment, caches: Sequence[FrameCache], frame: int) -> list[Readout]:
    """Return losses and accuracies at a frame, run by run; those of test points if there are."""
    found = []
    held_back = len(experiment.test) > 0
    for lane, cache in enumerate(caches):
        scores = cache.numbers[min(frame, len(cache.numbers) - 1)][1:]
        hue = colors.CONTRAST if lane else colors.PROBABILITY
        for name, text, value, digits in zip(
            NUMBERS, _readings(), scores, (4, 4, 3, 3), strict=True
        ):
            if held_back or name.startswith(charts.TRAIN):
                found.append(Readout(lane_name(lane, name), text, value, digits, hue))
    return found
