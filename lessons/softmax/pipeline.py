"""Every number on the way from a score to a probability, and why the way is this one."""

from functools import lru_cache

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.floats import softmax_steps
from core.softmax import doubly_exponential, naive_shares, softmax
from lessons.softmax.charts import pipeline as charts
from lessons.softmax.derivation import derivation_beside
from lessons.softmax.logits import (
    KEPT,
    SCORE_VALUES,
    SCORES,
    SHARED,
    Others,
    Scored,
    T,
    Values,
    along,
    readings_along,
    readings_over_heat,
    score_sliders,
    scored,
    shares_of,
    temperature_slider,
)
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.live_figure.shared import shared
from ui.live_words import BarCell, live_table
from ui.numbers import format_number, significant
from ui.questions import AskNumber
from ui.scenes import Fold, Scene, bench

# Names of the live numbers of a class in each stage, and their decimals.
STAGES = {"score": 1, "scaled": 3, "exp": 3, "p": 4}
TRIED = (-1.0, 1.0, 2.0)


def pipeline() -> None:
    controls, chart = bench()
    with controls:
        score_sliders()
        temperature_slider()
    with chart:
        stages, lines = st.columns([5, 3], gap="medium")
        with stages:
            _stages(scored())
        with lines:
            derivation_beside()


def _predict_naive() -> AskNumber:
    naive, right = naive_shares(TRIED).shares, softmax(TRIED)
    return AskNumber(
        "predict_naive",
        _(
            "Why not simply divide each score by the sum? Try −1, 1, 2: what share does the first "
            "class get?"
        ),
        float(naive[0]),
        hint=_("Add the three scores first."),
        explanation=_(
            "−1 divided by 2 is {share}: no probability. Softmax gives {softmax}. With −1, 0, 1 "
            "the sum is 0: division by zero."
        ).format(share=significant(naive[0]), softmax=", ".join(map(significant, right))),
        replies={
            0.25: _("You dropped the minus of the first score."),
            0.5: _("The size is right. But the first score has a minus."),
            float(right[0]): _("That is softmax already, which uses exp first."),
        },
    )


def _why() -> str:
    return _(
        "We ask two things: that the log-odds between any two classes be the difference of their "
        "scores (in units of T), just as with two classes; and that the probabilities sum to 1. "
        "The first says that each probability is the same constant times its exponential; the "
        "second fixes that constant: one over the sum. Nothing else fits."
    )


def _values(given: Scored) -> Values:
    """Return the numbers of all stages as the chart shows them."""
    steps = softmax_steps(given.z, subtract_max=False, temperature=given.t)
    shares = softmax(given.z, temperature=given.t)
    stages = (steps.scores, steps.scaled, steps.exponentials, shares)
    numbers = zip(STAGES, stages, strict=True)
    named = {f"{name}{i}": one for name, row in numbers for i, one in enumerate(row, start=1)}
    return {**named, "heat": given.t, "total": steps.total}


@lru_cache(maxsize=KEPT)
def _over_heat(z: tuple[float, ...]) -> Values:
    hot = softmax_steps(z, subtract_max=False, temperature=T.values[:, np.newaxis])
    values = {"total": hot.total}
    for i in range(len(z)):
        values[f"scaled{i + 1}"] = hot.scaled[:, i]
        values[f"exp{i + 1}"] = hot.exponentials[:, i]
    return {"heat": T.values, **values}


@lru_cache(maxsize=KEPT)
def _alone(t: float) -> Values:
    """Return the numbers of one class along its own score: they are alike for every class."""
    alone = softmax_steps(SCORE_VALUES[:, np.newaxis], subtract_max=False, temperature=t)
    scaled, exponential = alone.scaled[:, 0], alone.exponentials[:, 0]
    if np.array_equal(scaled, SCORE_VALUES):
        scaled = SCORE_VALUES  # what is alike is sent once
    return {"score": SCORE_VALUES, "scaled": scaled, "exp": exponential}


@lru_cache(maxsize=KEPT)
def _totals(others: Others, t: float) -> Values:
    steps = softmax_steps(along(others), subtract_max=False, temperature=t)
    return {"total": steps.total}


@lru_cache(maxsize=KEPT)
def _frames_along(others: Others, t: float) -> Frames:
    return _frames(readings_along(others, t))


