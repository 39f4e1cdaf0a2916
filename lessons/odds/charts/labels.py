"""Words and numbers that stand beside the marks of a figure and move along with them."""

from collections.abc import Sequence
from typing import Any

import numpy.typing as npt

from charts.marks import Trace, point

NOTHING = "\N{NO-BREAK SPACE}"  # Plotly never writes again where a text was empty once
MINUS = "\N{MINUS SIGN}"


def three_digits(value: float, *, signed: bool = False) -> str:
    """Write a number below a thousand with three significant digits, 0 as it is.

    Examples
    --------
    >>> three_digits(-0.8473), three_digits(2, signed=True), three_digits(999), three_digits(0)
    ('−0.847', '+2.00', '999', '0')
    """
    if value == 0:
        return "0"
    sign = "+" if signed else ""
    return f"{value:{sign}#.3g}".removesuffix(".").replace("-", MINUS)


def written(
    texts: Sequence[str],
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    *,
    place: str | Sequence[str] = "middle center",
    color: str | None = None,
    **more: Any,
) -> Trace:
    """Return texts at places of a subplot; ``place`` is where each stands around its own."""
    font = {"color": color} if color else {}
    marks = point(x, y, color="", **more)
    del marks["marker"]
    as_text = {"mode": "text", "text": list(texts), "textposition": place, "textfont": font}
    return {**marks, **as_text, "hoverinfo": "skip"}


def thin(trace: Trace, dash: str = "solid") -> Trace:
    """Return a line that only leads from one mark to another."""
    return {**trace, "line": {**trace["line"], "width": 1.5, "dash": dash}}
