"""The film of a run, or of two: what is drawn of it, and what its player is sent."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.cost_ranges import cost_ranges
from core.evaluation import debiased_average
from core.training import Settings
from lessons.train.charts import film as charts
from lessons.train.charts.curves import RIVAL, SMOOTH, Curves
from lessons.train.data import drawn_on
from lessons.train.experiment import Experiment
from lessons.train.frame_cache import MAP_PARTS, NUMBERS, PARTS, FrameCache, reached
from lessons.train.history import Earlier
from lessons.train.noise import noise_sweep
from lessons.train.session import training_session
from ui.address import value_of
from ui.language import _
from ui.live_figure import Playback, Readout, live_figure, wanted_frames
from ui.numbers import format_number
from ui.parameters import Choice, Menu, Switch

MAP = Choice("map", ("probability", "hard"), "probability")
LOG = Switch("log_loss")
SMOOTHING = Menu("smooth", ("0", "0.6", "0.8", "0.9", "0.95", "0.99"), "0")
GOAL = Menu("goal", ("0", "0.5", "0.3", "0.2", "0.1", "0.05", "0.02", "0.01"), "0")
STEP = "step"
FILM = "film"
# The figure that plays the film in each scene that follows its step.
KEYS = {
    "cockpit": FILM,
    **{
        scene: f"{FILM}_{scene}"
        for scene in ("mistakes_made", "loss_surface", "equation", "takeaway")
    },
}
BEFORE, AFTER = 1, 100  # frames around the one that is shown that are sent along with it
MARKS_ALONE = ("wrong",)  # what stands for a frame where no map is drawn
AT_ONCE = 200  # frames for a player who asks for more: every answer costs the browser as much again
HIGHEST = 1000.0  # a loss beyond it does not stretch the axis


def labels(names: Sequence[str]) -> dict[str, str]:
    """Return the words of the figure."""
    solid = _("━ training   ┅ test")
    smooth = _("losses smoothed, raw ones faint") if _weight() else ""
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


def asked_for() -> bool:
    """Tell whether a player has asked for frames to come, of which it has some left."""
    return any(wanted_frames(key) for key in KEYS.values())


def film_figure(
    experiment: Experiment,
    lanes: Sequence[Settings],
    rival: str,
    names: Sequence[str],
    steps: np.ndarray,
    scene: str,
) -> None:
    """Draw the film of one run or two, and send what its player asks for.

    In the cockpit it shows maps and curves, in other scenes the curves alone.
    """
    key = KEYS[scene]
    at = round(st.session_state[STEP])
    stride, goal = round(steps[1]), float(value_of(GOAL))
    session = training_session()
    runs = session.settle(experiment, lanes[0], rival, step=at, stride=stride, goal=goal)
    caches = [run.frames for run in runs]
    run = run_of(caches)
    asked = wanted_frames(key)
    for cache in caches:
        cache.walk_towards(at // stride)
    frame = reached(caches, at // stride)
    known_film = asked is not None and asked.run == run and 0 <= asked.frame < len(steps)
    on_the_way = frame < at // stride
    wanted = asked if known_film and not on_the_way else None
    first = wanted.frame if wanted else max(0, frame - BEFORE)
    ahead = AT_ONCE if wanted else AFTER
    last = frame if on_the_way else min(max(first, frame) + ahead, len(steps) - 1)
    for cache in caches:
        cache.develop(first, last, shown=frame)
    known = wanted.known if wanted else session.already_sent(run, len(caches[0].numbers))
    maps = key == FILM
    shown_to, parts = _sent(maps=maps, at_rest=bool(known and not wanted), last=last, frame=frame)
    numbers = _numbers(caches, steps)
    film = Playback(
        run,
        STEP,
        steps,
        end=frame if on_the_way else min(max(cache.end for cache in caches), len(steps) - 1),
        since=known,
        numbers={name: values[known:] for name, values in numbers.items()},
        start=first,
        rows=_pictures(caches, first, shown_to, parts),
        **_roles(experiment, caches, maps=maps),
    )
    curves = _curves(caches, film, numbers, frame)
    if maps:
        _figure(experiment, caches, names, film, frame, curves)
    else:
        _losses_alone(key, caches, names, film, frame, curves)


def _sent(*, maps: bool, at_rest: bool, last: int, frame: int) -> tuple[int, Sequence[str]]:
    """Return up to which frame pictures are sent, and which of them."""
    # At rest the drawing of the network brings the one frame that it needs.
    parts = MAP_PARTS if at_rest else PARTS
    return frame if at_rest else last, parts if maps else MARKS_ALONE


def run_of(caches: Sequence[FrameCache]) -> str:
    """Return the name of a film, or of two that race."""
    # How it is smoothed belongs to its name: the player keeps the numbers that it has of a film.
    return "-".join([*(cache.run for cache in caches), f"{_weight():g}"])


def _weight() -> float:
    """Return how much an entry of a smoothed loss counts, against the one after it."""
    return float(value_of(SMOOTHING))


def _numbers(caches: Sequence[FrameCache], steps: np.ndarray) -> dict[str, np.ndarray]:
    """Return the readouts of every frame; a run that broke off has none any more."""
    known = max(len(cache.numbers) for cache in caches)
    table = np.full((len(caches), known, 1 + len(NUMBERS)), np.nan)
    for lane, cache in enumerate(caches):
        table[lane, : len(cache.numbers)] = cache.numbers
    # Epochs are those of the first run, and of the other one where the first has broken off.
    epochs = np.where(np.isnan(table[0, :, 0]), table[-1, :, 0], table[0, :, 0])
    found = {"step": steps[:known], "epoch": epochs}
    for lane in range(len(caches)):
        for column, name in enumerate(NUMBERS, start=1):
            found[lane_name(lane, name)] = table[lane, :, column]
    if _weight():
        for name in [one for one in found if one.endswith("_loss")]:
            found[smooth_name(name)] = debiased_average(found[name], weight=_weight())
    return found


def _pictures(
    caches: Sequence[FrameCache], first: int, last: int, parts: Sequence[str]
) -> dict[str, np.ndarray]:
    """Return some of the pictures of the frames that there are; one network alone is drawn."""
    frames = [i for i in range(first, last + 1) if all(cache.has(i) for cache in caches)]
    if not frames:
        return {}
    return {
        lane_name(lane, name): np.array([cache.picture(i)[PARTS.index(name)] for i in frames])
        for lane, cache in enumerate(caches)
        for name in parts
        if not lane or name in MAP_PARTS
    }


def _roles(experiment: Experiment, caches: Sequence[FrameCache], *, maps: bool) -> dict[str, Any]:
    """Say which traces and images of the figure show what of a frame."""
    lanes = len(caches)
    curves = curve_names(experiment, lanes)
    if not maps:
        return {"grows": dict(zip(curves, curves, strict=True))}
    tones = charts.palette(experiment.data.classes, hard=value_of(MAP) == "hard")
    heights, off = experiment.dataset.inputs[:, 1], experiment.field.off
    return {
        "grows": dict(zip(curves, curves, strict=True)),
        "marks": [(charts.ring(i), lane_name(i, "wrong"), heights, off) for i in range(lanes)],
        "images": [(lane_name(i, "map"), 0, tones) for i in range(lanes)],
    }


def lane_name(lane: int, name: str) -> str:
    return f"{RIVAL}{name}" if lane else name


def smooth_name(name: str) -> str:
    """Return the name of the smoothed values of a loss."""
    return (RIVAL if name.startswith(RIVAL) else "") + SMOOTH + name.removeprefix(RIVAL)


def curve_names(experiment: Experiment, lanes: int) -> list[str]:
    """Return the curves there are; without test points there are none of theirs."""
    held_back = len(experiment.test) > 0
    usual = [name for name in NUMBERS if held_back or name.startswith(charts.TRAIN)]
    raw = [lane_name(lane, name) for lane in range(lanes) for name in usual]
    smooth = [smooth_name(name) for name in raw if name.endswith("_loss")] if _weight() else []
    return [*raw, *smooth]


def _curves(
    caches: Sequence[FrameCache], film: Playback, numbers: Mapping[str, np.ndarray], frame: int
) -> Curves:
    """Return what the curves show up to a frame, in the order of their traces."""
    counts = [min(frame + 1, len(cache.numbers)) for cache in caches]
    lasts = {name: counts[name.startswith(RIVAL)] for name in film.grows.values()}
    return {name: (film.values[:last], numbers[name][:last]) for name, last in lasts.items()}


def _figure(
    experiment: Experiment,
    caches: Sequence[FrameCache],
    names: Sequence[str],
    film: Playback,
    frame: int,
    curves: Curves,
) -> None:
    wrong = [cache.picture(frame)[1] for cache in caches]
    words = labels(names)
    live_figure(
        charts.maps_and_curves(
            [experiment.field] * len(caches),
            wrong,
            curves,
            words,
            last=float(film.values[-1]),
            log=value_of(LOG),
            ghosts=_earlier(caches[0].data),
            top=_top(caches),
        ),
        key=FILM,
        name=_("Decision map of the network, and its losses and accuracies over the steps"),
        summary=_summary(caches, frame),
        readouts=_readouts(caches, frame, film),
        sweeps=noise_sweep(experiment, wrong),
        film=film,
        on_draw=drawn_on if experiment.kind == "own" else None,
        narrow=charts.narrow_maps_and_curves(len(caches), words),
        height=20.5 if len(caches) == 1 else 17.0,  # in a race the numbers take two rows
        fills=False,
    )


def _losses_alone(
    key: str,
    caches: Sequence[FrameCache],
    names: Sequence[str],
    film: Playback,
    frame: int,
    curves: Curves,
) -> None:
    words = labels(names)
    last, log, ghosts = float(film.values[-1]), value_of(LOG), _earlier(caches[0].data)
    live_figure(
        charts.curves_alone(curves, words, last=last, log=log, ghosts=ghosts, top=_top(caches)),
        key=key,
        name=_("Losses and accuracies of the network over the steps"),
        summary=_summary(caches, frame),
        readouts=_readouts(caches, frame, film),
        film=film,
        narrow=charts.narrow_curves_alone(words),
        height=14.0,
        fills=False,
    )


def _top(caches: Sequence[FrameCache]) -> float:
    """Return the end of the axis of the losses."""
    losses = [np.array(cache.numbers)[:, 1:3] for cache in caches]
    top = max(float(np.max(one[np.isfinite(one)], initial=0.1)) for one in losses)
    return float(cost_ranges(min(top, HIGHEST))[1])


def _earlier(data: str) -> list[Earlier]:
    """Return the runs before this one, smoothed as it is."""
    earlier = training_session().earlier_on(data)
    if not _weight():
        return earlier
    smooth = partial(debiased_average, weight=_weight())
    return [(name, steps, smooth(losses)) for name, steps, losses in earlier]


def _summary(caches: Sequence[FrameCache], frame: int) -> str:
    numbers = caches[0].numbers[min(frame, len(caches[0].numbers) - 1)]
    return _("After {epochs} epochs the training loss is {loss}, the accuracy {accuracy}.").format(
        epochs=format_number(numbers[0], 0),
        loss=format_number(numbers[1], 4),
        accuracy=format_number(numbers[3], 3),
    )


def _readouts(caches: Sequence[FrameCache], frame: int, film: Playback) -> list[Readout]:
    blue, pink = colors.PROBABILITY, colors.CONTRAST
    # The first run that has the frame tells how far it is; where none has it, the longest one.
    longest = max(caches, key=lambda cache: min(len(cache.numbers), frame + 1))
    reached = min(frame, len(longest.numbers) - 1)
    digits = (4, 4, 3, 3)
    found = [
        Readout("step", _("step"), film.values[reached], 0, colors.NEUTRAL),
        Readout("epoch", _("epoch"), longest.numbers[reached][0], 0, colors.NEUTRAL),
    ]
    for lane, cache in enumerate(caches):
        scores = cache.numbers[min(frame, len(cache.numbers) - 1)][1:]
        for name, text, value, places in zip(NUMBERS, _readings(), scores, digits, strict=True):
            if lane_name(lane, name) in film.grows.values() and (lane == 0 or "loss" in name):
                hue = pink if lane else blue
                words = _("{reading}, second run").format(reading=text) if lane else text
                found.append(Readout(lane_name(lane, name), words, value, places, hue))
    return found
