"""One example forward and back through a small network, with every number shown."""

import numpy as np
import streamlit as st

from charts import colors
from charts.cost_ranges import cost_ranges
from core.losses import binary_cross_entropy_gradient, surprisal_of_success
from core.training import (
    backward_pass,
    forward_pass,
    slope_by_difference,
    slopes_by_difference,
)
from core.training import one_step as take_step
from lessons.train.charts import one_step as charts
from lessons.train.example import (
    BEND,
    CONTROLS,
    ETA,
    LABEL,
    PROBE,
    STAGE,
    WIDTH,
    Example,
    Numbers,
    chosen_example,
    numbers_of,
)
from lessons.train.hand_over import to_cockpit
from lessons.train.step_lines import lines, needed
from lessons.train.step_rows import MOVED, SLIDERS, curves, rows_along
from ui.address import put, value_of
from ui.controls import choice, menu, slider, stepped
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number, significant
from ui.questions import AskNumber, waiting
from ui.scenes import Fold, Scene, bench

SCRUB = 4.0  # pixels up that move a number by one value
SHOWN = ("one_q", "one_loss", "one_error", "one_new_loss")
LAST = len(charts.STAGES) - 1
NUMBERS = charts.names_of(charts.GIVEN)
LETTERS = {"eta": "η", "x1": "x₁", "x2": "x₂", **charts.NAMES}


def one_step() -> None:
    controls, chart = bench()
    with controls:
        stage = _stage_buttons()
        stepped(ETA, _("Learning rate η"))
        _network_controls()
        _probe_controls()
    with chart:
        _figure(chosen_example(), min(stage, 1) if waiting() else stage)


def _stage_buttons() -> int:
    """Draw the way from stage to stage, and return the present one."""
    stage = round(value_of(STAGE))
    with st.container(horizontal=True, gap="small", key=STAGE.key, vertical_alignment="center"):
        for name, text, by in (("back", _("Back"), -1), ("on", _("Next"), 1)):
            st.button(
                text,
                key=f"stage_{name}",
                type="primary" if by > 0 else "secondary",
                on_click=_go_to,
                args=(min(max(stage + by, 0), LAST),),
            )
        st.caption(f"{stage + 1}/{LAST + 1} · {stage_names()[stage]}")
    return stage


def _go_to(stage: int) -> None:
    put(STAGE.key, STAGE.write(stage))


def stage_names() -> list[str]:
    """Return what each stage works out."""
    return [
        _("forward: sums"),
        _("forward: outputs and belief"),
        _("loss and error"),
        _("back: slopes of the output"),
        _("back: slopes of the hidden units"),
        _("update, and forward again"),
    ]


def _network_controls() -> None:
    left, right = st.columns([2, 3], gap="small")
    with left:
        choice(LABEL, _("y: dog 1, cat 0"), list(LABEL.options))
    with right:
        choice(BEND, _("Bend"), ["ReLU", "tanh"])


def _probe_controls() -> None:
    left, right = st.columns(2, gap="small")
    with left:
        probe = menu(PROBE, _("Number in hand"), [LETTERS[one] for one in PROBE.options])
    with right:
        powers = "".maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
        widths = [f"10⁻{one[3:].translate(powers)}" for one in WIDTH.options]
        menu(WIDTH, _("Width ε of the check"), widths)
    slider(SLIDERS[probe], LETTERS[probe])


def _figure(example: Example, stage: int) -> None:
    numbers = numbers_of(example)
    top = cost_ranges(np.maximum(numbers["loss"], numbers["new_loss"]))[1]
    live_figure(
        charts.network_step(
            numbers,
            stage,
            curves(example.activation),
            _labels(example),
            write=format_number,
            chosen=example.probe,
            top=float(top),
        ),
        key="one_step",
        name=_("A network of two inputs, two hidden units and one output, with all its numbers"),
        summary=_summary(numbers, stage),
        readouts=_readouts(example, stage),
        formula=lines(example, stage),
        sweeps=[_sweep(example, name, stage) for name in ("eta", example.probe)],
        handles=[
            Handle(SLIDERS[example.probe].key, charts.GRIPS, NUMBERS.index(example.probe), SCRUB)
        ],
    )


def _labels(example: Example) -> dict[str, str]:
    return {
        "x1": _("x₁: how pointed the ears are"),
        "x2": _("x₂: how long the snout is"),
        "y": _("label y = 1, a dog") if example.label else _("label y = 0, a cat"),
        "before": _("before"),
        "after": _("after"),
        "promised": _("promised by the slopes"),
        "loss": _("loss L (nats)"),
    }


