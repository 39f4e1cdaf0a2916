"""A picture of four pixels, the weights that judge it, and what the classes get."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import HIDDEN_AXIS, Figure, Trace, axis, layout, words
from lessons.softmax.charts.bars import bars, rows
from lessons.softmax.charts.names import broken, room

SQUARE = 2  # pixels along a side
TOP, BOTTOM = (0.6, 0.9), (0.0, 0.37)
CODE = 0.98  # where the one-hot column stands, as a share of the width
# Seen through to the page, so that the page's own ink is legible on them in the light and the dark.
SIGNED = [
    [0, colors.tint(colors.ODDS, 0.6)],
    [0.5, colors.tint(colors.NEUTRAL, 0.08)],
    [1, colors.tint(colors.PROBABILITY, 0.6)],
]
INKED = [[0, colors.tint(colors.NEUTRAL, 0.08)], [1, colors.tint(colors.NEUTRAL, 0.7)]]


def picture_and_weights(
    pixels: np.ndarray,
    layer: tuple[np.ndarray, np.ndarray],
    results: tuple[np.ndarray, np.ndarray],
    target: np.ndarray,
    labels: Mapping[str, Any],
) -> Figure:
    """Draw the picture, the weights and bias of each class, scores, probabilities and the target.

    ``layer`` holds the weights, a row a class, and the biases, ``target`` is one-hot. ``labels``
    names ``picture``, ``score``, ``probability`` and the ``classes``.
    """
    names: Sequence[str] = labels["classes"]
    (weights, _biases), (scores, probabilities) = layer, results
    reach = float(np.abs(weights).max())
    panels = {
        f"weights{i}": _cells(row, i + 2, SIGNED, (-reach, reach)) for i, row in enumerate(weights)
    }
    return {
        "data": {
            "picture": _cells(pixels, 1, INKED, (0.0, 1.0)),
            **panels,
            **bars("score", scores, color=colors.LOGIT, names=names, axes=5),
            **bars("probability", probabilities, color=colors.PROBABILITY, names=names, axes=6),
            **_outlines(target, names),
        },
        "layout": _layout(names, labels, written(pixels, layer, target, labels)),
    }


def _outlines(target: np.ndarray, names: Sequence[str]) -> dict[str, Trace]:
    """Return the probabilities that the target would have, as empty bars."""
    empty = {"color": "rgba(0,0,0,0)", "line": {"color": colors.NEUTRAL, "width": 2}}
    outlines = bars("target", target, color=colors.NEUTRAL, names=names, axes=6)
    return {name: {**bar, "marker": empty, "hoverinfo": "skip"} for name, bar in outlines.items()}


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
    names: Sequence[str], labels: Mapping[str, Any], annotations: list[Trace]
) -> dict[str, Any]:
    axes: dict[str, Any] = {
        "xaxis5": axis(labels["score"], (-6, 8), domain=(0, 0.46), anchor="y5", dtick=2),
        "yaxis5": {**rows(names, 5, breaks=True), "domain": BOTTOM},
        "xaxis6": axis(
            labels["probability"], (0, 1.02), domain=(0.52, 0.92), anchor="y6", dtick=0.2
        ),
        "yaxis6": {**rows(names, 6, named=False), "domain": BOTTOM},
    }
    for i in range(len(names) + 1):
        axes |= _square(i + 1, (0.26 * i, 0.26 * i + 0.22))
    left = max(62.0, room(names, breaks=True))
    return layout(
        barmode="overlay",
        margin={"l": left, "r": 16, "t": 8, "b": 44},
        annotations=annotations,
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


def written(
    pixels: np.ndarray,
    layer: tuple[np.ndarray, np.ndarray],
    target: np.ndarray,
    labels: Mapping[str, Any],
) -> list[Trace]:
    """Return the numbers of all squares with their names, the biases, and the one-hot column."""
    weights, biases = layer
    heads = [labels["picture"], *(f"W: {broken(name)}" for name in labels["classes"])]
    texts = [
        text
        for i, head in enumerate(heads)
        for text in _numbers([pixels, *weights][i], head, i + 1)
    ]
    for i, bias in enumerate(biases.tolist()):
        place: dict[str, Any] = {"xref": f"x{i + 2}", "yref": f"y{i + 2}", "yanchor": "top"}
        texts.append(words(f"b = {_signed(bias)}", 0.5, 1.5, **place, yshift=-3))
    return [*texts, *_code(target)]


def _code(target: np.ndarray) -> list[Trace]:
    column: dict[str, Any] = {"yref": "y6", "xanchor": "center"}
    digits = [f"<b>{y:g}</b>" if y else f"{y:g}" for y in target.tolist()]
    above = {"yref": "y6 domain", "xanchor": "center", "yanchor": "bottom"}
    return [
        *(words(digit, CODE, row, **column) for row, digit in enumerate(digits)),
        words("<b>y</b>", CODE, 1, **above, yshift=2),
    ]


def _numbers(values: np.ndarray, head: str, number: int) -> list[Trace]:
    """Return the numbers of a square, and its name above it."""
    axes = "" if number == 1 else str(number)
    place: dict[str, Any] = {"xref": f"x{axes}", "yref": f"y{axes}"}
    numbers = [
        words(_signed(value), i % SQUARE, i // SQUARE, **place)
        for i, value in enumerate(values.tolist())
    ]
    return [*numbers, words(f"<b>{head}</b>", 0.5, -0.5, **place, yanchor="bottom", yshift=3)]


def _signed(number: float) -> str:
    return f"{number:g}".replace("-", "−")


def narrow_picture() -> dict[str, Any]:
    """Return what differs on a phone: two squares beside each other, fewer numbers."""
    squares: dict[str, Any] = {}
    for i in range(4):
        number = i + 1 if i else ""
        row, column = divmod(i, 2)
        squares[f"xaxis{number}"] = {"domain": [0.54 * column, 0.54 * column + 0.46]}
        squares[f"yaxis{number}"] = {"domain": [0.79 - 0.34 * row, 0.94 - 0.34 * row]}
    low = {"domain": [0, 0.29]}
    return {
        "height": 36,
        **squares,
        "margin": {"r": 10},
        "xaxis5": {"dtick": 4},
        "xaxis6": {"dtick": 0.5},
        "yaxis5": low,
        "yaxis6": low,
    }
