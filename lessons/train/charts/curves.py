"""Losses and accuracies over the steps of a run, of its rival, and of runs before it."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Trace, axis, colored, line, words

RIVAL, SMOOTH = "rival_", "smooth_"  # before the name of a curve, in this order
FAINT = 0.35  # opacity of a curve behind its smoothed one

MARKED = {"width": 1.5, "dash": "dash", "color": colors.NEUTRAL}
ABOVE: dict[str, Any] = {
    "xanchor": "left",
    "yanchor": "bottom",
    "yshift": 2,
    "align": "left",
}

Curves = Mapping[str, tuple[np.ndarray, np.ndarray]]


def lines(
    curves: Curves, labels: Mapping[str, str], numbers: Mapping[str, int]
) -> dict[str, Trace]:
    """Draw curves by their names, on the subplots whose numbers are given by what they show."""
    smoothed = {name.replace(SMOOTH, "") for name in curves if SMOOTH in name}
    drawn = {name: _curve(name, *pair, labels, numbers) for name, pair in curves.items()}
    return {name: _behind(one) if name in smoothed else one for name, one in drawn.items()}


def _curve(
    name: str,
    steps: np.ndarray,
    values: np.ndarray,
    labels: Mapping[str, str],
    numbers: Mapping[str, int],
) -> Trace:
    part, kind = name.removeprefix(RIVAL).removeprefix(SMOOTH).split("_")
    color = colors.CONTRAST if name.startswith(RIVAL) else colors.PROBABILITY
    dash = "solid" if part == "train" else "dot"
    trace = line(steps, values, color=color, axes=numbers[kind], dash=dash, name=name)
    hover = [labels[f"{part}_{kind}"]]
    if "map2" in labels:
        hover.append(labels["map2" if name.startswith(RIVAL) else "map1"])
    if SMOOTH in name:
        hover.append(labels["smoothed"])
    return {
        **trace,
        "hoverinfo": "x+y",
        "hovertemplate": f"{' · '.join(hover)}<br>(%{{x}}, %{{y:.6g}})<extra></extra>",
        "line": {**trace["line"], "width": 2},
    }


def _behind(trace: Trace) -> Trace:
    return {**trace, "opacity": FAINT, "line": {**trace["line"], "width": 1.5}}


def ghost(name: str, steps: np.ndarray, losses: np.ndarray, number: int) -> Trace:
    """Draw the losses of an earlier run, on the subplot of the losses."""
    trace = line(steps, losses, color=colors.NEUTRAL, axes=number, name=name)
    return {**trace, "hoverinfo": "name+y", "opacity": 0.55, "line": {**trace["line"], "width": 1}}


def curve_axes(
    labels: Mapping[str, str], *, last: float, log: bool, top: float
) -> list[tuple[Trace, Trace]]:
    """Return the axes of losses and those of accuracies."""
    span = (0, last)
    height = {"type": "log", "range": [-3, float(np.log10(top))]} if log else {"range": [0, top]}
    return [
        (axis("", span, nticks=4), axis("", (0, 1), nticks=2) | height),
        (axis("", span, nticks=4), axis("", (0, 1.05), dtick=1)),
    ]


def map_titles(names: Sequence[str], corners: Sequence[Sequence[float]]) -> list[Trace]:
    """Write the names of runs above the upper left corners of their maps, in their colours."""
    hues = (colors.PROBABILITY, colors.CONTRAST)
    texts = [f"{colored('━', hue)} {name}" for hue, name in zip(hues, names, strict=True)]
    return [words(text, *place, **ABOVE) for text, place in zip(texts, corners, strict=True)]


def legends(labels: Mapping[str, str], corners: Sequence[Sequence[float]]) -> list[Trace]:
    """Say above losses and accuracies what they are, and what the dashes stand for."""
    told = (labels[part] for part in ("loss", "curves", "smoothing") if labels.get(part))
    texts = ("   ".join(told), labels["accuracy"])
    return [words(text, *place, **ABOVE) for text, place in zip(texts, corners, strict=True)]


def level_lines(levels: Sequence[float], last: float) -> list[Trace]:
    """Draw a line across the losses at each of some."""
    places = [{"x0": 0, "x1": last, "y0": one, "y1": one} for one in levels]
    return [{"type": "line", "xref": "x", "yref": "y", **one, "line": MARKED} for one in places]


def step_lines(steps: Sequence[float]) -> list[Trace]:
    """Draw a line at each of some steps, from the top of losses and accuracies to their bottom."""
    return [
        {
            "type": "line",
            "xref": f"x{number}",
            "yref": f"y{number} domain",
            **{"x0": step, "x1": step, "y0": 0, "y1": 1},
            "line": MARKED,
        }
        for number in ("", 2)
        for step in steps
    ]


def step_marks(steps: Sequence[float]) -> list[Trace]:
    """Write beside the lines at some steps which steps they are, away from each other."""
    return [
        {
            "text": f"{step:,.0f}",
            "x": step,
            "xref": "x",
            "y": 1,
            "yref": "y domain",
            "xanchor": "left" if step == max(steps) else "right",
            "yanchor": "top",
            "showarrow": False,
        }
        for step in steps
    ]
