"""The distribution that a loss assumes, and the loss: −ln of its height at the label."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.bends import smooth
from charts.marks import Figure, Frames, Trace, axis, colored, layout, line, point, words
from charts.panels import Panels
from lessons.loss.charts.prices import CROSS_ENTROPY, SQUARED_ERROR

KINDS = ("bernoulli", "gaussian")
HUES = {"bernoulli": CROSS_ENTROPY, "gaussian": SQUARED_ERROR}
OUTCOMES = {"bernoulli": (-0.6, 1.6), "gaussian": (-2.2, 3.2)}
HEIGHTS = {"bernoulli": (0.0, 1.08), "gaussian": (0.0, 0.45)}
COSTS = {"bernoulli": (0.0, 5.2), "gaussian": (0.0, 1.8)}
AROUND = np.linspace(-4.0, 4.0, 25)  # places on a bell, seen from its middle
BELL, POLES, TOP = "bell", ("pole_0", "pole_1"), "top"
CURVE, REST, DROP, PLACE = "curve", "rest", "drop", "place"
HANDLES = (PLACE,)
WIDTHS = {"bernoulli": 44.0, "gaussian": 4.0}  # of a pole, in pixels
PANELS = Panels(((0, 0.44), (0.56, 1)), height=36, gap=80, margin={"r": 16, "t": 30})


def assumed(
    q: float,
    heights: tuple[float, float],
    price: float,
    curve: tuple[np.ndarray, np.ndarray],
    labels: Mapping[str, str],
    *,
    kind: str,
    y: int,
    bell: np.ndarray | None = None,
    least: float = 0.0,
) -> Figure:
    """Draw a distribution of the label around q, and what the label costs over q.

    ``heights`` are those of the distribution at the labels 0 and 1, ``price`` is −ln of the one at
    y, ``curve`` the prices over q, ``bell`` the density `AROUND` its middle and ``least`` the
    constant that every price holds. ``labels`` names ``outcome``, ``height``, ``q``, ``price``,
    ``distribution``, ``loss`` and ``constant``.
    """
    hue = HUES[kind]
    data = {POLES[label]: _pole(label, heights[label], kind, chosen=label == y) for label in (0, 1)}
    if bell is not None:
        data[BELL] = smooth(line(q + AROUND, bell, color=hue, name=labels["distribution"]))
    data[TOP] = point(y, heights[y], color=hue, symbol=_symbol(kind), size=11)
    data[CURVE] = {**line(*curve, color=hue, axes=2, name=labels["loss"]), **_dash(kind)}
    if least:
        data[REST] = line([0, 1], [least] * 2, color=colors.NEUTRAL, dash="dot", axes=2)
    data[DROP] = line([q, q], [least, price], color=colors.NEUTRAL, dash="dot", axes=2)
    data[PLACE] = point(q, price, color=hue, axes=2, symbol=_symbol(kind), name=labels["loss"])
    return {"data": data, "layout": _layout(labels, kind, least)}


def _symbol(kind: str) -> str:
    return {"bernoulli": "circle", "gaussian": "diamond"}[kind]


def _dash(kind: str) -> dict[str, Any]:
    dash = {"bernoulli": "solid", "gaussian": "dash"}[kind]
    return {"line": {"color": HUES[kind], "width": 2.5, "dash": dash}}


def _pole(label: int, height: float, kind: str, *, chosen: bool) -> Trace:
    color = colors.tint(HUES[kind], 0.75 if chosen else 0.25)
    trace = line([label, label], [0, height], color=color)
    return {**trace, "line": {"color": color, "width": WIDTHS[kind], "simplify": False}}


def assumed_frames(
    q: np.ndarray,
    heights: tuple[np.ndarray, np.ndarray],
    prices: np.ndarray,
    *,
    y: int,
    kind: str,
    least: float = 0.0,
) -> Frames:
    """Return the traces of a sweep over n values of q."""
    ground = np.zeros_like(q)
    poles = {
        POLES[label]: {"y": np.stack([ground, heights[label]], axis=1).astype(np.float32)}
        for label in (0, 1)
    }
    bells = {"gaussian": {BELL: {"x": (q[:, np.newaxis] + AROUND).astype(np.float32)}}}
    drop = {
        "x": np.stack([q, q], axis=1).astype(np.float32),
        "y": np.stack([ground + least, prices], axis=1).astype(np.float32),
    }
    return {
        **poles,
        **bells.get(kind, {}),
        TOP: {"y": heights[y]},
        DROP: drop,
        PLACE: {"x": q, "y": prices},
    }


def _layout(labels: Mapping[str, str], kind: str, least: float) -> dict[str, Any]:
    outcomes: dict[str, Any] = {"dtick": 1, "zeroline": False}
    return layout(
        annotations=[*_titles(labels, kind), *_constant(labels, least)],
        **PANELS.wide(
            (
                axis(labels["outcome"], OUTCOMES[kind], **outcomes),
                axis(labels["height"], HEIGHTS[kind]),
            ),
            (
                axis(labels["q"], (-0.02, 1.02), dtick=0.25, zeroline=False),
                axis(labels["price"], COSTS[kind]),
            ),
        ),
    )


def _titles(labels: Mapping[str, str], kind: str) -> list[Trace]:
    left: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 6}
    sign = colored({"bernoulli": "━━ ●", "gaussian": "╍╍ ◆"}[kind], HUES[kind])
    return [
        words(f"{colored('■', HUES[kind])} {labels['distribution']}", 0, 1, **left),
        words(f"{sign} {labels['loss']}", 0, 1, xref="x2 domain", yref="y2 domain", **left),
    ]


def _constant(labels: Mapping[str, str], least: float) -> list[Trace]:
    """Return the words below the line of the constant, where a price holds one."""
    place: dict[str, Any] = {"xref": "x2", "yref": "y2", "xanchor": "left", "yanchor": "top"}
    return [words(labels["constant"], 0.02, least, **place)] if least else []
