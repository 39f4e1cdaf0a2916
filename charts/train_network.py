"""A network as it stands: units with what each makes of the plane, and the weights between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from charts import colors
from charts.marks import HIDDEN_AXIS, Figure, Trace, colored, layout
from charts.train import SYMBOLS
from charts.train_pixels import picture_address, signed_pixels

POSITIVE, NEGATIVE = colors.PROBABILITY, colors.ODDS
WIDTHS = (0.6, 1.3, 2.2, 3.4, 5.0, 7.0)  # pixels, from the smallest weights to the largest
LINES = 2 * len(WIDTHS)  # traces of the weights, the positive ones first
WEIGHTS, UNITS, NAMES = LINES, LINES + 1, LINES + 2
HALF = 0.037  # half the width of a map, in shares of the figure
TALL = 0.4  # half its height, in rows
TOLD = 0.36  # where on a line its weight is told: no two lines of a layer share a place there
SIGNS = dict(zip(SYMBOLS, "●◆■▲★", strict=True))


@dataclass(frozen=True)
class Column:
    """Units that stand below each other.

    ``maps`` has shape (units, side, side), values from -1 to 1, rows going up; ``texts`` is what a
    unit says of itself when it is pointed at.
    """

    maps: np.ndarray
    names: Sequence[str]
    texts: Sequence[str]

    @property
    def heights(self) -> np.ndarray:
        """Return where the units stand, the first at the top."""
        count = len(self.maps)
        return (count - 1) / 2 - np.arange(count)


def network(columns: Sequence[Column], weights: Sequence[np.ndarray]) -> Figure:
    """Draw features, hidden layers and output from left to right.

    ``weights`` holds between each two columns a matrix with a row for each unit of the second. The
    width of a line is the size of its weight among all; positive ones are solid, negative ones
    dashed. With several output units each has the hue of its class.
    """
    lines = _lines(columns, weights)
    return {
        "data": [*_groups(*lines), _told(*lines), _units(columns), *_names(columns)],
        "layout": layout(
            margin={"l": 24, "r": 84, "t": 8, "b": 8},
            images=_pictures(columns),
            xaxis={**HIDDEN_AXIS, "range": [-0.5, len(columns) - 0.5]},
            yaxis={**HIDDEN_AXIS, "range": [-rows(columns) / 2, rows(columns) / 2]},
        ),
    }


def narrow_network(columns: Sequence[Column]) -> dict[str, Any]:
    """Return what is other on a phone: less room around and between the columns."""
    return {
        "height": 3 + 2.3 * rows(columns),
        "margin": {"l": 20, "r": 70},
        "xaxis": {"range": [-0.3, len(columns) - 0.7]},
    }


def rows(columns: Sequence[Column]) -> int:
    """Return how many units the largest column has."""
    return max(len(column.maps) for column in columns)


def _lines(
    columns: Sequence[Column], weights: Sequence[np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Return both ends of every line, shape (lines, 2, 2), and its weight."""
    ends = []
    half = HALF * len(columns)
    for i, matrix in enumerate(weights):
        low, high = np.broadcast_arrays(columns[i].heights, columns[i + 1].heights[:, np.newaxis])
        left, right = np.full(matrix.size, i + half), np.full(matrix.size, i + 1 - half)
        pairs = [np.stack([left, low.ravel()]), np.stack([right, high.ravel()])]
        ends.append(np.stack(pairs).transpose(2, 0, 1))
    return np.concatenate(ends), np.concatenate([matrix.ravel() for matrix in weights])


def _groups(ends: np.ndarray, weights: np.ndarray) -> list[Trace]:
    """Return the lines by sign and width: one trace has one width."""
    largest = np.max(np.abs(weights)) or 1.0
    level = np.ceil(len(WIDTHS) * np.abs(weights) / largest).astype(int)
    return [
        _group(ends[(level == i + 1) & (np.sign(weights) == sign)], width, color, dash)
        for sign, color, dash in ((1, POSITIVE, "solid"), (-1, NEGATIVE, "dash"))
        for i, width in enumerate(WIDTHS)
    ]


def _group(ends: np.ndarray, width: float, color: str, dash: str) -> Trace:
    # A number that is none ends a line, so that the next one starts elsewhere.
    broken = np.full((len(ends), 3, 2), np.nan, dtype=np.float32)
    broken[:, :2] = ends
    x, y = np.ascontiguousarray(broken.reshape(-1, 2).T)
    style = {"color": color, "width": width, "dash": dash}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": style, "hoverinfo": "skip"}


def _told(ends: np.ndarray, weights: np.ndarray) -> Trace:
    places = (1 - TOLD) * ends[:, 0] + TOLD * ends[:, 1]
    return {
        **_unseen(places, size=8),
        "customdata": weights.astype(np.float32),
        "hovertemplate": "w = %{customdata:.4~f}<extra></extra>",
    }


def _units(columns: Sequence[Column]) -> Trace:
    places = [(i, height) for i, column in enumerate(columns) for height in column.heights]
    texts = [text for column in columns for text in column.texts]
    told = {"text": texts, "hovertemplate": "%{text}<extra></extra>"}
    return {**_unseen(np.array(places), size=40), **told}


def _unseen(places: np.ndarray, *, size: float) -> Trace:
    x, y = np.ascontiguousarray(places.astype(np.float32).T)
    marker = {"size": size, "opacity": 0}
    return {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": marker}


def _names(columns: Sequence[Column]) -> list[Trace]:
    """Write the names of features and outputs, outside of the drawing."""
    half = HALF * len(columns) + 0.02
    last = len(columns) - 1
    outputs = list(columns[-1].names)
    if len(outputs) > 1:
        outputs = [
            colored(f"{SIGNS[SYMBOLS[i]]} {name}", colors.CLASSES[i])
            for i, name in enumerate(outputs)
        ]
    sides = (
        (-half, columns[0], columns[0].names, "left"),
        (last + half, columns[-1], outputs, "right"),
    )
    return [
        {
            "type": "scatter",
            "mode": "text",
            "x": np.full(len(names), x, dtype=np.float32),
            "y": column.heights.astype(np.float32),
            "text": names,
            "textposition": f"middle {side}",
            "textfont": {"size": 15},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
        for x, column, names, side in sides
    ]


def _pictures(columns: Sequence[Column]) -> list[dict[str, Any]]:
    half = HALF * len(columns)
    return [
        {
            "source": picture_address(signed_pixels(one[::-1], above=hue, below=NEGATIVE)),
            "xref": "x",
            "yref": "y",
            "x": i - half,
            "y": height + TALL,
            "sizex": 2 * half,
            "sizey": 2 * TALL,
            "sizing": "stretch",
            "layer": "below",
        }
        for i, column in enumerate(columns)
        for one, height, hue in zip(column.maps, column.heights, _hues(columns, i), strict=True)
    ]


def _hues(columns: Sequence[Column], i: int) -> Sequence[str]:
    count = len(columns[i].maps)
    classes = i == len(columns) - 1 and count > 1
    return colors.CLASSES[:count] if classes else [POSITIVE] * count
