"""What the network believes: its map with the points on it, and how good that is over the steps."""

import html
from functools import partial

import streamlit as st

from charts import colors
from lessons.train.charts import film as charts
from lessons.train.charts.network import SIGNS
from lessons.train.controls import MAP
from lessons.train.film import followed, grown
from lessons.train.frame_cache import MAP_PARTS
from lessons.train.lesson import marks
from lessons.train.looked import chosen_place, clicked
from lessons.train.losses import (
    curve_names,
    curves_of,
    labels,
    lane_name,
    losses_figure,
    numbers_of,
    scores_of,
    summary,
)
from lessons.train.noise import noise_sweep
from lessons.train.runs import Shown
from ui.address import value_of
from ui.language import _
from ui.live_figure import live_figure

BELOW = 12.6  # rem for the losses and the player, which stand below the map
SCORES = 5.0  # rem for the scores, which stand below the maps in a race
PLAYER = 3.4  # rem for the player alone


def belief(shown: Shown) -> None:
    """Draw the map of each run with the points, their key, and the scores of the step."""
    caches = [run.frames for run in shown.runs]
    experiment, lanes = shown.experiment, len(caches)
    frame = shown.step // caches[0].stride
    field = experiment.field
    tones = charts.palette(experiment.data.classes, hard=value_of(MAP) == "hard")
    wrong = [cache.picture(frame)[1] for cache in caches]
    scores = scores_of(experiment, caches, frame)
    _key(experiment.dataset.classes, crosses=len(field.labels) <= charts.FEW)
    live_figure(
        charts.maps([field] * lanes, wrong, shown.names, chosen_place()),
        key="belief",
        name=_("Decision map of the network"),
        summary=summary(caches, frame),
        readouts=scores,
        sweeps=noise_sweep(experiment, wrong),
        film=followed(
            shown,
            MAP_PARTS,
            [one.name for one in scores],
            enlarges=True,
            marks=[
                (charts.cross(i), lane_name(i, "wrong"), field.heights, field.off)
                for i in range(lanes)
            ],
            images=[(lane_name(i, "map"), 0, tones) for i in range(lanes)],
        ),
        on_draw=partial(clicked, experiment),
        narrow={"height": 18.0},
        height=15.0,
        fills=BELOW if lanes == 1 else BELOW + SCORES,
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
    frame = shown.step // caches[0].stride
    words = {name: text for name, text in labels(shown.names).items() if name != "curves"}
    numbers = numbers_of(caches, shown.steps)
    curves = curves_of(shown.experiment, caches, numbers, shown.steps, frame)
    live_figure(
        losses_figure(curves, words, caches, float(shown.steps[-1]), **marks(shown.step)),
        key="losses",
        name=_("Losses and accuracies of the network over the steps"),
        summary=summary(caches, frame),
        film=followed(
            shown,
            (),
            curve_names(shown.experiment, len(caches)),
            **grown(shown.experiment, len(caches)),
        ),
        height=9.0,
        fills=PLAYER,
    )
