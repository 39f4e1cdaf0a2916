"""A network as it stands: units with what each makes of the plane, and the weights between them.

What changes while it learns is coded in bytes: which of the lines a weight is drawn by, and the
maps of hidden units and outputs, which are put into the places that the figure has for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from charts import colors
from charts.marks import HIDDEN_AXIS, Figure, Trace, colored, layout, verbatim
from lessons.train.charts.film import EMPTY, SYMBOLS, Bytes
from lessons.train.charts.mark import Mark, at_places
from lessons.train.charts.pixels import (
    picture_address,
    share_palette,
    signed_palette,
    signed_pixels,
)

WIDTHS = (0.8, 1.2, 1.7, 2.4, 3.3, 4.4, 5.8, 7.5)  # pixels, from the lowest level to the highest
# Traces of the weights: by sign and width, in the order of their codes, which begin at 1.
LINES = tuple(f"{sign}{level}" for sign in ("positive", "negative") for level in range(len(WIDTHS)))
WEIGHTS, UNITS, FEATURES, OUTPUTS = "weights", "units", "features", "outputs"
VALUES = "values"  # what every unit makes of one point, at the frame at rest alone
VALUES_AT_REST = (
    '<style>.st-key-network .lf[data-stale="true"] .scatterlayer > .trace:last-child'
    " {visibility: hidden}</style>"
)
MARGIN = {"l": 18, "r": 30, "t": 42, "b": 38}  # pixels: names beside it, buttons above and below
TALL = 0.4  # half the height of a map, in rows
WIDE = 1.3  # width of the figure as a multiple of its height, as far as that is known beforehand
LEAST_ROWS = 5  # which there is room for: the maps of a small network are not larger than that
LONGEST = 9  # letters of a name that there is room for beside an output
HOVER = 0.36  # where on a line its weight is read: no two lines of a layer share a place there
SIGNS = dict(zip(SYMBOLS, "●◆■▲★", strict=True))


@dataclass(frozen=True)
class Column:
    """Units that stand below each other: their names, and what each says when it is pointed at."""

    names: Sequence[str]
    texts: Sequence[str]

    @property
    def heights(self) -> np.ndarray:
        """Return where the units stand, the first at the top."""
        count = len(self.names)
        return (count - 1) / 2 - np.arange(count)


def network(
    columns: Sequence[Column],
    weights: Sequence[str],
    codes: Bytes,
    features: np.ndarray,
    values: Sequence[str] = (),
    marks: Sequence[Mark] = (),
) -> Figure:
    """Draw features, hidden layers and output from left to right.

    ``weights`` says each weight, layer by layer, in each unit by unit, and ``codes`` the lines that
    they are drawn by (`line_codes`): the width tells the size, positive ones are solid, negative
    ones dashed. ``features`` are the maps of the features, values from -1 to 1 in rows going up;
    the places of all other maps are left to `palettes`. ``values`` are written on the units, those
    of the features first; ``marks`` are units and lines that a lesson speaks of.
    """
    ends = line_ends(columns)
    return {
        "data": {
            **dict(zip(LINES, _groups(ends, codes), strict=True)),
            WEIGHTS: _weights(ends, weights),
            UNITS: _units(columns),
            **_names(columns),
            **({VALUES: _values(columns, values)} if values else {}),
        },
        "layout": layout(
            margin=dict(MARGIN),
            images=_pictures(columns, features),
            annotations=at_places(marks, lambda mark: _place_of(mark, columns)),
            shapes=[_frame(one, columns) for one in marks if len(one.place) < 3],
            xaxis={**HIDDEN_AXIS, "range": [-0.5, len(columns) - 0.5]},
            yaxis={**HIDDEN_AXIS, "range": [-rows(columns) / 2, rows(columns) / 2]},
        ),
    }


def _place_of(mark: Mark, columns: Sequence[Column]) -> tuple[float, float]:
    """Return where the arrow of a mark ends: at a unit, at the first of a column, or on a line."""
    column, *rows_of = map(int, mark.place)
    heights = [float(columns[column].heights[row]) for row in rows_of[:1] or [0]]
    if len(rows_of) < 2:
        return column + half_width(columns), heights[0]
    heights.append(float(columns[column + 1].heights[rows_of[1]]))
    half = half_width(columns)
    left, right = column + half, column + 1 - half
    share = (1 - HOVER, HOVER)
    return float(np.dot(share, (left, right))), float(np.dot(share, heights))


def _frame(mark: Mark, columns: Sequence[Column]) -> Trace:
    """Draw a frame around a unit, or around all units of a column."""
    column, *rows_of = map(int, mark.place)
    heights = columns[column].heights[rows_of] if rows_of else columns[column].heights
    half = half_width(columns) + 0.02
    return {
        "type": "rect",
        "x0": column - half,
        "x1": column + half,
        "y0": float(heights.min()) - TALL - 0.06,
        "y1": float(heights.max()) + TALL + 0.06,
        "line": {"width": 2.5, "color": colors.NEUTRAL},
    }


def narrow_network(columns: Sequence[Column]) -> dict[str, Any]:
    """Return what differs on a phone."""
    return {"height": 5 + 2.3 * rows(columns)}


def rows(columns: Sequence[Column]) -> int:
    """Return for how many units below each other there is room."""
    return max(LEAST_ROWS, *(len(column.names) for column in columns))


def half_width(columns: Sequence[Column]) -> float:
    """Return half the width of a map, so that it is about as wide as it is high."""
    return TALL * len(columns) / (rows(columns) * WIDE)


def line_codes(levels: np.ndarray) -> Bytes:
    """Return for levels of weights, -8 to 8, the lines that draw them.

    0 stands for none, 1 to 8 for the positive ones by their width, 9 to 16 for the negative ones.
    """
    return np.where(levels < 0, len(WIDTHS) - levels, levels).astype(np.uint8)


def map_codes(maps: Bytes) -> Bytes:
    """Turn the rows of square maps, shape (..., side · side), which go up, from the top down."""
    side = round(np.sqrt(maps.shape[-1]))
    turned = maps.reshape(*maps.shape[:-1], side, side)[..., ::-1, :]
    return np.ascontiguousarray(turned).reshape(maps.shape)


def palettes(columns: Sequence[Column]) -> list[Bytes]:
    """Return the colors of the bytes of each hidden unit and output.

    Outputs have the hues of their classes; a single one leans to one of two.
    """
    signed = signed_palette(above=colors.POSITIVE, below=colors.NEGATIVE)
    hidden = [signed for column in columns[1:-1] for _ in column.names]
    outputs = len(columns[-1].names)
    if outputs == 1:
        below, above = colors.CLASSES[:2]
        return [*hidden, signed_palette(above=above, below=below)]
    return [*hidden, *map(share_palette, colors.CLASSES[:outputs])]


def line_ends(columns: Sequence[Column]) -> np.ndarray:
    """Return both ends of the line of every weight, shape (weights, 2, 2)."""
    ends = []
    half = half_width(columns)
    for i, (before, after) in enumerate(pairwise(columns)):
        low, high = np.broadcast_arrays(before.heights, after.heights[:, np.newaxis])
        left, right = np.full(low.size, i + half), np.full(low.size, i + 1 - half)
        pairs = [np.stack([left, low.ravel()]), np.stack([right, high.ravel()])]
        ends.append(np.stack(pairs).transpose(2, 0, 1))
    return np.concatenate(ends).astype(np.float32)


def _groups(ends: np.ndarray, codes: Bytes) -> list[Trace]:
    """Return the lines by sign and width: one trace has one width."""
    looks = [
        (width, color, dash)
        for color, dash in ((colors.POSITIVE, "solid"), (colors.NEGATIVE, "dash"))
        for width in WIDTHS
    ]
    return [_group(ends[codes == code], *look) for code, look in enumerate(looks, start=1)]


def _group(ends: np.ndarray, width: float, color: str, dash: str) -> Trace:
    # A number that is none ends a line, so that the next one starts elsewhere.
    broken = np.full((len(ends), 3, 2), np.nan, dtype=np.float32)
    broken[:, :2] = ends
    # A trace without any point would not be drawn at all, and could not be given lines later on.
    points = broken.reshape(-1, 2) if len(ends) else np.full((1, 2), np.nan, dtype=np.float32)
    x, y = np.ascontiguousarray(points.T)
    style = {"color": color, "width": width, "dash": dash}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": style, "hoverinfo": "skip"}


def _weights(ends: np.ndarray, weights: Sequence[str]) -> Trace:
    places = (1 - HOVER) * ends[:, 0] + HOVER * ends[:, 1]
    hover = {"text": list(weights), "hovertemplate": "w = %{text}<extra></extra>"}
    return {**_unseen(places, size=8), **hover}


def _units(columns: Sequence[Column]) -> Trace:
    places = np.stack(_middles(columns), axis=1)
    texts = [verbatim(text) for column in columns for text in column.texts]
    hover = {"text": texts, "hovertemplate": "%{text}<extra></extra>"}
    return {**_unseen(places, size=40), **hover}


def _values(columns: Sequence[Column], values: Sequence[str]) -> Trace:
    x, y = _middles(columns)
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": y,
        "text": [f"<b>{verbatim(value)}</b>" for value in values],
        "hoverinfo": "skip",
    }


def _middles(columns: Sequence[Column]) -> tuple[np.ndarray, np.ndarray]:
    places = [(i, height) for i, column in enumerate(columns) for height in column.heights]
    x, y = np.ascontiguousarray(np.array(places, dtype=np.float32).T)
    return x, y


def _unseen(places: np.ndarray, *, size: float) -> Trace:
    x, y = np.ascontiguousarray(places.astype(np.float32).T)
    marker = {"size": size, "opacity": 0}
    return {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": marker}


def _names(columns: Sequence[Column]) -> dict[str, Trace]:
    """Write the names of features and outputs, outside of the drawing."""
    half = half_width(columns) + 0.02
    last = len(columns) - 1
    features, outputs = list(map(verbatim, columns[0].names)), _outputs(columns)
    sides = (
        (FEATURES, -half, columns[0], features, "left"),
        (OUTPUTS, last + half, columns[-1], outputs, "right"),
    )
    return {
        trace: {
            "type": "scatter",
            "mode": "text",
            "x": np.full(len(names), x, dtype=np.float32),
            "y": column.heights.astype(np.float32),
            "text": names,
            "textposition": f"middle {side}",
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
        for trace, x, column, names, side in sides
    }


def _outputs(columns: Sequence[Column]) -> list[str]:
    """Return what is written beside the outputs: signs of their classes where names are long."""
    names = columns[-1].names
    long = max(map(len, names)) > LONGEST
    signs = [colored(*pair) for pair in zip(SIGNS.values(), colors.CLASSES, strict=True)]
    if len(names) == 1:
        return [f"P({signs[1]})" if long else verbatim(names[0])]
    if long or len(columns) > 3:
        return signs[: len(names)]
    return [f"{sign} {verbatim(name)}" for sign, name in zip(signs, names, strict=False)]


def _pictures(columns: Sequence[Column], features: np.ndarray) -> list[dict[str, Any]]:
    """Return the places of all maps; those that change come first, and are empty as yet."""
    half = half_width(columns)
    seen = [
        picture_address(signed_pixels(one[::-1], above=colors.POSITIVE, below=colors.NEGATIVE))
        for one in features
    ]
    places = [
        (i, height, EMPTY) for i, column in enumerate(columns) if i for height in column.heights
    ]
    first = [(0, *pair) for pair in zip(columns[0].heights, seen, strict=True)]
    return [
        {
            "source": source,
            "xref": "x",
            "yref": "y",
            "x": i,
            "y": height,
            "xanchor": "center",
            "yanchor": "middle",
            "sizex": 2 * half,
            "sizey": 2 * TALL,
            "sizing": "contain",
            "layer": "below",
        }
        for i, height, source in [*places, *first]
    ]
