"""Signs of a dog as arrows laid end to end along the logit axis, and the belief they lead to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from charts import colors
from charts.frames import at_frame
from charts.labels import NOTHING, written
from charts.marks import Figure, Frames, Trace, axis, layout, line, point, words
from charts.numbers import significant
from charts.panels import Panels

SPAN = (-6.0, 6.0)
LABEL_SPAN = (-4.9, 4.9)  # where the middle of a label may stand, so that all of it is seen
DROP = 0.5  # of a row, from the last mark to the sum below it
LIFT = 0.16  # of a row, from the middle of a mark to the foot of its label
BAR_SPAN, BAR_TOP = (-0.5, 0.5), 1.14
BEFORE, AFTER, SIGNS = "before", "after", "signs"
JOINS, TOWARDS, AWAY, LABELS, SUM = "joins", "towards", "away", "labels", "sum"
BELIEF, PRIOR = "belief", "prior"
BEFORE_LABEL, AFTER_LABEL, BELIEF_LABEL, PRIOR_LABEL = (
    f"{mark}_label" for mark in (BEFORE, AFTER, BELIEF, PRIOR)
)
# How an arrow ends: to the left, without any length, to the right; the sum without an arrow.
HEADS = ("triangle-left", "square", "triangle-right")
SIZES = (17, 11, 17)
HUES = (colors.NEGATIVE, colors.NEUTRAL, colors.POSITIVE)
ENDS = ("triangle-left", "circle", "triangle-right")
EVEN: dict[str, Any] = {"zerolinewidth": 4, "zerolinecolor": colors.tint(colors.NEUTRAL, 0.6)}
PANELS = Panels(
    ((0, 0.86), (0.93, 1)), height=24, gap=0, margin={"l": 124, "r": 92, "t": 48, "b": 42}
)
# On a phone the bar stands there without a word beside it.
NARROW: dict[str, Any] = {
    "height": PANELS.height,
    "margin": {"l": 96, "r": 12},
    "xaxis": {"domain": [0, 0.8], "dtick": 2},
    "xaxis2": {"domain": [0.92, 1], "range": [-0.5, 0.45]},
}


@dataclass(frozen=True)
class Weighed:
    """What the figure shows: one row, or in frames a row for each value of a control.

    Attributes
    ----------
    prior, probability : ndarray, shape (n,)
        Probability before looking and after all signs.
    ratios, steps : ndarray, shape (n, k)
        Likelihood ratio of each sign, and its logarithm.
    places : ndarray, shape (n, k + 1)
        Logit before the first sign and after each.
    """

    prior: np.ndarray
    ratios: np.ndarray
    steps: np.ndarray
    places: np.ndarray
    probability: np.ndarray


def evidence(
    weighed: Weighed, scale: tuple[np.ndarray, np.ndarray], labels: Mapping[str, Any]
) -> Figure:
    """Draw the signs as arrows, row by row, from the belief before looking to that after it.

    ``scale`` holds the probabilities along the upper edge and their logits. ``labels`` names
    ``axis``, ``against``, ``for``, ``even``, ``before``, ``after``, ``silent`` (of a sign that says
    nothing), ``prior``, ``belief`` and the ``signs``.
    """
    rows = np.arange(weighed.ratios.shape[1] + 1, -1, -1.0)
    return {
        "data": at_frame(_traces(rows, labels), evidence_frames(weighed, labels)),
        "layout": layout(
            barmode="overlay",
            shapes=[_outline()],
            annotations=_words(scale, labels),
            **PANELS.wide(
                (axis(_title(labels), SPAN, dtick=1, **EVEN), _rows(labels)),
                ({"visible": False, "fixedrange": True, "range": list(BAR_SPAN)}, _belief_axis()),
            ),
        ),
    }


def evidence_frames(weighed: Weighed, labels: Mapping[str, Any]) -> Frames:
    """Return the traces of a sweep over n priors, or over n ratios of a sign.

    What lies outside the axis is drawn at its edge, where its label still tells its value.
    """
    places = np.clip(weighed.places, *SPAN).astype(np.float32)
    after = weighed.places[:, -1]
    beyond = 1 + (after > SPAN[1]).astype(int) - (after < SPAN[0])
    first, last = places[:, 0], places[:, -1]
    middles = np.clip((places[:, :-1] + places[:, 1:]) / 2, *LABEL_SPAN)
    return {
        **_arrows(places, np.sign(weighed.steps).astype(int) + 1),
        BEFORE: {"x": first},
        AFTER: {"x": last, "marker.symbol": [[ENDS[way]] for way in beyond.tolist()]},
        LABELS: {"x": middles, "text": _factors(weighed, labels)},
        BEFORE_LABEL: {"x": np.clip(first, *LABEL_SPAN), "text": _numbers(weighed.places[:, 0])},
        AFTER_LABEL: {"x": np.clip(last, *LABEL_SPAN), "text": _numbers(after)},
        SUM: {"text": list(map(_sum, weighed.steps.tolist(), weighed.places.tolist()))},
        BELIEF: {"y": weighed.probability},
        BELIEF_LABEL: {"text": _numbers(weighed.probability)},
        PRIOR: {"y": np.stack([weighed.prior, weighed.prior], axis=1)},
        PRIOR_LABEL: {
            "y": weighed.prior,
            "text": [f"{labels['prior']} {before:g}" for before in weighed.prior.tolist()],
        },
    }


def _arrows(places: np.ndarray, ways: np.ndarray) -> Frames:
    """Return the arrows of each row, and the dotted steps that lead from one to the next."""
    starts, ends = places[:, :-1], places[:, 1:]
    hues = [[HUES[way] for way in row] for row in ways]
    return {
        JOINS: {"x": np.repeat(places, 2, axis=1)},
        TOWARDS: {"x": _pieces(starts, ends, ways == 2)},
        AWAY: {"x": _pieces(starts, ends, ways == 0)},
        SIGNS: {
            "x": ends,
            "marker.symbol": [[HEADS[way] for way in row] for row in ways],
            "marker.size": [[SIZES[way] for way in row] for row in ways],
            "marker.color": hues,
            "marker.line.color": hues,
        },
    }


def narrow_evidence(
    scale: tuple[np.ndarray, np.ndarray], labels: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what differs on a phone, where fewer probabilities stand above."""
    few = tuple(part[::2] for part in scale)
    return {**NARROW, "annotations": _words((few[0], few[1]), labels)}


