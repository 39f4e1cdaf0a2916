"""One whole, shared among the classes: what the division by the sum does."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import HIDDEN_AXIS, Figure, Frames, Trace, layout, verbatim

UNIT = 2.0**-11  # of the whole while a slider is held: less than half a pixel
PALEST, DEEPEST = 0.3, 0.9  # opacity of the first class and of the last
WHOLE, PARTS = "whole", "parts"  # traces: the last class ends where the whole does


def whole(shares: np.ndarray, names: Sequence[str]) -> Figure:
    """Draw a bar of length 1, parted into the shares of the classes in their order."""
    shades = [_opaque(shade) for shade in np.linspace(PALEST, DEEPEST, len(names)).tolist()]
    return {
        "data": {
            WHOLE: _bars(np.ones(1), shades[-1:], names[-1:]),
            PARTS: _bars(_ends(shares), shades[-2::-1], names[-2::-1]),
        },
        "layout": layout(
            barmode="overlay",
            margin={"l": 8, "r": 8, "t": 4, "b": 26},
            xaxis={"range": [0, 1], "dtick": 0.25, "fixedrange": True},
            yaxis={**HIDDEN_AXIS, "range": [-0.5, 0.5]},
        ),
    }


def whole_frames(shares: Sequence[np.ndarray]) -> Frames:
    """Return the traces of a sweep; a row of shares a class."""
    return {PARTS: {"x": _ends(np.stack(shares, axis=-1))}}


def _ends(shares: np.ndarray) -> np.ndarray:
    """Return where all parts but the last end, the longest first: the others cover it."""
    return np.cumsum(shares, axis=-1, dtype=np.float64)[..., -2::-1]


def _bars(lengths: np.ndarray, shades: Sequence[str], names: Sequence[str]) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "x": lengths,
        "y": np.zeros(len(lengths)),
        "width": 0.9,
        "marker": {"color": list(shades), "line": {"color": colors.PALE, "width": 1.5}},
        "hovertext": list(map(verbatim, names)),
        "hoverinfo": "text",
    }


def _opaque(shade: float) -> str:
    """Return the colour of probabilities mixed with white, so that nothing shines through."""
    mixed: Any = [round(255 + shade * (one - 255)) for one in colors.channels(colors.PROBABILITY)]
    return "rgb({},{},{})".format(*mixed)
