"""A stream of symbols that is guessed: the mean price so far, the symbols, and what they cost."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Trace, axis, bold, layout, line, point, words
from charts.numbers import significant
from charts.panels import Panels
from lessons.cross_entropy.charts.beliefs import SYMBOLS, within

YOURS = colors.PROBABILITY
HUES = (colors.ODDS, colors.CONTRAST, colors.NEUTRAL)  # of the three symbols
SIGNS = ("square", "diamond", "circle")
USUAL, LARGEST = 4.0, 8.0  # bits, where the histogram ends
WIDTH = 0.25  # bits, of a bar
PANELS = Panels(
    ((0, 0.56), (0.66, 1), (0.66, 1)),
    height=46,
    gap=(84, 76),
    up=((0, 1), (0.66, 1), (0, 0.4)),
    sizes=(2, 1, 1.3),
    margin={"r": 16, "t": 52},
)
Labels = Mapping[str, str]
Levels = tuple[float, float]


def guessed_stream(
    means: tuple[np.ndarray, np.ndarray],
    levels: Levels,
    symbols: np.ndarray,
    prices: np.ndarray,
    labels: Labels,
) -> Figure:
    """Draw the mean prices so far, the symbols as they came, and how often each price was paid.

    ``means`` are those of the reader and of one who always believes Q, ``levels`` are H(P) and
    H(P, Q). ``labels`` names ``heard``, ``price``, ``yours``, ``believer``, ``entropy``,
    ``cross_entropy``, ``paid``, ``count`` and ``unit``.
    """
    ends = [1.0, max(len(symbols), 10.0)]
    largest = USUAL if np.all(prices <= USUAL) else LARGEST
    return {
        "data": {
            **_means(means, levels, ends),
            **_symbols(symbols, prices, labels),
            **_bars(symbols, prices, largest, labels),
        },
        "layout": layout(
            barmode="stack",
            bargap=0.08,
            annotations=[
                *_key(labels),
                *_endless(means[0], YOURS),
                *_endless(means[1], colors.BELIEF),
            ],
            **PANELS.wide(
                (
                    axis(labels["heard"], ends, zeroline=False),
                    axis(labels["price"], (0, _top(*means, levels))),
                ),
                (axis(labels["heard"], (0.4, ends[1] + 0.6), zeroline=False, nticks=6), _classes()),
                (
                    axis(labels["paid"], (0, largest), tickvals=_marks(largest)),
                    axis(labels["count"], (0, _highest(prices, largest)), nticks=4),
                ),
            ),
        ),
    }


def _means(
    means: tuple[np.ndarray, np.ndarray], levels: Levels, ends: list[float]
) -> dict[str, Trace]:
    yours, believer = means
    heard = np.arange(1.0, len(yours) + 1)
    low, high = (float(level) for level in within(levels))
    return {
        "entropy": line(ends, [low, low], color=colors.TRUTH, dash="dot"),
        "cross_entropy": line(ends, [high, high], color=colors.BELIEF, dash="dot"),
        "believer": line(heard, within(believer), color=colors.BELIEF),
        "yours": line(heard, within(yours), color=YOURS, dash="dash"),
    }


def _symbols(symbols: np.ndarray, prices: np.ndarray, labels: Labels) -> dict[str, Trace]:
    """Return for each class a mark where it came."""
    marks = {}
    for number, symbol in enumerate(SYMBOLS):
        places = np.flatnonzero(symbols == number)
        told = [significant(price) for price in prices[places].tolist()]
        hover = f"{symbol}, %{{x}}: %{{hovertext}} {labels['unit']}<extra></extra>"
        style: dict[str, Any] = {"symbol": SIGNS[number], "size": 7, "axes": 2}
        shown: dict[str, Any] = {"hovertext": told, "hovertemplate": hover}
        marks[f"symbol_{symbol}"] = point(
            places + 1.0, np.full(len(places), 2.0 - number), color=HUES[number], **style, **shown
        )
    return marks


def _bins(prices: np.ndarray, largest: float) -> np.ndarray:
    """Return the bar of each price; the last one also holds all higher prices."""
    last = round(largest / WIDTH) - 1
    return np.minimum(np.floor(np.minimum(prices, largest) / WIDTH), last).astype(int)


def _bars(
    symbols: np.ndarray, prices: np.ndarray, largest: float, labels: Labels
) -> dict[str, Trace]:
    count = round(largest / WIDTH)
    middles = (np.arange(count) + 0.5) * WIDTH
    bins = _bins(prices, largest)
    return {
        f"paid_{symbol}": {
            "type": "bar",
            "x": middles,
            "y": np.bincount(bins[symbols == number], minlength=count).astype(np.float64),
            "marker": {"color": HUES[number]},
            "xaxis": "x3",
            "yaxis": "y3",
            "hovertemplate": f"{symbol}: %{{y}} × %{{x}} {labels['unit']}<extra></extra>",
        }
        for number, symbol in enumerate(SYMBOLS)
    }


def _highest(prices: np.ndarray, largest: float) -> float:
    return 1.1 * float(np.bincount(_bins(prices, largest)).max())


def _marks(largest: float) -> list[float]:
    """Return the numbers below the bars; 0 stands at the other axis of their corner."""
    return [largest * share for share in (0.25, 0.5, 0.75, 1)]


def _classes() -> Trace:
    ticks: dict[str, Any] = {"tickvals": [2, 1, 0], "ticktext": list(SYMBOLS)}
    return axis("", (-0.6, 2.6), zeroline=False, **ticks)


def _endless(prices: np.ndarray, color: str) -> list[Trace]:
    """Return the sign at the upper edge where a mean price has become infinite, if it has."""
    endless = np.flatnonzero(np.isinf(prices))
    if not endless.size:
        return []
    place: dict[str, Any] = {"xref": "x", "yref": "y domain", "xanchor": "left", "yanchor": "top"}
    return [words(bold("↑ ∞", color), float(endless[0] + 1), 1, **place)]


def _top(*prices: Any) -> float:
    """Return how high the panel is: above all finite prices."""
    known = np.concatenate([np.ravel(one) for one in prices])
    return 1.15 * float(np.max(known[np.isfinite(known)]))


def _key(labels: Labels) -> list[Trace]:
    """Return the names of the lines, in two rows."""
    signs = (
        ("┅", YOURS, "yours"),
        ("━", colors.BELIEF, "believer"),
        ("┄", colors.TRUTH, "entropy"),
        ("┄", colors.BELIEF, "cross_entropy"),
    )
    parts = [f"{bold(sign, color)} {labels[name]}" for sign, color, name in signs]
    text = "    ".join(parts[:2]) + "<br>" + "    ".join(parts[2:])
    place: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "align": "left", "yshift": 6}
    return [words(text, 0, 1, xref="x domain", yref="y domain", **place)]
