"""Only differences between scores matter."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.binary import sigmoid
from core.softmax import naive_shares, softmax
from lessons.softmax.charts import differences as charts
from lessons.softmax.logits import Values, symbol
from ui.controls import choice, slider
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.live_figure.shared import shared
from ui.live_words import live_words
from ui.numbers import format_number, significant
from ui.parameters import Choice, Slider
from ui.questions import AskNumber, seeded
from ui.scenes import Fold, Scene, bench

EXAMPLES = {"three": (1.0, 2.0, 3.0), "negative": (-1.0, -5.0, -9.0), "two": (5.0, 6.0)}
EXAMPLE = Choice("example", tuple(EXAMPLES), "three")
CONSTANT = Slider("constant", -10.0, 10.0, 0.1, 0.0, 1)


def differences() -> None:
    controls, chart = bench()
    with controls:
        names = [", ".join(format_number(z, 0) for z in many) for many in EXAMPLES.values()]
        example = choice(EXAMPLE, _("Scores"), names)
        constant = CONSTANT.nearest(slider(CONSTANT, _("Constant c, added to every score")))
    with chart:
        _figure(EXAMPLES[example], constant)


def _predict_shift() -> AskNumber:
    key, constant = seeded("predict_shift", 100, (50, 200, 300, 500, 700))
    scores = np.array(EXAMPLES["three"]) + constant
    third, largest = float(softmax(scores)[2]), int(scores[2])
    told = ", ".join(f"{score:g}" for score in scores)
    equal = float(softmax([0, 0, 0])[2])
    return AskNumber(
        key,
        _("The scores are {scores}. What is the probability of the third class?").format(
            scores=told
        ),
        third,
        hint=_("Subtract {constant} from each.").format(constant=constant),
        explanation=_(
            "{p}, the same as for 1, 2, 3: a constant added to all scores changes nothing."
        ).format(p=significant(third)),
        reach=0.001,
        replies={
            float(naive_shares(scores).shares[2]): _(
                "That is {largest} divided by the sum. Softmax compares by differences."
            ).format(largest=largest),
            1.0: _("Large scores do not make it sure; large leads do. It leads by 1."),
            equal: _("Nearly equal in percent, but the lead is still 1, as with 1, 2, 3."),
        },
    )


def _why() -> str:
    return _(
        "A constant c multiplies every exponential by eᶜ, and the division cancels it: only "
        "differences matter. So a positive logit alone says nothing: (−1, −5, −9) is sure of its "
        "first class, with {p}. With two classes, softmax is the sigmoid of the difference: "
        "lesson 2 was the special case."
    ).format(p=significant(softmax([-1, -5, -9])[0]))


def _moved(scores: tuple[float, ...], constant: Any) -> np.ndarray:
    return np.round(np.array(scores) + np.asarray(constant)[..., np.newaxis], CONSTANT.digits)


def _values(scores: tuple[float, ...], constant: Any) -> Values:
    """Return the readouts for one constant or for many; a class has an array of its own."""
    moved = _moved(scores, constant)
    p, naive = softmax(moved), naive_shares(moved)
    classes = range(len(scores))
    return {
        "score_sum": naive.total,
        **{f"same{i + 1}": p[..., i] for i in classes},
        **{f"naive{i + 1}": naive.shares[..., i] for i in classes},
    }


def _stacked(values: Values, name: str) -> np.ndarray:
    return np.stack([row for key, row in values.items() if key.startswith(name)], axis=-1)


@lru_cache(maxsize=len(EXAMPLES))
def _along(scores: tuple[float, ...]) -> tuple[Frames, Values]:
    """Return frames and readouts for every constant."""
    every = _values(scores, CONSTANT.values)
    shares = _stacked(every, "naive")
    frames = charts.constant_frames(_moved(scores, CONSTANT.values), shares)
    return {**multiples(frames, charts.UNIT), **charts.sign_frames(shares)}, every


def _readouts(here: dict[str, Any], classes: int) -> list[Readout]:
    same = [
        Readout(f"same{i}", f"softmax · {i}", here[f"same{i}"], color=colors.PROBABILITY)
        for i in range(1, classes + 1)
    ]
    naive = [
        Readout(f"naive{i}", "", here[f"naive{i}"], shown=False) for i in range(1, classes + 1)
    ]
    return [*same, Readout("score_sum", "", here["score_sum"], 1, shown=False), *naive]


def _words(classes: int) -> str:
    shares = ", ".join(f"@naive{i}" for i in range(1, classes + 1))
    return live_words(
        _("sum of the scores @score_sum · score ÷ sum: {shares}").format(shares=shares)
    )


@shared
def _figure(scores: tuple[float, ...], constant: float) -> None:
    here = _values(scores, constant)
    frames, readouts = _along(scores)
    classes = len(scores)
    labels = {
        "score": _("score z + c"),
        "softmax": "softmax(z + c)",
        "share": _("score ÷ sum"),
        "classes": [symbol("z", i) for i in range(classes)],
    }
    live_figure(
        charts.shifted_scores(
            _moved(scores, constant), _stacked(here, "same"), _stacked(here, "naive"), labels
        ),
        key="shifted",
        name=_("Scores with a constant added, their softmax, and the scores over their sum"),
        summary=_("With {c} added the scores sum to {sum}; the first softmax stays {p}.").format(
            c=format_number(constant, 1),
            sum=format_number(here["score_sum"], 1),
            p=significant(here["same1"]),
        ),
        readouts=_readouts(here, classes),
        formula=_words(classes),
        sweeps=[
            Sweep(
                CONSTANT.key,
                CONSTANT.values,
                frames,
                readouts,
                label="c",
                digits=CONSTANT.digits,
                at=constant,
            )
        ],
        handles=[Handle(CONSTANT.key, charts.handle(i)) for i in range(classes)],
        narrow=charts.narrow_shifted(),
        height=24,
    )


def _two() -> None:
    for latex in (
        r"q_1 = \frac{e^{z_1}}{e^{z_1} + e^{z_2}}",
        r"\phantom{q_1} = \frac{1}{1 + e^{z_2 - z_1}}",
        r"\phantom{q_1} = \sigma(z_1 - z_2)",
    ):
        st.latex(latex)
    explained(
        _(
            "First divide above and below by $e^{{z_1}}$, then read off the sigmoid. "
            "$\\text{{softmax}}(5, 6)_1 = {softmax}$ is $\\sigma(5 - 6) = {sigmoid}$. K scores "
            "have K − 1 differences, so one of them is redundant."
        ).format(
            softmax=format_number(softmax([5, 6])[0], 6), sigmoid=format_number(sigmoid(5 - 6), 6)
        )
    )


def _not_enough() -> None:
    explained(
        _(
            "Scores may be negative, and so may their sum: the shares then lie below 0 or above 1, "
            "swap their order, and where the sum is 0 there is a division by zero. exp makes every "
            "score positive first."
        )
    )


SCENE = Scene(
    key="differences",
    name=message("Differences"),
    question=message("What if all scores rise together?"),
    task=message("Drag the round end of any bar. Which of the two panels beside it does not move?"),
    draw=differences,
    why=_why,
    controls=(EXAMPLE, CONSTANT),
    ask=_predict_shift,
    folds=(
        Fold("two", message("Two classes: the sigmoid"), _two),
        Fold("not_enough", message("Dividing by the sum is not enough"), _not_enough),
    ),
    functions=(softmax, naive_shares, sigmoid),
)
