"""Losses and accuracies over the steps of a run, of its rival, and of runs before it."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Trace, axis, colored, line, words

RIVAL, SMOOTH = "rival_", "smooth_"  # before the name of a curve, in this order
FAINT = 0.35  # opacity of a curve behind its smoothed one

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
        (axis("", span, showticklabels=False), axis(labels["loss"], (0, 1)) | height),
        (axis(labels["step"], span), axis(labels["accuracy"], (0, 1.05), dtick=0.5)),
    ]


def titles(
    labels: Mapping[str, str], maps: Sequence[Sequence[float]], curves: Sequence[float], join: str
) -> list[Trace]:
    """Write the names of maps and curves above the places of their upper left corners."""
    left: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 4, "align": "left"}
    hues = (colors.PROBABILITY, colors.CONTRAST)
    names = [f"{colored('━', hues[i])} {labels[f'map{i + 1}']}" for i in range(len(maps))]
    legend = join.join(labels[part] for part in ("curves", "smoothing") if labels.get(part))
    placed = zip([*names, legend], [*maps, curves], strict=True)
    return [words(text, *place, **left) for text, place in placed]
