"""The matrix of second derivatives of the loss along pairs of logits."""

from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, axis, layout
from lessons.cross_entropy.charts.beliefs import SYMBOLS

NARROW = {"height": 18, "margin": {"r": 14}}  # on a phone
MAP = "map"
SHADE = 1e-4  # what the eye cannot see, and the last decimal of a cell


def curvature_map(hessian: np.ndarray, title: str) -> Figure:
    """Draw the matrix of second derivatives, shape (3, 3), as a map; ``title`` is for its axes."""
    rows, columns = np.divmod(np.arange(9.0), 3)
    shades = [[0, colors.NEGATIVE], [0.5, colors.PALE], [1, colors.POSITIVE]]
    cells: dict[str, Any] = {"x": columns, "y": rows, "z": hessian.ravel()}
    scale: dict[str, Any] = {"zmin": -0.25, "zmax": 0.25, "colorscale": shades}
    gaps: dict[str, Any] = {"xgap": 3, "ygap": 3, "showscale": False}
    values: dict[str, Any] = {
        "texttemplate": "<b>%{z:.4f}</b>",  # dark or light, as the cell is light or dark
        "hovertemplate": "%{z:.4f}<extra></extra>",
    }
    ticks: dict[str, Any] = {"tickvals": [0, 1, 2], "ticktext": list(SYMBOLS), "showgrid": False}
    return {
        "data": {MAP: {"type": "heatmap", **cells, **scale, **gaps, **values}},
        "layout": layout(
            margin={"l": 56, "r": 16, "t": 10, "b": 44},
            xaxis=axis(title, (-0.5, 2.5), zeroline=False, **ticks),
            yaxis=axis(title, (2.5, -0.5), zeroline=False, **ticks),
        ),
    }


def map_frames(hessians: np.ndarray) -> Frames:
    """Return the traces of a sweep over n matrices."""
    return {MAP: {"z": hessians.reshape(len(hessians), 9)}}
