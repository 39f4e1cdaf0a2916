"""Three logits, the belief that softmax makes of them, and its path to the target."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, bold, colored, layout, line, point, words
from charts.panels import Panels
from lessons.cross_entropy.charts.beliefs import SYMBOLS

LOGIT_SPAN = (-10.0, 10.0)
PLACES = np.arange(3.0)
PANELS = Panels(((0, 0.27), (0.36, 0.63), (0.72, 1)), height=46, gap=72, margin={"r": 16, "t": 30})
LONGER = 4.0  # than the gradient, so that an arrow can be seen
HALF = 0.16  # width of an arrow, to each side

BARS, TARGETS, LOGITS, LOSS, HERE = "bars", "targets", "logits", "loss", "here"
ARROWS = tuple(f"arrow_{symbol}" for symbol in SYMBOLS)
STARTS = "starts"
# What the eye cannot see: less than half a pixel of the panels, and less than the last decimal of
# what is shown on hover or written.
FINE = {1e-3: (BARS, LOGITS, STARTS), 2.0**-9: ARROWS, 2.0**-12: (LOSS,)}
Labels = Mapping[str, str]


class Seen(NamedTuple):
    """All steps that can be shown, and the places of the one that is and of the last drawn."""

    steps: np.ndarray
    place: int
    last: int


def walk_to_target(
    path: np.ndarray,
    beliefs: np.ndarray,
    losses: np.ndarray,
    target: np.ndarray,
    seen: Seen,
    labels: Labels,
) -> Figure:
    """Draw belief and target, an arrow on each logit, and the loss over the steps.

    ``path`` and ``beliefs`` have shape (steps, 3), ``losses`` (steps,). ``labels`` names
    ``logit``, ``probability``, ``loss``, ``steps``, ``belief``, ``target``, ``arrow``, ``start``
    and ``floor``.
    """
    steps, place, last = seen
    logits, belief = path[place], beliefs[place]
    drawn = losses[: last + 1]
    arrows = [_arrow(i, *row) for i, row in enumerate(_spikes(logits, belief - target))]
    target_style: dict[str, Any] = {"symbol": "line-ew-open", "size": 30}
    aim = _hover(f"{labels['target']}, %{{hovertext}}: %{{y:.4~f}}")
    start = _hover(f"{labels['start']}, o(%{{hovertext}}) = %{{y:.1f}}")
    here = {
        "hovertemplate": f"{labels['steps']}: %{{x}}, {labels['loss']}: %{{y:.4~f}}<extra></extra>"
    }
    return {
        "data": {
            BARS: {**_bars(belief), **_hover(f"{labels['belief']}, %{{hovertext}}: %{{y:.3f}}")},
            TARGETS: point(PLACES, target, color=colors.TRUTH, axes=2, **target_style, **aim),
            LOGITS: point(
                PLACES, logits, color=colors.LOGIT, size=7, **_hover("o(%{hovertext}) = %{y:.3f}")
            ),
            LOSS: line(_upto(steps, last), _upto(losses, last), color=colors.BELIEF, axes=3),
            HERE: point(steps[place], losses[place], color=colors.BELIEF, axes=3, **here),
            **dict(zip(ARROWS, arrows, strict=True)),
            STARTS: point(
                PLACES - 0.3, path[0], color=colors.LOGIT, symbol="circle-open", size=13, **start
            ),
        },
        "layout": _layout(drawn, steps[last], labels),
    }


def _hover(text: str) -> dict[str, Any]:
    """Return what the marks of the three classes show on hover."""
    return {"hovertext": list(SYMBOLS), "hovertemplate": f"{text}<extra></extra>"}


def _bars(belief: np.ndarray) -> Trace:
    marker = {"color": colors.tint(colors.BELIEF, 0.75)}
    place: dict[str, Any] = {"xaxis": "x2", "yaxis": "y2", "width": 0.5}
    return {"type": "bar", "x": PLACES, "y": np.array(belief), "marker": marker, **place}


def _spikes(logits: np.ndarray, gradient: np.ndarray) -> np.ndarray:
    """Return the corners of the arrows, shape (..., 3, 3): foot, tip, foot of each logit.

    An arrow goes against the gradient.
    """
    return np.stack([logits, logits - LONGER * gradient, logits], axis=-1)


def _arrow(place: int, *corners: float) -> Trace:
    look: dict[str, Any] = {"color": colors.ERROR, "fillcolor": colors.ERROR, "width": 1}
    return line([place - HALF, place, place + HALF], corners, fill="toself", **look)


def _upto(rows: np.ndarray, last: npt.ArrayLike) -> np.ndarray:
    """Return as many rows, those behind the last one like it, so that a line ends there."""
    places = np.arange(len(rows))
    return rows[np.minimum(places, np.asarray(last)[..., np.newaxis])]


def step_frames(
    path: np.ndarray,
    beliefs: np.ndarray,
    losses: np.ndarray,
    target: np.ndarray,
    steps: np.ndarray,
    lasts: np.ndarray,
) -> Frames:
    """Return the traces of a sweep over the steps; ``lasts`` are the places of the last drawn."""
    curve = {"x": _sent(_upto(steps, lasts)), "y": _sent(_upto(losses, lasts))}
    state = _state_frames(path, beliefs, target)
    return {**state, LOSS: curve, HERE: {"x": steps, "y": losses}}


def step_layout(losses: np.ndarray, steps: np.ndarray, lasts: np.ndarray) -> dict[str, np.ndarray]:
    """Return the axes of a sweep over the steps."""
    tops = {last: loss_ranges(losses[: last + 1]) for last in set(lasts.tolist())}
    return {
        "xaxis3.range": np.array([_span(steps[last]) for last in lasts]),
        "yaxis3.range": np.array([tops[last] for last in lasts.tolist()]),
    }


def _span(last: float) -> tuple[float, float]:
    return -0.04 * float(last), 1.04 * float(last)


def start_frames(
    paths: np.ndarray, beliefs: np.ndarray, losses: np.ndarray, target: np.ndarray, seen: Seen
) -> Frames:
    """Return the traces of a sweep over n starts; arrays of shape (steps drawn, n, …)."""
    places = np.minimum(np.arange(len(seen.steps)), seen.last)
    return {
        **_state_frames(paths[seen.place], beliefs[seen.place], target),
        LOSS: {"y": _sent(losses[places].T)},
        HERE: {"y": losses[seen.place]},
        STARTS: {"y": _sent(paths[0])},
    }


def loss_ranges(losses: np.ndarray) -> np.ndarray:
    """Return the axis of each walk's losses, shape (..., 2): up to a power of two."""
    top = 2.0 ** np.ceil(np.log2(1.1 * np.maximum(np.max(losses, axis=0), 0.1)))
    return _sent(np.stack([np.zeros_like(top), top], axis=-1))


