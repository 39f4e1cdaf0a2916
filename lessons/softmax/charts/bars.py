"""Horizontal bars, one trace a class, so that a sweep can move each of them alone."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Trace, point, verbatim
from lessons.softmax.charts.names import broken

WIDTH = 0.62


def bars(
    what: str, lengths: npt.ArrayLike, *, color: str, names: Sequence[str], axes: int = 1
) -> dict[str, Trace]:
    """Return a bar for each class; the first class has row 0, and its trace is called what0."""
    number = "" if axes == 1 else str(axes)
    return {
        f"{what}{row}": {
            "type": "bar",
            "orientation": "h",
            "x": np.array([length]),
            "y": np.array([float(row)]),
            "width": WIDTH,
            "marker": {"color": colors.tint(color, 0.75)},
            "xaxis": f"x{number}",
            "yaxis": f"y{number}",
            "name": verbatim(name),
            "hovertemplate": f"%{{x:.6~f}}<extra>{verbatim(name)}</extra>",
        }
        for row, (length, name) in enumerate(
            zip(np.asarray(lengths, dtype=np.float64), names, strict=True)
        )
    }


def frame(lengths: npt.ArrayLike, *, axes: int = 1) -> Trace:
    """Return empty bars, one a class in one trace; a bar of no length is not drawn."""
    places = np.asarray(lengths, dtype=np.float64)
    return {
        "type": "bar",
        "orientation": "h",
        "x": places,
        "y": np.arange(float(places.size)),
        "width": WIDTH,
        "marker": {"color": "rgba(0,0,0,0)", "line": {"color": colors.NEUTRAL, "width": 3}},
        "hoverinfo": "skip",
        "xaxis": f"x{axes}" if axes > 1 else "x",
        "yaxis": f"y{axes}" if axes > 1 else "y",
    }


def ends(
    what: str, lengths: npt.ArrayLike, *, color: str, names: Sequence[str], axes: int = 1
) -> dict[str, Trace]:
    """Return a round handle on the end of each bar; their traces are called like the bars."""
    return {
        f"{what}{row}": point(
            length, row, color=color, axes=axes, name=name, hovertemplate="%{x:.6~f}"
        )
        for row, (length, name) in enumerate(
            zip(np.asarray(lengths, dtype=np.float64), names, strict=True)
        )
    }


def rows(
    names: Sequence[str], number: int = 1, *, named: bool = True, breaks: bool = False
) -> dict[str, Any]:
    """Return the vertical axis of the classes, the first on top; a long name may break in two."""
    return {
        "range": [len(names) - 0.5, -0.5],
        "tickvals": list(range(len(names))),
        "ticktext": list(map(broken if breaks else verbatim, names)),
        "showticklabels": named,
        "ticklabelstandoff": 6,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "anchor": "x" if number == 1 else f"x{number}",
    }
