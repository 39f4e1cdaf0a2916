"""The loss of a regression over two of its weights, and the path that they have taken."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Trace, axis, layout, line, point

SURFACE, PATH, START, PLACE = "surface", "path", "start", "place"
MARGIN = 0.35  # around the path on every side, in shares of its extent
SHORTEST, LONGEST = 0.07, 0.3  # lengths of the arrow, as shares of the axes
SMALLEST = 2.0  # extent while no weight has moved yet


def weight_axis(values: np.ndarray, count: int) -> np.ndarray:
    """Return places around all values of a weight, evenly spaced."""
    low, high = values.min(), values.max()
    reach = max(high - low, SMALLEST) * (0.5 + MARGIN)
    middle = (low + high) / 2
    return np.linspace(middle - reach, middle + reach, count)


def loss_surface(
    across: np.ndarray,
    up: np.ndarray,
    losses: np.ndarray,
    path: np.ndarray,
    downhill: np.ndarray,
    labels: Mapping[str, str],
) -> Figure:
    """Draw the loss over two weights as contours, and the path of both, shape (n, 2).

    ``losses`` has a row for each value of ``up``; the last point of the path is the present one,
    from which an arrow leads as far ``downhill`` as these two numbers say.
    ``labels`` names ``across``, ``up``, ``loss``, ``start`` and ``now``.
    """
    hue = colors.PROBABILITY
    curve = line(path[:, 0], path[:, 1], color=hue)
    marker = {"color": hue, "size": 5, "opacity": 1}
    start: dict[str, Any] = {"symbol": "square-open", "size": 13, "name": labels["start"]}
    quiet: dict[str, Any] = {"showgrid": False, "zeroline": False}
    return {
        "data": {
            SURFACE: _contours(across, up, losses, labels["loss"]),
            PATH: {**curve, "mode": "lines+markers", "marker": marker},
            START: point(path[0, 0], path[0, 1], color=hue, **start),
            PLACE: point(path[-1, 0], path[-1, 1], color=hue, name=labels["now"]),
        },
        "layout": layout(
            margin={"l": 60, "r": 16, "t": 12, "b": 46},
            annotations=_arrow(across, up, path[-1], downhill),
            xaxis=axis(labels["across"], across[[0, -1]].tolist(), **quiet),
            yaxis=axis(labels["up"], up[[0, -1]].tolist(), **quiet),
        ),
    }


def _arrow(
    across: np.ndarray, up: np.ndarray, start: np.ndarray, downhill: np.ndarray
) -> list[Trace]:
    """Return an arrow, but for one too short to be seen; a long one is cut."""
    spans = np.array([np.ptp(across), np.ptp(up)])
    length = np.hypot(*(downhill / spans))
    if length < SHORTEST:
        return []
    end = start + downhill * min(1.0, LONGEST / length)
    places = dict(zip(("ax", "ay", "x", "y"), (*start.tolist(), *end.tolist()), strict=True))
    looks = {"arrowcolor": colors.CONTRAST, "arrowwidth": 3, "arrowhead": 2, "standoff": 0}
    axes = {"xref": "x", "yref": "y", "axref": "x", "ayref": "y"}
    return [{"text": "", "showarrow": True, **places, **axes, **looks}]


def _contours(across: np.ndarray, up: np.ndarray, losses: np.ndarray, name: str) -> Figure:
    shade = [[0, colors.tint(colors.NEUTRAL, 0.0)], [1, colors.tint(colors.NEUTRAL, 0.2)]]
    return {
        "type": "contour",
        "x": across,
        "y": up,
        "z": list(losses.astype(np.float32)),
        "ncontours": 24,
        "contours": {"showlabels": True},
        "colorscale": shade,
        "showscale": False,
        "line": {"color": colors.tint(colors.NEUTRAL, 0.8), "width": 1, "smoothing": 1.3},
        "name": name,
        "hovertemplate": f"(%{{x:.3f}}, %{{y:.3f}}): {name} %{{z:.4f}}<extra></extra>",
    }
