"""Which classes a model takes for which, whether it is right as often as it says, and where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Trace, axis, colored, layout, line, point, verbatim, words
from charts.panels import Panels
from lessons.train.charts.film import Field, class_points, map_axis, members, parts_of
from lessons.train.charts.network import SIGNS

MATRIX, COUNTS, GAPS, BINS = "matrix", "counts", "gaps", "bins"
LIMIT, GRIP, RINGS = "limit", "grip", "rings"
MATRIX_AXES, BIN_AXES, COST_AXES, MAP_AXES = 1, 2, 3, 4
PANELS = Panels(
    ((0, 0.17), (0.285, 0.58), (0.68, 1), (0.68, 1)),
    height=68,
    gap=(100, 92, 60),
    up=((0, 1), (0, 1), (0.74, 1), (0, 0.6)),
    sizes=(1, 1.4, 0.6, 1.6),
    margin={"t": 36, "b": 46},
)
SMALLEST, LARGEST = 8.0, 22.0  # diameters of a bin with one point and of one with all
GOLDEN = 0.6180339887498949  # its multiples, without their whole parts, spread evenly
TICKS = np.outer(10.0 ** np.arange(-1, 31), [1, 2, 5]).ravel()
BETWEEN = 0.13  # least distance of two ticks, as a share of the axis


@dataclass(frozen=True)
class Bins:
    """The groups of a reliability diagram, and how many points each holds."""

    confidence: np.ndarray
    frequency: np.ndarray
    sizes: np.ndarray


@dataclass(frozen=True)
class Costs:
    """What some points cost, and the line from which on they are marked on the map.

    ``lines`` are all values that it can take, ``reached`` how many points each of them marks.
    """

    surprisals: np.ndarray
    line: float
    lines: np.ndarray
    reached: np.ndarray


def errors(
    counts: np.ndarray, bins: Bins, costs: Costs, field: Field, labels: Mapping[str, str]
) -> Figure:
    """Draw confusion matrix, reliability diagram, and surprisals above the map of their points.

    The matrix has a row for each true class. ``labels`` names ``chosen``, ``true``, ``confidence``,
    ``frequency``, ``confusion``, ``reliability``, ``points``, ``surprisal`` and ``line``.
    """
    ends = np.array([0.0, 1.0])
    return {
        "data": {
            MATRIX: _matrix(counts),
            COUNTS: _numbers(counts),
            "diagonal": line(ends, ends, color=colors.NEUTRAL, axes=BIN_AXES, dash="dot"),
            GAPS: _gaps(bins),
            BINS: _bins(bins, labels["points"]),
            **_points(costs, field, labels["surprisal"]),
            **_marks(costs, field, labels["line"]),
        },
        "layout": _layout(costs, field, labels),
    }


def line_frames(costs: Costs) -> dict[str, dict[str, np.ndarray]]:
    """Return what moves with the line, at all its values, but for the rings."""
    places = _across(costs.lines)
    return {LIMIT: {"x": np.stack([places, places], axis=1)}, GRIP: {"x": places}}


def dearest(costs: Costs, field: Field) -> np.ndarray:
    """Return the places of the points, the dearest first: those beyond the line have rings."""
    return np.ascontiguousarray(field.places[np.argsort(-costs.surprisals, kind="stable")].T)


def _across(surprisals: npt.ArrayLike) -> np.ndarray:
    """Return where surprisals lie: on a scale of roots, since most of them are small."""
    return np.sqrt(np.asarray(surprisals, dtype=np.float64))


def _points(costs: Costs, field: Field, surprisal: str) -> dict[str, Trace]:
    """Draw each class, filled points for training and hollow ones for testing, in both panels."""
    height = field.labels + 0.66 * (np.arange(len(field.labels)) * GOLDEN % 1) - 0.33
    drawn = {}
    for of_class, part in parts_of(field):
        shown = members(field, of_class, part)
        look = class_points(field, of_class, part, MAP_AXES)
        told = f"{surprisal} %{{customdata:.4f}}"
        paid = {"customdata": costs.surprisals[shown]}
        drawn[f"map{of_class}{part}"] = {
            **look,
            **paid,
            "hovertemplate": f"{look['hovertemplate']}<br>{told}",
        }
        drawn[f"cost{of_class}{part}"] = {
            **look,
            **paid,
            "x": _across(costs.surprisals[shown]),
            "y": height[shown],
            "xaxis": f"x{COST_AXES}",
            "yaxis": f"y{COST_AXES}",
            "hovertemplate": told,
        }
    return drawn


def _marks(costs: Costs, field: Field, name: str) -> dict[str, Trace]:
    x, y = dearest(costs, field)
    count = int(costs.reached[np.searchsorted(costs.lines, costs.line)])
    at = _across([costs.line])
    top = len(field.names) - 0.5
    ring = {"symbol": "circle-open", "size": 17, "color": colors.CONTRAST}
    return {
        RINGS: {
            "type": "scatter",
            "mode": "markers",
            "x": x[:count],
            "y": y[:count],
            "xaxis": f"x{MAP_AXES}",
            "yaxis": f"y{MAP_AXES}",
            "marker": {**ring, "line": {"width": 2.5, "color": colors.CONTRAST}},
            "hoverinfo": "skip",
        },
        LIMIT: line(np.repeat(at, 2), [-0.5, top], color=colors.CONTRAST, axes=COST_AXES),
        GRIP: point(at, top, color=colors.CONTRAST, axes=COST_AXES, name=name),
    }


def _matrix(counts: np.ndarray) -> Trace:
    shade = [[0, colors.tint(colors.NEUTRAL, 0.05)], [1, colors.tint(colors.NEUTRAL, 0.45)]]
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    return {
        "type": "heatmap",
        "z": list(shares),
        "zmin": 0,
        "zmax": 1,
        "colorscale": shade,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertemplate": "%{z:.1%}<extra></extra>",
    }


def _numbers(counts: np.ndarray) -> Trace:
    true, chosen = np.indices(counts.shape)
    return {
        "type": "scatter",
        "mode": "text",
        "x": chosen.ravel(),
        "y": true.ravel(),
        "text": [f"<b>{count}</b>" for count in counts.ravel()],
        "hoverinfo": "skip",
    }


def _gaps(bins: Bins) -> Trace:
    """Return how far each bin is from the diagonal, as a line for each."""
    nothing = np.full(len(bins.confidence), np.nan)
    x = np.stack([bins.confidence, bins.confidence, nothing], axis=1).ravel()
    y = np.stack([bins.confidence, bins.frequency, nothing], axis=1).ravel()
    return line(x, y, color=colors.CONTRAST, axes=BIN_AXES)


def _bins(bins: Bins, points: str) -> Trace:
    diameters = SMALLEST + (LARGEST - SMALLEST) * np.sqrt(bins.sizes / bins.sizes.sum())
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": bins.confidence,
        "y": bins.frequency,
        "xaxis": f"x{BIN_AXES}",
        "yaxis": f"y{BIN_AXES}",
        "line": {"color": colors.PROBABILITY, "width": 1.5},
        "marker": {"color": colors.PROBABILITY, "size": diameters, "opacity": 1},
        "cliponaxis": False,
        "customdata": bins.sizes,
        "hovertemplate": f"%{{x:.3f}} → %{{y:.3f}}<br>%{{customdata}} {points}<extra></extra>",
    }


def _layout(costs: Costs, field: Field, labels: Mapping[str, str]) -> dict[str, Any]:
    last = len(field.names) - 0.5
    signs = zip(SIGNS.values(), colors.CLASSES, field.names, strict=False)
    pairs = [(colored(sign, hue), verbatim(name)) for sign, hue, name in signs]
    named = [f"{sign} {name}" for sign, name in pairs]
    # Names of three have no room beside each other; they stand at the rows as well.
    across = named if len(named) == 2 else [sign for sign, _name in pairs]
    plain: dict[str, Any] = {
        "tickvals": list(range(len(named))),
        "showgrid": False,
        "zeroline": False,
    }
    unit = (0.0, 1.02)
    ruled: dict[str, Any] = {"showticklabels": False, "showgrid": False, "zeroline": False}
    titles = {"confusion": MATRIX_AXES, "reliability": BIN_AXES, "surprisal": COST_AXES}
    return layout(
        annotations=[_title(labels[name], number) for name, number in titles.items()],
        **PANELS.wide(
            (
                axis(labels["chosen"], (-0.5, last), ticktext=across, **plain),
                axis(labels["true"], (last, -0.5), ticktext=named, **plain),
            ),
            (axis(labels["confidence"], unit, dtick=0.5), axis(labels["frequency"], unit)),
            (_cost_axis(costs), axis("", (last, -0.5), **ruled)),
            (map_axis(field, 0, named=True), map_axis(field, 1, named=True)),
        ),
    )


def _cost_axis(costs: Costs) -> Trace:
    """Return the axis of the surprisals, with round numbers that do not crowd each other."""
    end = 1.03 * float(_across(max(costs.surprisals.max(), costs.lines[-1])))
    shown = [0.0]
    for tick in TICKS.tolist():
        if BETWEEN * end <= _across(tick) - _across(shown[-1]) and _across(tick) <= end:
            shown.append(tick)
    ticks: dict[str, Any] = {"tickvals": _across(shown), "ticktext": [f"{one:g}" for one in shown]}
    return axis("", (0.0, end), zeroline=False, **ticks)


def _title(text: str, number: int) -> Trace:
    above: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 6}
    own = "" if number == 1 else str(number)
    return words(text, 0, 1, **above) | {"xref": f"x{own} domain", "yref": f"y{own} domain"}


def narrow_errors() -> dict[str, Any]:
    """Return what differs on a phone: one panel below the other."""
    return PANELS.narrow()
