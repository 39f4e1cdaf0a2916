"""What one more unit of x does: a step on the S, an area under its slope, an arrow of the score."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.bends import smooth
from charts.edges import edge_marks, edge_words
from charts.frames import at_frame, changing
from charts.inputs import inputs_at
from charts.labels import written
from charts.marks import HIDDEN_AXIS, Figure, Frames, Trace, axis, colored, layout, line, point
from charts.marks import words as heading
from charts.panels import Panels
from lessons.sigmoid.charts.panels import flat_ends, midpoints

INPUT_SPAN = (-5.5, 8.0)  # room for the input one further on, and for a number beside it
INPUT_TICKS = [-4, -2, 0, 2, 4, 6]
PROBABILITY_SPAN = (-0.17, 1.17)  # room for numbers above and below the curve
SCORE_SPAN = (-10.0, 10.0)
SCORE_TICKS = list(range(-8, 9, 2))
SLOPE_TOPS = (0.3, 0.6, 1.36)  # of the axis, for weights up to 1, up to 2, and larger ones
ODDS = [1 / 1000, 1 / 100, 1 / 10, 1, 10, 100, 1000]
ODDS_NAMES = ["1/1000", "1/100", "1/10", "1", "10", "100", "1000"]
PANELS = Panels(
    ((0, 0.455), (0.545, 1), (0, 1)),
    height=42,
    gap=(52, 54),
    up=((0.4, 1), (0.4, 1), (0, 0.2)),
    sizes=(5, 5, 0.9),  # flat enough to keep its height where a phone holds the figure in sight
    margin={"l": 76, "t": 30, "b": 26},
    narrow_margin={"l": 56, "r": 14},
)

SIGMOID, FLAT_SIGMOID, SLOPES = "sigmoid", "flat_sigmoid", "slopes"
STEP, TANGENT, AREA, STEEPEST, ARROW = "step", "tangent", "area", "steepest", "arrow"
HERE, NEXT, MIDDLE, SLOPE, TAIL, HEAD = "here", "next", "middle", "slope", "tail", "head"
EVEN, STEEPEST_WORD = "even", "steepest_word"
NUMBERS = "numbers"  # beside the staircase's tread and riser, and beside the tangent
ARROW_NUMBERS = "arrow_numbers"  # below the odds, and above the scores
MIDDLE_EDGE, SCORE_EDGE = "middle_edge", "score_edge"
# The readouts that stand beside the marks.
STEP_READOUT, SLOPE_READOUT = "step_q", "slope_x"
ODDS_READOUT, WEIGHT_READOUT = "odds_factor", "weight"
X_HANDLES, B_HANDLES, W_HANDLES = (HERE, SLOPE, TAIL), (MIDDLE,), (HEAD,)

STEP_COLOR = colors.CONTRAST
OFF = np.float32(0.07)  # of a number from its point, on the scale of probability
ASPECT = 5.0  # length of a unit of probability on the screen, in units of x
LINE_Y, WORD_Y = 0.0, 0.68  # on the ruler


class Steps(NamedTuple):
    """One more unit of x in n cases: arrays of shape (n,), the last two with a row a case.

    ``slopes`` are those of the probability along x at the nodes, ``area`` those at the inputs
    that ``area_inputs`` returns; ``steepest`` is the slope at the midpoint, ``level`` the
    probability at x = 0. The numbers beside the marks are those of readouts.
    """

    x: np.ndarray
    weight: np.ndarray
    bias: np.ndarray
    score: np.ndarray
    score_next: np.ndarray
    probability: np.ndarray
    probability_next: np.ndarray
    step: np.ndarray
    slope: np.ndarray
    steepest: np.ndarray
    level: np.ndarray
    slopes: np.ndarray
    area: np.ndarray


def onward(x: npt.ArrayLike) -> np.ndarray:
    """Return the inputs one further on."""
    return np.asarray(x, dtype=float) + 1.0


def area_inputs(x: npt.ArrayLike) -> np.ndarray:
    """Return inputs from x to x + 1, a row each: where the area under the slope is drawn."""
    return np.asarray(x, dtype=float)[..., np.newaxis] + np.linspace(0.0, 1.0, 9)


def slope_range(weight: npt.ArrayLike) -> np.ndarray:
    """Return the axis of the slopes for each weight, shape (..., 2): it changes seldom."""
    size = np.abs(weight)
    top = np.select([size <= 1.0, size <= 2.0], SLOPE_TOPS[:2], SLOPE_TOPS[2])
    ends = np.stack([-top / 6.0, top], axis=-1).astype(np.float32)
    return np.where(np.less(weight, 0.0)[..., np.newaxis], -ends[..., ::-1], ends)


def slope_panels(
    at: Steps, nodes: np.ndarray, probabilities: np.ndarray, labels: Mapping[str, str]
) -> Figure:
    """Draw one unit of x in one case: on the S, under its slope, and on the ruler of the score.

    ``probabilities`` are those at the ``nodes``; ``labels`` names ``x``, ``q``, ``z``, ``odds``,
    the ``slopes`` along x, the ``curve`` and the ``area``.
    """
    traces = {
        **_slope_traces(),
        **_probability_traces(probabilities),
        **_ruler_traces(),
    }
    return {
        "data": at_frame(traces, _rows(at, nodes)),
        "layout": _layout(float(at.weight[0]), labels),
    }


def step_frames(at: Steps, nodes: np.ndarray) -> Frames:
    """Return the traces of a sweep over n cases."""
    return changing(_rows(at, nodes))


def _rows(at: Steps, nodes: np.ndarray) -> Frames:
    middle = midpoints(at.weight, at.bias)
    return {
        **_curve_rows(at, nodes),
        **_step_rows(at),
        NUMBERS: _number_rows(at),
        **_slope_rows(at),
        **_ruler_rows(at),
        MIDDLE: {"x": middle.astype(np.float32)},
        MIDDLE_EDGE: {"text": edge_words(INPUT_SPAN, middle)},
        SCORE_EDGE: {"text": edge_words(SCORE_SPAN, at.score, at.score_next)},
    }


def _curve_rows(at: Steps, nodes: np.ndarray) -> Frames:
    inputs, ends = inputs_at(nodes, at.weight, at.bias), flat_ends(at.weight, INPUT_SPAN)
    level = np.where(at.weight == 0.0, at.level, 0.0)  # elsewhere it is not seen
    return {
        SIGMOID: {"x": inputs},
        FLAT_SIGMOID: {"x": ends, "y": _row(level, level)},
        SLOPES: {"x": inputs, "y": at.slopes.astype(np.float32)},
    }


def _step_rows(at: Steps) -> Frames:
    """Return the staircase from the point at x to the one at x + 1, and the tangent at x.

    The tangent looks equally long everywhere.
    """
    ahead, first, last = onward(at.x), at.probability, at.probability_next
    half = 1.1 / np.hypot(1.0, ASPECT * at.slope)
    rise = half * at.slope
    return {
        STEP: {"x": _row(at.x, ahead, ahead), "y": _row(first, first, last)},
        HERE: {"x": at.x, "y": first},
        NEXT: {"x": ahead, "y": last},
        TANGENT: {"x": _row(at.x - half, at.x + half), "y": _row(first - rise, first + rise)},
    }


def _number_rows(at: Steps) -> dict[str, Any]:
    """Return where the numbers beside tread, riser and tangent stand: off the curve."""
    up, first, last = _upward(at), at.probability, at.probability_next
    below = first - 1.3 * OFF * up
    beside = up * np.minimum(up * (first + last) / 2.0, up * last - OFF)
    # At the left end there is no room behind the point: there the tangent's number stands higher.
    behind = np.maximum(at.x - 1.0, INPUT_SPAN[0] + 1.2)
    above = first + (0.1 + 0.1 * np.clip(-1.0 - at.x / 2.0, 0.0, 1.0)) * up
    return {
        "x": _row(at.x + 0.75, onward(at.x) + 0.15, behind),
        "y": _row(below, beside, above),
    }


def _slope_rows(at: Steps) -> Frames:
    inputs = area_inputs(at.x)
    nothing = np.zeros_like(at.x)
    room = 0.05 * np.ptp(slope_range(at.weight), axis=-1)
    return {
        AREA: {
            "x": _row(at.x, *inputs.T, onward(at.x)),
            "y": _row(nothing, *np.transpose(at.area), nothing),
        },
        SLOPE: {"x": at.x, "y": at.slope},
        STEEPEST: {"y": _row(at.steepest, at.steepest)},
        STEEPEST_WORD: {
            "y": at.steepest + room * _upward(at),
        },
    }


def _ruler_rows(at: Steps) -> Frames:
    """Return the arrow from one score to the next; its shaft stops before the open point."""
    ahead = np.sign(at.weight)
    tip = at.score_next - ahead * np.minimum(0.2, np.abs(at.weight) / 2.0)
    barb = tip - 0.25 * ahead
    inner = 0.54 * np.asarray(SCORE_SPAN)
    middle = np.clip((at.score + at.score_next) / 2.0, *inner)
    return {
        ARROW: {"x": _row(at.score, tip, barb, tip, barb)},
        TAIL: {"x": at.score},
        HEAD: {"x": at.score_next},
        ARROW_NUMBERS: {"x": _row(middle, middle)},
    }


def _row(*columns: npt.ArrayLike) -> np.ndarray:
    """Return columns of n numbers side by side, a row a case."""
    return np.stack(np.broadcast_arrays(*columns), axis=-1).astype(np.float32)


def _upward(at: Steps) -> np.ndarray:
    """Return -1 where the curve falls, else 1."""
    return np.where(at.weight < 0.0, -1.0, 1.0)


ON_CURVE: dict[str, Any] = {"color": colors.PROBABILITY}
ON_SLOPE: dict[str, Any] = {"color": colors.NEUTRAL, "axes": 2}
ON_RULER: dict[str, Any] = {"color": colors.LOGIT, "axes": 3}
RULED: dict[str, Any] = {"showline": True, "linewidth": 2, "ticks": "inside", "showgrid": False}
CLIPPED = {"cliponaxis": True}  # it is not seen beyond the axis


def _probability_traces(probabilities: np.ndarray) -> dict[str, Trace]:
    """Return the first panel; what moves stands nowhere yet."""
    none = [0.0]
    diamond: dict[str, Any] = {"symbol": "diamond-open", "size": 20}
    texts = ["1", f"@+{STEP_READOUT}", f"@{SLOPE_READOUT}"]
    places = ["middle center", "middle right", "middle center"]
    return {
        SIGMOID: smooth(line(none, probabilities, **ON_CURVE)),
        FLAT_SIGMOID: line(none, none, **ON_CURVE),
        TANGENT: line(none, none, color=colors.NEUTRAL),
        STEP: line(none, none, color=STEP_COLOR),
        MIDDLE: point(none, 0.5, **ON_CURVE, **diamond) | CLIPPED,
        NEXT: point(none, none, **ON_CURVE, symbol="circle-open", size=13),
        HERE: point(none, none, **ON_CURVE),
        NUMBERS: written(texts, none, none, place=places, live=True),
        MIDDLE_EDGE: edge_marks(INPUT_SPAN, 0.56),
    }


def _slope_traces() -> dict[str, Trace]:
    none = [0.0]
    area: dict[str, Any] = {"color": STEP_COLOR, "axes": 2, "fill": "toself", "width": 1.5}
    return {
        AREA: line(none, none, **area, fillcolor=colors.tint(STEP_COLOR, 0.35)),
        STEEPEST: line(INPUT_SPAN, none, **ON_SLOPE, width=1.5, dash="dash"),
        SLOPES: smooth(line(none, none, **ON_SLOPE)),
        SLOPE: point(none, none, **ON_SLOPE),
        STEEPEST_WORD: written(["w/4"], INPUT_SPAN[0] + 0.1, none, place="middle right", axes=2),
    }


def _ruler_traces() -> dict[str, Trace]:
    none = [0.0]
    even = line([1.0, 1.0], [0.9, 1.0], color=colors.NEUTRAL, axes=3)
    texts = [f"× @{ODDS_READOUT}", f"@+{WEIGHT_READOUT}"]
    # Without a trace Plotly would not draw the axis of the odds.
    return {
        EVEN: {**even, "xaxis": "x4"},
        ARROW: line(none, LINE_Y + np.array([0.0, 0.0, 0.25, 0.0, -0.25]), **ON_RULER),
        HEAD: point(none, LINE_Y, **ON_RULER, symbol="circle-open", size=13) | CLIPPED,
        TAIL: point(none, LINE_Y, **ON_RULER) | CLIPPED,
        ARROW_NUMBERS: written(texts, none, [WORD_Y, -WORD_Y], axes=3, live=True),
        SCORE_EDGE: edge_marks(SCORE_SPAN, 0.0, axes=3),
    }


def _layout(weight: float, labels: Mapping[str, str]) -> dict[str, Any]:
    x = axis("", INPUT_SPAN, tickvals=INPUT_TICKS, zeroline=False)
    odds_span = np.divide(SCORE_SPAN, np.log(10.0)).tolist()
    above: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 4}
    inside: dict[str, Any] = {"xanchor": "right", "yanchor": "bottom"}
    beside: dict[str, Any] = {"xanchor": "right", "xshift": -10, "xref": "paper", "yref": "y3"}
    curve = colored("━━", colors.PROBABILITY) + f" {labels['curve']}"
    slopes = colored("━━", colors.NEUTRAL) + f" {labels['slopes']}"
    area = colored("■", STEP_COLOR) + f" {labels['area']}"
    return layout(
        annotations=[
            heading(curve, 0, 1, **above),
            heading(
                f"{slopes}    {area}", 0, 1, **{**above, "xref": "x2 domain", "yref": "y2 domain"}
            ),
            heading(labels["x"], 1, 0, **inside, xref="x domain", yref="y domain"),
            heading(labels["x"], 1, 0, **inside, xref="x2 domain", yref="y2 domain"),
            heading(labels["odds"], 0, 1, **beside, yanchor="bottom"),
            heading(labels["z"], 0, -1, **beside, yanchor="top"),
        ],
        **PANELS.wide(
            (x, axis(labels["q"], PROBABILITY_SPAN, tickvals=[0, 0.25, 0.5, 0.75, 1])),
            (x, axis(labels["slopes"], slope_range(weight).tolist(), nticks=6)),
            (
                axis("", SCORE_SPAN, tickvals=SCORE_TICKS, zeroline=False, **RULED),
                HIDDEN_AXIS | {"range": [-1, 1]},
            ),
        ),
        xaxis4=axis("", odds_span, type="log", overlaying="x3", side="top", anchor="y3", **RULED)
        | {"tickvals": ODDS, "ticktext": ODDS_NAMES},
    )


def narrow_panels() -> dict[str, Any]:
    """Return what differs on a phone: the panels below each other, fewer odds on the ruler."""
    few = slice(1, -1, 2)
    return PANELS.narrow(xaxis4={"tickvals": ODDS[few], "ticktext": ODDS_NAMES[few]})
