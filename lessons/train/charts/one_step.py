"""One example forward and back through a small network: each number at the unit or line it is of.

The numbers of each stage of the calculation are the texts of a trace; those of a later stage are
not drawn yet. The losses before and after the step stand beside the network.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import HIDDEN_AXIS, Figure, Frames, Trace, axis, layout, line, point, verbatim
from lessons.train.charts.step_places import (
    CENTERS,
    ENDS,
    FIRST,
    GRAPH,
    HEIGHT,
    INPUT,
    INPUTS,
    NUMBER,
    PARAMETERS,
    SPOTS,
    SYMBOL,
    UNIT,
    WIDTH,
    Spot,
)

BARS = ((0.76, 0.98), (0.13, 0.27))  # where the losses stand, in shares of the figure
STAGES = ("sums", "beliefs", "loss", "output_slopes", "hidden_slopes", "update")
GIVEN, GRIPS, SYMBOLS, CURVES, POINTS, TANGENTS = (
    "given",
    "grips",
    "symbols",
    "curves",
    "points",
    "tangents",
)
BELOW, ABOVE, LOSSES, PROMISE = "below", "above", "losses", "promise"
REACH = 4.0  # of the sums and scores for which the curves are drawn
TANGENT = 0.8  # half the width of a tangent, in the same units
INPUT_DIGITS, WEIGHT_DIGITS = 1, 2  # decimals; other numbers have three significant digits
AFTER = colors.LOGIT  # what the step has made

OUTPUT = ("v1", "v2", "c")
# The numbers of each stage, with their colour while the stage is the present one.
NUMBERS: dict[str, dict[str, str]] = {
    "sums": dict.fromkeys(("a1", "a2"), colors.PROBABILITY),
    "beliefs": dict.fromkeys(("h1", "h2", "z", "q"), colors.PROBABILITY),
    "loss": {"loss": colors.PROBABILITY, "error": colors.ERROR},
    "output_slopes": dict.fromkeys([f"slope_{name}" for name in OUTPUT], colors.ERROR),
    "hidden_slopes": dict.fromkeys(
        ["bend1", "bend2", "share1", "share2", *(f"slope_{name}" for name in PARAMETERS[:6])],
        colors.ERROR,
    ),
    "update": dict.fromkeys(
        [f"new_{name}" for name in (*PARAMETERS, "h1", "h2", "z", "q", "loss")], AFTER
    ),
}
# The letters before the numbers in the boxes, by the stage with which they come.
LETTERS = {
    "sums": ("a₁", "a₂"),
    "beliefs": ("h₁", "h₂", "z", "q"),
    "loss": ("L", "δ"),
    "output_slopes": (),
    "hidden_slopes": ("h₁′", "h₂′", "δ₁", "δ₂"),
    "update": (),
}
NAMES = dict(
    zip(PARAMETERS, ["w₁₁", "w₁₂", "b₁", "w₂₁", "w₂₂", "b₂", "v₁", "v₂", "c"], strict=True)
)

Write = Callable[[float, int | None], str]
Numbers = Mapping[str, Any]  # by their names: a number each, or a row along a sweep
Curve = tuple[np.ndarray, np.ndarray]  # what hidden units and the output make of -REACH to REACH


def network_step(
    numbers: Numbers,
    stage: int,
    curves: Curve,
    labels: Mapping[str, str],
    *,
    write: Write,
    chosen: str,
    top: float,
) -> Figure:
    """Draw the network up to a stage of the calculation.

    ``numbers`` are those of `NUMBERS` and `LOSSES`, the inputs and the nine parameters. ``labels``
    names ``x1``, ``x2``, ``y``, ``before``, ``after``, ``promised`` and ``loss``; ``write`` makes
    a text of a number with so many decimals. ``chosen`` is the number in hand, ``top`` the end of
    the axis of the losses.
    """
    frames = step_frames(numbers, stage, curves)
    texts = step_texts(numbers, stage)
    return {
        "data": {
            CURVES: _curves(curves),
            **_marks(frames, labels),
            GRIPS: _grips(),
            SYMBOLS: _symbols(stage, labels),
            **{name: _texts(name, values, write, stage) for name, values in texts.items()},
        },
        "layout": _layout(stage, labels, chosen=chosen, top=top),
    }


def step_texts(numbers: Numbers, stage: int) -> dict[str, np.ndarray]:
    """Return the numbers that stand in the figure as texts, along the last axis, by their trace."""
    return {
        trace: _stacked([numbers[name] for name in names_of(trace)])
        for trace in (GIVEN, *STAGES[: stage + 1])
    }


def decimals(name: str) -> int | None:
    """Return how many decimals a number is written with; None for three significant digits."""
    if name in INPUTS:
        return INPUT_DIGITS
    if name.removeprefix("new_") in PARAMETERS:
        return WEIGHT_DIGITS + name.startswith("new_")
    return None


def names_of(trace: str) -> tuple[str, ...]:
    """Return the numbers that are the texts of a trace, in their order."""
    return (*INPUTS, *PARAMETERS) if trace == GIVEN else tuple(NUMBERS[trace])


def before(name: str) -> str:
    """Return what stands before a number."""
    return "→ " if name.startswith("new_") else ""


def step_frames(numbers: Numbers, stage: int, curves: Curve) -> Frames:
    """Return where the marks stand, for one set of numbers or for each row of a sweep."""
    sums, outputs = (
        _stacked([numbers[name] for name in three])
        for three in (["a1", "a2", "z"], ["h1", "h2", "q"])
    )
    if stage < STAGES.index("beliefs"):
        outputs = np.full_like(outputs, np.nan)
    frames = {
        POINTS: _inside(sums, outputs, curves),
        **{edge: _edges(sums, outputs, curves, edge) for edge in (BELOW, ABOVE)},
        TANGENTS: _tangents(sums, outputs, numbers, stage, curves),
    }
    known = (STAGES.index("loss"), STAGES.index("update"))
    losses = [
        numbers[name] if stage >= since else np.full_like(numbers["loss"], np.nan)
        for name, since in zip(("loss", "new_loss"), known, strict=True)
    ]
    promise = numbers["promised"] if stage >= known[1] else np.full_like(numbers["loss"], np.nan)
    return {**frames, LOSSES: {"x": _stacked(losses)}, PROMISE: {"x": _stacked([promise])}}


def _stacked(values: Sequence[Any]) -> np.ndarray:
    return np.stack(np.broadcast_arrays(*map(np.asarray, values)), axis=-1).astype(np.float64)


def _graph(sums: np.ndarray, values: np.ndarray, curves: Curve) -> tuple[np.ndarray, np.ndarray]:
    """Return the places of points (…, 3) in the three units' own graphs."""
    left, right, bottom, top = GRAPH
    hidden = np.min(curves[0]), np.max(curves[0])
    low, high = np.array([hidden, hidden, (0.0, 1.0)]).T
    middle = np.array(CENTERS)
    x = middle[:, 0] + left + (sums + REACH) / (2 * REACH) * (right - left)
    y = middle[:, 1] + bottom + (values - low) / (high - low) * (top - bottom)
    return x, y


