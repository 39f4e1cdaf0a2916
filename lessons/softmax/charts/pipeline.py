"""From score to probability in four stages, a row a class; pointing at a class marks it in all."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from charts import colors
from charts.marks import INK, Figure
from lessons.softmax.charts.names import lines_of

STAGES = ("score", "scaled", "exponential", "probability")
HUES = (colors.LOGIT, colors.LOGIT, colors.ODDS, colors.PROBABILITY)
BAR = 0.86  # share of a stage's width that its bars may fill
PLAIN: dict[str, Any] = {"title": None, "ticks": False, "domain": False, "labelColor": INK}
ROW, HEAD, FOOT, TEXT, LIMIT = 46, 34, 20, 14, 300  # pixels
OF_A_CLASS = "isValid(datum.class)"
Note = tuple[str, str, str]


def height(classes: int, scale: float = 1.0) -> int:
    """Return how high the chart of so many classes has to be, in pixels."""
    return round(scale * (HEAD + ROW * classes + FOOT))


def pipeline(
    values: np.ndarray,
    texts: Sequence[Sequence[str]],
    names: tuple[str, ...],
    heads: tuple[str, ...],
    notes: Sequence[Note],
    *,
    scale: float = 1.0,
) -> Figure:
    """Draw every class's way through the stages as bars with their numbers.

    ``values`` and ``texts`` have a row a stage and a column a class. The bars of one stage share a
    scale of their own; ``heads`` names the stages. ``notes`` stand below: the stage, words and a
    number. ``scale`` is how much larger all is drawn. The dataset ``shown`` holds a row for each
    class of the first stage, of the second and so on, and then one for each note.
    """
    lines = tuple("\n".join(lines_of(name)) for name in names)
    records = [*_records(values, texts, lines), *_noted(notes)]
    return {**_drawing(heads, scale), "datasets": {"shown": records}}


def _records(
    values: np.ndarray, texts: Sequence[Sequence[str]], names: tuple[str, ...]
) -> list[dict[str, Any]]:
    return [
        {
            "class": name,
            "stage": STAGES[stage],
            "left": float(stage),
            "value": float(values[stage, row]),
            "words": "",
            "text": texts[stage][row],
        }
        for stage in range(len(STAGES))
        for row, name in enumerate(names)
    ]


def _noted(notes: Sequence[Note]) -> list[dict[str, Any]]:
    return [
        {
            "class": None,
            "stage": stage,
            "left": float(STAGES.index(stage)),
            "value": None,
            "words": words,
            "text": text,
        }
        for stage, words, text in notes
    ]


@lru_cache(maxsize=8)
def _drawing(heads: tuple[str, ...], scale: float) -> Figure:
    """Return the chart without its numbers: Altair's own checks take long, so it is kept."""
    pointed = alt.selection_point(
        name="pointed", on="pointerover", clear="pointerout", fields=["class"], empty=False
    )
    data = alt.Chart(alt.Data(name="shown"))
    classes = data.transform_filter(OF_A_CLASS)
    row = alt.Y("class:N", sort=None, axis=_names_axis(scale))
    left = alt.X("left:Q", scale=alt.Scale(domain=[0, len(STAGES)]), axis=None)
    written: dict[str, Any] = {"align": "left", "fontSize": scale * TEXT, "color": INK}
    band = (
        classes.mark_rect(color=colors.NEUTRAL, tooltip=None)
        .encode(
            x2=alt.datum(len(STAGES)),
            opacity=alt.condition(pointed, alt.value(0.22), alt.value(0.0)),
        )
        .transform_filter(alt.datum.stage == STAGES[0])
        .add_params(pointed)
    )
    hue = alt.Color("stage:N", scale=alt.Scale(domain=STAGES, range=HUES), legend=None)
    lengths = (
        _placed(classes)
        .mark_bar(height=10 * scale, yOffset=11 * scale, tooltip=None)
        .encode(x="start:Q", x2="end:Q", color=hue)
    )
    numbers = classes.mark_text(dy=-7 * scale, **written).encode(text="text:N")
    notes = (
        data.transform_filter(f"!{OF_A_CLASS}")
        .transform_calculate(label="datum.words + datum.text")
        .mark_text(dy=12 * scale, **written)
        .encode(y=alt.value("height"), text="label:N")
    )
    titles = (
        alt.Chart(alt.Data(values=[{"left": i, "text": head} for i, head in enumerate(heads)]))
        .mark_text(fontWeight="bold", **written)
        .encode(y=alt.value(-14 * scale), text="text:N")
    )
    chart = alt.layer(lengths, numbers, band, notes, titles).encode(x=left, y=row)
    return chart.properties(width="container").to_dict()


def _names_axis(scale: float) -> alt.Axis:
    """Return the axis of the classes; a name that is long stands in two lines."""
    size = scale * TEXT
    lines = r"split(datum.label, '\n')"
    return alt.Axis(**PLAIN, labelFontSize=size, labelLimit=LIMIT * scale, labelExpr=lines)


def _placed(classes: alt.Chart) -> alt.Chart:
    """Give a stage, 1 wide, a zero such that the bars to both sides have room, and bars from it."""
    return (
        classes.transform_joinaggregate(low="min(value)", high="max(value)", groupby=["stage"])
        .transform_calculate(low="min(datum.low, 0)", high="max(datum.high, 0)")
        .transform_calculate(unit=f"{BAR} / (datum.high - datum.low || 1)")
        .transform_calculate(start="datum.left - datum.low * datum.unit")
        .transform_calculate(end="datum.start + datum.value * datum.unit")
    )
