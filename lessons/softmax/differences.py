"""Only differences between scores matter, and why the exponential has to be there."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.binary import sigmoid
from core.softmax import doubly_exponential, naive_shares, softmax
from lessons.softmax.charts import differences as charts
from lessons.softmax.logits import symbol
from ui.controls import choice, slider
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.numbers import format_number
from ui.parameters import Choice, Slider
from ui.run_queue import fragment

EXAMPLES = {"three": (1.0, 2.0, 3.0), "negative": (-1.0, -5.0, -9.0), "two": (5.0, 6.0)}
EXAMPLE = Choice("example", tuple(EXAMPLES), "three")
CONSTANT = Slider("constant", -10.0, 10.0, 0.1, 0.0, 1)
CONTROLS = (EXAMPLE, CONSTANT)


@fragment
def differences() -> None:
    with section("differences", _("Only differences matter")):
        controls, chart = workbench()
        with controls:
            names = [", ".join(format_number(z, 0) for z in many) for many in EXAMPLES.values()]
            example = choice(EXAMPLE, _("Scores"), names)
            constant = CONSTANT.nearest(slider(CONSTANT, _("Constant c, added to every score")))
            st.caption(
                _("Drag a round end. The middle panel stands still, whatever the constant is.")
            )
        scores = np.array(EXAMPLES[example])
        with chart:
            _figure(scores, constant)
        _words()


def _values(scores: np.ndarray, constant: Any) -> dict[str, Any]:
    """Return the readouts for one constant or for many; a class has an array of its own."""
    moved = np.round(scores + np.asarray(constant)[..., np.newaxis], CONSTANT.digits)
    naive = naive_shares(moved)
    classes = range(len(scores))
    return {
        "score_sum": naive.total,
        **{f"same{i + 1}": softmax(moved)[..., i] for i in classes},
        **{f"naive{i + 1}": naive.shares[..., i] for i in classes},
    }


def _stacked(values: dict[str, Any], name: str) -> np.ndarray:
    return np.stack([row for key, row in values.items() if key.startswith(name)], axis=-1)


def _frames(scores: np.ndarray, shares: np.ndarray) -> Frames:
    moved = multiples(charts.constant_frames(scores, shares), charts.UNIT)
    return {**moved, **charts.sign_frames(shares)}


def _readouts(here: dict[str, Any], classes: int) -> list[Readout]:
    sum_of_scores = Readout("score_sum", _("sum of the scores"), here["score_sum"], 1, colors.LOGIT)
    rows = (("same", "softmax", colors.PROBABILITY), ("naive", "z / Σz", colors.ODDS))
    return [
        sum_of_scores,
        *(
            Readout(f"{name}{i + 1}", f"{text} · {i + 1}", here[f"{name}{i + 1}"], 6, hue)
            for name, text, hue in rows
            for i in range(classes)
        ),
    ]


def _figure(scores: np.ndarray, constant: float) -> None:
    here, every = _values(scores, constant), _values(scores, CONSTANT.values)
    moved = np.round(scores + CONSTANT.values[:, np.newaxis], CONSTANT.digits)
    at = CONSTANT.values.searchsorted(constant)
    classes = len(scores)
    labels = {
        "score": _("score z + c"),
        "softmax": "softmax(z + c)",
        "share": _("score ÷ sum"),
        "classes": [symbol("z", i) for i in range(classes)],
    }
    live_figure(
        charts.shifted_scores(moved[at], _stacked(here, "same"), _stacked(here, "naive"), labels),
        key="shifted",
        name=_("Scores with a constant added, their softmax, and the scores over their sum"),
        summary=_("With {c} added the scores sum to {sum}; the first softmax stays {p}.").format(
            c=format_number(constant, 1),
            sum=format_number(here["score_sum"], 1),
            p=format_number(here["same1"], 6),
        ),
        readouts=_readouts(here, classes),
        sweeps=[
            Sweep(
                CONSTANT.key,
                CONSTANT.values,
                _frames(moved, _stacked(every, "naive")),
                every,
                label="c",
                digits=CONSTANT.digits,
                at=constant,
            )
        ],
        handles=[Handle(CONSTANT.key, charts.handle(i)) for i in range(classes)],
        narrow=charts.narrow_shifted(),
        height=24,
    )


def _words() -> None:
    columns = st.columns(3, gap="medium")
    columns[0].markdown(
        _(
            "**Two classes are the sigmoid.** $\\text{{softmax}}(5, 6)_1 = {softmax}$ is "
            "$\\sigma(5 - 6) = {sigmoid}$: the sigmoid of the difference. A positive logit alone "
            "says nothing; $(-1, -5, -9)$ gives its first class {negative}."
        ).format(
            softmax=format_number(softmax([5, 6])[0], 6),
            sigmoid=format_number(sigmoid(5 - 6), 6),
            negative=format_number(softmax([-1, -5, -9])[0], 6),
        )
    )
    columns[1].markdown(
        _(
            "**Dividing by the sum is not enough.** Scores may be negative, and so may their sum: "
            "the shares then lie below 0 or above 1, swap their order, and where the sum is 0 "
            "there is a division by zero. exp makes every score positive first."
        )
    )
    columns[2].markdown(
        _(
            "**Not twice.** exp is a part of softmax: what goes in are the scores. Who puts "
            "$e^1, e^2, e^3$ into softmax takes exp twice, and gives the third class {doubled} "
            "where it should have {right}."
        ).format(
            doubled=format_number(doubly_exponential([1, 2, 3])[2], 8),
            right=format_number(softmax([1, 2, 3])[2], 6),
        )
    )