def _inside(sums: np.ndarray, outputs: np.ndarray, curves: Curve) -> dict[str, np.ndarray]:
    x, y = _graph(sums, outputs, curves)
    return {"x": x, "y": np.where(np.abs(sums) <= REACH, y, np.nan)}


def _edges(
    sums: np.ndarray, outputs: np.ndarray, curves: Curve, edge: str
) -> dict[str, np.ndarray]:
    """Return the arrows of the points that lie left or right of what is drawn of their curves."""
    end, beyond = (0, sums < -REACH) if edge == BELOW else (-1, sums > REACH)
    values = np.array([curves[0][end], curves[0][end], curves[1][end]])
    x, y = _graph(np.full_like(sums, REACH if end else -REACH), values + 0.0 * outputs, curves)
    return {"x": x, "y": np.where(beyond, y, np.nan)}


def _tangents(
    sums: np.ndarray, outputs: np.ndarray, numbers: Numbers, stage: int, curves: Curve
) -> dict[str, np.ndarray]:
    """Return the slopes of the hidden units as short lines through their points."""
    bends = _stacked([numbers["bend1"], numbers["bend2"], 0.0 * np.asarray(numbers["z"])])
    hidden = np.abs(sums) <= REACH
    shown = hidden if stage >= STAGES.index("hidden_slopes") else np.zeros_like(hidden)
    ends = [
        _graph(sums + way, np.where(shown, outputs + way * bends, np.nan), curves)
        for way in (-TANGENT, TANGENT)
    ]
    gap = np.full_like(sums, np.nan)
    # The output has no tangent: its own slope is part of the error.
    x, y = (np.stack([ends[0][i], ends[1][i], gap], axis=-1)[..., :2, :] for i in (0, 1))
    return {"x": x.reshape(*sums.shape[:-1], -1), "y": y.reshape(*sums.shape[:-1], -1)}