def _readouts(example: Example, stage: int) -> list[Readout]:
    numbers = numbers_of(example)
    blue, after = colors.PROBABILITY, charts.AFTER
    known = [
        (1, Readout("one_q", _("belief q"), numbers["q"], color=blue)),
        (2, Readout("one_loss", _("loss L"), numbers["loss"], color=blue)),
        (2, Readout("one_error", _("error q − y"), numbers["error"], color=colors.ERROR)),
        (5, Readout("one_new_loss", _("loss after the step"), numbers["new_loss"], color=after)),
    ]
    shown = [readout for since, readout in known if stage >= since]
    hidden = [
        Readout(f"one_{name}", name, numbers[name], shown=False)
        for name in needed(example, stage)
        if f"one_{name}" not in SHOWN
    ]
    probes = [
        Readout(f"probe_{name}", name, numbers[f"probe_{name}"], 6, shown=False)
        for name in ("back", "difference", "one_sided")
        if stage >= 4 and f"probe_{name}" in numbers
    ]
    if probes:
        apart = numbers["probe_apart"]
        probes.append(Readout("probe_apart", _("largest difference"), apart, shown=False))
    return [*shown, *hidden, *probes]


def _sweep(example: Example, name: str, stage: int) -> Sweep:
    control = MOVED[name]
    traces, tops, row = rows_along(example.without(name), name, stage)
    shown = [one.name for one in _readouts(example, stage)]
    return Sweep(
        control.key,
        control.values,
        traces,
        {one: row[one.removeprefix("one_")] for one in shown},
        layout={"xaxis2.range": tops},
        label=LETTERS[name],
        digits=control.digits,
        by_index=control is ETA,
        at=example.value(name),
    )


def _summary(numbers: Numbers, stage: int) -> str:
    if stage < 2:
        return _("The score is {z}, the belief {q}.").format(
            z=significant(numbers["z"]), q=significant(numbers["q"])
        )
    text = _("Belief {q}, loss {loss}, error {error}.").format(
        q=significant(numbers["q"]),
        loss=significant(numbers["loss"]),
        error=significant(numbers["error"]),
    )
    if stage < LAST:
        return text
    return (
        text
        + " "
        + _("After the step the loss is {loss}.").format(loss=significant(numbers["new_loss"]))
    )


def _predict_error() -> AskNumber:
    error = float(binary_cross_entropy_gradient(0.0, 1))
    return AskNumber(
        "predict_error",
        _(
            "The score comes out as z = 0, so q = 0.5; the picture is a dog, y = 1. What is the "
            "slope of the loss along z?"
        ),
        error,
        hint=_("Prediction minus label."),
        explanation=_(
            "{error}, the belief minus the label: raising z by a little lowers the loss by about "
            "half as much."
        ).format(error=significant(error)),
        replies={
            -error: _("Right size. But does raising z raise the loss of a dog?"),
            float(surprisal_of_success(0.5)): _(
                "That is the loss itself, −ln 0.5. The slope says how fast it changes."
            ),
            -2.0: _("That is the slope along q, −1/q. Along z multiply by q(1 − q)."),
        },
    )


def _why() -> str:
    return _(
        "One number starts the way back: the error q − y. It travels along the same lines as the "
        "scores did. A hidden unit's share is the error times the weight it left by, times the "
        "unit's own slope. That share times an input is the slope of that input's weight. A small "
        "enough step against all slopes lowers the loss."
    )


def _chain_rule() -> None:
    explained(
        _(
            "The loss depends on a weight through every number between the two, so the slopes on "
            "the way multiply."
        )
    )
    st.latex(r"\frac{\partial L}{\partial z} = q - y = \delta")
    st.latex(
        r"\frac{\partial L}{\partial v_j} = \frac{\partial L}{\partial z}"
        r"\frac{\partial z}{\partial v_j} = \delta h_j"
    )
    st.latex(
        r"\frac{\partial L}{\partial a_j} = \frac{\partial L}{\partial z}"
        r"\frac{\partial z}{\partial h_j}\frac{\mathrm{d} h_j}{\mathrm{d} a_j}"
        r" = \delta v_j h'(a_j) = \delta_j"
    )
    st.latex(
        r"\frac{\partial L}{\partial w_{ji}} = \frac{\partial L}{\partial a_j}"
        r"\frac{\partial a_j}{\partial w_{ji}} = \delta_j x_i"
    )


def _more() -> None:
    explained(
        _(
            "**Several examples**: the slope of the mean loss is the mean of their slopes, number "
            "by number.\n\n"
            "**Several classes**: with a softmax at the output there is one error for each class, "
            "softmax − y, and a hidden unit's share adds them up, each times the weight that leads "
            "to it.\n\n"
            "**Where a sum is exactly 0** ReLU has no slope; the machine counts it as 0."
        )
    )


SCENE = Scene(
    key="one_step",
    name=message("One step"),
    question=message("Who is to blame for the error?"),
    task=message(
        "Predict the error at the output, then press Next: forward, back, update. Afterwards drag "
        "η and watch the new loss."
    ),
    draw=one_step,
    why=_why,
    controls=CONTROLS,
    ask=_predict_error,
    folds=(
        Fold("chain", message("The chain rule in four lines"), _chain_rule),
        Fold("cockpit", message("Set these weights in the cockpit"), to_cockpit),
        Fold("more", message("More examples, more classes"), _more),
    ),
    functions=(forward_pass, backward_pass, take_step, slope_by_difference, slopes_by_difference),
)
