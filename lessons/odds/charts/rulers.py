"""One belief on three rulers, and the curves of odds and logit that join the rulers."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.edges import words_beyond
from charts.frames import at_frame
from charts.labels import written
from charts.marks import HIDDEN_AXIS, Figure, Frames, Trace, axis, layout, line, point, words

LOGIT_SPAN = (-7.0, 7.0)
ODDS_LOG_SPAN = (LOGIT_SPAN[0] / np.log(10.0), LOGIT_SPAN[1] / np.log(10.0))
ODDS_TICKS = {
    0.001: "1/1000",
    0.01: "1/100",
    0.1: "1/10",
    1: "1",
    10: "10",
    100: "100",
    1000: "1000",
}
ODDS_LINEAR_SPAN = (0.0, 10.0)
RULERS = ((0.9, 1.0), (0.7, 0.8), (0.5, 0.6))  # heights of p, odds and logit
NARROW_RULERS = ((0.95, 1.0), (0.85, 0.9), (0.75, 0.8))
MIDDLES = (0.9, 0.5, 0.1)  # of the rulers, in shares of the height of all three
CLEAR = 0.16  # of the way between two points that a guide leaves free at each of them
BETWEEN = tuple(pairwise(MIDDLES))
WAY = (CLEAR, 1.0 - CLEAR)
CURVES = (0.0, 0.32)
FINE = 0.0005  # of the width of a ruler: less than a pixel

SCALES = ("probability", "odds", "logit")
HUES = (colors.PROBABILITY, colors.ODDS, colors.LOGIT)
EVENT = tuple(f"event_{scale}" for scale in SCALES)
GUIDES = ("guide_odds", "guide_logit")
ON_ODDS_CURVE, ON_LOGIT_CURVE = "on_odds_curve", "on_logit_curve"
ABOVE_CURVE, BESIDE_RULER = "above_curve", "beside_ruler"  # the value of odds beyond an axis

Scales = tuple[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike]


def handles(*, odds_log: bool) -> tuple[str, ...]:
    """Return the traces that can be dragged."""
    beside = () if odds_log else (BESIDE_RULER,)
    return (*EVENT, ON_ODDS_CURVE, ON_LOGIT_CURVE, ABOVE_CURVE, *beside)


def three_rulers(
    event: Scales, curve: Scales, labels: Mapping[str, str], *, odds_log: bool
) -> Figure:
    """Draw a belief on three rulers, guides that join its points, and the curves over p.

    ``event`` is (probability, odds, logit) of the event, ``curve`` the same for the points of the
    curves. ``labels`` names ``event``, ``probability``, ``odds``, ``logit``, ``less`` and ``more``
    (likely than not).
    """
    one = tuple(np.atleast_1d(np.asarray(scale, dtype=np.float64)) for scale in event)
    frames = ruler_frames((one[0], one[1], one[2]), odds_log=odds_log)
    traces = {**_guides(), **_rulers(labels), **_curves(curve, labels), **_beyond(frames)}
    return {"data": at_frame(traces, frames), "layout": _rulers_layout(labels, odds_log=odds_log)}


def ruler_frames(grid: Scales, *, odds_log: bool) -> Frames:
    """Return where the points stand for each of n beliefs, as traces of a sweep over them."""
    p, odds, logit = scales = [np.asarray(scale) for scale in grid]
    seen = np.minimum(odds, ODDS_LINEAR_SPAN[1]).astype(np.float32)
    beyond = odds > ODDS_LINEAR_SPAN[1]
    beside = {BESIDE_RULER: {"x": seen, "text": words_beyond("{} ▶", odds, beyond)}}
    return {
        **{trace: {"x": at} for trace, at in zip(EVENT, scales, strict=True)},
        **_guide_frames(p, np.log10(odds) if odds_log else seen, logit, odds_log=odds_log),
        ON_ODDS_CURVE: {"x": p, "y": odds},
        ON_LOGIT_CURVE: {"x": p, "y": logit},
        ABOVE_CURVE: {"x": p, "y": seen, "text": words_beyond("{} ▲", odds, beyond)},
        **({} if odds_log else beside),
    }


def _guide_frames(
    p: np.ndarray, on_odds: np.ndarray, logit: np.ndarray, *, odds_log: bool
) -> Frames:
    """Return the guides from ruler to ruler; across, places are shares of the width."""
    low, high = ODDS_LOG_SPAN if odds_log else ODDS_LINEAR_SPAN
    shares = [p, (on_odds - low) / (high - low), (logit - LOGIT_SPAN[0]) / np.ptp(LOGIT_SPAN)]
    return {
        guide: {"x": np.stack([upper + share * (lower - upper) for share in WAY], axis=-1)}
        for guide, upper, lower in zip(GUIDES, shares[:-1], shares[1:], strict=True)
    }


def _guides() -> dict[str, Trace]:
    pairs = [[upper + share * (lower - upper) for share in WAY] for upper, lower in BETWEEN]
    return {
        guide: line([0, 0], up, color=colors.NEUTRAL, axes=6, width=1.5)
        for guide, up in zip(GUIDES, pairs, strict=True)
    }


def _rulers(labels: Mapping[str, str]) -> dict[str, Trace]:
    names = [f"{labels['event']}: {labels[scale]}" for scale in SCALES]
    return {
        trace: point(0, 0, color=HUES[i], axes=i + 1, name=names[i], hovertemplate="%{x:.6~g}")
        for i, trace in enumerate(EVENT)
    }


def _curves(curve: Scales, labels: Mapping[str, str]) -> dict[str, Trace]:
    on_odds: dict[str, Any] = {"color": colors.ODDS, "axes": 4, "name": labels["odds"]}
    on_logit: dict[str, Any] = {"color": colors.LOGIT, "axes": 5, "name": labels["logit"]}
    return {
        "odds_curve": line(curve[0], curve[1], **on_odds),
        "logit_curve": line(curve[0], curve[2], **on_logit),
        ON_ODDS_CURVE: point(0, 0, **on_odds),
        ON_LOGIT_CURVE: point(0, 0, **on_logit),
    }


def _beyond(frames: Frames) -> dict[str, Trace]:
    axes = {ABOVE_CURVE: 4, BESIDE_RULER: 2}
    words = {
        name: written([""], 0, 0, axes=number, place="middle left") for name, number in axes.items()
    }
    return {trace: words[trace] for trace in words if trace in frames}


def _rulers_layout(labels: Mapping[str, str], *, odds_log: bool) -> dict[str, Any]:
    words_left = [
        words(f"<b>{labels[name]}</b>", 0, 0, yref=f"y{number}", xanchor="right", xshift=-28)
        for number, name in zip(("", 2, 3), SCALES, strict=True)
    ]
    sides = [
        words("← " + labels["less"], 0.49, 1, yref="y", xanchor="right", yshift=10),
        words(labels["more"] + " →", 0.51, 1, yref="y", xanchor="left", yshift=10),
    ]
    below: dict[str, Any] = {"yanchor": "top", "yshift": -1}
    titles = [
        words(labels["probability"], 0.75, 0, xref=f"x{n}", yref=f"y{n} domain", **below)
        for n in (4, 5)
    ]
    unit = {"tickformat": "~g", "dtick": 0.5}
    return layout(
        margin={"l": 140, "r": 24, "t": 26, "b": 24},
        annotations=[*words_left, *sides, *titles],
        shapes=[_even_chances(i + 1, at) for i, at in enumerate((0.5, 1.0, 0.0))],
        xaxis=_ruler((0, 1), 1, dtick=0.1, tickformat="~g"),
        xaxis2=_odds_ruler(log=odds_log),
        xaxis3=_ruler(LOGIT_SPAN, 3, dtick=1),
        **{
            f"yaxis{i or ''}": {**HIDDEN_AXIS, "range": [-1, 1], "domain": RULERS[max(i - 1, 0)]}
            for i in (0, 2, 3)
        },
        xaxis6={**HIDDEN_AXIS, "range": [0, 1], "anchor": "y6"},
        yaxis6={**HIDDEN_AXIS, "range": [0, 1], "domain": [RULERS[2][0], 1], "anchor": "x6"},
        xaxis4=axis("", (0, 1), domain=(0, 0.46), anchor="y4", **unit),
        yaxis4=axis(labels["odds"], ODDS_LINEAR_SPAN, domain=CURVES, anchor="x4"),
        xaxis5=axis("", (0, 1), domain=(0.56, 1), anchor="y5", **unit),
        yaxis5=axis(labels["logit"], LOGIT_SPAN, domain=CURVES, anchor="x5", dtick=6),
    )


def _ruler(span: Sequence[float], number: int, **more: Any) -> Trace:
    anchor = "y" if number == 1 else f"y{number}"
    marks = {
        "ticks": "outside",
        "ticklen": 5,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
    }
    return {**axis("", span), "anchor": anchor, "linewidth": 2, **marks, **more}


def _odds_ruler(*, log: bool) -> Trace:
    if not log:
        return _ruler(ODDS_LINEAR_SPAN, 2, dtick=1)
    ticks = {"tickvals": list(ODDS_TICKS), "ticktext": list(ODDS_TICKS.values())}
    return _ruler(ODDS_LOG_SPAN, 2, type="log", **ticks)


def _even_chances(number: int, at: float) -> Trace:
    axes = {"xref": f"x{number}", "yref": f"y{number}"}
    style = {"color": colors.NEUTRAL, "width": 2, "dash": "dot"}
    return {"type": "line", "x0": at, "x1": at, "y0": -1, "y1": 1, "line": style, **axes}


def narrow_rulers(*, odds_log: bool) -> dict[str, Any]:
    """Return what differs on a phone: the curves below each other, fewer numbers on rulers."""
    few = (
        {"tickvals": [0.01, 1, 100], "ticktext": ["1/100", "1", "100"]}
        if odds_log
        else {"dtick": 2}
    )
    return {
        "height": 40,
        "margin": {"l": 100, "r": 14},
        "xaxis": {"dtick": 0.25},
        "xaxis2": few,
        "xaxis3": {"dtick": 2},
        **{
            f"yaxis{number}": {"domain": list(heights)}
            for number, heights in zip(("", 2, 3), NARROW_RULERS, strict=True)
        },
        "yaxis6": {"domain": [NARROW_RULERS[2][0], 1]},
        "xaxis4": {"domain": [0, 1]},
        "yaxis4": {"domain": [0.38, 0.65]},
        "xaxis5": {"domain": [0, 1]},
        "yaxis5": {"domain": [0, 0.27]},
    }