def _traces(rows: np.ndarray, labels: Mapping[str, Any]) -> dict[str, Trace]:
    """Return the traces as they are before a frame places them; ``rows`` are heights."""
    signs, above = rows[1:-1], "top center"
    here: dict[str, Any] = {"color": colors.LOGIT, "name": labels["axis"]}
    here["hovertemplate"] = "%{x:.3f}<extra></extra>"
    bar: dict[str, Any] = {"x": np.zeros(1), "width": 0.8, "marker": {"color": colors.PROBABILITY}}
    return {
        JOINS: line(0, np.repeat(rows, 2)[1:-1], color=colors.NEUTRAL, width=1.5, dash="dot"),
        TOWARDS: line(0, np.repeat(signs, 3), color=HUES[2]),
        AWAY: line(0, np.repeat(signs, 3), color=HUES[0]),
        BEFORE: point(0, rows[0], **here, symbol="diamond-open", size=17),
        SIGNS: _opaque(point(0, signs, **here)),
        AFTER: point(0, rows[-1], **here, size=17),
        LABELS: written([""], 0, signs + LIFT, place=above),
        BEFORE_LABEL: written([""], 0, rows[0] + LIFT, place=above),
        AFTER_LABEL: written([""], 0, rows[-1] + LIFT, place=above),
        SUM: written([""], 0, rows[-1] - DROP),
        BELIEF: {"type": "bar", "hoverinfo": "skip", "xaxis": "x2", "yaxis": "y2", **bar},
        PRIOR: line([-0.4, 0.4], 0, color=colors.NEUTRAL, axes=2),
        BELIEF_LABEL: written([""], 0, 1.03, axes=2, place=above),
        PRIOR_LABEL: written([""], 0.5, 0, axes=2, place="middle right"),
    }


