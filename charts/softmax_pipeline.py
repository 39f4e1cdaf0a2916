"""From score to probability in four stages, a row a class; pointing at a class marks it in all."""

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from charts import colors
from charts.marks import INK, Figure

STAGES = ("score", "scaled", "exponential", "probability")
HUES = (colors.LOGIT, colors.LOGIT, colors.ODDS, colors.PROBABILITY)
BAR = 0.86  # share of a stage's width that its bars may fill
PLAIN: dict[str, Any] = {"title": None, "ticks": False, "domain": False, "labelColor": INK}
ROW, HEAD, TEXT = 46, 34, 14  # pixels


def height(classes: int, scale: float = 1.0) -> int:
    """Return how high the chart of so many classes has to be, in pixels."""
    return round(scale * (HEAD + ROW * classes))


def pipeline(
    values: np.ndarray,
    texts: list[list[str]],
    names: tuple[str, ...],
    heads: tuple[str, ...],
    *,
    scale: float = 1.0,
) -> Figure:
    """Draw every class's way through the stages as bars with their numbers.

    ``values`` and ``texts`` have a row a stage and a column a class. The bars of one stage share a
    scale of their own; ``heads`` names the stages. ``scale`` is how much larger all is drawn.
    """
    spec = _drawing(heads, scale)
    return {**spec, "datasets": {"classes": _records(values, texts, names)}}


def _records(
    values: np.ndarray, texts: list[list[str]], names: tuple[str, ...]
) -> list[dict[str, Any]]:
    starts, lengths = bar_places(values)
    return [
        {
            "class": name,
            "stage": STAGES[stage],
            "from": float(starts[stage]),
            "to": float(starts[stage] + lengths[stage, row]),
            "left": float(stage),
            "text": texts[stage][row],
        }
        for stage in range(len(STAGES))
        for row, name in enumerate(names)
    ]


def bar_places(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where each stage has its zero, and how far each bar reaches from it.

    A stage is 1 wide. Its zero stands so that the bars to both sides have room.
    """
    low = np.minimum(values.min(axis=1), 0.0)
    high = np.maximum(values.max(axis=1), 0.0)
    span = np.where(high > low, high - low, 1.0)
    zero = np.arange(len(values)) - BAR * low / span
    return zero, BAR * values / span[:, np.newaxis]


@lru_cache(maxsize=64)
def _drawing(heads: tuple[str, ...], scale: float) -> Figure:
    """Return the chart without its numbers: Altair's own checks take long, so it is kept."""
    pointed = alt.selection_point(
        name="pointed", on="pointerover", clear="pointerout", fields=["class"], empty=False
    )
    data = alt.Data(name="classes")
    row = alt.Y("class:N", sort=None, axis=alt.Axis(**PLAIN, labelFontSize=scale * TEXT))
    written: dict[str, Any] = {"align": "left", "fontSize": scale * TEXT, "color": INK}
    across: dict[str, Any] = {"scale": alt.Scale(domain=[0, len(STAGES)]), "axis": None}
    band = (
        alt.Chart(data)
        .mark_rect(color=colors.NEUTRAL, tooltip=None)
        .encode(
            y=row,
            x=alt.X("left:Q", **across),
            x2=alt.datum(len(STAGES)),
            opacity=alt.condition(pointed, alt.value(0.22), alt.value(0.0)),
        )
        .transform_filter(alt.datum.stage == STAGES[0])
        .add_params(pointed)
    )
    hue = alt.Color("stage:N", scale=alt.Scale(domain=STAGES, range=HUES), legend=None)
    lengths = (
        alt.Chart(data)
        .mark_bar(height=10 * scale, yOffset=11 * scale, tooltip=None)
        .encode(y=row, x=alt.X("from:Q", **across), x2="to:Q", color=hue)
    )
    numbers = (
        alt.Chart(data)
        .mark_text(dy=-7 * scale, **written)
        .encode(y=row, x=alt.X("left:Q", **across), text="text:N")
    )
    titles = (
        alt.Chart(alt.Data(values=[{"left": i, "text": head} for i, head in enumerate(heads)]))
        .mark_text(fontWeight="bold", **written)
        .encode(y=alt.value(-14 * scale), x=alt.X("left:Q", **across), text="text:N")
    )
    chart = alt.layer(lengths, numbers, band, titles)
    return chart.properties(width="container").to_dict()
