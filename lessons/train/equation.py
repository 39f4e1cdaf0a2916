"""The network as an equation, with the numbers of the shown step."""

from collections.abc import Iterable, Sequence

import numpy as np
import streamlit as st

from charts.precision import decimals
from core.softmax import parameter_count
from core.training import FEATURES, Layer, Settings, activation_of, layers
from lessons.train.answers import Answers, answers
from lessons.train.controls import ASKED_STEP
from lessons.train.experiment import axis_titles
from lessons.train.follow import go_on, played
from ui.language import _
from ui.language import gettext_noop as message
from ui.numbers import format_number
from ui.parameters import literal
from ui.questions import AskNumber, waiting
from ui.scenes import Scene, bench

DIGITS = 3
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
    left, written = bench()
    with left:
        shown = played("equation")
    given = answers(shown)
    with written:
        if given.drawable:
            _equation(given)
        else:
            st.info(_("The weights have grown too large for the views of the network."))
    go_on(whole=False)


def _equation(given: Answers) -> None:
    """Write what the network computes, from the features to the probabilities."""
    now = given.now
    found = layers(now.state.parameters, now.settings)
    features = [FEATURE_LATEX[name] for name in now.settings.features]
    text = _("All {count} numbers of the first run at step {step}, rounded.")
    if waiting():  # how many there are is what is asked
        text = _("All numbers of the first run at step {step}, rounded.")
    count = sum(layer.weights.size + layer.biases.size for layer in found)
    st.markdown(text.format(count=count, step=now.state.step))
    for line in [*_standardised(given), *_network(found, features, now.settings)]:
        st.latex(line)
    if names := _names(given):
        st.caption(names)


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
            24.0: _("That is the hidden layer; the output has 8 weights and a bias."),
            32.0: _("One bias is missing: the output's."),
        },
    )


def _why() -> str:
    return _(
        "All that the network knows is these numbers. Each hidden unit takes a weighted sum and "
        "bends it once; the output adds the bent sums up, and the sigmoid (or softmax) turns the "
        "result into probabilities."
    )


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


def _network(found: Sequence[Layer], features: Sequence[str], settings: Settings) -> list[str]:
    *hidden, last = found
    if not hidden:
        return [*_sums(last, features), _probability(len(last.biases))]
    lines, source = list[str](), column(features)
    for i, layer in enumerate(hidden, start=1):
        bend = ACTIVATIONS[activation_of(settings.activation, i - 1)]
        inner = f"{matrix(layer.weights)}{source} + {matrix(layer.biases[:, np.newaxis])}"
        lines.append(rf"h_{i} = " + bend.format(inner))
        source = f"h_{i}"
    score = "z" if len(last.biases) == 1 else "o"
    bias = matrix(last.biases[:, np.newaxis])
    lines.append(f"{score} = {matrix(last.weights)}\\,{source} + {bias}")
    return [*lines, _probability(len(last.biases))]


def _sums(layer: Layer, features: Sequence[str]) -> list[str]:
    """Write the score of each output as a sum."""
    names = ["z"] if len(layer.biases) == 1 else [f"o_{i + 1}" for i in range(len(layer.biases))]
    return [
        f"{name} = {number(row[0])}\\,{features[0]} "
        + " ".join(f"{signed(w)}\\,{x}" for w, x in zip(row[1:], features[1:], strict=True))
        + f" {signed(bias)}"
        for name, row, bias in zip(names, layer.weights, layer.biases, strict=True)
    ]


def _probability(outputs: int) -> str:
    if outputs == 1:
        return r"P(1) = \sigma(z) = \frac{1}{1 + e^{-z}}"
    return r"P(k) = \frac{e^{o_k}}{\sum_j e^{o_j}}"


def number(value: float) -> str:
    """Write a number as LaTeX."""
    return format_number(value, DIGITS).replace("−", "-").replace("×", r"\times ")


def _less(mean: float, deviation: float) -> str:
    return f"{'+' if mean < 0 else '-'} {measured(abs(mean), deviation)}"


def measured(value: float, deviation: float) -> str:
    """Write a measured number as LaTeX, with digits that its deviation needs."""
    places = max(DIGITS, decimals(deviation))
    if abs(value) < MOST_IN_FULL and places <= MOST_PLACES:
        return f"{value:.{places}f}"
    return number(value)


def signed(value: float) -> str:
    """Write a number that is added to what stands before it."""
    return f"- {number(-value)}" if value < 0 else f"+ {number(value)}"


def matrix(values: np.ndarray) -> str:
    """Write a matrix; a single number needs no brackets."""
    if values.size == 1:
        return number(values.item())
    return _brackets(" & ".join(number(value) for value in row) for row in values)


def column(entries: Sequence[str]) -> str:
    """Write a column of formulas."""
    return entries[0] if len(entries) == 1 else _brackets(entries)


def _brackets(rows: Iterable[str]) -> str:
    return r"\begin{bmatrix}" + r" \\ ".join(rows) + r"\end{bmatrix}"


SCENE = Scene(
    key="equation",
    name=message("Equation"),
    question=message("What has it written down?"),
    task=message("Predict how many numbers it learns; then step on and watch them change."),
    draw=equation,
    why=_why,
    controls=(ASKED_STEP,),
    ask=_predict_parameters,
    functions=(layers, parameter_count),
    deeper=True,
)
