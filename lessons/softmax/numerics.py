"""Softmax as floats work it out: where exp overflows, and what the max trick saves."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.floats import SoftmaxSteps, largest_safe_score, softmax_steps
from lessons.softmax.charts import numerics as charts
from lessons.softmax.logits import symbol
from ui.controls import choice, stepped, switch
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Choice, Steps, Switch
from ui.run_queue import fragment
from ui.tables import in_full, markdown_table

TYPES = ("float16", "float32", "float64")
LIMITS = {kind: largest_safe_score(dtype=kind) for kind in TYPES}
SCORES = np.array([1.0, 2.0, 3.0])
# Close together where one of the types overflows or underflows, and round numbers in between.
OFFSETS = sorted(
    {*range(-20, 21), *range(-100, 101, 5), *range(-115, -99), *range(84, 91)}
    | {*range(-1000, 1001, 50), *range(-750, -741), *range(705, 712)}
)
TYPE = Choice("float", TYPES, "float32")
TRICK = Switch("trick", default=True)
OFFSET = Steps("offset", -1000.0, 1000.0, 1.0, 100.0, 0, tuple(map(float, OFFSETS)))
CONTROLS = (TYPE, TRICK, OFFSET)


@fragment
def numerics() -> None:
    with section("numerics", _("The numbers inside: exp overflows")):
        controls, chart = workbench()
        with controls:
            offset = stepped(OFFSET, _("Added to the scores 1, 2, 3"))
            trick = switch(TRICK, _("Subtract the largest score first (max trick)"))
            kind = choice(TYPE, _("Type of the numbers"), TYPES)
            st.caption(
                _("Try {offset} without the trick, then the same in float64.").format(offset=100)
            )
            st.markdown(_words())
        every = softmax_steps(SCORES + OFFSET.values[:, np.newaxis], subtract_max=trick, dtype=kind)
        at = int(OFFSET.values.searchsorted(offset))
        with chart:
            _figure(every, at, kind)
            st.markdown(_table(every, at, kind))


def _readouts(every: SoftmaxSteps) -> dict[str, np.ndarray]:
    shares = {f"float_p{i + 1}": every.shares[:, i] for i in range(len(SCORES))}
    rows = {"float_total": every.total, **shares, "float_lse": every.log_sum_exp}
    return {name: row.astype(np.float64) for name, row in rows.items()}


def _shown(readouts: dict[str, Any], at: int) -> list[Readout]:
    names = {"float_total": (_("sum Σ"), colors.ODDS), "float_lse": ("log-sum-exp", colors.LOGIT)}
    shares = {f"float_p{i + 1}": (symbol("p", i), colors.PROBABILITY) for i in range(len(SCORES))}
    named = {**names, **shares}
    return [
        Readout(name, named[name][0], row[at], 6, named[name][1]) for name, row in readouts.items()
    ]


def _figure(every: SoftmaxSteps, at: int, kind: str) -> None:
    readouts = _readouts(every)
    labels = {
        "score": _("score z"),
        "into": _("into exp"),
        "given": _("number that exp is given (wider apart near 0)"),
        "overflow": _("above {limit} exp overflows"),
        "share": _("exponential ÷ sum"),
        "classes": [symbol("z", i) for i in range(len(SCORES))],
    }
    limits = {kind: LIMITS[kind], **LIMITS}
    live_figure(
        charts.laboratory(every.scores[at], every.shifted[at], every.shares[at], limits, labels),
        key="laboratory",
        name=_("What exp is given in a type of floats, and the shares that come out"),
        summary=_("In {kind} the sum of the exponentials is {sum}, the first share {p}.").format(
            kind=kind,
            sum=format_number(readouts["float_total"][at], 6),
            p=format_number(readouts["float_p1"][at], 6),
        ),
        readouts=_shown(readouts, at),
        sweeps=[
            Sweep(
                OFFSET.key,
                OFFSET.values,
                charts.offset_frames(every.scores, every.shifted, every.shares),
                readouts,
                label=_("added to the scores"),
                digits=OFFSET.digits,
                by_index=True,
                at=OFFSET.values[at],
            )
        ],
        narrow=charts.narrow_laboratory(limits, labels),
        height=13,
    )


def _table(every: SoftmaxSteps, at: int, kind: str) -> str:
    head = [kind, _("score z"), _("what exp is given"), _("exponential"), _("÷ sum")]
    stages = (every.scores[at], every.shifted[at], every.exponentials[at], every.shares[at])
    rows = [
        [symbol("z", i), *map(_in_words, cells)]
        for i, cells in enumerate(zip(*stages, strict=True))
    ]
    total = [_("sum Σ"), "", "", _in_words(every.total[at]), ""]
    lse = ["log-sum-exp", "", "", _in_words(every.log_sum_exp[at]), ""]
    return markdown_table(head, [*rows, total, lse])


def _in_words(value: Any) -> str:
    """Write a float with all its digits, and what is none in words."""
    if np.isnan(value):
        return _("**NaN** (no number)")
    if np.isinf(value):
        return _("**∞** (overflow)") if value > 0 else _("**−∞** (log of 0)")
    return in_full(value)


def _words() -> str:
    return _(
        "exp overflows above {float16} in float16, {float32} in float32 and {float64} in float64. "
        "Then ∞ is divided by ∞, which is NaN, and far below 0 it is 0 divided by 0. Since only "
        "differences matter, the largest score may be subtracted first: exp is then given nothing "
        "above 0, and the largest term is exactly 1. **log-sum-exp** does the same, and puts the "
        "maximum back outside: $\\text{{LSE}}(z) = m + \\ln\\sum_i e^{{z_i - m}}$."
    ).format(**{kind: format_number(limit, 2) for kind, limit in LIMITS.items()})
