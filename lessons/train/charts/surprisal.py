"""What each point costs, and where it lies: two linked panels."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from charts import colors
from charts.marks import Figure
from charts.precision import MOST, precision
from lessons.train.charts.film import SYMBOLS, Field

COSTS, MAP = 120, 300  # heights in pixels
GOLDEN = 0.6180339887498949  # its multiples, without their whole parts, spread evenly
STAR = "M0-1L.22-.31 .95-.31 .36.12 .59.81 0 .38-.59.81-.36.12-.95-.31-.22-.31Z"
# On a canvas the points are one picture with one text, not hundreds of nameless elements.
CANVAS = {"embedOptions": {"renderer": "canvas"}}
LIVELY, FADED = 0.9, 0.07
TICKS = 8  # about
AXIS: dict[str, Any] = {
    "labelFontSize": 13,
    "labelFontWeight": "normal",
    "titleFontSize": 14,
    "titleFontWeight": "normal",
    "titlePadding": 12,
    "labelPadding": 10,
    "ticks": False,
    "domain": False,
}


def linked_surprisals(surprisals: np.ndarray, field: Field, labels: Mapping[str, str]) -> Figure:
    """Draw surprisals above the map of the points; what is brushed in one stands out in both.

    ``labels`` names ``surprisal``, ``class`` and ``probability``.
    """
    corners = (*field.low, *field.high)
    words = tuple(sorted(labels.items()))
    digits = tuple(min(precision(values) + 1, MOST) for values in field.places.T)
    spec = _drawing(tuple(field.names), tuple(field.axes), corners, digits, words)
    return {**spec, "datasets": {"points": columns(surprisals, field)}}


def columns(surprisals: np.ndarray, field: Field) -> dict[str, Any]:
    """Return the table that both panels share, a row a point."""
    return {
        "x": field.places[:, 0],
        "y": field.places[:, 1],
        "class": np.asarray(field.names)[field.labels],
        "training": field.training,
        "surprisal": surprisals.astype(np.float32),
        "probability": np.exp(-surprisals).astype(np.float32),
        "spread": (np.arange(len(surprisals)) * GOLDEN % 1).astype(np.float32),
    }


@lru_cache(maxsize=32)
def _drawing(
    names: Sequence[str],
    axes: tuple[str, str],
    corners: tuple[float, ...],
    digits: tuple[int, ...],
    words: Sequence[tuple[str, str]],
) -> Figure:
    """Return the chart without its points: Altair's own checks take long, so it is kept.

    ``digits`` has for both axes of the map how many digits their ticks may have.
    """
    labels = dict(words)
    costs = alt.selection_interval(name="costs", encodings=["x"])
    places = alt.selection_interval(name="places")
    look = _look(names, labels, costs & places)
    points = alt.Chart(alt.Data(name="points"))
    above = (
        points.mark_point(size=40)
        .encode(
            x=alt.X("surprisal:Q")
            .title(labels["surprisal"])
            .scale(type="sqrt", zero=True)
            .axis(tickCount=TICKS),
            y=alt.Y("class:N").title(None).scale(domain=names),
            yOffset=alt.YOffset("spread:Q").scale(domain=[-0.2, 1.2]),
            **look,
        )
        .properties(height=COSTS + 20 * max(0, len(names) - 2))
        .add_params(costs)
    )
    below = (
        points.mark_point(size=50)
        .encode(
            x=_map_axis("x", alt.X, axes[0], corners[0::2], digits[0]),
            y=_map_axis("y", alt.Y, axes[1], corners[1::2], digits[1]),
            **look,
        )
        .properties(height=MAP)
        .add_params(places)
    )
    both = alt.vconcat(above, below, usermeta=CANVAS)
    drawn: Figure = both.configure_axis(**AXIS).configure_view(stroke=None).to_dict()
    return drawn


def _look(names: Sequence[str], labels: Mapping[str, str], picked: Any) -> dict[str, Any]:
    """Return the encodings that both panels share: class, part, and whether it is picked."""
    hues = colors.CLASSES[: len(names)]
    shapes = [STAR if symbol == "star" else symbol for symbol in SYMBOLS[: len(names)]]
    hue = alt.Scale(domain=names, range=hues)
    filled = alt.Fill("class:N", scale=hue, legend=None)
    return {
        "stroke": alt.Stroke("class:N", scale=hue, legend=None),
        "fill": alt.when(alt.datum.training).then(filled).otherwise(alt.value("transparent")),
        "shape": alt.Shape("class:N", scale=alt.Scale(domain=names, range=shapes), legend=None),
        "opacity": alt.when(picked).then(alt.value(LIVELY)).otherwise(alt.value(FADED)),
        "tooltip": [
            alt.Tooltip("class:N", title=labels["class"]),
            alt.Tooltip("surprisal:Q", title=labels["surprisal"], format=".4f"),
            alt.Tooltip("probability:Q", title=labels["probability"], format=".4f"),
        ],
    }


def _map_axis(name: str, channel: Any, title: str, span: Sequence[float], digits: int) -> Any:
    return (
        channel(f"{name}:Q")
        .title(title)
        .scale(domain=list(span), nice=False)
        .axis(format=f".{digits}~g", tickCount=TICKS)
    )
