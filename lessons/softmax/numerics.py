"""Softmax as floats work it out: where exp overflows, and what the max trick saves."""

from functools import lru_cache

import numpy as np

from charts.marks import Frames
from core.floats import SoftmaxSteps, largest_safe_score, softmax_steps
from lessons.softmax.charts import numerics as charts
from lessons.softmax.logits import symbol
from ui.controls import choice, stepped, switch
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.live_words import live_table
from ui.numbers import format_number, significant
from ui.parameters import Choice, Steps, Switch
from ui.questions import Answer, ChooseOne
from ui.scenes import Fold, Scene, bench

TYPES = ("float16", "float32", "float64")
SINGLE = 4  # bytes of a float32
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
KEPT = 6  # types, with the trick and without
DIGITS = 7  # decimals, so that the types can be told apart


def numerics() -> None:
    controls, chart = bench()
    with controls:
        offset = stepped(OFFSET, _("Added to the scores 1, 2, 3"))
        trick = switch(TRICK, _("Subtract the largest score first (max trick)"))
        kind = choice(TYPE, _("Type of the numbers"), TYPES)
    with chart:
        _figure(int(OFFSET.values.searchsorted(offset)), trick=trick, kind=kind)


def _predict_overflow() -> ChooseOne:
    right = softmax_steps([101, 102, 103], subtract_max=False, dtype="float32").shares[2]
    return ChooseOne(
        "predict_overflow",
        _("Scores 101, 102, 103 in float32, formula as written. What comes out for the third?"),
        [
            Answer("0.665", _("True value, but exp(101) is already ∞ in float32.")),
            Answer("1", _("What is divided is ∞ by ∞. Must that be 1?")),
            Answer("∞", _("The sum is ∞ as well, and the two are divided.")),
            Answer(
                _("{nan}, not a number").format(nan=significant(right)),
                _("Every exponential is ∞, and so is their sum: ∞ ÷ ∞ has no value."),
                right=True,
            ),
        ],
        hint=_("What is the largest float32? About 3.4 · 10³⁸; e¹⁰¹ is 7.3 · 10⁴³."),
    )


def _predict_pivot() -> ChooseOne:
    return ChooseOne(
        "predict_pivot",
        _("$\\ln\\sum e^x$ is computed as $b + \\ln\\sum e^{x-b}$. Which b is always safe?"),
        [
            Answer(
                "0",
                _(
                    "Scores of 1000 overflow, and of −1000 and −1001 both powers are 0, and the "
                    "logarithm −∞."
                ),
            ),
            Answer(
                _("the smallest score"),
                _("Then every power is at least 1, and the one of a score 1000 above overflows."),
            ),
            Answer(
                _("the mean of the scores"),
                _("The mean of 1000 and −1000 is 0, and e¹⁰⁰⁰ overflows."),
            ),
            Answer(
                _("the largest score"),
                _(
                    "The largest power is e⁰ = 1: no overflow, no logarithm of 0. Whatever else "
                    "becomes 0 was too small to count."
                ),
                right=True,
            ),
        ],
        hint=_("No exponent may be large, and at least one power must stay above 0."),
    )


def _why() -> str:
    return _(
        "exp overflows above {float32} in float32 and {float64} in float64. Then ∞ is divided by "
        "∞, which is not a number. Only differences matter, so we may subtract the largest score "
        "first: exp then never sees a positive number, and the largest term is exactly 1."
    ).format(**{kind: format_number(limit, 2) for kind, limit in LIMITS.items()})


@lru_cache(maxsize=KEPT)
def _every(*, trick: bool, kind: str) -> SoftmaxSteps:
    """Return the steps for every offset."""
    scores = SCORES + OFFSET.values[:, np.newaxis]
    return softmax_steps(scores, subtract_max=trick, dtype=kind)


@lru_cache(maxsize=KEPT)
def _readouts(*, trick: bool, kind: str) -> dict[str, np.ndarray]:
    """Return all numbers of the table for every offset, in the type they were computed in."""
    every = _every(trick=trick, kind=kind)
    columns = {
        "float_z": every.scores,
        "float_into": every.shifted,
        "float_exp": every.exponentials,
        "float_p": every.shares,
    }
    rows = {
        f"{name}{i + 1}": column[:, i]
        for name, column in columns.items()
        for i in range(len(SCORES))
    }
    numbers = {**rows, "float_total": every.total, "float_lse": every.log_sum_exp}
    return {name: _sent(row) for name, row in numbers.items()}


