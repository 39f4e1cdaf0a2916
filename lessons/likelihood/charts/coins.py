"""A row of coins, and above every belief its likelihood and the logarithm of that."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.edges import DOWN, arrow, arrow_rows, side
from charts.marks import HIDDEN_AXIS, Figure, Frames, Trace, axis, layout, line, point, words
from charts.panels import Panels

COINS, COLUMNS = 20, 10  # places, and how many of them stand in a line
# Places of the curves: their peaks, √(π (1 - π) / n) wide, get equally many everywhere.
NODES = np.sin(np.linspace(0.0, np.pi / 2, 45)) ** 2
LOG_NODES = np.sin(np.linspace(0.0, np.pi / 2, 26)) ** 2
BOTTOM = -30.0  # nats, the lower end of the axis
EDGE = (BOTTOM, BOTTOM + 2.4)  # where an arrow lies
OFF = -9.0  # where coins lie that are not shown
LINES = -(np.arange(COINS) // COLUMNS)  # heights of the coins
TOP = 2.0

PANELS = Panels(
    ((0, 1), (0, 0.44), (0.56, 1)),
    up=((0.81, 1), (0, 0.68), (0, 0.68)),
    height=40,
    sizes=(1.4, 5, 5),
    gap=(40, 80),
    margin={"l": 60},
    narrow_margin={"l": 48, "r": 10},
)
COIN, HEADS, SHARE, LOG = "coin", "heads", "share", "log"
AT_SHARE, AT_LOG = "at_share", "at_log"  # uprights below the best belief
BEST_SHARE, BEST_LOG, HERE_SHARE, HERE_LOG = "best_share", "best_log", "here_share", "here_log"
BEYOND = "beyond"
HANDLES = (HERE_SHARE, HERE_LOG)
BEST_HANDLES = (BEST_SHARE, BEST_LOG)
HEIGHTS = {SHARE: 2.0**-9, LOG: 2.0**-6, COIN: 1.0, HEADS: 1.0}  # to which these can be rounded

Curves = tuple[np.ndarray, np.ndarray]


def coins(
    coins: tuple[np.ndarray, int],
    curves: Curves,
    best: tuple[float, float],
    here: tuple[float, float, float],
    labels: Mapping[str, str],
) -> Figure:
    """Draw the coins, and likelihood and log-likelihood over the belief π.

    ``coins`` tells which places of the row show heads (1), and how many places are taken;
    ``curves`` holds the likelihood, as a share of the greatest, at `NODES`, and its logarithm at
    `LOG_NODES`; ``best`` is the estimate and its log-likelihood, ``here`` a belief and both values.
    ``labels`` names ``coin``, ``heads``, ``tails``, ``belief``, ``share``, ``log``, ``best`` and
    ``here``, and says how to ``turn`` a coin.
    """
    moving = data_frames(_one(coins[0]), _one(coins[1]), [_one(c) for c in curves], best, here)
    places = {
        trace: {name: rows[0] for name, rows in changes.items()}
        for trace, changes in moving.items()
    }
    slots = np.arange(COINS) % COLUMNS + 1
    log_hue, share_hue = colors.LOGIT, colors.PROBABILITY
    traces = {
        COIN: _coins(slots, places[COIN]["y"], colors.NEUTRAL, "circle-open", labels["coin"]),
        HEADS: _coins(slots, places[HEADS]["y"], colors.PROBABILITY, "circle", labels["heads"]),
        SHARE: _curve((NODES, places[SHARE]["y"]), share_hue, 2, labels["share"]),
        LOG: _curve((LOG_NODES, places[LOG]["y"]), log_hue, 3, labels["log"], dash="dash"),
        AT_SHARE: _upright(places[AT_SHARE]["x"], [0, 1.08], 2, labels["best"]),
        AT_LOG: _upright(places[AT_LOG]["x"], [BOTTOM, TOP], 3, labels["best"]),
        BEST_SHARE: _best(best[0], 1, 2, labels["best"]),
        BEST_LOG: _best(best[0], places[BEST_LOG]["y"], 3, labels["best"]),
        HERE_SHARE: point(here[0], here[1], color=share_hue, axes=2, name=labels["here"]),
        HERE_LOG: point(here[0], places[HERE_LOG]["y"], color=log_hue, axes=3, name=labels["here"]),
        BEYOND: arrow(here[0], here[2], EDGE, symbol=DOWN, color=log_hue, axes=3),
    }
    return {"data": traces, "layout": _layout(labels)}


def coin_at(x: float, y: float) -> int | None:
    """Return which coin lies at a place of the first panel, from 0 on; None beside all of them."""
    column, below = round(x) - 1, round(-y)
    inside = 0 <= column < COLUMNS and 0 <= below * COLUMNS < COINS
    return below * COLUMNS + column if inside else None


def _one(value: npt.ArrayLike) -> np.ndarray:
    return np.asarray(value)[np.newaxis]


def _coins(x: np.ndarray, y: np.ndarray, color: str, symbol: str, name: str) -> Trace:
    trace = point(x, y, color=color, symbol=symbol, size=17, name=name, hoverinfo="name")
    return {**trace, "cliponaxis": True}


def _curve(places: Curves, color: str, axes: int, name: str, dash: str = "solid") -> Trace:
    trace = line(*places, color=color, axes=axes, name=name, dash=dash)
    trace["line"]["shape"] = "spline"
    return trace


def _upright(x: npt.ArrayLike, y: npt.ArrayLike, axes: int, name: str) -> Trace:
    return line(x, y, color=colors.ODDS, axes=axes, name=name, width=1.5, dash="dot")


def _best(x: float, y: npt.ArrayLike, axes: int, name: str) -> Trace:
    return point(x, y, color=colors.ODDS, axes=axes, symbol="diamond-open", size=16, name=name)


def _layout(labels: Mapping[str, str]) -> dict[str, Any]:
    belief = axis(labels["belief"], (0, 1), tickformat="~g", dtick=0.2)
    marks = f"◇ {labels['best']}   ● {labels['here']}"
    kinds = f"● {labels['heads']}   ○ {labels['tails']}   ({labels['turn']})"
    return layout(
        annotations=[
            words(kinds, 0, 1, xanchor="left", yanchor="bottom", yshift=2),
            *(_above(marks, panel) for panel in (2, 3)),
        ],
        **PANELS.wide(
            (
                {**HIDDEN_AXIS, "range": [0.5, COLUMNS + 0.5]},
                {**HIDDEN_AXIS, "range": [LINES[-1] - 0.5, 0.5]},
            ),
            (belief, axis(labels["share"], (0, 1.08), dtick=0.25)),
            (belief, axis(labels["log"], (BOTTOM, TOP), dtick=5)),
        ),
    )


def _above(text: str, panel: int) -> Trace:
    place = {"xref": f"x{panel} domain", "yref": f"y{panel} domain"}
    return words(text, 0, 1, xanchor="left", yanchor="bottom", yshift=4, **place)


def belief_frames(beliefs: np.ndarray, shares: np.ndarray, logs: np.ndarray) -> Frames:
    """Return the traces of a sweep over n beliefs, for the same data."""
    heights = np.maximum(logs, BOTTOM).astype(np.float32)
    return {
        HERE_SHARE: {"x": beliefs, "y": shares.astype(np.float32)},
        HERE_LOG: {"x": beliefs, "y": heights},
        BEYOND: {"x": beliefs, **arrow_rows(logs, *EDGE), "textposition": side(beliefs)},
    }


def data_frames(
    rows: np.ndarray,
    taken: np.ndarray,
    curves: Any,
    best: tuple[npt.ArrayLike, npt.ArrayLike],
    here: tuple[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike],
) -> Frames:
    """Return the traces of a sweep over n data sets, a row each, for the same belief."""
    used = np.arange(COINS) < np.atleast_1d(taken)[:, np.newaxis]
    estimates, peaks = (np.atleast_1d(np.asarray(part, dtype=np.float32)) for part in best)
    # Below the axis a curve falls on, but it ends somewhere: an infinity cannot be drawn.
    shares, logs = (np.asarray(part, dtype=np.float32) for part in curves)
    pairs = np.repeat(estimates[:, np.newaxis], 2, axis=1)
    return {
        COIN: {"y": np.where(used, LINES, OFF).astype(np.float32)},
        HEADS: {"y": np.where(rows == 1, LINES, OFF).astype(np.float32)},
        SHARE: {"y": shares},
        LOG: {"y": np.maximum(logs, 2 * BOTTOM)},
        AT_SHARE: {"x": pairs},
        AT_LOG: {"x": pairs},
        BEST_SHARE: {"x": estimates},
        BEST_LOG: {"x": estimates, "y": np.maximum(peaks, BOTTOM)},
        HERE_SHARE: {"y": np.atleast_1d(here[1])},
        HERE_LOG: {"y": np.maximum(np.atleast_1d(here[2]), BOTTOM)},
        BEYOND: arrow_rows(here[2], *EDGE),
    }
