"""A long product of probabilities races the sum of their logarithms."""

from functools import cache
from typing import Any

import streamlit as st

from charts import colors
from charts.marks import Frames
from core.floats import powers_at, race_track, race_values, underflow_points
from lessons.likelihood.charts import race as charts
from lessons.likelihood.race_tables import every_underflow, race_tables
from ui.address import value_of
from ui.controls import slider, stepped
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples
from ui.live_figure.shared import shared
from ui.numbers import format_number, plain, significant
from ui.parameters import Slider, one_two_five
from ui.questions import AskNumber
from ui.scenes import Fold, Scene, bench

FACTOR = Slider("factor", 0.01, 0.99, 0.01, 0.9, 2)
N = one_two_five("n", 1, 100_000, 100)
HALF = 0.5


@cache
def _raced() -> tuple[dict, dict, dict, dict]:
    """Return tracks of products and log-sums of every factor and type, and the values at each n."""
    types, factors = charts.TYPES, FACTOR.values
    return (
        {t: race_values(factors, N.values, kind="product", dtype=t) for t in types},
        {t: race_values(factors, N.values, kind="log_sum", dtype=t) for t in types},
        {t: vars(race_track(factors, int(N.high), kind="product", dtype=t)) for t in types},
        {t: vars(race_track(factors, int(N.high), kind="log_sum", dtype=t)) for t in types[:1]},
    )


def _tracks(row) -> tuple[dict, dict]:
    """Return the tracks of some factors; sums in the longer types run straight, end to end."""
    __, sums, product_tracks, sum_tracks = _raced()
    products = {t: (one["steps"][row], one["values"][row]) for t, one in product_tracks.items()}
    straight = {t: (N.values[[0, -1]], sums[t][row][..., [0, -1]]) for t in charts.TYPES}
    bent = {t: (one["steps"][row], one["values"][row]) for t, one in sum_tracks.items()}
    return products, {**straight, **bent}


def _ends(row: Any) -> dict[str, list[str]]:
    """Return what is said where the tracks of some factors come to an end."""
    __, __, products, sums = _raced()
    said = {}
    for kind, track in products.items():
        ends = charts.ends_of(track["steps"][row], track["values"][row])
        said[charts.ENDS[kind]] = [
            (_("0 from {n}") if vanishes else _("stuck from {n}")).format(n=f"{n:,}")
            for n, vanishes in zip(ends.rests_from, ends.vanishes, strict=True)
        ]
    short = charts.TYPES[0]
    ends = charts.ends_of(sums[short]["steps"][row], sums[short]["values"][row])
    text = _("stuck at {value}")
    said[charts.SUM_END] = [text.format(value=format_number(float(one), 0)) for one in ends.values]
    return said


def _labels() -> dict[str, str]:
    return {
        "n": _("number of factors n"),
        "value": _("product so far"),
        "product": _("running product"),
        "log_sum": _("log-sum"),
        "smallest": _("smallest {type} above 0"),
        "zero": _("exactly 0"),
    }


def _readouts(product: float, log_sum: float, power: float) -> list[Readout]:
    return [
        Readout("product", _("running product (float64)"), product, color=colors.PROBABILITY),
        Readout("power", _("power fⁿ (float64)"), power, color=colors.NEUTRAL),
        Readout("log_sum", _("log-sum n · ln f (float64)"), log_sum, color=colors.LOGIT),
    ]


def _few(frames: Frames) -> dict[str, dict[str, Any]]:
    """Return the frames with their steps, and their heights, in a byte or two each."""
    units = {"x": 1.0, "y": charts.FINE}
    return {
        trace: {
            part: Multiples(rows, units[part]) if part in units else rows
            for part, rows in changes.items()
        }
        for trace, changes in frames.items()
    }


def _sweeps(at: int, step: int) -> list[Sweep]:
    products, sums, *__ = _raced()
    long = charts.TYPES[-1]
    here = [{t: one[t][:, step] for t in one} for one in (products, sums)]
    along = [{t: one[t][at] for t in one} for one in (products, sums)]
    return [
        Sweep(
            FACTOR.key,
            FACTOR.values,
            _few(charts.factor_frames(*_tracks(slice(None)), here[0], here[1], _ends(slice(None)))),
            {
                "product": here[0][long],
                "log_sum": here[1][long],
                "power": powers_at(FACTOR.values, N.values[[step]])[:, 0],
            },
            label="f",
            digits=FACTOR.digits,
            at=FACTOR.values[at],
        ),
        Sweep(
            N.key,
            N.values,
            charts.step_frames(N.values, *along),
            {
                "product": along[0][long],
                "log_sum": along[1][long],
                "power": powers_at(FACTOR.values[at], N.values),
            },
            label="n",
            digits=0,
            by_index=True,
            at=N.values[step],
        ),
    ]


