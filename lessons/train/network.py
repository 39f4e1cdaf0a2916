"""The network as a drawing: what each unit makes of the plane, and the weights between them."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from charts import colors
from core.training import BOUNDS, FEATURES, expand, layers, weights_in_order
from lessons.train.answers import Answers
from lessons.train.charts import network as charts
from lessons.train.charts.mark import Mark
from lessons.train.film import followed, shown_alike
from lessons.train.lesson import marks_on
from lessons.train.looked import (
    choose_bias,
    choose_weight,
    chosen_place,
    places_of,
    values_at,
)
from lessons.train.losses import summary
from lessons.train.runs import Shown
from lessons.train.unit_maps import NETWORK_PARTS, READ, SIDE, places, roles
from ui.language import _
from ui.live_figure import Readout, live_figure
from ui.live_figure.shared import Named
from ui.numbers import format_number

WRITTEN = ("x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin x₁", "sin x₂")
FEATURE_NAMES = dict(zip(FEATURES, WRITTEN, strict=True))


def network(shown: Shown, given: Answers, *, below: float) -> None:
    """Draw features, hidden units and outputs with their maps, and the weights as lines.

    ``below`` is how many rem stand below the drawing.
    """
    place = chosen_place()
    if place:
        st.html(charts.VALUES_AT_REST)
    looked = Named(shown.name, (shown, given))
    marks = marks_on("network", shown.step)
    _drawing(looked, place, marks, below, personal=shown.experiment.personal)


@shown_alike
def _drawing(
    looked: Named[tuple[Shown, Answers]],
    place: tuple[float, float] | None,
    marks: Sequence[Mark],
    below: float,
) -> None:
    shown, given = looked.content
    now, caches = given.now, [run.frames for run in shown.runs]
    weights = weights_in_order(now.state.parameters, now.settings)
    drawn = columns(given)
    film = followed(shown, NETWORK_PARTS, looks=True, **roles(drawn))
    values = [format_number(one, 2) for one in values_at(given, place)] if place else []
    of_weights, of_biases = places_of(given)
    hover = [format_number(weight, 4) for weight in weights]
    codes = film.rows[NETWORK_PARTS[0]][0]
    live_figure(
        charts.network(drawn, hover, codes, feature_maps(given), values, marks),
        key="network",
        name=_("Drawing of the network: a map for each unit, a line for each weight"),
        summary=f"{_summary(given, weights)} {summary(caches, shown.step // caches[0].stride)}",
        readouts=_readouts(weights),
        film=film,
        on_choose={
            charts.WEIGHTS: lambda point: choose_weight(of_weights[point]),
            charts.UNITS: lambda point: choose_bias(of_biases[point]),
        },
        narrow=charts.narrow_network(drawn),
        height=22.0,
        fills=below,
    )


def meaning() -> str:
    """Say what the maps and lines of the drawing stand for."""
    return _(
        "Each small map shows the output of one unit over the data plane: **violet** where it is "
        "positive, **brown** where negative, and more intense the larger it is compared with the "
        "largest output of that unit. On the right is what the whole network believes, in the "
        "colours of the classes.\n\n"
        "A line is a weight: **violet, solid** above 0, **brown, dashed** below. The "
        "thinnest lines are weights up to {low} in size; each thicker line covers up to twice as "
        "much; the thickest are above {high}. The scale is the same at every step, so a line that "
        "thickens is a weight that grows. While nothing is played, point at a line or a unit to "
        "read its weight or its bias, click it to set it by hand, and click a place of the map to "
        "see what every unit makes of it. Without a hidden layer the features go straight into the "
        "output."
    ).format(low=f"{BOUNDS[0]:g}", high=f"{BOUNDS[-1]:g}")


def columns(given: Answers) -> list[charts.Column]:
    """Return the units of the network with their names and words, column by column."""
    now = given.now
    features = now.settings.features
    found = layers(now.state.parameters, now.settings)
    biases = [[_bias(one) for one in layer.biases] for layer in found]
    inner = [charts.Column([""] * len(texts), texts) for texts in biases[:-1]]
    hover = [f"{name}: {bias}" for name, bias in zip(given.names, biases[-1], strict=True)]
    first = charts.Column(names_of(features), names_of(features))
    return [first, *inner, charts.Column(given.names, hover)]


def feature_maps(given: Answers) -> np.ndarray:
    """Return what each feature makes of the plane, divided by its largest size."""
    seen = expand(places(given.experiment.grid), given.now.settings.features)
    maps = seen.T.reshape(-1, SIDE, SIDE)
    return np.asarray(maps / np.max(np.abs(maps), axis=(1, 2), keepdims=True))


def names_of(features: tuple[str, ...]) -> list[str]:
    """Return how features are written."""
    return [FEATURE_NAMES[feature] for feature in features]


def _bias(value: float) -> str:
    return _("bias {value}").format(value=format_number(value, 4))


def _readouts(weights: np.ndarray) -> list[Readout]:
    highest, lowest = READ
    return [
        Readout("weights_count", _("weights"), len(weights), 0, colors.NEUTRAL),
        Readout(highest, _("largest"), weights.max(), 4, colors.POSITIVE),
        Readout(lowest, _("smallest"), weights.min(), 4, colors.NEGATIVE),
    ]


def _summary(given: Answers, weights: np.ndarray) -> str:
    now = given.now
    inner = [len(layer.biases) for layer in layers(now.state.parameters, now.settings)]
    return _(
        "Step {step}. Units from the features to the output: {sizes}. Of {count} weights {above} "
        "are above 0; the largest is {largest}, the smallest {smallest}."
    ).format(
        step=now.state.step,
        sizes=" – ".join(map(str, [len(now.settings.features), *inner])),
        count=len(weights),
        above=np.count_nonzero(weights > 0),
        largest=format_number(weights.max(), 4),
        smallest=format_number(weights.min(), 4),
    )