def _opaque(trace: Trace) -> Trace:
    """Return marks that hide what is below; Plotly lets those of many sizes shine through."""
    return {**trace, "marker": {**trace["marker"], "opacity": 1}}


def _pieces(starts: np.ndarray, ends: np.ndarray, shown: np.ndarray) -> np.ndarray:
    """Return the ends of pieces of a line with a gap after each, a row of pieces a frame."""
    pieces = np.stack([starts, ends, np.full_like(ends, np.nan)], axis=-1)
    return np.where(shown[..., None], pieces, np.nan).reshape(len(pieces), -1)


def _numbers(values: np.ndarray) -> list[str]:
    return list(map(_number, values.tolist()))


def _number(value: float, *, signed: bool = False) -> str:
    return significant(value, signed=signed) if value else "0"


def _factors(weighed: Weighed, labels: Mapping[str, Any]) -> list[list[str]]:
    rows = zip(weighed.ratios.tolist(), weighed.steps.tolist(), strict=True)
    return [[_factor(*pair, labels["silent"]) for pair in zip(*row, strict=True)] for row in rows]


def _sum(steps: Sequence[float], places: Sequence[float]) -> str:
    """Write the sum of the logit before looking and of all steps."""
    terms = [f"{'−' if step < 0 else '+'} {_number(abs(step))}" for step in steps]
    return " ".join([_number(places[0]), *terms, "=", _number(places[-1])])


@lru_cache(maxsize=256)  # the same few in every row
def _factor(ratio: float, step: float, silent: str) -> str:
    return f"× {ratio:g} = {_number(step, signed=True)}" + ("" if step else f", {silent}")


def _title(labels: Mapping[str, Any]) -> str:
    gap = 12 * NOTHING
    return gap.join([f"← {labels['against']}", labels["axis"], f"{labels['for']} →"])


def _rows(labels: Mapping[str, Any]) -> Trace:
    names = [labels["after"], *reversed(labels["signs"]), labels["before"]]
    ticks: dict[str, Any] = {"tickvals": list(range(len(names))), "ticktext": names}
    return axis(
        "",
        (-0.95, len(names) - 0.25),
        showgrid=False,
        zeroline=False,
        ticklabelstandoff=10,
        **ticks,
    )


def _belief_axis() -> Trace:
    return axis(
        "", (0, BAR_TOP), tickvals=[0, 0.5, 1], tickformat="~g", showgrid=False, zeroline=False
    )


def _outline() -> Trace:
    box = {"x0": -0.4, "x1": 0.4, "y0": 0, "y1": 1, "xref": "x2", "yref": "y2"}
    return {"type": "rect", **box, "line": {"color": colors.NEUTRAL, "width": 1.5}}


def _words(scale: tuple[np.ndarray, np.ndarray], labels: Mapping[str, Any]) -> list[Trace]:
    """Return the probabilities along the upper edge, and what lies to the left and to the right."""
    above: dict[str, Any] = {"xref": "x", "yref": "y domain", "yanchor": "bottom", "yshift": 2}
    ticks = [
        words(f"{p:g}", z, 1, **above)
        for p, z in zip(*(part.tolist() for part in scale), strict=True)
    ]
    return [
        *ticks,
        words("<b>p</b>", SPAN[0], 1, **above),
        words(labels["even"], 0, 1, **{**above, "yshift": 20}),
        words(labels["belief"], 0, 1, xref="x2", yref="y2 domain", yanchor="bottom", yshift=2),
    ]