@lru_cache(maxsize=KEPT)
def _frames_over_heat(z: tuple[float, ...]) -> Frames:
    return _frames(readings_over_heat(z))


def _frames(values: Values) -> Frames:
    return multiples(charts.whole_frames(shares_of(values)), charts.UNIT)


def _probabilities(values: Values) -> Values:
    return {name: row for name, row in values.items() if name.startswith("p")}


def _sweeps(given: Scored) -> list[Sweep]:
    hot = {**_over_heat(given.z), **_probabilities(readings_over_heat(given.z))}
    frames = _frames_over_heat(given.z)
    sweeps = [Sweep(T.key, T.values, frames, hot, by_index=True, at=given.t)]
    for i, others in enumerate(given.others):
        own = {f"{name}{i + 1}": row for name, row in _alone(given.t).items()}
        all_classes = _probabilities(readings_along(others, given.t))
        readouts = {**own, **_totals(others, given.t), **all_classes}
        frames = _frames_along(others, given.t)
        sweeps.append(Sweep(SCORES[i].key, SCORE_VALUES, frames, readouts, at=given.z[i]))
    return sweeps


@shared
def _stages(given: Scored) -> None:
    values = _values(given)
    live_figure(
        charts.whole(np.array(list(_probabilities(values).values())), given.names),
        key="pipeline",
        name=_("Every class on its way from score to probability"),
        summary=_summary(given, values),
        readouts=[
            Readout(name, "", value, _digits(name), shown=False) for name, value in values.items()
        ],
        formula=_table(given),
        sweeps=_sweeps(given),
        height=4.5,
        fills=False,
    )


def _digits(name: str) -> int | None:
    if name == "total":
        return STAGES["exp"]
    return STAGES.get(name.rstrip("0123456789"))


def _table(given: Scored) -> str:
    rows: list[list[str | BarCell]] = [
        [
            name,
            BarCell(f"@score{i}", of=f"score{i}", kind="score"),
            BarCell(f"@scaled{i}", of=f"scaled{i}", kind="score"),
            BarCell(f"@exp{i}", of=f"p{i}", kind="share", color=colors.ODDS),
            BarCell(f"@p{i}", of=f"p{i}", kind="share"),
        ]
        for i, name in enumerate(given.names, start=1)
    ]
    return live_table(
        _("The stages from score to probability, one row a class"),
        ["", "z", "z/T", "exp(z/T)", "÷ Σ"],
        rows,
        ["", "", "T = @heat", "Σ = @total", ""],
        roomy=True,
    )


def _summary(given: Scored, values: Values) -> str:
    rows = [
        f"{name}: "
        + " → ".join(format_number(values[f"{stage}{i}"], STAGES[stage]) for stage in STAGES)
        for i, name in enumerate(given.names, start=1)
    ]
    return "; ".join(rows)


def _not_twice() -> None:
    explained(
        _(
            "exp is a part of softmax: what goes in are the scores. If you feed $e^1, e^2, e^3$ "
            "into softmax, exp is applied twice, and the third class gets {doubled} instead of "
            "{right}."
        ).format(
            doubled=format_number(doubly_exponential([1, 2, 3])[2], 8),
            right=format_number(softmax([1, 2, 3])[2], 6),
        )
    )


def _largest_entropy() -> None:
    explained(
        _(
            "There is another route to the same formula: among all distributions with a given "
            "average score, the softmax has the largest entropy, and T says how large that average "
            "is. T > 0 reaches averages from the plain mean up to the maximum."
        )
    )


def _least_squares() -> None:
    explained(
        _(
            "Why not fit a straight line to the one-hot labels by least squares? Its predictions "
            "leave the range from 0 to 1 and need not sum to 1, and a single outlier, however "
            "certain its class, tilts the whole line."
        )
    )


SCENE = Scene(
    key="pipeline",
    name=message("Step by step"),
    question=message("Why exp, and why divide?"),
    task=message(
        "Follow the dog through all stages; then set z₁ to −1 and see which stage makes it "
        "positive."
    ),
    draw=pipeline,
    why=_why,
    controls=SHARED,
    ask=_predict_naive,
    folds=(
        Fold("not_twice", message("Not twice"), _not_twice),
        Fold("entropy", message("Another route: the largest entropy"), _largest_entropy),
        Fold("least_squares", message("Why not least squares?"), _least_squares),
    ),
    functions=(softmax_steps, softmax, naive_shares, doubly_exponential),
)
