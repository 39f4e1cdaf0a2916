"""The marks that the figures are made of: lines, points, axes and words, as Plotly has them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Trace = dict[str, Any]
Figure = dict[str, Any]  # data: traces by their names, in the order of drawing; layout
Frames = dict[str, dict[str, Any]]  # what a sweep changes: trace, attribute, a row a value
# What a canvas takes for the colour of the text around it, in the light and in the dark.
INK = "currentColor"
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "%": "&#37;"})
HIDDEN_AXIS = {"visible": False, "fixedrange": True}
MARGIN = {"l": 56, "r": 20, "t": 24, "b": 44}  # pixels


def plotly(figure: Figure) -> dict[str, Any]:
    """Return a figure as Plotly has it: its traces are a list and have no names."""
    return {**figure, "data": list(figure["data"].values())}


def line(
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    *,
    color: str,
    axes: int = 1,
    width: float = 2.5,
    dash: str = "solid",
    **more: Any,
) -> Trace:
    """Return a line; a thinner one only leads from one mark to another."""
    style = {"color": color, "width": width, "dash": dash}
    return _scatter("lines", x, y, axes, line=style, hoverinfo="skip", **more)


def point(
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    *,
    color: str,
    axes: int = 1,
    symbol: str = "circle",
    **more: Any,
) -> Trace:
    """Return points large enough to be dragged; an ``…-open`` symbol is a lighter mark."""
    size = more.pop("size", 15)
    marker = {"color": color, "size": size, "symbol": symbol, "line": {"width": 2, "color": color}}
    return _scatter("markers", x, y, axes, marker=marker, cliponaxis=False, **more)


def _scatter(mode: str, x: npt.ArrayLike, y: npt.ArrayLike, axes: int, **more: Any) -> Trace:
    if "name" in more:
        more["name"] = verbatim(more["name"])
    number = "" if axes == 1 else str(axes)
    positions = {
        "x": _positions(x),
        "y": _positions(y),
        "xaxis": f"x{number}",
        "yaxis": f"y{number}",
    }
    return {"type": "scatter", "mode": mode, "showlegend": False, **positions, **more}


def _positions(values: npt.ArrayLike) -> np.ndarray:
    return np.atleast_1d(np.asarray(values, dtype=np.float64))


def axis(
    title: str, span: Sequence[float], *, domain: Sequence[float] = (0, 1), **more: Any
) -> Trace:
    """Return a linear axis that the reader cannot drag away; ``span`` are its ends."""
    return {
        "title": {"text": verbatim(title)},
        "range": list(span),
        "domain": list(domain),
        "fixedrange": True,
        **more,
    }


def verbatim(text: str) -> str:
    """Return text, such as a name out of a file, so that a figure shows it letter by letter.

    Plotly obeys tags and entities in every text, and replaces ``%{…}`` in what is shown on hover.
    """
    return text.translate(ESCAPES)


def words(text: str, x: float, y: float, **more: Any) -> Trace:
    """Return a few words at a place of the figure, given in shares of its width and height."""
    place = {"x": x, "y": y, "xref": "paper", "yref": "paper", "showarrow": False}
    return {"text": text, **place, **more}


def colored(text: str, color: str) -> str:
    """Return words in a colour, to stand among others."""
    return f'<span style="color:{color}">{text}</span>'


def bold(text: str, color: str) -> str:
    """Return bold words in a colour."""
    return f'<b style="color:{color}">{text}</b>'


def layout(**parts: Any) -> dict[str, Any]:
    """Return a layout with the margins and the interactions that all figures share."""
    return {
        "showlegend": False,
        "margin": dict(MARGIN),
        "dragmode": False,
        "hovermode": "closest",
        **parts,
    }
