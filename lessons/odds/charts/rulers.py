"""One belief on three rulers, and the curves of odds and logit that join the rulers."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import HIDDEN_AXIS, Figure, Frames, Trace, axis, layout, line, point, words

LOGIT_SPAN = (-7.0, 7.0)
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
RULERS = ((0.92, 1.0), (0.755, 0.835), (0.59, 0.67))  # vertical places of p, odds and logit
CURVES = (0.0, 0.42)

SCALES = ("probability", "odds", "logit")
EVENT, OTHER = ([f"{which}_{scale}" for scale in SCALES] for which in ("event", "other"))
ON_ODDS_CURVE, ON_LOGIT_CURVE = "on_odds_curve", "on_logit_curve"
HANDLES = (*EVENT, ON_ODDS_CURVE, ON_LOGIT_CURVE)

Scales = tuple[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike]


def ruler_frames(grid: Scales) -> Frames:
    """Return where the points stand for each of n beliefs, as traces of a sweep over them.

    The beliefs must lie evenly around 1/2: the opposite event then runs through them backwards, so
    no more arrays are needed than those of the readouts.
    """
    p, odds, logit = scales = [np.asarray(scale) for scale in grid]
    event = {trace: {"x": at} for trace, at in zip(EVENT, scales, strict=True)}
    other = {trace: {"x": at[::-1]} for trace, at in zip(OTHER, scales, strict=True)}
    return {
        **event,
        **other,
        ON_ODDS_CURVE: {"x": p, "y": odds},
        ON_LOGIT_CURVE: {"x": p, "y": logit},
    }


def three_rulers(
    event: Scales, other: Scales, curve: Scales, labels: Mapping[str, str], *, odds_log: bool
) -> Figure:
    """Draw a belief and its opposite on three rulers, and the curves that join the rulers.

    ``event`` and ``other`` are (probability, odds, logit) of the event and of its opposite,
    ``curve`` the same for the points of the curves. ``labels`` names ``event``, ``other``,
    ``probability``, ``odds``, ``logit``, ``less`` and ``more`` (likely than not).
    """
    opposite: dict[str, Any] = {"symbol": "diamond-open", "size": 11, "hoverinfo": "skip"}
    on_odds: dict[str, Any] = {"color": colors.ODDS, "axes": 4, "name": labels["odds"]}
    on_logit: dict[str, Any] = {"color": colors.LOGIT, "axes": 5, "name": labels["logit"]}
    traces = {
        **dict(zip(EVENT, _on_rulers(event, labels, labels["event"]), strict=True)),
        **dict(zip(OTHER, _on_rulers(other, labels, labels["other"], **opposite), strict=True)),
        ON_ODDS_CURVE: point(event[0], event[1], **on_odds),
        ON_LOGIT_CURVE: point(event[0], event[2], **on_logit),
        "odds_curve": line(curve[0], curve[1], **on_odds),
        "logit_curve": line(curve[0], curve[2], **on_logit),
    }
    return {"data": traces, "layout": _rulers_layout(labels, odds_log=odds_log)}


def _on_rulers(scales: Scales, labels: Mapping[str, str], name: str, **style: Any) -> list[Trace]:
    hues = (colors.PROBABILITY, colors.ODDS, colors.LOGIT)
    names = [f"{name}: {labels[scale]}" for scale in SCALES]
    only_x = {"hovertemplate": "%{x:.6~g}"} if "hoverinfo" not in style else {}
    return [
        point(scales[i], 0, color=hues[i], axes=i + 1, name=names[i], **only_x, **style)
        for i in range(3)
    ]


def _rulers_layout(labels: Mapping[str, str], *, odds_log: bool) -> dict[str, Any]:
    words_left = [
        words(f"<b>{labels[name]}</b>", 0, 0, yref=f"y{number}", xanchor="right", xshift=-16)
        for number, name in zip(("", 2, 3), SCALES, strict=True)
    ]
    sides = [
        words("← " + labels["less"], 0.49, 1, yref="y", xanchor="right", yshift=10),
        words(labels["more"] + " →", 0.51, 1, yref="y", xanchor="left", yshift=10),
    ]
    unit = {"tickformat": "~g"}
    return layout(
        margin={"l": 84, "r": 24, "t": 26, "b": 40},
        annotations=words_left + sides,
        shapes=[_even_chances(i + 1, at) for i, at in enumerate((0.5, 1.0, 0.0))],
        xaxis=_ruler((0, 1), 1, dtick=0.1, **unit),
        xaxis2=_odds_ruler(log=odds_log),
        xaxis3=_ruler(LOGIT_SPAN, 3, dtick=1),
        **{
            f"yaxis{i or ''}": {**HIDDEN_AXIS, "range": [-1, 1], "domain": RULERS[max(i - 1, 0)]}
            for i in (0, 2, 3)
        },
        xaxis4=axis(labels["probability"], (0, 1), domain=(0, 0.46), anchor="y4", **unit),
        yaxis4=axis(labels["odds"], ODDS_LINEAR_SPAN, domain=CURVES, anchor="x4"),
        xaxis5=axis(labels["probability"], (0, 1), domain=(0.56, 1), anchor="y5", **unit),
        yaxis5=axis(labels["logit"], LOGIT_SPAN, domain=CURVES, anchor="x5", dtick=2),
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
    span = [end / np.log(10.0) for end in LOGIT_SPAN]
    ticks = {"tickvals": list(ODDS_TICKS), "ticktext": list(ODDS_TICKS.values())}
    return _ruler(span, 2, type="log", **ticks)


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
        "margin": {"r": 14},
        "xaxis": {"dtick": 0.25},
        "xaxis2": few,
        "xaxis3": {"dtick": 2},
        "yaxis": {"domain": [0.95, 1.0]},
        "yaxis2": {"domain": [0.85, 0.9]},
        "yaxis3": {"domain": [0.75, 0.8]},
        "xaxis4": {"domain": [0, 1]},
        "yaxis4": {"domain": [0.38, 0.65]},
        "xaxis5": {"domain": [0, 1]},
        "yaxis5": {"domain": [0, 0.27]},
    }
