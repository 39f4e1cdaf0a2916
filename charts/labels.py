"""Words and numbers that stand beside the marks of a figure and move along with them."""

from collections.abc import Sequence
from typing import Any

import numpy.typing as npt

from charts.marks import Trace, point

NOTHING = "\N{NO-BREAK SPACE}"  # Plotly never writes again where a text was empty once
MINUS = "\N{MINUS SIGN}"
LIVE = "live"  # what `browser/texts.js` knows such a trace by
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def three_digits(value: float) -> str:
    """Write a number with three significant digits, a tiny or huge one by a power of ten.

    Examples
    --------
    >>> three_digits(-0.8473), three_digits(25), three_digits(999), three_digits(-0.0)
    ('−0.847', '25.0', '999', '0.00')
    >>> three_digits(4.677e-13)
    '4.68 × 10⁻¹³'
    """
    # Zero has no sign.
    mantissa, _, power = f"{value or 0.0:#.3g}".partition("e")
    raised = f" × 10{str(int(power)).translate(RAISED)}" if power else ""
    return mantissa.removesuffix(".").replace("-", MINUS) + raised


def written(
    texts: Sequence[str],
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    *,
    place: str | Sequence[str] = "middle center",
    live: bool = False,
    **more: Any,
) -> Trace:
    """Return texts at places of a subplot; ``place`` is where they stand around these, or each.

    They have the colour of the page's text, since the hues of marks are too pale for words. In
    ``live`` texts ``@name`` is the live number of that readout, and ``@+name`` has a sign.
    """
    marks = point(x, y, color="", **more)
    del marks["marker"]
    as_text = {"mode": "text", "text": list(texts), "textposition": place, "hoverinfo": "skip"}
    return {**marks, **as_text, **({"meta": LIVE} if live else {})}
