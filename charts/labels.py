"""Words and numbers that stand beside the marks of a figure and move along with them."""

from collections.abc import Sequence
from typing import Any

import numpy.typing as npt

from charts.marks import Trace, point

NOTHING = "\N{NO-BREAK SPACE}"  # Plotly never writes again where a text was empty once
LIVE = "live"  # what `browser/texts.js` knows such a trace by


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
    ``live`` texts ``@name`` is the live number of that readout, and ``@+name`` has a sign: what a
    readout has anyway is not sent again. Other numbers are `Written` rows of a sweep.
    """
    marks = point(x, y, color="", **more)
    del marks["marker"]
    as_text = {"mode": "text", "text": list(texts), "textposition": place, "hoverinfo": "skip"}
    return {**marks, **as_text, **({"meta": LIVE} if live else {})}
