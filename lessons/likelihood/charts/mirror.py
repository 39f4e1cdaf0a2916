"""The log-likelihood and its mirror image, the negative log-likelihood."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.edges import DOWN, UP, arrow, arrow_rows, side
from charts.marks import Figure, Frames, Trace, axis, layout, line, point, words
from lessons.likelihood.charts.coins import LOG_NODES

SPAN = 25.0  # nats either way
EDGE = 23.2  # nats, where an arrow lies that points at what is farther off
NARROW = {"xaxis": {"dtick": 0.2}, "yaxis": {"dtick": 10}}  # on a phone
LOG, NEGATIVE = "log", "negative"
BEST, BEST_UP, BEST_DOWN = "best", "best_up", "best_down"
HERE, HERE_UP, HERE_DOWN = "here", "here_up", "here_down"
BEYOND_UP, BEYOND_DOWN = "beyond_up", "beyond_down"
HANDLES = (HERE_UP, HERE_DOWN)
BEST_HANDLES = (BEST_UP, BEST_DOWN)
MIRRORED = (NEGATIVE, BEST, BEST_UP, HERE, HERE_UP, BEYOND_UP)  # what the sign turns over


def mirrored(
    curve: np.ndarray,
    best: tuple[float, float],
    here: tuple[float, float],
    labels: Mapping[str, str],
) -> Figure:
    """Draw ln L and -ln L over the belief, with the best belief and another one on both.

    ``curve`` holds ln L at `LOG_NODES`, ``best`` and ``here`` a belief and its ln L; ``labels``
    names ``belief``, ``nats``, ``log``, ``negative``, ``best`` and ``here``.
    """
    up, down = colors.CONTRAST, colors.LOGIT
    (best_x, best_y), (x, y) = best, here
    return {
        "data": {
            LOG: _curve(_clipped(curve), down, labels["log"], "dash"),
            NEGATIVE: _curve(-_clipped(curve), up, labels["negative"], "solid"),
            BEST: line([best_x, best_x], [-best_y, best_y], color=colors.ODDS, dash="dot"),
            BEST_UP: _best(best_x, -best_y, labels["best"]),
            BEST_DOWN: _best(best_x, best_y, labels["best"]),
            HERE: line([x, x], [-y, y], color=colors.NEUTRAL, dash="dot"),
            HERE_UP: point(x, min(-y, SPAN), color=up, name=labels["here"]),
            HERE_DOWN: point(x, max(y, -SPAN), color=down, name=labels["here"]),
            BEYOND_UP: arrow(x, -y, (SPAN, EDGE), symbol=UP, color=up),
            BEYOND_DOWN: arrow(x, y, (-SPAN, -EDGE), symbol=DOWN, color=down),
        },
        "layout": _layout(labels),
    }


def _curve(y: np.ndarray, color: str, name: str, dash: str) -> Trace:
    trace = line(LOG_NODES, y, color=color, name=name, dash=dash)
    trace["line"]["shape"] = "spline"
    return trace


def _best(x: float, y: float, name: str) -> Trace:
    return point(x, y, color=colors.ODDS, symbol="diamond-open", size=16, name=name)


def _clipped(logs: npt.ArrayLike) -> np.ndarray:
    return np.maximum(np.asarray(logs, dtype=np.float32), -2 * SPAN)


def _layout(labels: Mapping[str, str]) -> dict[str, Any]:
    place: dict[str, Any] = {"xanchor": "center", "xref": "paper", "yref": "paper"}
    return layout(
        annotations=[
            words(labels["negative"], 0.5, 0.97, yanchor="top", **place),
            words(labels["log"], 0.5, 0.03, yanchor="bottom", **place),
        ],
        xaxis=axis(labels["belief"], (0, 1), dtick=0.1, tickformat="~g"),
        yaxis=axis(labels["nats"], (-SPAN, SPAN), dtick=5, zeroline=True, zerolinewidth=2),
    )


def belief_frames(beliefs: np.ndarray, logs: np.ndarray) -> Frames:
    """Return the traces of a sweep over n beliefs."""
    frames: Frames = {name: {"x": beliefs, **rows} for name, rows in _here(logs).items()}
    frames[HERE]["x"] = _twice(beliefs)
    for name in (BEYOND_UP, BEYOND_DOWN):
        frames[name]["textposition"] = side(beliefs)
    return frames


def _here(logs: np.ndarray) -> Frames:
    """Return how high a belief stands on both curves, with an arrow where it leaves the panel."""
    return {
        HERE: {"y": np.stack([-logs, logs], axis=1).astype(np.float32)},
        HERE_UP: {"y": np.minimum(-logs, SPAN)},
        HERE_DOWN: {"y": np.maximum(logs, -SPAN)},
        BEYOND_UP: arrow_rows(-logs, SPAN, EDGE),
        BEYOND_DOWN: arrow_rows(logs, -SPAN, -EDGE),
    }


def data_frames(
    curves: np.ndarray, best: tuple[np.ndarray, np.ndarray], here: np.ndarray
) -> Frames:
    """Return the traces of a sweep over n data sets: a row of ``curves`` for each."""
    logs = _clipped(curves)
    x, y = best
    return {
        LOG: {"y": logs},
        NEGATIVE: {"y": -logs},
        BEST: {"x": _twice(x), "y": np.stack([-y, y], axis=1).astype(np.float32)},
        BEST_UP: {"x": x, "y": -y},
        BEST_DOWN: {"x": x, "y": y},
        **_here(here),
    }


def _twice(x: np.ndarray) -> np.ndarray:
    return np.repeat(x[:, np.newaxis], 2, axis=1).astype(np.float32)
