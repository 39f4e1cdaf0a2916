"""A picture of four pixels, the layer that judges it drawn line by line, what the classes get."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import HIDDEN_AXIS, Figure, Trace, axis, layout, line, point, verbatim, words
from lessons.softmax.charts.bars import bars, frame, rows
from lessons.softmax.charts.names import broken, room

SQUARE = 2  # pixels along a side
PIXELS = SQUARE * SQUARE
WIDE = {"picture": (0.0, 0.17), "layer": (0.22, 0.57), "score": (0.69, 0.83)}
SHARES = (0.87, 1.0)
INPUT, OUTPUT = 0.0, 1.0  # where the circles of the layer stand
RADIUS = 0.08  # share of its way that a line leaves to the circle at each end
READ = 0.23  # of the way from pixel to class, where the weights stand one below the other
PER_UNIT = 2.0  # pixels of a line's width for a weight of 1
PALE = 0.22  # opacity of what belongs to a pixel without paint
INKED = [[0, colors.tint(colors.NEUTRAL, 0.08)], [1, colors.tint(colors.NEUTRAL, 0.7)]]
WEIGHTS, INPUTS, OUTPUTS, TARGET = "weights", "inputs", "outputs", "target"
SUBSCRIPTS = "₁₂₃₄"


def line_name(row: int, pixel: int) -> str:
    """Return the trace of the line from a pixel to the class of a row."""
    return f"line{row}_{pixel}"


def picture_and_layer(
    pixels: np.ndarray,
    layer: tuple[np.ndarray, np.ndarray],
    results: tuple[np.ndarray, np.ndarray],
    target: np.ndarray,
    labels: Mapping[str, Any],
) -> Figure:
    """Draw the picture, a line for each weight, the scores and the probabilities of the classes.

    A line's width is the size of its weight, colour and dash its sign; those of painted pixels are
    strong and have their numbers. ``layer`` holds the weights, a row a class, and the biases; the
    class of the one-hot ``target`` is framed. ``labels`` names ``picture``, ``layer``, ``score``,
    ``probability`` and the ``classes``.
    """
    names: Sequence[str] = labels["classes"]
    (weights, biases), (scores, probabilities) = layer, results
    return {
        "data": {
            "picture": _cells(pixels),
            **_lines(weights, pixels),
            WEIGHTS: _weights(weights, pixels, names),
            INPUTS: _inputs(pixels, len(names)),
            OUTPUTS: _outputs(scores),
            **bars("score", scores, color=colors.LOGIT, names=names, axes=3),
            **bars("probability", probabilities, color=colors.PROBABILITY, names=names, axes=4),
            TARGET: frame(target, axes=4),
        },
        "layout": _layout(names, labels, biases),
    }


def _cells(pixels: np.ndarray) -> Trace:
    return {
        "type": "heatmap",
        "z": list(pixels.reshape(SQUARE, SQUARE)),
        "zmin": 0.0,
        "zmax": 1.0,
        "colorscale": INKED,
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hoverinfo": "skip",
        "xaxis": "x",
        "yaxis": "y",
    }


def _heights(classes: int) -> np.ndarray:
    """Return where the pixels stand in the layer, in rows of the classes."""
    middle = (classes - 1) / 2
    return np.linspace(middle - 1.3, middle + 1.3, PIXELS)


def _lines(weights: np.ndarray, pixels: np.ndarray) -> dict[str, Trace]:
    heights = _heights(len(weights)).tolist()
    return {
        line_name(row, pixel): _line(weight, heights[pixel], row, painted=bool(pixels[pixel]))
        for row, each in enumerate(weights.tolist())
        for pixel, weight in enumerate(each)
    }


def _line(weight: float, start: float, end: float, *, painted: bool) -> Trace:
    color, dash = (colors.NEGATIVE, "dash") if weight < 0 else (colors.POSITIVE, "solid")
    shares = np.array([RADIUS, 1 - RADIUS])
    look: dict[str, Any] = {"color": color, "width": PER_UNIT * abs(weight), "dash": dash}
    heights, opacity = start + shares * (end - start), 1.0 if painted else PALE
    return line(shares, heights, axes=2, opacity=opacity, **look)


def _weights(weights: np.ndarray, pixels: np.ndarray, names: Sequence[str]) -> Trace:
    """Return the weights: as numbers where the pixel is painted, all when they are pointed at."""
    heights, classes = _heights(len(weights)), np.arange(len(weights))[:, np.newaxis]
    y = (1 - READ) * heights + READ * classes
    strong = np.broadcast_to(pixels > 0, weights.shape).ravel().tolist()
    against = (weights < 0).ravel().tolist()
    signed = [_signed(weight, plus=True) for weight in weights.ravel().tolist()]
    pairs = [(name, sign) for name in names for sign in SUBSCRIPTS]
    marks = point(np.full(weights.size, READ), y.ravel(), color=colors.POSITIVE, axes=2)
    return {
        **marks,
        "mode": "markers+text",
        "marker": {
            "color": [colors.NEGATIVE if minus else colors.POSITIVE for minus in against],
            "size": [24 if painted else 9 for painted in strong],
            "opacity": [1.0 if painted else 0.5 for painted in strong],
        },
        "text": [
            number if painted else " " for number, painted in zip(signed, strong, strict=True)
        ],
        "textfont": {"color": [colors.DEEP if minus else colors.PALE for minus in against]},
        "hovertext": [
            f"x{sign} → {verbatim(name)}: {number}"
            for (name, sign), number in zip(pairs, signed, strict=True)
        ],
        "hoverinfo": "text",
    }


def _inputs(pixels: np.ndarray, classes: int) -> Trace:
    shades = [colors.tint(colors.NEUTRAL, 0.7 if one else 0.15) for one in pixels.tolist()]
    circles = _circles(INPUT, _heights(classes), shades)
    return {**circles, "text": [f"{one:g}" for one in pixels.tolist()]}


def _outputs(scores: np.ndarray) -> Trace:
    circles = _circles(OUTPUT, np.arange(float(len(scores))), colors.tint(colors.LOGIT, 0.45))
    return {**circles, "text": [_signed(score) for score in scores.tolist()]}


def _circles(x: float, y: np.ndarray, color: Any) -> Trace:
    marks = point(np.full(y.shape, x), y, color=colors.NEUTRAL, axes=2, hoverinfo="skip")
    edge = {"width": 1.5, "color": colors.NEUTRAL}
    return {**marks, "mode": "markers+text", "marker": {"color": color, "size": 40, "line": edge}}


def _layout(names: Sequence[str], labels: Mapping[str, Any], biases: np.ndarray) -> dict[str, Any]:
    square = {"scaleanchor": "x", "constrain": "domain", "constraintoward": "middle"}
    classes = {**rows(names, 2, named=False), "side": "right", "ticks": "", "ticklabelstandoff": 26}
    axes: dict[str, Any] = {
        "xaxis": {**HIDDEN_AXIS, "range": [-0.5, 1.5], "domain": WIDE["picture"]},
        "yaxis": {**HIDDEN_AXIS, "range": [1.5, -0.5], **square},
        "xaxis2": {**HIDDEN_AXIS, "range": [-0.13, 1.1], "domain": WIDE["layer"], "anchor": "y2"},
        "yaxis2": classes,
        "xaxis3": axis(labels["score"], (-4.6, 6), domain=WIDE["score"], anchor="y3", dtick=4),
        "yaxis3": rows(names, 3, breaks=True),
        "xaxis4": axis(labels["probability"], (0, 1.02), domain=SHARES, anchor="y4", dtick=0.5),
        "yaxis4": rows(names, 4, named=False),
    }
    return layout(
        barmode="overlay",
        margin={"l": 16, "r": 16, "t": 34, "b": 44},
        annotations=_written(labels, biases),
        **axes,
    )


def _written(labels: Mapping[str, Any], biases: np.ndarray) -> list[Trace]:
    """Return the names of the pixels, in the picture and in the layer, the biases and the heads."""
    signs = [f"x{sign}" for sign in SUBSCRIPTS]
    layer: dict[str, Any] = {"xref": "x2", "yref": "y2"}
    in_picture = [
        words(sign, i % SQUARE, i // SQUARE, xref="x", yref="y") for i, sign in enumerate(signs)
    ]
    in_layer = [
        words(sign, INPUT, y, **layer, xanchor="right", xshift=-22)
        for sign, y in zip(signs, _heights(biases.size).tolist(), strict=True)
    ]
    below = [
        words(f"b = {_signed(bias)}", OUTPUT, row, **layer, yanchor="top", yshift=-22)
        for row, bias in enumerate(biases.tolist())
    ]
    heads = [
        words(f"<b>{verbatim(labels['picture'])}</b>", 0.5, -0.5, yanchor="bottom", yshift=6)
        | {"xref": "x", "yref": "y"},
        words(f"<b>{verbatim(labels['layer'])}</b>", 0.5, 1, yanchor="bottom", yshift=8)
        | {"xref": "x2 domain", "yref": "y2 domain"},
    ]
    return [*in_picture, *in_layer, *below, *heads]


def _signed(number: float, *, plus: bool = False) -> str:
    return (f"{number:+g}" if plus else f"{number:g}").replace("-", "−")


def narrow_picture(names: Sequence[str]) -> dict[str, Any]:
    """Return what differs on a phone: picture, layer and bars below each other, fewer numbers."""
    low = {"domain": [0.0, 0.24]}
    right = room(names, breaks=True)
    return {
        "height": 46,
        "margin": {"l": max(62.0, right), "r": 10},
        "xaxis": {"domain": [0.2, 0.7]},
        "yaxis": {"domain": [0.8, 1.0]},
        "xaxis2": {"domain": [0.0, 1.0], "range": [-0.13, 1.6]},
        "yaxis2": {
            "domain": [0.34, 0.74],
            "showticklabels": False,
        },
        "xaxis3": {"domain": [0.0, 0.46]},
        "xaxis4": {"domain": [0.54, 1.0]},
        "yaxis3": {**low, "ticktext": list(map(broken, names))},
        "yaxis4": low,
    }
