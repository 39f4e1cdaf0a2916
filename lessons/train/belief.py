"""What the network believes: its map with the points on it, and how good that is over the steps."""

import html
from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from charts import colors
from lessons.train.charts import film as charts
from lessons.train.charts.mark import Mark
from lessons.train.charts.network import SIGNS
from lessons.train.controls import LOG, MAP
from lessons.train.data import NOISE
from lessons.train.film import followed, grown, shown_alike
from lessons.train.frame_cache import MAP_PARTS
from lessons.train.history import Earlier
from lessons.train.lesson import lines_at, marks_on
from lessons.train.looked import chosen_place, clicked
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
from lessons.train.noise import noise_sweep
from lessons.train.runs import Shown
from ui.address import value_of
from ui.language import _
from ui.live_figure import live_figure
from ui.live_figure.shared import Named
from ui.seed import SEED

BELOW = 12.6  # rem for the losses and the player, which stand below the map
PLAYER = 3.4  # rem for the player alone


def belief(shown: Shown) -> None:
    """Draw the map of each run with the points, their key, and the scores of the step."""
    experiment = shown.experiment
    _key(experiment.dataset.classes, crosses=experiment.field.marks_wrong)
    look = value_of(MAP) == "hard", value_of(NOISE), value_of(SEED)
    marks = marks_on("belief", shown.step)
    _maps(Named(shown.name, shown), chosen_place(), marks, *look, personal=experiment.personal)


@shown_alike
def _maps(
    looked: Named[Shown],
    place: tuple[float, float] | None,
    marks: Sequence[Mark],
    hard: bool,
    noise: float,
    seed: int,
) -> None:
    shown = looked.content
    caches = [run.frames for run in shown.runs]
    experiment, lanes = shown.experiment, len(caches)
    frame = shown.step // caches[0].stride
    field = experiment.field
    tones = charts.palette(experiment.data.classes, hard=hard)
    wrong = [cache.picture(frame)[1] for cache in caches]
    scores = scores_of(experiment, caches, frame)
    live_figure(
        charts.maps([field] * lanes, wrong, shown.names, place, marks),
        key="belief",
        name=_("Decision map of the network"),
        summary=summary(caches, frame),
        readouts=scores,
        sweeps=noise_sweep(experiment, wrong, noise, seed),
        film=followed(
            shown,
            MAP_PARTS,
            [one.name for one in scores],
            enlarges=True,
            marks=[
                (charts.cross(i), lane_name(i, "wrong"), field.places[:, 1], field.off)
                for i in range(lanes)
                if field.marks_wrong
            ],
            images=[(lane_name(i, "map"), 0, tones) for i in range(lanes)],
        ),
        on_draw=partial(clicked, experiment),
        narrow={"height": 18.0 if lanes == 1 else 12.5},
        height=15.0,
        fills=BELOW,
    )


def _key(classes: tuple[str, ...], *, crosses: bool) -> None:
    """Say above the map which sign is which class, and how training and test points differ."""
    signs = zip(SIGNS.values(), colors.CLASSES, classes, strict=False)
    parts = [f'<b style="color:{hue}">{sign}</b> {html.escape(name)}' for sign, hue, name in signs]
    told = [("● ━", _("training")), ("○ ┅", _("test"))]
    if crosses:
        told.append(("×", _("wrong")))
    parts += [f"{sign} {html.escape(text)}" for sign, text in told]
    st.html(f'<p class="map-key">{" ".join(f"<span>{part}</span>" for part in parts)}</p>')


def losses(shown: Shown) -> None:
    """Draw losses and accuracies up to the step."""
    caches = [run.frames for run in shown.runs]
    top, ghosts = top_of(caches), earlier_runs(caches[0].data, shown.smoothing)
    look = top, value_of(LOG), lines_at(shown.step), marks_on("losses", shown.step)
    own = shown.experiment.personal or bool(ghosts)  # which are the reader's
    _curves(Named(shown.name, (shown, ghosts)), *look, personal=own)


@shown_alike
def _curves(
    looked: Named[tuple[Shown, list[Earlier]]],
    top: float,
    log: bool,
    lines: Mapping[str, Sequence[float]],
    marks: Sequence[Mark],
) -> None:
    shown, ghosts = looked.content
    caches = [run.frames for run in shown.runs]
    frame, smoothing = shown.step // caches[0].stride, shown.smoothing
    words = {
        name: text for name, text in labels(shown.names, smoothing).items() if name != "curves"
    }
    numbers = numbers_of(caches, shown.steps, smoothing)
    curves = curves_of(shown.experiment, caches, numbers, shown.steps, frame, smoothing)
    live_figure(
        losses_figure(
            curves, words, float(shown.steps[-1]), ghosts, top, log=log, marks=marks, **lines
        ),
        key="losses",
        name=_("Losses and accuracies of the network over the steps"),
        summary=summary(caches, frame),
        film=followed(
            shown,
            (),
            curve_names(shown.experiment, len(caches), smoothing),
            **grown(shown, len(caches)),
        ),
        height=9.0,
        fills=PLAYER,
    )
