"""An event and its opposite on three even rulers, with brackets from the middle to both marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from charts import colors
from charts.edges import words_beyond
from charts.frames import at_frame
from charts.labels import written
from charts.marks import HIDDEN_AXIS, Figure, Frames, Trace, axis, layout, point, words
from charts.numbers import significant

SCALES = ("probability", "odds", "logit")
MIDDLES = (0.5, 1.0, 0.0)  # even chances
SPANS = ((0.0, 1.0), (0.0, 6.0), (-4.0, 4.0))
HEIGHTS = ((0.76, 1.0), (0.41, 0.65), (0.06, 0.3))
HUES = (colors.PROBABILITY, colors.ODDS, colors.LOGIT)
# The brackets of a ruler are of two colours where they differ in length.
OTHER_HUES = (colors.PROBABILITY, colors.CONTRAST, colors.LOGIT)
EVENT, OTHER, TO_EVENT, TO_OTHER, LENGTHS = (
    tuple(f"{part}_{scale}" for scale in SCALES)
    for part in ("event", "other", "to_event", "to_other", "lengths")
)
# Ruler and end, of which a mark that lies beyond leaves its value there.
BEYOND = {"above_odds": (1, 1), "below_logit": (2, 0), "above_logit": (2, 1)}
HANDLES = (*EVENT, *OTHER)
BRACKET, LENGTH = 0.5, 0.95  # heights above the marks, which stand at 0
COMPARED = "{} {} {}"
FINE = 0.0005  # of the width of a ruler: less than a pixel


@dataclass(frozen=True)
class Swapped:
    """An event and its opposite; each part has the three scales, with one row a belief.

    Attributes
    ----------
    event, other : tuple of ndarray, shape (n,)
        Probability, odds and logit.
    to_event, to_other : tuple of ndarray, shape (n,)
        Their distances from even chances.
    """

    event: tuple[np.ndarray, ...]
    other: tuple[np.ndarray, ...]
    to_event: tuple[np.ndarray, ...]
    to_other: tuple[np.ndarray, ...]


def symmetry(swapped: Swapped, labels: Mapping[str, str]) -> Figure:
    """Draw an event and its opposite, and how far each lies from even chances.

    ``labels`` names ``event``, ``other``, ``even``, ``probability``, ``odds`` and ``logit``.
    """
    rulers = range(len(SCALES))
    traces = {name: trace for i in rulers for name, trace in _ruler(i, labels).items()}
    traces |= {name: _beyond(*where) for name, where in BEYOND.items()}
    return {
        "data": at_frame(traces, symmetry_frames(swapped)),
        "layout": layout(
            margin={"l": 128, "r": 30, "t": 30, "b": 24},
            annotations=[*(_name(i, labels[SCALES[i]]) for i in rulers), *_words(labels)],
            barmode="overlay",
            shapes=[_even_chances(i) for i in rulers],
            **{name: part for i in rulers for name, part in _axes(i).items()},
        ),
    }


def symmetry_frames(swapped: Swapped) -> Frames:
    """Return the traces of a sweep over n beliefs."""
    frames: Frames = {}
    for i, (event, other) in enumerate(zip(swapped.event, swapped.other, strict=True)):
        frames[EVENT[i]], frames[OTHER[i]] = {"x": event}, {"x": other}
        frames[TO_EVENT[i]], frames[TO_OTHER[i]] = _bracket(i, event), _bracket(i, other)
        rows = zip(*compared(swapped, i), strict=True)
        frames[LENGTHS[i]] = {"text": [COMPARED.format(*map(_length, row)) for row in rows]}
    return frames | {name: _beyond_frames(swapped, *where) for name, where in BEYOND.items()}


def compared(swapped: Swapped, i: int) -> tuple[np.ndarray, list[str], np.ndarray]:
    """Return the lengths of the brackets of a ruler from left to right, and signs between them."""
    one, other = swapped.to_event[i], swapped.to_other[i]
    alike = np.isclose(one, other, rtol=1e-9)
    swap = (swapped.event[i] > swapped.other[i]) & ~alike
    left, right = np.where(swap, other, one), np.where(swap, one, other)
    signs = ["=" if same else "≠" for same in alike.tolist()]
    return left, signs, left if alike.all() else right


def _length(entry: float | str) -> str:
    return entry if isinstance(entry, str) else significant(entry)


def narrow_symmetry() -> dict[str, Any]:
    """Return what differs on a phone: fewer numbers on the rulers."""
    return {"margin": {"l": 96, "r": 14}, "xaxis": {"dtick": 0.25}, "xaxis3": {"dtick": 2}}


def _bracket(i: int, marks: np.ndarray) -> dict[str, np.ndarray]:
    """Return how far a bracket reaches from even chances, at most to the end of the ruler."""
    # From a logit of 0 it reaches as far as the mark: no numbers are needed beside those of marks.
    return {"x": np.clip(marks, *SPANS[i]) - MIDDLES[i] if MIDDLES[i] else marks}


def _beyond_frames(swapped: Swapped, i: int, end: int) -> dict[str, Any]:
    """Return what stands at an end of a ruler; event and opposite never lie beyond the same one."""
    outer = (np.minimum, np.maximum)[end](swapped.event[i], swapped.other[i])
    beyond = (outer < SPANS[i][0], outer > SPANS[i][1])[end]
    pattern = ("◀ {}", "{} ▶")[end]
    return {"text": words_beyond(pattern, outer, beyond)}


def _ruler(i: int, labels: Mapping[str, str]) -> dict[str, Trace]:
    of = {part: f"{labels[part]}: {labels[SCALES[i]]}" for part in ("event", "other")}
    here: dict[str, Any] = {"color": HUES[i], "axes": i + 1, "hovertemplate": "%{x:.6~g}"}
    diamond: dict[str, Any] = {"symbol": "diamond-open", "size": 14}
    return {
        TO_EVENT[i]: _between(HUES[i], i),
        TO_OTHER[i]: _between(OTHER_HUES[i], i),
        OTHER[i]: point(0, 0, name=of["other"], **{**here, "color": OTHER_HUES[i]}, **diamond),
        EVENT[i]: point(0, 0, name=of["event"], **here),
        LENGTHS[i]: written([""], MIDDLES[i], LENGTH, axes=i + 1),
    }


def _between(color: str, i: int) -> Trace:
    """Return a bracket: a thin bar from even chances."""
    bar: dict[str, Any] = {"base": [MIDDLES[i]], "x": np.zeros(1), "y": [BRACKET], "width": 0.1}
    number = i + 1 if i else ""
    axes = {"xaxis": f"x{number}", "yaxis": f"y{number}", "hoverinfo": "skip"}
    return {"type": "bar", "orientation": "h", "marker": {"color": color}, **bar, **axes}


def _beyond(i: int, end: int) -> Trace:
    place = ("middle right", "middle left")[end]
    return written([""], SPANS[i][end], 0, place=place, axes=i + 1)


def _name(i: int, name: str) -> Trace:
    place: dict[str, Any] = {"yref": _axis("y", i), "xanchor": "right", "xshift": -16}
    return words(f"<b>{name}</b>", 0, 0, **place)


def _words(labels: Mapping[str, str]) -> list[Trace]:
    above: dict[str, Any] = {"yanchor": "bottom", "yshift": 4}
    marks = f"● {labels['event']}   ◇ {labels['other']}"
    return [
        words(labels["even"], MIDDLES[0], 1, xref="x", **above),
        words(marks, 0, 1, xanchor="left", xshift=-92, **above),
    ]


def _even_chances(i: int) -> Trace:
    style = {"color": colors.NEUTRAL, "width": 2, "dash": "dot"}
    ends = {"x0": MIDDLES[i], "x1": MIDDLES[i], "y0": -0.4, "y1": BRACKET + 0.15}
    return {"type": "line", "xref": _axis("x", i), "yref": _axis("y", i), "line": style, **ends}


def _axes(i: int) -> dict[str, Trace]:
    """Return the ruler, and the hidden axis on which its marks and brackets stand."""
    marks = {"ticks": "outside", "ticklen": 5, "showgrid": False, "zeroline": False}
    ruler = {**axis("", SPANS[i]), **marks, "showline": True, "linewidth": 2}
    heights = {**HIDDEN_AXIS, "range": [-0.4, 1.2], "domain": list(HEIGHTS[i])}
    number = str(i + 1) if i else ""
    return {
        f"xaxis{number}": {**ruler, "anchor": _axis("y", i), "dtick": 1 if i else 0.1},
        f"yaxis{number}": {**heights, "anchor": _axis("x", i)},
    }


def _axis(letter: str, i: int) -> str:
    return f"{letter}{i + 1}" if i else letter
