"""Two distributions as bars, and the lengths that add up: entropy + divergence = cross-entropy."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, bold, layout, point, words

GAP = colors.CONTRAST
SYMBOLS = ("A", "B", "C")
SPANS = {"nats": 3.0, "bits": 4.5}  # length of the panel of prices, as long as they fit
BEYOND = 2e3  # longer than any finite price, for an infinite one
SURPRISALS = {"nats": (0, 0.5, 1, 2), "bits": (0, 0.5, 1, 2, 3)}
BASES = {"nats": np.e, "bits": 2.0}
WIDTH = 0.34
UPPER, LOWER = (0.48, 1), (0, 0.2)  # the panels of the bars, and of the prices
PLACES = np.arange(3.0)

NARROW = {"height": 27, "margin": {"l": 62, "r": 48}}  # on a phone
TRUE_BARS, BELIEVED_BARS = "true_bars", "believed_bars"
TRUE_HANDLES, BELIEVED_HANDLES = "true_handles", "believed_handles"
# Bars of one row lie on each other, the longest at the back: the cross-entropy behind its first
# two classes, the sum behind the entropy.
WHOLE, PARTS, SUM, ENTROPY, ENDLESS = "whole", "parts", "sum", "entropy", "endless"
PRICES = (WHOLE, PARTS, SUM, ENTROPY, ENDLESS)
VALUE = "%{customdata:.4~f}"
# Less than the eye can see, and the last decimal of the numbers shown on hover.
FINE = 1e-4


class Prices(NamedTuple):
    """What beliefs cost; many at once have a row each, and the classes are the last axis."""

    entropy: np.ndarray
    cross_entropy: np.ndarray
    divergence: np.ndarray
    so_far: np.ndarray  # the cross-entropy as it adds up, class by class
    parts: np.ndarray  # what each class adds to it
    surprisals: np.ndarray


def beliefs_and_prices(
    p: np.ndarray,
    q: np.ndarray,
    prices: Prices,
    labels: Mapping[str, str],
    *,
    unit: str,
) -> Figure:
    """Draw P beside Q with a handle on every bar, and below what the belief costs.

    ``labels`` names ``probability``, ``surprisal``, ``price``, ``true``, ``believed``, ``parts``,
    ``part``, ``entropy``, ``divergence`` and ``unit``.
    """
    so_far, parts = prices.so_far, prices.parts
    left, right = PLACES - WIDTH / 2, PLACES + WIDTH / 2
    ruled: dict[str, Any] = {"yaxis": "y3"}  # on the ruler of surprisals
    seam = {"color": colors.BELIEF, "line": {"color": colors.PALE, "width": 1}}
    diamond: dict[str, Any] = {"color": colors.BELIEF, "symbol": "diamond"}
    true = _hover(SYMBOLS, "P(%{hovertext}) = %{y:.4~f}")
    surprised = f"<br>{labels['surprisal']} = {VALUE}"
    believed = _hover(SYMBOLS, "Q(%{hovertext}) = %{y:.4~f}" + surprised, prices.surprisals)
    each = f"%{{hovertext}}: {labels['part']} = {VALUE} {labels['unit']}"
    gap = f"{labels['divergence']} = {VALUE} {labels['unit']}"
    return {
        "data": {
            TRUE_BARS: {**_bars(left, p, colors.TRUTH), **true},
            BELIEVED_BARS: {**_bars(right, q, colors.BELIEF), **believed},
            TRUE_HANDLES: {**point(left, p, color=colors.TRUTH), **true},
            BELIEVED_HANDLES: {**point(right, q, **diamond), **ruled, **believed},
            WHOLE: {
                **_lengths(1, so_far[2:], colors.BELIEF),
                **_hover(SYMBOLS[2:], each, parts[2:]),
            },
            PARTS: {
                **_lengths(1, so_far[1::-1], colors.BELIEF),
                **_hover(SYMBOLS[1::-1], each, parts[1::-1]),
                "marker": seam,
            },
            SUM: {**_lengths(0, so_far[2:], GAP), **_hover(("",), gap, prices.divergence)},
            ENTROPY: {
                **_lengths(0, np.atleast_1d(prices.entropy), colors.TRUTH),
                **_hover(("",), f"{labels['entropy']} = %{{x:.4~f}} {labels['unit']}"),
            },
            ENDLESS: _endless(prices.cross_entropy, unit),
        },
        "layout": _layout(labels, unit, price_ends(prices.cross_entropy, unit).tolist()),
    }


def _hover(names: Sequence[str], text: str, values: npt.ArrayLike | None = None) -> Trace:
    """Return what marks show on hover."""
    hover: Trace = {"hovertext": list(names), "hovertemplate": f"{text}<extra></extra>"}
    return hover if values is None else {**hover, "customdata": np.atleast_1d(values)}


def _bars(places: np.ndarray, heights: np.ndarray, color: str) -> Trace:
    return {
        "type": "bar",
        "x": places,
        "y": np.asarray(heights, dtype=np.float64),
        "width": WIDTH - 0.02,
        "marker": {"color": colors.tint(color, 0.75)},
    }


def _lengths(row: int, lengths: np.ndarray, color: str) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "x": within(lengths),
        "y": [row] * len(lengths),
        "width": 0.7,
        "marker": {"color": color},
        "xaxis": "x2",
        "yaxis": "y2",
    }


def _endless(cross_entropy: np.ndarray, unit: str) -> Trace:
    """Return the signs at the ends of both rows, which stand there if the price is infinite."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": _signs(cross_entropy, unit),
        "y": [1, 0],
        "text": ["<b>∞</b>"] * 2,
        "textfont": {"size": 28, "color": [colors.PALE, colors.DEEP]},
        "hoverinfo": "skip",
        "xaxis": "x2",
        "yaxis": "y2",
    }


