"""What one surprise costs: of two events the probabilities multiply, and the prices add."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from charts.bends import bends
from charts.marks import Frames
from core import information
from core.information import NATS_PER_UNIT, JointPrice, Unit, joint_price
from lessons.cross_entropy.charts import surprisal as charts
from lessons.cross_entropy.derivations import logarithm
from lessons.cross_entropy.distributions import UNIT, unit_choice, unit_name
from ui.controls import slider
from ui.derivation import derivation
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Corner, Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples
from ui.live_figure.shared import shared
from ui.numbers import significant
from ui.parameters import Slider
from ui.questions import AskNumber, Axis, Misdrawn, SketchCurve, draw_board, upright
from ui.scenes import Fold, Scene, bench

A = Slider("a", 0.01, 1.0, 0.01, 0.5, 2)
B = Slider("b", 0.01, 1.0, 0.01, 0.25, 2)
EVENTS = (A, B)
VALUES = A.values  # one array for both, so that it is sent once
STOPS = range(4, len(VALUES), 5)  # of the corner: .05, .10, …, 1
GRID = np.linspace(1 / 512, 1, 400)
CURVE = bends(GRID, information.surprisal(GRID), 40)
SKETCHED = np.round(np.linspace(0.02, 1, 50), 2)  # where a price can be drawn
HIGH = 4  # bits at the left end, at least: a straight line is near the curve elsewhere
ONE_IN = 1_000_000
HANDLES = [
    Handle(one.key, trace)
    for one, traces in zip(EVENTS, zip(charts.POINTS, charts.EDGES, strict=False), strict=True)
    for trace in traces
]


def surprisal() -> None:
    controls, chart = bench()
    with controls:
        unit = unit_choice()
        a = slider(A, _("Probability of a: a dog in the picture"))
        b = slider(B, _("Probability of b: it barks on the sound track"))
    with chart:
        if not draw_board():
            _figure(a, b, unit)


def _predict_price() -> SketchCurve:
    truth = information.surprisal(SKETCHED, unit="bits")
    return SketchCurve(
        "predict_price",
        _(
            "Certain things cost 0, a fair flip 1 bit, and every halving of q one bit more. Draw "
            "the price over q."
        ),
        Axis(_("probability q"), SKETCHED, (0.02, 0.25, 0.5, 0.75, 1)),
        upright(_("price (bits)"), 0, 6, range(7), digits=1),
        truth,
        answer=_("without end near 0, flat near 1"),
        hint=_("Mark q = ¼ (2 bits) and q = ⅛ (3 bits) first."),
        explanation=_("Every halving costs the same, however little is left to be halved."),
        tolerance=0.35,
        given=[(0.5, 1.0, _("a fair flip")), (1.0, 0.0, "")],
        measures=SKETCHED[SKETCHED >= 0.05],
        fits=lambda drawn: drawn.at(SKETCHED[0]) >= HIGH,
        misdrawn=[
            Misdrawn(
                _("finite at 0"),
                _("You can halve for ever, and each time it costs one bit more."),
                lambda drawn: drawn.at(SKETCHED[0]) < HIGH,
                2 * (1 - SKETCHED),
            ),
            Misdrawn(
                _("bends the other way"),
                _("From q = 1 to ½ the price rises by one bit, and from ¼ to ⅛ by one bit, too."),
                lambda drawn: not 1.6 <= drawn.at(0.25) <= 2.4 and drawn.at(0.75) > 0.6,
                5 * (1 - SKETCHED**2),
            ),
        ],
        otherwise=_("From q = 1 to ½ it rises by 1 bit; the next bit needs a fall of only ¼."),
    )


def _why() -> str:
    return _(
        "Two independent events happen together with the product of their probabilities. We want "
        "their surprises to add. The only falling price that turns products into sums is "
        "minus a logarithm: the **surprisal** −log q. One bit is one fair flip; halving a "
        "probability always costs one bit more. In nats the logarithm is ln: 1 nat is {bits} bits."
    ).format(bits=f"{1 / NATS_PER_UNIT['bits']:.3f}")


def _logarithm() -> None:
    derivation("logarithm_steps", logarithm())


def _details() -> None:
    certain, rare = (information.surprisal(q, unit="bits") for q in (1.0, 0.01))
    text = _(
        "Additivity needs independence: for events that depend on each other, take for b the "
        "probability of the second event given the first. What is certain costs {certain}: it "
        "tells nothing. What happens once in a hundred costs {rare} bits, about as much as seven "
        "heads in a row."
    )
    explained(text.format(certain=significant(certain), rare=significant(rare)))


def _predict_million() -> AskNumber:
    bits = float(information.surprisal(1 / ONE_IN, unit="bits"))
    return AskNumber(
        "predict_million",
        _("One in a million: how many heads in a row are as surprising?"),
        bits,
        hint=_("Ten heads in a row are about one in a thousand."),
        explanation=_("{bits}, about twenty.").format(bits=f"{bits:.2f}"),
        tolerance=0.1,
        replies={
            6.0: _("Six are the zeros: they count tens. A head counts a halving."),
            float(information.surprisal(1 / ONE_IN)): _(
                "Those are nats, −ln of one in a million. Heads count bits."
            ),
        },
    )


def _pair(a: Any, b: Any, price: JointPrice) -> charts.Pair:
    return charts.Pair(a, b, price.product, price.first, price.second, price.both)


def _thinned(frames: Frames) -> Frames:
    """Return the traces of a sweep with what is no readout in a byte or two a place."""
    few: Frames = {trace: {**rows} for trace, rows in frames.items()}
    for trace in (*charts.GUIDES, charts.AREA, *charts.EDGES):
        for name, rows in few.get(trace, {}).items():
            few[trace][name] = Multiples(rows, charts.FINE)
    return few


Along = tuple[Frames, Mapping[str, Any]]  # traces and readouts of a sweep


def _joint(price: JointPrice) -> dict[str, Any]:
    return {"surprisal_both": price.both, "product": price.product}


@lru_cache(maxsize=256)
def _along_a(b: float, unit: Unit) -> Along:
    price = joint_price(VALUES, b, unit=unit)
    frames = charts.first_frames(_pair(VALUES, b, price), unit)
    return _thinned(frames), {**_joint(price), "surprisal_a": price.first}


@lru_cache(maxsize=256)
def _along_b(a: float, unit: Unit) -> Along:
    price = joint_price(a, VALUES, unit=unit)
    frames = charts.second_frames(_pair(a, VALUES, price), unit)
    return _thinned(frames), {**_joint(price), "surprisal_b": price.second}


def _sweeps(a: float, b: float, unit: Unit) -> list[Sweep]:
    ways = (_along_a(b, unit), _along_b(a, unit))
    return [
        Sweep(one.key, VALUES, traces, numbers, label=one.key, at=at)
        for one, at, (traces, numbers) in zip(EVENTS, (a, b), ways, strict=True)
    ]


@lru_cache
def _corner(unit: Unit) -> Corner:
    few = VALUES[STOPS]
    a, b = np.repeat(few, len(few)), np.tile(few, len(few))
    price = joint_price(a, b, unit=unit)
    frames = _thinned(charts.both_frames(_pair(a, b, price), unit))
    # Products of twentieths are whole multiples; a price is told to the sixth decimal.
    whole = {id(price.product): Multiples(price.product, 0.05**2)}
    whole[id(price.both)] = Multiples(price.both, 1e-6)
    traces = {
        trace: {name: whole.get(id(rows), rows) for name, rows in changes.items()}
        for trace, changes in frames.items()
    }
    numbers = {name: whole[id(rows)] for name, rows in _joint(price).items()}
    return Corner(A.key, B.key, charts.CORNER, [*STOPS], [*STOPS], traces, numbers)


def _labels(unit: Unit) -> dict[str, str]:
    minus = {"nats": "−ln", "bits": "−log₂"}[unit]
    return {
        "price": f"{minus} q ({unit_name(unit)})",
        "log": minus,
        "unit": unit_name(unit),
        "both": _("both"),
        "a": _("a: a dog in the picture"),
        "b": _("b: it barks"),
        "curve": _("the price"),
        "square": _("both happen, if independent"),
        "bars": _("what it costs"),
        "heads": _("as many heads in a row"),
    }


@shared
def _figure(a: float, b: float, unit: Unit) -> None:
    price, labels = joint_price(a, b, unit=unit), _labels(unit)
    curve = CURVE, information.surprisal(CURVE, unit=unit)
    flip = float(information.surprisal(0.5, unit=unit))
    live_figure(
        charts.surprise(_pair(a, b, price), curve, flip, labels, unit=unit),
        key="surprise",
        name=_("The price of an outcome over its probability, and two events whose prices add"),
        summary=_("a costs {a}, b {b}, both together {both} {unit}.").format(
            a=significant(price.first),
            b=significant(price.second),
            both=significant(price.both),
            unit=unit_name(unit),
        ),
        readouts=_readouts(price, unit),
        sweeps=_sweeps(a, b, unit),
        handles=HANDLES,
        corners=[_corner(unit)],
        narrow=charts.PANELS.narrow(),
        height=24,
    )


def _readouts(price: JointPrice, unit: Unit) -> list[Readout]:
    named = unit_name(unit)
    rows = (
        ("surprisal_a", _("surprisal of a, {unit}").format(unit=named), price.first),
        ("surprisal_b", _("surprisal of b, {unit}").format(unit=named), price.second),
        ("surprisal_both", _("surprisal of both, {unit}").format(unit=named), price.both),
    )
    prices = [
        Readout(name, text, value, 3, hue)
        for (name, text, value), hue in zip(rows, charts.HUES, strict=True)
    ]
    both = _("probability of both, ab")
    return [*prices, Readout("product", both, price.product, color=charts.HUES[2])]


SCENE = Scene(
    key="surprisal",
    name=message("Surprisal"),
    question=message("What does one surprise cost?"),
    task=message(
        "Drag the corner of the square: probabilities multiply. What do the prices do meanwhile?"
    ),
    draw=surprisal,
    why=_why,
    controls=(A, B, UNIT),
    ask=_predict_price,
    folds=(
        Fold("logarithm", message("Why the logarithm, in four lines"), _logarithm),
        Fold("details", message("Details"), _details),
        Fold("million", message("One more question"), ask=_predict_million),
    ),
    functions=(information.surprisal, joint_price),
)
