"""The network as an equation, with the numbers of the shown step."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import streamlit as st

from charts import colors
from charts.precision import decimals
from core.evaluation import misclassified, predictions
from core.softmax import parameter_count
from core.training import FEATURES, Layer, Settings, activation_of, layers, rounded, scores, units
from lessons.train.answers import Answers, answers, class_scores, scored
from lessons.train.controls import ASKED_STEP
from lessons.train.experiment import axis_titles
from lessons.train.follow import go_on, played
from lessons.train.presets import begin_with
from lessons.train.staged import COMMON, Points, state_at, training_data
from ui.controls import choice
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, live_numbers
from ui.numbers import format_number
from ui.parameters import Choice, literal
from ui.questions import AskNumber, waiting
from ui.scenes import Scene, bench

STEP = 1000
ROUNDED = Choice("digits", ("1", "2", "3"), "3")
DIGITS = 3  # of what is measured
# How much room there must be for a row of a matrix, for a line around it, and beside its columns.
ROW, LINE, BESIDE = 1.2, 2.0, 12.0
LEAST_POWER, MOST_POWER = -4, 7  # of ten, between which a number is written in full
MOST_IN_FULL, MOST_PLACES = 1e13, 12  # beyond which a number is written as a power of ten
LATEX = ("x_1", "x_2", "x_1^2", "x_2^2", "x_1x_2", r"\sin x_1", r"\sin x_2")
FEATURE_LATEX = dict(zip(FEATURES, LATEX, strict=True))
ACTIVATIONS = {
    "tanh": r"\tanh\left({}\right)",
    "relu": r"\max\left(0,\ {}\right)",
    "sigmoid": r"\sigma\left({}\right)",
    "linear": "{}",
}


def equation() -> None:
    begin_with({}, step=STEP)
    left, written = bench()
    with left:
        shown = played("equation")
        digits = int(choice(ROUNDED, _("Round every number to so many digits"), ROUNDED.options))
    given = answers(shown)
    with written:
        if given.drawable:
            with st.container(key="sheet_equation"):
                _rounding(given, digits)
                _equation(given, digits)
        else:
            st.info(_("The weights have grown too large for the views of the network."))
    go_on(whole=False)


def _rounding(given: Answers, digits: int) -> None:
    """Tell how many numbers there are, and what rounding them changes."""
    now, data = given.now, given.experiment.data
    less = rounded(now.state, digits=digits)
    changed = misclassified(scored(given, less), predictions(given.scores)).sum()
    loss, less_loss = (scores(one, data, now.settings).train_loss for one in (now.state, less))
    found = layers(less.parameters, now.settings)
    learnt = sum(layer.weights.size + layer.biases.size for layer in found)
    count = Readout("parameters", _("numbers learnt"), learnt, 0, colors.NEUTRAL)
    said = _("After rounding {changed} of {points} answers differ.").format(
        changed=changed, points=len(given.scores)
    )
    live_numbers(
        "",
        key="rounding",
        name=_("What rounding the numbers changes"),
        summary=said,
        readouts=[
            *([] if waiting() else [count]),  # how many there are is what is asked
            Readout(
                "changed_answers",
                _("other answers, of {points}").format(points=len(given.scores)),
                int(changed),
                0,
                colors.CONTRAST,
            ),
            Readout("exact_loss", _("train loss, exact"), loss, None, colors.PROBABILITY),
            Readout("rounded_loss", _("rounded"), less_loss, None, colors.PROBABILITY),
        ],
        sweeps=[],
    )


def _equation(given: Answers, digits: int) -> None:
    """Write what the network computes, from the features to the probabilities."""
    now = given.now
    found = layers(now.state.parameters, now.settings)
    features = [FEATURE_LATEX[name] for name in now.settings.features]
    lines = [*_standardised(given), *_network(found, features, now.settings, digits)]
    with st.container(key="lines", gap=None):
        st.html(_size(found, lines, digits))
        for line in lines:
            st.latex(line)
    if names := _names(given):
        st.caption(names)


def _size(found: Sequence[Layer], lines: Sequence[str], digits: int) -> str:
    """Return the style that tells how much room the lines need, in sizes of their letters."""
    rows = [len(layer.biases) for layer in found] if len(found) > 1 else []
    high = ROW * sum(rows) + LINE * len(lines)
    wide = max(layer.weights.shape[1] for layer in found) * (0.5 * digits + 2.5) + BESIDE
    return f"<style>.st-key-lines {{ --high: {high:g}; --wide: {wide:g} }}</style>"


def _predict_parameters() -> AskNumber:
    hidden, output = parameter_count(2, 8), parameter_count(8, 1)
    return AskNumber(
        "predict_parameters",
        _(
            "Two inputs, a hidden layer of **8**, one output: how many numbers does the network "
            "learn?"
        ),
        float(hidden + output),
        hint=_("Every unit has a bias."),
        explanation=_(
            "{hidden} into the hidden layer, $(2 + 1)\\cdot 8$, and {output} into the output, "
            "$8 + 1$."
        ).format(hidden=hidden, output=output),
        tolerance=0.0,
        replies={
            24.0: _("That is the hidden layer alone."),
            32.0: _("One bias is missing. Whose?"),
        },
    )


def _why() -> str:
    return _(
        "All that the network knows is these numbers. Each hidden unit takes a weighted sum and "
        "bends it once; the output adds the bent sums up, and the sigmoid (or softmax) turns the "
        "result into probabilities. In the common run, rounding every number to two digits changes "
        "{changed} of its {points} answers."
    ).format(**_common_run())


@lru_cache(maxsize=1)
def _common_run() -> dict[str, int]:
    """Return how many answers of the common run change where its numbers keep two digits."""
    data, state = training_data(Points()), state_at(STEP)
    inputs = np.concatenate([data.train_inputs, data.test_inputs])
    after, before = (
        class_scores(units(one, inputs, COMMON), COMMON)
        for one in (rounded(state, digits=2), state)
    )
    return {"changed": int(misclassified(after, predictions(before)).sum()), "points": len(inputs)}


def _names(given: Answers) -> str:
    """Tell what the letters of the equation stand for."""
    dataset = given.experiment.dataset
    first = 0 if len(dataset.classes) == 2 else 1
    pairs = [(str(i), name) for i, name in enumerate(dataset.classes, start=first)]
    names = ", ".join(f"{number} = {literal(name)}" for number, name in pairs)
    named = any(number != name for number, name in pairs)
    text = _("Classes: {names}.").format(names=names) if named else ""
    if given.experiment.scale is None:
        return text
    across, up = (literal(title) for title in axis_titles(dataset))
    return text + _(" u₁ is {across}, u₂ is {up}.").format(across=across, up=up)


def _standardised(given: Answers) -> list[str]:
    """Tell how the measured numbers become those that the network reads."""
    scale = given.experiment.scale
    if scale is None:
        return []
    moments = zip(scale.mean, scale.deviation, strict=True)
    return [
        rf"x_{i} = \frac{{u_{i} {_less(mean, deviation)}}}{{{measured(deviation, deviation)}}}"
        for i, (mean, deviation) in enumerate(moments, start=1)
    ]


def _network(
    found: Sequence[Layer], features: Sequence[str], settings: Settings, digits: int
) -> list[str]:
    *hidden, last = found
    if not hidden:
        return [*_sums(last, features, digits), _probability(len(last.biases))]
    lines, source = list[str](), column(features)
    for i, layer in enumerate(hidden, start=1):
        bend = ACTIVATIONS[activation_of(settings.activation, i - 1)]
        weights, biases = _written(layer, digits)
        lines.append(rf"h_{i} = " + bend.format(f"{weights}{source} + {biases}"))
        source = f"h_{i}"
    score = "z" if len(last.biases) == 1 else "o"
    weights, biases = _written(last, digits)
    added = signed(last.biases.item(), digits) if score == "z" else f"+ {biases}"
    lines.append(f"{score} = {weights}\\,{source} {added}")
    return [*lines, _probability(len(last.biases))]


def _written(layer: Layer, digits: int) -> tuple[str, str]:
    """Write the weights of a layer and its biases."""
    return matrix(layer.weights, digits), matrix(layer.biases[:, np.newaxis], digits)


def _sums(layer: Layer, features: Sequence[str], digits: int) -> list[str]:
    """Write the score of each output as a sum."""
    names = ["z"] if len(layer.biases) == 1 else [f"o_{i + 1}" for i in range(len(layer.biases))]
    return [
        f"{name} = {number(row[0], digits)}\\,{features[0]} "
        + " ".join(f"{signed(w, digits)}\\,{x}" for w, x in zip(row[1:], features[1:], strict=True))
        + f" {signed(bias, digits)}"
        for name, row, bias in zip(names, layer.weights, layer.biases, strict=True)
    ]


def _probability(outputs: int) -> str:
    if outputs == 1:
        return r"P(1) = \sigma(z) = \frac{1}{1 + e^{-z}}"
    return r"P(k) = \frac{e^{o_k}}{\sum_j e^{o_j}}"


def number(value: float, digits: int) -> str:
    """Write a number with so many significant digits as LaTeX."""
    mantissa, power = f"{value:.{digits - 1}e}".split("e")
    exponent = int(power)
    if value == 0:
        return "0"
    if LEAST_POWER <= exponent < MOST_POWER:
        return f"{float(f'{mantissa}e{power}'):.{max(0, digits - 1 - exponent)}f}"
    return rf"{mantissa}\times 10^{{{exponent}}}"


def decimal(value: float) -> str:
    """Write a number with the decimals of what is measured as LaTeX."""
    return format_number(value, DIGITS).replace("−", "-").replace("×", r"\times ")


def _less(mean: float, deviation: float) -> str:
    return f"{'+' if mean < 0 else '-'} {measured(abs(mean), deviation)}"


def measured(value: float, deviation: float) -> str:
    """Write a measured number as LaTeX, with digits that its deviation needs."""
    places = max(DIGITS, decimals(deviation))
    if abs(value) < MOST_IN_FULL and places <= MOST_PLACES:
        return f"{value:.{places}f}"
    return decimal(value)


def signed(value: float, digits: int) -> str:
    """Write a number that is added to what stands before it."""
    return f"- {number(-value, digits)}" if value < 0 else f"+ {number(value, digits)}"


def matrix(values: np.ndarray, digits: int) -> str:
    """Write a matrix; a single number needs no brackets."""
    if values.size == 1:
        return number(values.item(), digits)
    return _brackets(" & ".join(number(value, digits) for value in row) for row in values)


def column(entries: Sequence[str]) -> str:
    """Write a column of formulas."""
    return entries[0] if len(entries) == 1 else _brackets(entries)


def _brackets(rows: Iterable[str]) -> str:
    return r"\begin{bmatrix}" + r" \\ ".join(rows) + r"\end{bmatrix}"


SCENE = Scene(
    key="equation",
    name=message("Equation"),
    question=message("What has it written down?"),
    task=message(
        "Predict how many numbers it learns. Then round them: how few digits still give the same "
        "answers?"
    ),
    draw=equation,
    why=_why,
    controls=(ASKED_STEP, ROUNDED),
    ask=_predict_parameters,
    functions=(layers, parameter_count, rounded),
    deeper=True,
)