def _curves(curves: Curve) -> Trace:
    """Draw what each unit makes of its sum, small, in its box."""
    grid = np.linspace(-REACH, REACH, len(curves[0]))
    values = np.stack([curves[0], curves[0], curves[1]], axis=-1)
    x, y = _graph(np.stack([grid] * 3, axis=-1), values, curves)
    gap = np.full((1, 3), np.nan)
    x, y = (np.concatenate([part, gap]).T.ravel() for part in (x, y))
    drawn = line(x, y, color=colors.NEUTRAL)
    return {**drawn, "line": {**drawn["line"], "width": 1.5}}


def _marks(frames: Frames, labels: Mapping[str, str]) -> dict[str, Trace]:
    hue: str = colors.PROBABILITY
    quiet: dict[str, Any] = {"hoverinfo": "skip"}
    arrows = {BELOW: "triangle-left", ABOVE: "triangle-right"}
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": np.array([1.0, 0.0]),
        **frames[LOSSES],
        "xaxis": "x2",
        "yaxis": "y2",
        "marker": {"color": [hue, AFTER]},
        "hovertemplate": "%{x:.6g}<extra></extra>",
    }
    promised: dict[str, Any] = {"symbol": "line-ns", "size": 22, "name": labels["promised"]}
    return {
        TANGENTS: line(**frames[TANGENTS], color=colors.ERROR),
        POINTS: point(**frames[POINTS], color=hue, size=8, **quiet),
        **{
            edge: point(**frames[edge], color=hue, size=9, symbol=symbol, **quiet)
            for edge, symbol in arrows.items()
        },
        LOSSES: bars,
        PROMISE: point(frames[PROMISE]["x"], [0.0], color=colors.ERROR, axes=2, **promised),
    }


def _grips() -> Trace:
    """Return what is taken hold of where a number is dragged: unseen points behind the numbers."""
    places = [SPOTS[name] for name in (*INPUTS, *PARAMETERS)]
    x, y = (np.array([place[i] for place in places]) for i in (0, 1))
    return {**point(x, y, color=colors.NEUTRAL, hoverinfo="skip"), "marker": {"opacity": 0}}


def _texts(trace: str, values: np.ndarray, write: Write, stage: int) -> Trace:
    names = names_of(trace)
    texts = [
        before(name) + write(value, decimals(name))
        for name, value in zip(names, values, strict=True)
    ]
    font = {} if trace == GIVEN else {"textfont": {"color": _hues(trace, stage)}}
    return {**_written([SPOTS[name] for name in names], texts), **font}


