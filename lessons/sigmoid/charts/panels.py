"""A straight line on the logit axis beside its S-curve."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.bends import bends, smooth
from charts.edges import any_told, edge_marks, edge_words
from charts.frames import at_frame, changing
from charts.inputs import BEYOND, inputs_at
from charts.labels import NOTHING, written
from charts.marks import Figure, Frames, Trace, axis, colored, layout, line, point, words
from charts.panels import Panels

INPUT_SPAN = (-6.2, 6.2)  # room for whole circles at both ends, and for a number beside one
INPUT_TICKS = [-4, -2, 0, 2, 4]
SCORE_SPAN = (-8.0, 8.0)
SCORE_TICKS = list(range(-6, 9, 2))
PROBABILITY_SPAN = (-0.02, 1.02)
PANELS = Panels(((0, 0.455), (0.545, 1)), height=38, gap=75, margin={"t": 30})
OUTERMOST = 40.0  # no score within the panels is larger

LINE, FOOT_SCORE, FOOT = "line", "foot_score", "foot"
MIDDLE_SCORE, MIDDLE = "middle_score", "middle"
SCORE, PROBABILITY, SLOPE = "score", "probability", "slope"
SCORE_EDGE, MIDDLE_SCORE_EDGE, MIDDLE_EDGE = (
    f"{name}_edge" for name in (SCORE, MIDDLE_SCORE, MIDDLE)
)

# How each curve over the score is drawn; the order is that of the traces.
CURVES: dict[str, dict[str, Any]] = {
    "derivative": {"color": colors.NEUTRAL, "dash": "dot"},
    "scaled": {"color": colors.PROBABILITY, "dash": "dot"},
    "probit": {"color": colors.CONTRAST, "dash": "dash"},
    "sigmoid": {"color": colors.PROBABILITY},
}
SIGNS = {"solid": "━━", "dash": "╍╍", "dot": "┅┅"}


def score_nodes(scores: npt.ArrayLike, curves: npt.ArrayLike) -> np.ndarray:
    """Return the few scores at which curves over the score are drawn, ascending.

    ``curves`` holds a row a curve, at even and fine ``scores`` that reach well into its tails.
    """
    return np.concatenate([[-OUTERMOST], bends(scores, curves, 15), [OUTERMOST]])


def flat_ends(weight: npt.ArrayLike, span: Sequence[float] = INPUT_SPAN) -> np.ndarray:
    """Return where the flat line begins and ends that takes the place of the curve at w = 0."""
    flat = np.asarray(weight)[..., np.newaxis] == 0.0
    return np.where(flat, span, BEYOND).astype(np.float32)


def midpoints(weight: npt.ArrayLike, bias: npt.ArrayLike) -> np.ndarray:
    """Return where the score is 0; not a number where the weight is 0, so that nothing is drawn."""
    w, b = np.broadcast_arrays(np.asarray(weight, dtype=float), np.asarray(bias, dtype=float))
    return 0.0 - np.divide(b, w, out=np.full(w.shape, np.nan), where=w != 0.0)


def _flat(name: str) -> str:
    return f"flat_{name}"


def linked_panels(
    at: Mapping[str, float],
    line_ends: npt.ArrayLike,
    nodes: np.ndarray,
    curves: Mapping[str, npt.ArrayLike],
    levels: Mapping[str, float],
    labels: Mapping[str, str],
) -> Figure:
    """Draw the line z = w x + b, and beside it q over x for each curve over the score.

    ``at`` holds ``x``, ``w``, ``b``, ``z``, ``probability`` and ``slope``; ``line_ends`` the
    scores at the ends of the span; ``curves`` the values at the nodes, ``levels``
    those at the bias; ``labels`` names ``x``,
    ``z``, ``q``, the ``line`` and the curves.
    """
    inputs, ends = inputs_at(nodes, at["w"], at["b"]), flat_ends(at["w"])
    shown = [name for name in CURVES if name in curves]
    drawn = {name: smooth(_curve(name, inputs, curves[name])) for name in shown}
    flat = {_flat(name): _curve(name, ends, [levels[name]] * 2) for name in shown}
    marks = _marks(at, line_ends, slope="derivative" in shown) | _edges(at)
    return {"data": drawn | flat | marks, "layout": _panels(labels, shown)}


def _curve(name: str, x: np.ndarray, y: npt.ArrayLike) -> Trace:
    # The same array in every trace is sent once.
    return {**line(x, y, **CURVES[name], axes=2), "x": x}


def _marks(at: Mapping[str, float], line_ends: npt.ArrayLike, *, slope: bool) -> dict[str, Trace]:
    foot: dict[str, Any] = {"color": colors.NEUTRAL, "symbol": "triangle-up", "size": 11}
    middle: dict[str, Any] = {"symbol": "diamond-open", "size": 20}
    midpoint = midpoints(at["w"], at["b"])
    marks = {
        LINE: line(INPUT_SPAN, line_ends, color=colors.LOGIT),
        FOOT_SCORE: point(at["x"], SCORE_SPAN[0], **foot),
        FOOT: point(at["x"], PROBABILITY_SPAN[0], **foot, axes=2),
        MIDDLE_SCORE: point(midpoint, 0.0, color=colors.LOGIT, **middle),
        MIDDLE: point(midpoint, 0.5, color=colors.PROBABILITY, **middle, axes=2),
        SCORE: point(at["x"], at["z"], color=colors.LOGIT),
        PROBABILITY: point(at["x"], at["probability"], color=colors.PROBABILITY, axes=2),
    }
    if slope:
        square: dict[str, Any] = {"color": colors.NEUTRAL, "symbol": "square", "size": 11}
        marks[SLOPE] = point(at["x"], at["slope"], **square, axes=2)
    return marks | {
        name: marks[name] | {"cliponaxis": True} for name in (MIDDLE_SCORE, MIDDLE, SCORE)
    }


def _edges(at: Mapping[str, float]) -> dict[str, Trace]:
    """Return what stands at the edges for a score or a midpoint beyond them."""
    traces = {
        SCORE_EDGE: written([NOTHING] * 2, [0.0] * 2, [0.0] * 2),
        MIDDLE_SCORE_EDGE: edge_marks(INPUT_SPAN, 0.7),
        MIDDLE_EDGE: edge_marks(INPUT_SPAN, 0.55, axes=2),
    }
    middle = midpoints(at["w"], at["b"])
    return at_frame(traces, _score_edges(at["x"], at["z"], at["w"]) | _middle_edges(middle))


def _score_edges(x: npt.ArrayLike, z: npt.ArrayLike, weight: npt.ArrayLike) -> Frames:
    """Return the scores beyond the panel; each stands on the side where the line does not come."""
    told = edge_words(SCORE_SPAN, z, along="y")
    seen = np.array(told) != NOTHING
    ends = np.array([-1.0, 1.0])
    aside = np.where(np.less(weight, 0.0), -0.6, 0.6)[..., np.newaxis] * ends
    # Where nothing is told nothing moves.
    places = np.where(seen, np.asarray(x)[..., np.newaxis] + aside, 0.0).astype(np.float32)
    heights = np.broadcast_to(0.94 * SCORE_SPAN[1] * ends, places.shape)
    return {SCORE_EDGE: {"x": places, "y": heights, "text": told}}


def _middle_edges(middle: npt.ArrayLike) -> Frames:
    told = edge_words(INPUT_SPAN, middle)
    return {name: {"text": told} for name in (MIDDLE_SCORE_EDGE, MIDDLE_EDGE)}


def _needed(edges: Frames) -> Frames:
    """Return what changes at edges at which something stands in any of the frames."""
    return changing({name: part for name, part in edges.items() if any_told(part["text"])})


def _panels(labels: Mapping[str, str], curves: Sequence[str]) -> dict[str, Any]:
    key = "    ".join(
        f"{_sign(name)} {labels[name]}" for name in reversed(CURVES) if name in curves
    )
    top = {"xanchor": "left", "yanchor": "bottom", "yshift": 4}
    x = axis(labels["x"], INPUT_SPAN, tickvals=INPUT_TICKS, zeroline=False)
    return layout(
        annotations=[
            words(colored("━━", colors.LOGIT) + f" {labels['line']}", 0, 1, **top),
            words(key, 0, 1, **{**top, "xref": "x2 domain", "yref": "y2 domain"}),
        ],
        shapes=[_level(0.0, "x", "y"), _level(0.5, "x2", "y2")],
        **PANELS.wide(
            (x, axis(labels["z"], SCORE_SPAN, tickvals=SCORE_TICKS, zeroline=False)),
            (x, axis(labels["q"], PROBABILITY_SPAN, tickvals=[0, 0.25, 0.5, 0.75, 1])),
        ),
    )


def _sign(name: str) -> str:
    style = CURVES[name]
    return colored(SIGNS[style.get("dash", "solid")], style["color"])


def _level(at: float, x: str, y: str) -> Trace:
    style = {"color": colors.NEUTRAL, "width": 1.5, "dash": "dash"}
    ends = {"xref": f"{x} domain", "yref": y, "x0": 0, "x1": 1, "y0": at, "y1": at}
    return {"type": "line", "line": style, "layer": "below", **ends}


def point_frames(
    x: np.ndarray, weight: float, at: Mapping[str, np.ndarray], shown: Sequence[str]
) -> Frames:
    """Return the traces of a sweep over n inputs; ``at`` holds the score and the rest."""
    frames: Frames = {name: {"x": x, "y": y} for name, y in _on_curves(at, shown).items()}
    return {
        **frames,
        **_needed(_score_edges(x, at["z"], weight)),
        FOOT_SCORE: {"x": x},
        FOOT: {"x": x},
    }


def line_frames(
    x: float,
    weight: npt.ArrayLike,
    bias: npt.ArrayLike,
    line_ends: np.ndarray,
    nodes: np.ndarray,
    levels: Mapping[str, npt.ArrayLike],
    at: Mapping[str, np.ndarray],
) -> Frames:
    """Return the traces of a sweep over n weights or n biases, the other being one number.

    ``line_ends`` has shape (n, 2); ``levels`` holds, for every curve that is shown, its value at
    the bias; ``at`` holds the score and the rest at the input.
    """
    points = {name: {"y": y} for name, y in _on_curves(at, levels).items()}
    middle = midpoints(weight, bias)
    places = {"x": middle.astype(np.float32)}
    moved = {LINE: {"y": line_ends.astype(np.float32)}, MIDDLE_SCORE: places, MIDDLE: places}
    edges = {
        **_needed(_score_edges(x, at["z"], weight)),
        **_needed(_middle_edges(middle)),
    }
    return {**_moved_curves(weight, bias, nodes, levels), **points, **moved, **edges}


def _moved_curves(
    weight: npt.ArrayLike,
    bias: npt.ArrayLike,
    nodes: np.ndarray,
    levels: Mapping[str, npt.ArrayLike],
) -> Frames:
    """Return how the curves move: along x, except that a flat one changes its level."""
    if np.ndim(weight) == 0 and not weight:
        rows = {
            name: np.repeat(np.asarray(y)[:, np.newaxis], 2, axis=1) for name, y in levels.items()
        }
        return {_flat(name): {"y": row.astype(np.float32)} for name, row in rows.items()}
    inputs, ends = inputs_at(nodes, weight, bias), flat_ends(weight)
    curves: Frames = {name: {"x": inputs} for name in levels}
    return curves | ({_flat(name): {"x": ends} for name in levels} if np.ndim(weight) else {})


def _on_curves(at: Mapping[str, np.ndarray], shown: Collection[str]) -> dict[str, np.ndarray]:
    heights = {SCORE: at["z"], PROBABILITY: at["probability"]}
    return heights | ({SLOPE: at["slope"]} if "derivative" in shown else {})
