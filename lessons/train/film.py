"""The film of a run, or of two: its player, and what that is sent."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from lessons.train.controls import ASKED_STEP, GOAL, LOG, STEP
from lessons.train.frame_cache import MAP_PARTS, PARTS, FrameCache, reached
from lessons.train.lesson import staged
from lessons.train.losses import (
    curve_names,
    curves_of,
    earlier_runs,
    labels,
    lane_name,
    losses_figure,
    numbers_of,
    scores_of,
    summary,
    top_of,
)
from lessons.train.runs import Runs, Shown
from lessons.train.session import Run, training_session
from ui.address import value_of
from ui.controls import current_value
from ui.language import _
from ui.live_figure import Playback, Readout, live_figure, wanted_frames
from ui.live_figure.shared import Named, shared
from ui.live_words import live_words
from ui.run_queue import runs_alone

FILM = "film"
# The figure that plays the film in each scene that follows its step.
KEYS = {
    "cockpit": FILM,
    **{
        scene: f"{FILM}_{scene}"
        for scene in ("mistakes_made", "loss_surface", "equation", "takeaway")
    },
}
BEFORE, AFTER = 1, 50  # frames around the one that is shown that are sent along with it
MARKS_ALONE = ("wrong",)  # what stands for a frame where no map is drawn
AT_ONCE = 200  # frames for a player who asks for more: every answer costs the browser as much again


def asked_for() -> bool:
    """Tell whether a player has asked for frames to come, of which it has some left."""
    return any(wanted_frames(key) for key in KEYS.values())


def film_figure(runs: Runs, scene: str) -> None:
    """Draw the player of the film of one run or two, and send what it asks for.

    In the cockpit other figures follow it; in other scenes it shows losses and accuracies itself.
    """
    key, steps = KEYS[scene], runs.steps
    at = round(current_value(ASKED_STEP))
    session = training_session()
    walk = key != FILM or runs_alone()  # in the cockpit its slider comes first
    caches = [run.frames for run in settled_runs(runs, at, walk=walk)]
    stride, run = caches[0].stride, run_of(caches, runs.smoothing)
    asked = wanted_frames(key)
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
    parts = PARTS if key == FILM else MARKS_ALONE
    # At rest the figures that follow bring the one frame that they need.
    at_rest = key == FILM and known and not wanted
    numbers = numbers_of(caches, steps, runs.smoothing)
    film = Playback(
        run,
        STEP,
        steps,
        at=float(at),
        end=frame if on_the_way else min(max(cache.end for cache in caches), len(steps) - 1),
        since=known,
        numbers={name: values[known:] for name, values in numbers.items()},
        start=first,
        rows={} if at_rest else pictures(caches, first, last, parts),
        needs=rows_of(len(caches), parts),
        **(staged(at, stride) if key == FILM else grown(runs, len(caches))),
    )
    if key == FILM:
        _player(caches, film, frame)
    else:
        _losses_alone(key, runs, caches, film, numbers, frame)


def settled_runs(runs: Runs, step: int, *, walk: bool) -> list[Run]:
    """Return the runs of these settings; they walk to a step, or towards it, once in a turn."""
    stride, goal = round(runs.steps[1]), float(value_of(GOAL))
    found = training_session().settle(
        runs.experiment, runs.lanes[0], runs.rival, step=step, stride=stride, goal=goal
    )
    for run in found if walk else ():
        run.frames.walk_towards(step // stride)
    return found


def followed(
    shown: Shown, parts: Sequence[str], numbers: Sequence[str] = (), **roles: Any
) -> Playback:
    """Return the film for a figure that follows it, with the frame that is shown now.

    ``parts`` are the rows that it shows of a frame, ``numbers`` the names of the numbers.
    """
    caches = [run.frames for run in shown.runs]
    frame = shown.step // caches[0].stride
    return Playback(
        run_of(caches, shown.smoothing),
        STEP,
        shown.steps,
        at=float(shown.asked),
        end=frame if shown.on_the_way else len(shown.steps) - 1,
        numbers={name: np.zeros(0) for name in numbers},
        start=frame,
        rows=pictures(caches, frame, frame, parts),
        needs=rows_of(len(caches), parts),
        follows=True,
        **roles,
    )


def shown_alike(draw: Callable[..., None]) -> Callable[..., None]:
    """Let what a film shows be prepared once for all who look at it, if it is no one's own.

    The first argument names what is looked at; the others tell all else that the figure depends on.
    """
    for_all = shared(draw)

    def drawn(looked: Named[Any], *args: object, personal: bool) -> None:
        (draw if personal else for_all)(looked, *args)

    return drawn


def run_of(caches: Sequence[FrameCache], smoothing: float) -> str:
    """Return the name of a film, or of two that race."""
    # How it is smoothed belongs to its name: the player keeps the numbers that it has of a film.
    return "-".join([*(cache.run for cache in caches), f"{smoothing:g}"])


def pictures(
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


def rows_of(lanes: int, parts: Sequence[str]) -> list[str]:
    """Return the names of the rows that hold some parts of a frame."""
    return [
        lane_name(lane, name)
        for lane in range(lanes)
        for name in parts
        if not lane or name in MAP_PARTS
    ]


def grown(runs: Runs, lanes: int) -> dict[str, Any]:
    """Say which curves grow along the film."""
    curves = curve_names(runs.experiment, lanes, runs.smoothing)
    return {"grows": dict(zip(curves, curves, strict=True))}


def _player(caches: Sequence[FrameCache], film: Playback, frame: int) -> None:
    """Draw the buttons of the film, with the numbers of its place; other figures follow it."""
    live_figure(
        {"data": {}, "layout": {"margin": {}}},
        key=FILM,
        name=_("Player of the training"),
        summary=summary(caches, frame),
        readouts=_place(caches, frame, film),
        film=film,
        height=0.0,
        fills=False,
    )


def _losses_alone(
    key: str,
    runs: Runs,
    caches: Sequence[FrameCache],
    film: Playback,
    numbers: Mapping[str, np.ndarray],
    frame: int,
) -> None:
    smoothing, last = runs.smoothing, float(film.values[-1])
    curves = curves_of(runs.experiment, caches, numbers, film.values, frame, smoothing)
    ghosts = earlier_runs(caches[0].data, smoothing)
    words = {name: text for name, text in labels(runs.names, smoothing).items() if name != "curves"}
    live_figure(
        losses_figure(curves, words, last, ghosts, top_of(caches), log=value_of(LOG)),
        key=key,
        name=_("Losses and accuracies of the network over the steps"),
        summary=summary(caches, frame),
        readouts=[*_place(caches, frame, film), *scores_of(runs.experiment, caches, frame)],
        formula=live_words(_("━ training   ┅ test")),
        film=film,
        height=8.5,
        fills=False,
    )


def _place(caches: Sequence[FrameCache], frame: int, film: Playback) -> list[Readout]:
    """Return where the film is: the first run that has the frame tells it, or the longest one."""
    longest = max(caches, key=lambda cache: min(len(cache.numbers), frame + 1))
    reached = min(frame, len(longest.numbers) - 1)
    return [
        Readout("step", _("step"), film.values[reached], 0, colors.NEUTRAL),
        Readout("epoch", _("epoch"), longest.numbers[reached][0], 0, colors.NEUTRAL),
    ]