@lru_cache(maxsize=KEPT)
def _frames(*, trick: bool, kind: str) -> Frames:
    every = _every(trick=trick, kind=kind)
    return charts.offset_frames(every.scores, every.shifted, every.shares)


def _sent(row: np.ndarray) -> np.ndarray:
    """Return numbers in a type that can be sent, without rounding them."""
    return row.astype(np.float32) if row.dtype.itemsize < SINGLE else row


def _shown(readouts: dict[str, np.ndarray], at: int) -> list[Readout]:
    """Return all numbers of the table, which stands in for a list of them."""
    return [
        Readout(name, "", float(row[at]), _digits(name), shown=False)
        for name, row in readouts.items()
    ]


def _digits(name: str) -> int | None:
    """Return the decimals of a column: scores are whole, exponentials tell the types apart."""
    if name.startswith("float_exp"):
        return DIGITS
    return 0 if name.startswith(("float_z", "float_into")) else None


def _table(kind: str) -> str:
    head = [kind, _("score z"), _("into exp"), _("exponential"), "÷ Σ"]
    rows = [
        [symbol("z", i), *(f"@float_{column}{i + 1}" for column in ("z", "into", "exp", "p"))]
        for i in range(len(SCORES))
    ]
    foot = ["", "", "", "Σ = @float_total", "LSE = @float_lse"]
    return live_table(_("Every number on the way"), head, rows, foot)


@shared
def _figure(at: int, *, trick: bool, kind: str) -> None:
    every, readouts = _every(trick=trick, kind=kind), _readouts(trick=trick, kind=kind)
    labels = {
        "score": _("score z"),
        "into": _("into exp"),
        "given": _("argument of exp (scale stretched near 0)"),
        "overflow": _("above {limit} exp overflows"),
        "share": _("exponential ÷ sum"),
        "classes": [symbol("z", i) for i in range(len(SCORES))],
    }
    limits = {kind: LIMITS[kind], **LIMITS}
    live_figure(
        charts.laboratory(every.scores[at], every.shifted[at], every.shares[at], limits, labels),
        key="laboratory",
        name=_("The arguments of exp in the chosen float type, and the resulting shares"),
        summary=_("In {kind} the sum of the exponentials is {sum}, the first share {p}.").format(
            kind=kind,
            sum=significant(readouts["float_total"][at]),
            p=significant(readouts["float_p1"][at]),
        ),
        readouts=_shown(readouts, at),
        formula=_table(kind),
        sweeps=[
            Sweep(
                OFFSET.key,
                OFFSET.values,
                _frames(trick=trick, kind=kind),
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


def _far_below() -> None:
    below = softmax_steps(SCORES - 1000, subtract_max=False)
    explained(
        _(
            "Far below 0 all exponentials are {exp} even in float64, and 0 ÷ 0 is {nan} too. The "
            "max trick mends both. The logarithm of a large number, however, is harmless: ln of "
            "the largest float64 is {log}."
        ).format(
            exp=f"{below.exponentials[0]:g}",
            nan=significant(below.shares[0]),
            log=significant(LIMITS["float64"]),
        )
    )


def _lse() -> None:
    explained(
        _(
            "**log-sum-exp** does the same, and puts the maximum m back outside: "
            "$\\text{LSE}(z) = m + \\ln\\sum_i e^{z_i - m}$."
        )
    )


SCENE = Scene(
    key="numerics",
    name=message("Overflow"),
    question=message("What if the scores are huge?"),
    task=message(
        "Add 100 with the max trick switched off; then switch to float64. Where does it break "
        "there?"
    ),
    draw=numerics,
    why=_why,
    controls=(TYPE, TRICK, OFFSET),
    ask=_predict_overflow,
    folds=(
        Fold("far_below", message("Far below 0, and large logarithms"), _far_below),
        Fold("lse", message("The same for log-sum-exp"), _lse),
        Fold("pivot", message("One more question"), ask=_predict_pivot),
    ),
    functions=(softmax_steps,),
    deeper=True,
)
