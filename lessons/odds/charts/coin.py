"""The share of heads after more and more flips of a coin, and how far it usually strays."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, layout, line

BAND, PROBABILITY, SHARE = "band", "probability", "share"
FINE = 0.001  # of the height of the figure: less than a pixel
Earlier = tuple[np.ndarray, Sequence[npt.ArrayLike]]
NONE_EARLIER: Earlier = (np.zeros(0), ())


def earlier_curve(index: int) -> str:
    """Return the trace of the curve of earlier flips."""
    return f"earlier{index}"


def running_coin(
    flips: np.ndarray,
    frequency: npt.ArrayLike,
    probability: float,
    band: tuple[np.ndarray, np.ndarray],
    labels: Mapping[str, str],
    *,
    earlier: Earlier = NONE_EARLIER,
) -> Figure:
    """Draw the share of heads after so many flips, the coin's probability and its usual spread.

    ``band`` holds some counts of flips and the standard error after each; the band is two standard
    errors wide either way. ``earlier`` holds the counts of flips at which the curves of earlier
    flips are drawn, and these curves, a row each.
    """
    counts, errors = band
    outline: dict[str, Any] = {"color": colors.NEUTRAL, "dash": "dot", "fill": "toself"}
    looks, curves = earlier
    traces = {
        **{earlier_curve(i): _pale(looks, curve) for i, curve in enumerate(curves)},
        BAND: line(
            np.concatenate([counts, counts[::-1]]),
            _band(probability, errors),
            name=labels["spread"],
            **outline,
        ),
        PROBABILITY: line(
            flips[[0, -1]],
            [probability, probability],
            color=colors.PROBABILITY,
            dash="dash",
            name=labels["probability"],
        ),
        SHARE: line(flips, frequency, color=colors.ODDS, name=labels["frequency"]),
    }
    traces[BAND]["fillcolor"] = colors.tint(colors.NEUTRAL, 0.15)
    return {
        "data": traces,
        "layout": layout(
            xaxis=axis(
                labels["flips"], (0, np.log10(flips[-1])), type="log", dtick=1, tickformat=","
            ),
            yaxis=axis(labels["frequency"], (-0.02, 1.02), dtick=0.2),
        ),
    }


def _pale(looks: np.ndarray, curve: npt.ArrayLike) -> Trace:
    return line(looks, curve, color=colors.tint(colors.NEUTRAL, 0.6), width=1)


def coin_frames(
    probabilities: np.ndarray,
    frequencies: np.ndarray,
    errors: np.ndarray,
    earlier: Sequence[np.ndarray] = (),
) -> Frames:
    """Return the traces of a sweep over n coins; all arrays have a row a coin."""
    middle = probabilities[:, None]
    rows = {
        **{earlier_curve(i): curves for i, curves in enumerate(earlier)},
        BAND: _band(middle, errors),
        PROBABILITY: np.repeat(middle, 2, axis=1),
        SHARE: frequencies,
    }
    return {trace: {"y": row.astype(np.float32)} for trace, row in rows.items()}


def _band(middle: float | np.ndarray, errors: np.ndarray) -> np.ndarray:
    """Return the outline of a band two standard errors wide: there below, back above."""
    lower, upper = middle - 2.0 * errors, middle + 2.0 * errors
    return np.concatenate([lower, upper[..., ::-1]], axis=-1)
