"""Two events a and b: their sliders, what they cost, and the figure that shows it."""

from typing import Any

import numpy as np

from charts.bends import bends
from charts.marks import Frames
from core.information import JointPrice, Unit, joint_price, surprisal
from lessons.cross_entropy.charts import surprisal as charts
from ui.language import _
from ui.live_figure import Corner, Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples
from ui.numbers import format_number
from ui.parameters import Slider

A = Slider("a", 0.01, 1.0, 0.01, 0.5, 2)
B = Slider("b", 0.01, 1.0, 0.01, 0.25, 2)
VALUES = A.values  # one array for both, so that it is sent once
EVENTS = (A, B)
STOPS = np.arange(4, len(VALUES), 5)  # of the corner: .05, .10, …, 1
GRID = np.linspace(1 / 512, 1, 400)
CURVE = bends(GRID, surprisal(GRID), 40)


def _pair(a: Any, b: Any, price: JointPrice) -> charts.Pair:
    return charts.Pair(a, b, price.product, price.first, price.second, price.both)


def _thinned(frames: Frames) -> Frames:
    """Return the traces of a sweep with what is no readout in a byte or two a place."""
    few: Frames = {trace: {**rows} for trace, rows in frames.items()}
    for trace in (*charts.GUIDES, charts.AREA):
        for name, rows in few.get(trace, {}).items():
            few[trace][name] = Multiples(rows, charts.FINE)
    return few


def _sweeps(a: float, b: float, unit: Unit) -> list[Sweep]:
    first, second = joint_price(VALUES, b, unit=unit), joint_price(a, VALUES, unit=unit)
    frames = (
        charts.first_frames(_pair(VALUES, b, first), unit),
        charts.second_frames(_pair(a, VALUES, second), unit),
    )
    readouts = (
        {**_joint(first), "surprisal_a": first.first},
        {**_joint(second), "surprisal_b": second.second},
    )
    return [
        Sweep(one.key, VALUES, _thinned(traces), numbers, label=one.key, at=at)
        for one, traces, numbers, at in zip(EVENTS, frames, readouts, (a, b), strict=True)
    ]


def _joint(price: JointPrice) -> dict[str, Any]:
    return {"surprisal_both": price.both, "product": price.product}


def _corner(unit: Unit) -> Corner:
    few = VALUES[STOPS]
    a, b = np.repeat(few, len(few)), np.tile(few, len(few))
    price = joint_price(a, b, unit=unit)
    frames = _thinned(charts.both_frames(_pair(a, b, price), unit))
    stops = STOPS.tolist()
    return Corner(A.key, B.key, charts.CORNER, stops, stops, frames, _joint(price))


def _labels(unit: Unit) -> dict[str, str]:
    named = {"nats": _("nats"), "bits": _("bits")}[unit]
    minus = {"nats": "−ln", "bits": "−log₂"}[unit]
    return {
        "price": f"{minus} q ({named})",
        "log": minus,
        "unit": named,
        "both": _("both"),
        "a": _("a: a dog in the picture"),
        "b": _("b: it barks on the sound track"),
        "curve": _("the price"),
        "square": _("both happen, if independent"),
        "bars": _("what it costs"),
        "heads": _("as surprising as so many heads in a row"),
    }


def figure(a: float, b: float, unit: Unit) -> None:
    """Draw the price, the unit square and the bars for two events."""
    price, labels = joint_price(a, b, unit=unit), _labels(unit)
    named = labels["unit"]
    rows = (
        ("surprisal_a", _("surprisal of a, {unit}").format(unit=named), price.first),
        ("surprisal_b", _("surprisal of b, {unit}").format(unit=named), price.second),
        ("surprisal_both", _("surprisal of both, {unit}").format(unit=named), price.both),
    )
    live_figure(
        charts.surprise(
            _pair(a, b, price),
            (CURVE, surprisal(CURVE, unit=unit)),
            float(surprisal(0.5, unit=unit)),
            labels,
            unit=unit,
        ),
        key="surprise",
        name=_("The price of an outcome over its probability, and two events whose prices add"),
        summary=_("a costs {a}, b {b}, both together {both} {unit}.").format(
            a=format_number(price.first, 3),
            b=format_number(price.second, 3),
            both=format_number(price.both, 3),
            unit=named,
        ),
        readouts=[
            *(
                Readout(name, text, value, 3, hue)
                for (name, text, value), hue in zip(rows, charts.HUES, strict=True)
            ),
            Readout("product", _("probability of both, ab"), price.product, 4, charts.HUES[2]),
        ],
        sweeps=_sweeps(a, b, unit),
        handles=[
            Handle(one.key, trace)
            for one, traces in zip(
                EVENTS, zip(charts.POINTS[:2], charts.EDGES, strict=True), strict=True
            )
            for trace in traces
        ],
        corners=[_corner(unit)],
        narrow=charts.PANELS.narrow(),
        height=24,
    )
