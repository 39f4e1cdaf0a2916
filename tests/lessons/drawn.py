"""Draws the figures of the lessons as Plotly does, and holds previews against them."""

from functools import reduce
from operator import getitem
from typing import Any

import numpy as np
import plotly.graph_objects as go

from charts.marks import Figure, Frames, plotly


class Labels(dict[str, Any]):
    """Labels that are their own names."""

    def __missing__(self, name: str) -> str:
        return name


LABELS = Labels()


def drawn(figure: Figure) -> go.Figure:
    """Return what Plotly makes of a figure; it refuses what it does not know."""
    return go.Figure(plotly(figure))


def accepts(figure: Figure, narrow: dict[str, Any]) -> None:
    """Check that Plotly takes a figure as it is on a phone."""
    parts = dict(narrow)
    assert parts.pop("height", 1) > 0
    drawn(figure).update_layout(parts)


def agrees(figure: Figure, frames: Frames, at: int, *, atol: float = 1e-7) -> None:
    """Check that Plotly takes a figure, and that a frame is what the figure shows."""
    drawn(figure)
    for trace, changes in frames.items():
        for name, rows in changes.items():
            shown = np.ravel(reduce(getitem, name.split("."), figure["data"][trace]))
            found = np.ravel(rows[at])
            if found.dtype.kind == "U":
                assert shown.tolist() == found.tolist()
                continue
            np.testing.assert_allclose(found, shown, rtol=1e-6, atol=atol, err_msg=trace)


def _attribute(trace: dict[str, Any], path: str) -> Any:
    found: Any = trace
    for name in path.split("."):
        found = found[name]
    return found


def finite(figure: Figure) -> bool:
    """Tell whether every place of a figure is a number that can be drawn."""
    places = (trace[axis] for trace in figure["data"].values() for axis in "xy")
    return all(np.isfinite(place).all() for place in places)


def lines_are_finite(figure: Figure, frames: Frames) -> bool:
    """Tell whether no line has a gap in a preview."""
    lines = [name for name in frames if figure["data"][name]["mode"] == "lines"]
    return all(np.isfinite(rows).all() for name in lines for rows in frames[name].values())


def shares(count: int, classes: int) -> np.ndarray:
    """Return distributions, a row each."""
    weights = np.random.default_rng(classes).random((count, classes)) + 0.1
    return weights / weights.sum(axis=1, keepdims=True)