def race() -> None:
    controls, chart = bench()
    with controls:
        factor = FACTOR.nearest(slider(FACTOR, _("Factor f, a probability")))
        n = stepped(N, _("How many factors, n"))
    at, step = _places(factor, n)
    products, sums, *__ = _raced()
    here = tuple({t: one[t][at, step] for t in one} for one in (products, sums))
    with chart:
        _figure(at, step, here)


def _places(factor: float, n: float) -> tuple[int, int]:
    at, step = (int(one.values.searchsorted(v)) for one, v in ((FACTOR, factor), (N, n)))
    return at, step


def _predict_zero() -> AskNumber:
    first = every_underflow(HALF).power.zero_from or 0
    return AskNumber(
        "predict_zero",
        _(
            "The smallest float64 above 0 is $2^{-1074}$. From which n on is $0.5^n$ stored as "
            "exactly **0**?"
        ),
        first,
        hint=_("What is half of the smallest number?"),
        explanation=_("n = {first}: half of the smallest number is rounded to 0.").format(
            first=first
        ),
        tolerance=0.0,
        replies={
            1074: _("$2^{-1074}$ is that smallest number itself, so it is still there."),
            1022: _("From there on digits are lost, but the number is not yet 0."),
            1023: _("From there on digits are lost, but the number is not yet 0."),
        },
    )


def _why() -> str:
    factor, many = FACTOR.default, 10_000
    (total,) = race_values(factor, [many], kind="log_sum")
    return _(
        "A product of many probabilities falls below the smallest number a computer can store: it "
        "becomes 0, or gets stuck just above it. 0.9¹⁰⁰ = {small} is still harmless; 0.9ⁿ is 0 "
        "from n = {zero} on. The sum of logarithms merely grows in size: "
        "10,000 · ln 0.9 = {total}. And a sum can be differentiated term by term."
    ).format(
        small=significant(powers_at(factor, [N.default])[0]),
        zero=f"{every_underflow(factor).power.zero_from or 0:,}",
        total=f"{total:,.1f}".replace("-", "−"),
    )


def _details() -> None:
    products, sums, *__ = _raced()
    at, step = _places(FACTOR.nearest(value_of(FACTOR)), value_of(N))
    race_tables(FACTOR, N, (at, step), (products, sums))
    st.caption(
        _(
            "Each grid line further down multiplies the exponent by ten. In float16 even the sum "
            "gets stuck, because the next term is less than half the spacing of neighbouring "
            "floats. Below the smallest number of full precision a result is *subnormal*: it keeps "
            "fewer and fewer digits. A power is rounded once, a running product after every step, "
            "so it may get stuck: multiplied by f, the smallest numbers can round back to "
            "themselves."
        )
    )


@shared
def _figure(at: int, step: int, here: tuple[dict, ...]) -> None:
    factor, n = float(FACTOR.values[at]), float(N.values[step])
    product, log_sum = (float(one[charts.TYPES[-1]]) for one in here)
    said = {name: text for name, (text,) in _ends(at).items()}
    live_figure(
        charts.race(*_tracks(at), (n, here[0], here[1]), said, _labels()),
        key="race_figure",
        name=_("A running product and a running log-sum in three types of floats"),
        summary=_(
            "After {n} factors of {factor} the float64 product is {product}, the log-sum {log_sum}."
        ).format(
            n=round(n),
            factor=plain(factor),
            product=significant(product),
            log_sum=significant(log_sum),
        ),
        readouts=_readouts(product, log_sum, powers_at(factor, [n])[0]),
        sweeps=_sweeps(at, step),
        handles=[Handle(N.key, trace) for trace in charts.HANDLES],
        narrow=charts.narrow_race(_labels()),
        height=23,
    )


SCENE = Scene(
    key="race",
    name=message("Race"),
    question=message("Why add logarithms instead of multiplying?"),
    task=message("Drag n to 10,000. What has become of the product, and of the sum of logarithms?"),
    draw=race,
    why=_why,
    controls=(FACTOR, N),
    ask=_predict_zero,
    folds=(Fold("details", message("Details"), _details),),
    functions=(powers_at, race_values, race_track, underflow_points),
)
