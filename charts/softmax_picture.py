"""A picture of four pixels, the weights that judge it, and what the classes get."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import HIDDEN_AXIS, Figure, Trace, axis, layout, words
from charts.softmax_bars import bars, rows

SQUARE = 2  # pixels along a side
TOP, BOTTOM = (0.58, 0.94), (0.0, 0.4)
# Seen through to the page, so that the page's own ink is legible on them in the light and the dark.
SIGNED = [
    [0, colors.tint(colors.ODDS, 0.6)],
    [0.5, colors.tint(colors.NEUTRAL, 0.08)],
    [1, colors.tint(colors.PROBABILITY, 0.6)],
]
INKED = [[0, colors.tint(colors.NEUTRAL, 0.08)], [1, colors.tint(colors.NEUTRAL, 0.7)]]


def picture_and_weights(
    pixels: np.ndarray,
    weights: np.ndarray,
    results: tuple[np.ndarray, np.ndarray],
    labels: Mapping[str, Any],
) -> Figure:
    """Draw the picture, the weights of each class as a picture, the scores and probabilities.

    ``labels`` names ``picture``, ``score``, ``probability`` and the ``classes``.
    """
    names: Sequence[str] = labels["classes"]
    scores, probabilities = results
    reach = float(np.abs(weights).max())
    panels = [
        _cells(pixels, 1, INKED, (0.0, 1.0)),
        *(_cells(row, i + 2, SIGNED, (-reach, reach)) for i, row in enumerate(weights)),
    ]
    heads = [labels["picture"], *(f"W: {name}" for name in names)]
    return {
        "data": [
            *panels,
            *bars(scores, color=colors.LOGIT, names=names, axes=5),
            *bars(probabilities, color=colors.PROBABILITY, names=names, axes=6),
        ],
        "layout": _layout([pixels, *weights], heads, labels),
    }


def _cells(
    values: np.ndarray, number: int, scale: list[list[Any]], span: tuple[float, float]
) -> Trace:
    axes = "" if number == 1 else str(number)
    low, high = span
    return {
        "type": "heatmap",
        "z": list(values.reshape(SQUARE, SQUARE)),
        "zmin": low,
        "zmax": high,
        "colorscale": scale,
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hoverinfo": "skip",
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
    }


def _layout(
    squares: Sequence[np.ndarray], heads: Sequence[str], labels: Mapping[str, Any]
) -> dict[str, Any]:
    names: Sequence[str] = labels["classes"]
    axes: dict[str, Any] = {
        "xaxis5": axis(labels["score"], (-6, 8), domain=(0, 0.46), anchor="y5", dtick=2),
        "yaxis5": {**rows(names, 5), "domain": BOTTOM},
        "xaxis6": axis(labels["probability"], (0, 1.02), domain=(0.56, 1), anchor="y6", dtick=0.2),
        "yaxis6": {**rows(names, 6, named=False), "domain": BOTTOM},
    }
    for i in range(len(heads)):
        axes |= _square(i + 1, (0.26 * i, 0.26 * i + 0.22))
    return layout(
        barmode="overlay",
        margin={"l": 62, "r": 16, "t": 8, "b": 44},
        annotations=[
            text for i, head in enumerate(heads) for text in _written(squares[i], head, i + 1)
        ],
        **axes,
    )


def _square(number: int, across: tuple[float, float]) -> dict[str, Any]:
    axes = "" if number == 1 else str(number)
    down = {"range": [1.5, -0.5], "domain": TOP, "anchor": f"x{axes}", "scaleanchor": f"x{axes}"}
    return {
        f"xaxis{axes}": {
            **HIDDEN_AXIS,
            "range": [-0.5, 1.5],
            "domain": across,
            "anchor": f"y{axes}",
        },
        f"yaxis{axes}": {**HIDDEN_AXIS, **down, "constrain": "domain"},
    }


def _written(values: np.ndarray, head: str, number: int) -> list[Trace]:
    """Return the numbers of a square, and its name above it."""
    axes = "" if number == 1 else str(number)
    place: dict[str, Any] = {"xref": f"x{axes}", "yref": f"y{axes}"}
    numbers = [
        words(f"{value:g}".replace("-", "−"), i % SQUARE, i // SQUARE, **place)
        for i, value in enumerate(values.tolist())
    ]
    return [*numbers, words(f"<b>{head}</b>", 0.5, -0.5, **place, yanchor="bottom", yshift=3)]


def narrow_picture() -> dict[str, Any]:
    """Return what is other on a phone: two squares beside each other, fewer numbers."""
    squares: dict[str, Any] = {}
    for i in range(4):
        number = i + 1 if i else ""
        row, column = divmod(i, 2)
        squares[f"xaxis{number}"] = {"domain": [0.54 * column, 0.54 * column + 0.46]}
        squares[f"yaxis{number}"] = {"domain": [0.78 - 0.3 * row, 0.96 - 0.3 * row]}
    low = {"domain": [0, 0.34]}
    return {
        "height": 32,
        "margin": {"l": 58, "r": 10},
        **squares,
        "xaxis5": {"dtick": 4},
        "xaxis6": {"dtick": 0.5},
        "yaxis5": low,
        "yaxis6": low,
    }