def price_ends(cross_entropy: npt.ArrayLike, unit: str) -> np.ndarray:
    """Return both ends of the axis of prices: it doubles until the price fits, so it moves seldom.

    An infinite price has a sign at the end of the usual axis.
    """
    price = np.asarray(cross_entropy, dtype=np.float64)
    beyond = np.isfinite(price) & (price > SPANS[unit])
    with np.errstate(divide="ignore"):
        doublings = np.where(beyond, np.ceil(np.log2(price / SPANS[unit])), 0.0)
    ends = SPANS[unit] * 2.0**doublings
    return np.stack([np.zeros_like(ends), ends], axis=-1)


def price_layouts(cross_entropy: np.ndarray, unit: str) -> list[dict[str, np.ndarray]]:
    """Return the axis of prices along each sweep, unless it stays the same all the way."""
    ends = price_ends(cross_entropy, unit)
    stays = (ends[..., 1] == SPANS[unit]).all(axis=-1).tolist()
    return [
        {} if same else {"xaxis2.range": one} for same, one in zip(stays, _sent(ends), strict=True)
    ]


def _signs(cross_entropy: npt.ArrayLike, unit: str) -> np.ndarray:
    """Return where the two signs stand: far outside the panel, unless the price is infinite."""
    place = np.where(np.isinf(cross_entropy), 0.97 * SPANS[unit], BEYOND)
    return np.stack([place, place], axis=-1)


def within(length: npt.ArrayLike) -> np.ndarray:
    """Return lengths that can be drawn: an infinite one becomes far longer than the panel."""
    return np.minimum(length, BEYOND)


def _along(lengths: np.ndarray) -> np.ndarray:
    """Return the lengths of a sweep; where the readouts hold the same array, it is sent once."""
    return lengths if np.all(lengths < BEYOND) else _drawn(lengths)


def _drawn(lengths: np.ndarray) -> np.ndarray:
    return _sent(within(lengths))


def truth_frames(p: np.ndarray, prices: Prices, unit: str) -> Frames:
    """Return the traces of a sweep over n true distributions; their prices are a row a frame."""
    moving = {ENTROPY: {"x": _along(prices.entropy)}, **_price_frames(prices, unit)}
    return {**_heights(p, TRUE_BARS, TRUE_HANDLES), **moving}


def belief_frames(q: np.ndarray, prices: Prices, unit: str) -> Frames:
    """Return the traces of a sweep over n beliefs; the entropy stays as it is."""
    return {**_heights(q, BELIEVED_BARS, BELIEVED_HANDLES), **_price_frames(prices, unit)}


def _heights(beliefs: np.ndarray, *traces: str) -> Frames:
    heights = _sent(beliefs)
    return {trace: {"y": heights} for trace in traces}


def _price_frames(prices: Prices, unit: str) -> Frames:
    whole = {"x": _along(prices.cross_entropy)}
    frames: Frames = {
        WHOLE: whole,
        PARTS: {"x": _drawn(prices.so_far[:, 1::-1])},
        SUM: whole,
    }
    if np.any(np.isinf(prices.cross_entropy)):
        frames[ENDLESS] = {"x": _sent(_signs(prices.cross_entropy, unit))}
    return frames


def _sent(rows: np.ndarray) -> np.ndarray:
    return rows.astype(np.float32)


def _layout(labels: Mapping[str, str], unit: str, ends: Sequence[float]) -> dict[str, Any]:
    surprisals = np.array(SURPRISALS[unit])
    ruler = axis(labels["surprisal"], (0, 1.06), anchor="x", side="right", overlaying="y") | {
        "tickvals": [*np.round(BASES[unit] ** -surprisals, 4).tolist(), 0],
        "ticktext": [*(f"{one:g}" for one in surprisals), "∞"],
        "showgrid": False,
        "zeroline": False,
    }
    classes: dict[str, Any] = {"tickvals": [0, 1, 2], "ticktext": list(SYMBOLS)}
    rows: dict[str, Any] = {"tickvals": [1, 0], "ticktext": ["H(P, Q)", "H(P) + D"]}
    quiet: dict[str, Any] = {"showgrid": False, "zeroline": False}
    return layout(
        barmode="overlay",
        margin={"l": 72, "r": 62, "t": 30, "b": 44},
        annotations=_names(labels),
        xaxis=axis("", (-0.55, 2.55), **classes, **quiet),
        yaxis=axis(labels["probability"], (0, 1.06), domain=UPPER, dtick=0.25),
        xaxis2=axis(labels["price"], ends, anchor="y2", nticks=8),
        yaxis2=axis("", (-0.5, 1.5), domain=LOWER, anchor="x2", **rows, **quiet),
        yaxis3={**ruler, "domain": list(UPPER)},
    )


def _names(labels: Mapping[str, str]) -> list[Trace]:
    above: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 4}
    upper = (("●", "true", colors.TRUTH), ("◆", "believed", colors.BELIEF))
    lower = (
        ("■", "parts", colors.BELIEF),
        ("■", "entropy", colors.TRUTH),
        ("■", "divergence", GAP),
    )
    return [
        words(_key(labels, names), 0, height, **above)
        for names, height in ((upper, 1), (lower, LOWER[1]))
    ]


def _key(labels: Mapping[str, str], names: Sequence[tuple[str, str, str]]) -> str:
    return "    ".join(f"{bold(sign, color)} {labels[name]}" for sign, name, color in names)
