"""A stream of symbols that is guessed: the mean price so far, and the symbols with their prices."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from charts import colors
from charts.marks import INK, Figure, Trace, axis, bold, layout, line, words
from lessons.cross_entropy.charts.beliefs import BELIEF, SYMBOLS, TRUTH, within

YOURS = colors.LOGIT
HUES = (colors.LOGIT, colors.CONTRAST, colors.NEUTRAL)  # of the three symbols
USUAL, LARGEST = 4.0, 8.0  # bits, where the histogram ends
Labels = Mapping[str, str]


def running_means(
    yours: np.ndarray, believer: np.ndarray, levels: tuple[float, float], labels: Labels
) -> Figure:
    """Draw the mean price so far, of the reader and of one who always believes Q.

    ``levels`` are H(P) and H(P, Q). ``labels`` names ``heard``, ``price``, ``yours``,
    ``believer``, ``entropy`` and ``cross_entropy``.
    """
    heard = np.arange(1.0, len(yours) + 1)
    ends = [1.0, max(len(yours), 10.0)]
    low, high = (float(level) for level in within(levels))
    return {
        "data": {
            "entropy": line(ends, [low, low], color=TRUTH, dash="dot"),
            "cross_entropy": line(ends, [high, high], color=BELIEF, dash="dot"),
            "believer": line(heard, within(believer), color=BELIEF),
            "yours": line(heard, within(yours), color=YOURS, dash="dash"),
        },
        "layout": layout(
            annotations=[_key(labels), *_endless(yours, YOURS), *_endless(believer, BELIEF)],
            xaxis=axis(labels["heard"], ends, zeroline=False),
            yaxis=axis(labels["price"], (0, _top(yours, believer, levels))),
        ),
    }


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


def _key(labels: Labels) -> Trace:
    signs = (
        ("┅", YOURS, "yours"),
        ("━", BELIEF, "believer"),
        ("┄", TRUTH, "entropy"),
        ("┄", BELIEF, "cross_entropy"),
    )
    text = "    ".join(f"{bold(sign, color)} {labels[name]}" for sign, color, name in signs)
    return words(text, 0, 1, xanchor="left", yanchor="bottom", yshift=6)


def narrow_means(figure: Figure) -> dict[str, Any]:
    """Return what differs on a phone: the names in two lines."""
    key, *signs = figure["layout"]["annotations"]
    parts = key["text"].split("    ")
    text = "    ".join(parts[:2]) + "<br>" + "    ".join(parts[2:])
    names = {**key, "text": text, "align": "left"}
    return {"margin": {"r": 14, "t": 44}, "annotations": [names, *signs]}


def linked_symbols(
    symbols: np.ndarray, prices: np.ndarray, labels: Labels, *, scale: float = 1.0
) -> Figure:
    """Draw the stream above the histogram of its prices; a picked symbol stands out in both.

    ``labels`` names ``heard``, ``symbol``, ``paid``, ``count`` and ``description``; ``scale`` is
    how much larger all is drawn.
    """
    largest = USUAL if np.all(prices <= USUAL) else LARGEST
    texts = tuple(labels[name] for name in ("heard", "symbol", "paid", "count", "description"))
    spec = _drawing(largest, texts, scale)
    stream, *rest = spec["vconcat"]
    return {
        **spec,
        "vconcat": [_upto(stream, len(symbols)), *rest],
        "data": {"values": _rows(symbols, prices)},
    }


def _upto(stream: Figure, count: int) -> Figure:
    """Return the stream with an axis for so many symbols."""
    x = {**stream["encoding"]["x"], "scale": {"domain": [0, count + 1]}}
    return {**stream, "encoding": {**stream["encoding"], "x": x}}


@lru_cache(maxsize=32)
def _drawing(largest: float, texts: Sequence[str], scale: float) -> Figure:
    """Return the chart without its symbols: Altair's own checks take long, so it is kept."""
    heard, symbol, paid, counted, description = texts
    pick = alt.selection_point(fields=["symbol"], name="picked")
    seen: dict[str, Any] = {
        "color": alt.Color("symbol:N").scale(domain=SYMBOLS, range=HUES).legend(None),
        "opacity": alt.when(pick).then(alt.value(1)).otherwise(alt.value(0.15)),
    }
    base = alt.Chart(alt.Data(values=[]))
    stream = base.mark_tick(thickness=3, size=20 * scale).encode(
        x=alt.X("n:Q").title(heard).axis(tickMinStep=1, format="d"),
        y=alt.Y("symbol:N").title(symbol).scale(domain=SYMBOLS),
        tooltip=["n:Q", "symbol:N", "bits:N"],
        **seen,
    )
    histogram = base.mark_bar().encode(
        x=alt.X("height:Q").bin(step=0.25, extent=(0.0, largest)).title(paid),
        y=alt.Y("count():Q").title(counted),
        tooltip=["symbol:N", "bits:N", "count():Q"],
        **seen,
    )
    views = {
        "stream": stream.properties(height=84 * scale),
        "prices": histogram.properties(height=130 * scale),
    }
    picking = alt.TopLevelParameter(
        name=pick.name, select={"type": "point", "fields": ["symbol"]}, views=list(views)
    )
    named = [view.properties(name=name) for name, view in views.items()]
    chart = alt.vconcat(*named, params=[picking], description=description)
    ink = {"labelColor": INK, "titleColor": INK}
    font = {"labelFontSize": 13 * scale, "titleFontSize": 14 * scale}
    return {**chart.to_dict(), "config": {"axis": {**font, **ink}}}


def _rows(symbols: np.ndarray, prices: np.ndarray) -> list[dict[str, Any]]:
    """Return one row a symbol; the last bar of the histogram also holds all higher prices."""
    pairs = enumerate(zip(symbols, prices, strict=True), start=1)
    return [
        {
            "n": n,
            "symbol": SYMBOLS[symbol],
            "bits": f"{price:.3f}".replace("inf", "∞"),
            "height": min(round(float(price), 3), LARGEST - 0.01),
        }
        for n, (symbol, price) in pairs
    ]