def _state_frames(logits: np.ndarray, beliefs: np.ndarray, target: np.ndarray) -> Frames:
    spikes = _sent(_spikes(logits, beliefs - target))
    arrows = {trace: {"y": spikes[:, i]} for i, trace in enumerate(ARROWS)}
    return {BARS: {"y": _sent(beliefs)}, LOGITS: {"y": _sent(logits)}, **arrows}


def _sent(rows: np.ndarray) -> np.ndarray:
    return rows.astype(np.float32)


def _layout(losses: np.ndarray, last: float, labels: Labels) -> dict[str, Any]:
    classes: dict[str, Any] = {"tickvals": [0, 1, 2], "ticktext": list(SYMBOLS)}
    across = axis("", (-0.6, 2.6), **classes, showgrid=False, zeroline=False)
    top: dict[str, Any] = {"y": 1, "xanchor": "left", "yanchor": "bottom", "yshift": 6}
    truth, belief = colors.TRUTH, colors.BELIEF
    start = colored("○", colors.LOGIT)
    logits = f"{start} {labels['start']}  {bold('▲▼', colors.ERROR)} {labels['arrow']}"
    beliefs = f"{bold('■', belief)} {labels['belief']}  {bold('━', truth)} {labels['target']}"
    titles = [(logits, ""), (beliefs, "2"), (labels["loss"], "3")]
    return layout(
        barmode="overlay",
        annotations=[
            words(text, 0, xref=f"x{axes} domain", yref=f"y{axes} domain", **top)
            for text, axes in titles
        ],
        **PANELS.wide(
            (across, axis(labels["logit"], LOGIT_SPAN, dtick=5)),
            (across, axis(labels["probability"], (0, 1.06), dtick=0.25)),
            (axis(labels["steps"], _span(last)), axis("", loss_ranges(losses).tolist())),
        ),
    )