def _written(places: Sequence[Spot], texts: Sequence[str]) -> Trace:
    return {
        "type": "scatter",
        "mode": "text",
        "x": np.array([place.x for place in places]),
        "y": np.array([place.y for place in places]),
        "text": list(texts),
        "textposition": [f"middle {place.side}" for place in places],
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _hues(name: str, stage: int) -> list[str]:
    """Return the colours of the numbers of a stage; those of earlier ones are grey."""
    hues = list(NUMBERS[name].values())
    return hues if name == STAGES[stage] else [colors.NEUTRAL] * len(hues)


def _symbols(stage: int, labels: Mapping[str, str]) -> Trace:
    """Return the letters and words that stand beside the numbers."""
    places: list[Spot] = []
    texts: list[str] = []
    for name in STAGES[: stage + 1]:
        boxed = [one for one in NUMBERS[name] if not one.startswith(("slope_", "new_"))]
        places += [Spot(SPOTS[one].x + SYMBOL, SPOTS[one].y, "left") for one in boxed]
        texts += LETTERS[name]
    given = [Spot(SPOTS[one].x - NUMBER[0] - 2.0, SPOTS[one].y, "left") for one in PARAMETERS]
    inputs = [
        Spot(8.0, SPOTS[one].y + side * (INPUT[1] + 14.0), "right")
        for one, side in zip(INPUTS, (1, -1), strict=True)
    ]
    label = Spot(CENTERS[2][0], CENTERS[2][1] - UNIT[1] - 16.0)
    words = [verbatim(labels[one]) for one in (*INPUTS, "y")]
    return _written([*places, *given, *inputs, label], [*texts, *NAMES.values(), *words])


def _layout(stage: int, labels: Mapping[str, str], *, chosen: str, top: float) -> dict[str, Any]:
    ticks = {"tickvals": [1, 0], "ticktext": [labels["before"], labels["after"]]}
    return layout(
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        barmode="overlay",
        shapes=[*_lines(), *_boxes(), *_handles(chosen), _frame(stage)],
        annotations=_arrows(stage),
        xaxis={**HIDDEN_AXIS, "range": [0.0, WIDTH]},
        yaxis={**HIDDEN_AXIS, "range": [0.0, HEIGHT]},
        xaxis2={**axis(labels["loss"], (0.0, top), domain=BARS[0], nticks=4), "anchor": "y2"},
        yaxis2={**axis("", (-0.6, 1.6), domain=BARS[1], showgrid=False), "anchor": "x2", **ticks},
    )


def _lines() -> list[dict[str, Any]]:
    look = {"type": "line", "layer": "below", "line": {"color": colors.NEUTRAL, "width": 1.5}}
    return [
        {**look, "x0": start[0], "y0": start[1], "x1": end[0], "y1": end[1]}
        for start, end in ENDS.values()
    ]


def _boxes() -> list[dict[str, Any]]:
    inputs = [(FIRST, SPOTS[name].y) for name in INPUTS]
    look = {"line": {"color": colors.NEUTRAL, "width": 1.5}}
    boxes = [_box(center, INPUT, **look) for center in inputs]
    return boxes + [_box(center, UNIT, **look) for center in CENTERS]


def _handles(chosen: str) -> list[dict[str, Any]]:
    """Return the frames that tell which numbers can be dragged, and which one is in hand."""
    return [
        _box(
            SPOTS[name][:2],
            NUMBER,
            fillcolor=colors.tint(colors.PROBABILITY, 0.16),
            line={"color": colors.PROBABILITY, "width": 2 if name == chosen else 0},
        )
        for name in (*INPUTS, *PARAMETERS)
    ]


def _box(center: Sequence[float], half: Sequence[float], **look: Any) -> dict[str, Any]:
    (x, y), (across, up) = center, half
    corners = {"x0": x - across, "x1": x + across, "y0": y - up, "y1": y + up}
    return {"type": "rect", "layer": "below", **corners, **look}


def _frame(stage: int) -> dict[str, Any]:
    """Return the dashed box around what the present stage works out."""
    (hidden, top), (_, bottom), (output, middle) = CENTERS
    edges = {
        "sums": (hidden - 136, hidden + 136, bottom - 98, top + 98),
        "beliefs": (hidden - 136, output + 136, bottom - 98, top + 98),
        "loss": (output - 136, output + 136, middle - 100, middle + 78),
        "output_slopes": (hidden + 134, WIDTH - 4, bottom - 98, top + 98),
        "hidden_slopes": (4, hidden + 146, bottom - 98, top + 98),
        "update": (4, WIDTH - 4, 4, HEIGHT - 4),
    }[STAGES[stage]]
    x0, x1, y0, y1 = edges
    dashed = {"color": colors.NEUTRAL, "width": 1.5, "dash": "dash"}
    return {"type": "rect", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": dashed}


def _arrows(stage: int) -> list[dict[str, Any]]:
    """Return the way back of the error, along the lines that the present stage goes back on."""
    ways = {"output_slopes": ("v1", "v2"), "hidden_slopes": ("w11", "w12", "w21", "w22")}
    look: dict[str, Any] = {"text": "", "showarrow": True, "arrowhead": 2, "arrowwidth": 2}
    axes = {"xref": "x", "yref": "y", "axref": "x", "ayref": "y", "arrowcolor": colors.ERROR}
    return [
        {**look, **axes, "x": end[0], "y": end[1], "ax": start[0], "ay": start[1]}
        for end, start in (ENDS[name] for name in ways.get(STAGES[stage], ()))
    ]
