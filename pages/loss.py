"""Loss curves: what a wrong belief costs, and the way to a cheaper one."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts import loss as charts
from charts import loss_descent as descent_charts
from charts import loss_growth as growth_charts
from charts import loss_panels as panel_charts
from charts import loss_points as point_charts
from charts import loss_surface as surface_charts
from charts.sigmoid import inputs_at
from core.affine import affine_score
from core.binary import logit, sigmoid
from core.curvature import (
    binary_cross_entropy_curvature,
    slope_ratio,
    squared_error_curvature,
    squared_error_inflection,
)
from core.descent import Path, descend
from core.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    squared_error,
    squared_error_gradient,
    surprisal_of_success,
)
from core.regression import Loss, Reduction, cost, cost_so_far
from core.separation import has_finite_maximum, separable
from ui.challenges import challenge
from ui.code import code_that_ran, sources
from ui.controls import Choice, Slider, Steps, choice, one_two_five, slider, stepped
from ui.derivation import derivation
from ui.formula import live_formula
from ui.language import _
from ui.layout import lesson_at, page_foot, page_head, section, workbench
from ui.live_figure import Handle, Pick, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.point_editor import PointTable, point_table

LESSON = lesson_at("loss")
Y = Choice("y", ("1", "0"), "1")
Z = Slider("z", -8.0, 8.0, 0.05, 0.0, 2)
OVER = Choice("over", charts.VIEWS, "probability")
LABEL = Choice("label", ("1", "0"), "1")
SCORE = Slider("compared", -8.0, 8.0, 0.1, -5.0, 1)
DATASET = Choice("dataset", ("overlap", "separable", "one_class"), "overlap")
WEIGHT = Slider("weight", -3.0, 3.0, 0.1, 1.0, 1)
BIAS = Slider("bias", -4.0, 4.0, 0.1, 0.0, 1)
COST = Choice("cost", ("cross_entropy", "squared_error"), "cross_entropy")
REDUCTION = Choice("reduction", ("mean", "sum"), "mean")
RATE = one_two_five("rate", 0.1, 10.0, 1.0)
W0 = Slider("w0", -4.0, 4.0, 0.5, -2.0, 1)
B0 = Slider("b0", -4.0, 4.0, 0.5, 3.0, 1)
WALK = Slider("walk", 0.0, 20.0, 1.0, 10.0, 0)
RELIEF = Choice("relief", ("map", "surface"), "map")
LONG = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 8191)
AFTER = Steps("after", 1.0, 8191.0, 1.0, 1000.0, 0, tuple(map(float, LONG)))
PRICED = (Y, Z, OVER, LABEL, SCORE)
CONTROLS = (*PRICED, DATASET, WEIGHT, BIAS, COST, REDUCTION, RATE, W0, B0, WALK, RELIEF, AFTER)

POINTS = PointTable("points", -6.0, 6.0, 10)
PRESETS = {
    "overlap": [(-3.0, 0), (-2.0, 0), (-1.0, 1), (1.0, 0), (2.0, 1), (3.0, 1)],
    "separable": [(0.0, 0), (1.0, 0), (2.0, 0), (3.0, 1), (4.0, 1), (5.0, 1)],
    "one_class": [(-2.0, 1), (-1.0, 1), (0.0, 1), (1.0, 1), (2.0, 1)],
}
BELIEFS = (0.01, 0.1, 0.5, 0.9)
LOSSES: tuple[Loss, Loss] = ("cross_entropy", "squared_error")
FINE = np.linspace(-8, 8, 321)
CURVE = point_charts.curve_nodes(FINE, sigmoid(FINE))
LONG_X, LONG_Y, LONG_RATE = np.arange(6.0), ([0, 0, 0, 1, 1, 1], [0, 0, 1, 0, 1, 1]), 0.1

Data = tuple[np.ndarray, np.ndarray]


def set_belief(belief: float) -> None:
    st.session_state[Z.key] = float(logit(belief))


def price(z, y: int) -> dict[str, Any]:
    """Return what a score costs under a label, by both losses, and how steeply."""
    return {
        "score": np.asarray(z),
        "probability": sigmoid(z),
        "bce": binary_cross_entropy(z, y),
        "squared_error": squared_error(z, y),
        "bce_gradient": binary_cross_entropy_gradient(z, y),
        "squared_error_gradient": squared_error_gradient(z, y),
    }


def curve_labels(view: str) -> dict[str, str]:
    axes = {"probability": _("probability q of label 1"), "logit": _("score z (logits)")}
    return {
        "where": axes[view],
        "cost": _("loss"),
        "one": _("−ln q, if the label is 1"),
        "zero": _("−ln(1 − q), if the label is 0"),
        "squared": _("squared error ½(q − y)²"),
    }


def price_formulas(y: int) -> str:
    surprisal = (r"-\ln(1-q) = -\ln(1-@probability)", r"-\ln q = -\ln(@probability)")[y]
    softplus = rf"\text{{softplus}}(z) - y\,z = \ln(1+e^{{@score}}) - {y}\cdot(@score)"
    return live_formula(rf"{surprisal} = @bce") + live_formula(rf"{softplus} = @bce")


def price_readouts(here: dict[str, Any]) -> list[Readout]:
    blue, pink = charts.CROSS_ENTROPY, charts.SQUARED_ERROR
    rows = [
        ("score", _("score z"), 3, colors.NEUTRAL),
        ("probability", _("probability q"), 6, colors.NEUTRAL),
        ("bce", _("cross-entropy (BCE)"), 6, blue),
        ("squared_error", _("squared error"), 6, pink),
        ("bce_gradient", _("slope of the cross-entropy over z"), 6, blue),
        ("squared_error_gradient", _("slope of the squared error over z"), 6, pink),
    ]
    return [Readout(name, text, here[name], digits, hue) for name, text, digits, hue in rows]


def price_controls() -> tuple[int, float, str]:
    y = choice(Y, _("Label y: what is true"), ["1", "0"])
    z = slider(Z, _("Score z: what the machine says"))
    st.caption(_("Or choose the probability q:"))
    with st.container(horizontal=True, gap="small"):
        for belief in BELIEFS:
            st.button(f"{belief:g}", key=f"q_{belief:g}", on_click=set_belief, args=(belief,))
    view = choice(OVER, _("Seen over"), [_("probability"), _("logit")])
    st.caption(
        _("Drag the round point. The dotted curve is what the same belief costs if y is other.")
    )
    return int(y), z, view


@st.fragment
def prices() -> None:
    controls, chart = workbench()
    with controls:
        y, z, view = price_controls()
    here, every = price(z, y), price(Z.values, y)
    where = {"probability": "probability", "logit": "score"}[view]
    at = {"where": here[where], "price": here["bce"], "squared": here["squared_error"]}
    grid = price(charts.NODES, y)
    ends = [binary_cross_entropy(charts.NODES, label) for label in (1, 0)]
    frames = charts.price_frames(every[where], every["bce"], every["squared_error"])
    with chart:
        live_figure(
            charts.loss_curves(
                at, (grid[where], *ends, grid["squared_error"]), curve_labels(view), y=y, view=view
            ),
            key="prices",
            name=_("Loss of one example over the belief, for both labels"),
            summary=_(
                "With label {y} and probability {q} the cross-entropy is {bce}, "
                "the squared error {squared}."
            ).format(
                y=y,
                q=format_number(here["probability"], 6),
                bce=format_number(here["bce"], 6),
                squared=format_number(here["squared_error"], 6),
            ),
            readouts=price_readouts(here),
            formula=price_formulas(y),
            sweeps=[Sweep(Z.key, Z.values, frames, every, label="z", digits=Z.digits)],
            handles=[Handle(Z.key, charts.PRICE), Handle(Z.key, charts.SQUARED)],
            narrow=charts.narrow_curves(y=y, view=view),
            height=23,
        )


def meaning() -> None:
    with section("meaning", _("The price of a belief")):
        columns = st.columns(3, gap="medium")
        columns[0].markdown(
            _(
                "**The loss of one example** is the surprise at what turned out true: $-\\ln q$ if "
                "the label is 1, $-\\ln(1-q)$ if it is 0. Both in one line are the **binary "
                "cross-entropy** (BCE), $-y\\ln q - (1-y)\\ln(1-q)$."
            )
        )
        columns[1].markdown(
            _(
                "**The two ends.** Certain and right, $q \\to 1$, costs 0. Certain and wrong, "
                "$q \\to 0$, costs ∞: no number of right answers makes up for it. The squared "
                "error never charges more than ½."
            )
        )
        columns[2].markdown(
            _(
                "**From the score, not from q.** $\\text{softplus}(z) - y\\,z$ is the same number, "
                "and it stays right where $q$ has rounded to 0 or 1. Far on the wrong side it is "
                "almost $|z|$: a straight line."
            )
        )


def looks(z, y: int) -> tuple[Any, ...]:
    """Return loss, slope and curvature, each by cross-entropy and by squared error."""
    return (
        binary_cross_entropy(z, y),
        squared_error(z, y),
        binary_cross_entropy_gradient(z, y),
        squared_error_gradient(z, y),
        binary_cross_entropy_curvature(z, y),
        squared_error_curvature(z, y),
    )


def look_labels() -> dict[str, str]:
    return {
        "z": _("score z"),
        "loss": _("loss"),
        "slope": _("slope (gradient)"),
        "curvature": _("curvature"),
        "cross_entropy": _("cross-entropy"),
        "squared_error": _("squared error"),
        "cap": _("squared error not convex: curvature below 0"),
        "vanishes": _("wrong, and yet<br>almost no slope"),
    }


def look_readouts(z: float, here: tuple[Any, ...]) -> list[Readout]:
    blue, pink = charts.CROSS_ENTROPY, charts.SQUARED_ERROR
    slope, bend = _("slope, cross-entropy"), _("curvature, cross-entropy")
    flat, cap = _("slope, squared error"), _("curvature, squared error")
    return [
        Readout("look_bce_gradient", slope, here[2], 6, blue),
        Readout("look_squared_error_gradient", flat, here[3], 7, pink),
        Readout(
            "slope_ratio",
            _("cross-entropy: so many times as steep"),
            slope_ratio(z),
            1,
            colors.NEUTRAL,
        ),
        Readout("bce_curvature", bend, here[4], 6, blue),
        Readout("squared_error_curvature", cap, here[5], 6, pink),
    ]


@st.fragment
def compare() -> None:
    with section("compare", _("Why not simply the squared error?")):
        controls, chart = workbench()
        with controls:
            y = int(choice(LABEL, _("Label y"), ["1", "0"]))
            z = slider(SCORE, _("Score z"))
            st.markdown(
                _(
                    "The cross-entropy is a **cup everywhere** (convex): downhill leads to the "
                    "bottom, and the more wrong the belief, the steeper the way. The squared "
                    "error of a sigmoid has a **cap** (shaded) beyond z = {bend}. There its slope "
                    "**vanishes exactly where it is most wrong**: the factor σ′(z) comes in."
                ).format(bend=format_number(squared_error_inflection(y), 6))
            )
        with chart:
            compare_figure(z, y)


def compare_figure(z: float, y: int) -> None:
    here, every = looks(z, y), looks(SCORE.values, y)
    readouts = look_readouts(z, here)
    swept = (every[2], every[3], slope_ratio(SCORE.values), every[4], every[5])
    names = [readout.name for readout in readouts]
    live_figure(
        panel_charts.three_panels(
            z,
            here,
            looks(panel_charts.NODES, y),
            float(squared_error_inflection(y)),
            look_labels(),
            y=y,
        ),
        key="looks",
        name=_("Loss, slope and curvature of cross-entropy and squared error over the score"),
        summary=_(
            "At z = {z} with label {y} the slope is {steep} for the cross-entropy and {flat} for "
            "the squared error."
        ).format(
            z=format_number(z, 1),
            y=y,
            steep=format_number(here[2], 6),
            flat=format_number(here[3], 7),
        ),
        readouts=readouts,
        sweeps=[
            Sweep(
                SCORE.key,
                SCORE.values,
                panel_charts.panel_frames(SCORE.values, every),
                dict(zip(names, swept, strict=True)),
                label="z",
                digits=SCORE.digits,
            )
        ],
        handles=[Handle(SCORE.key, trace) for trace in panel_charts.HANDLES],
        narrow=panel_charts.narrow_panels(look_labels(), y=y),
        height=19,
    )


def bernoulli_steps() -> list[tuple[str, str]]:
    return [
        (
            r"P(y) = q^{\,y}\,(1-q)^{1-y}",
            _("Assume a **Bernoulli** outcome: label 1 has probability $q$, label 0 has $1-q$."),
        ),
        (
            r"-\ln P(y) = -y\ln q - (1-y)\ln(1-q)",
            _("Its negative logarithm is the surprise at the label: this is the BCE."),
        ),
        (
            r"q = \sigma(z):\quad -\ln q = \ln(1+e^{-z}),\quad -\ln(1-q) = \ln(1+e^{z})",
            _("Put in the sigmoid: both prices become a softplus, $\\ln(1+e^{\\pm z})$."),
        ),
        (
            r"\ln(1+e^{-z}) = \ln(1+e^{z}) - z",
            _("Take $e^{-z}$ out of the bracket: the two prices differ by exactly $z$."),
        ),
        (
            r"\text{BCE} = \ln(1+e^{z}) - y\,z = \text{softplus}(z) - y\,z",
            _("So both labels fit in one line, and no probability is ever rounded to 0."),
        ),
        (
            r"\frac{d\,\text{BCE}}{dz} = \sigma(z) - y",
            _("The slope is belief minus label: the more wrong, the steeper."),
        ),
        (
            r"\frac{d^2\,\text{BCE}}{dz^2} = \sigma(z)\,(1-\sigma(z)) > 0",
            _("The curvature is never below 0: the BCE is **convex** in $z$."),
        ),
    ]


def gauss_steps() -> list[tuple[str, str]]:
    return [
        (
            r"p(y) = \frac{1}{\sqrt{2\pi}}\,e^{-\frac12 (y-q)^2}",
            _("Assume a **Gaussian** outcome: $q$ plus noise of standard deviation 1."),
        ),
        (
            r"-\ln p(y) = \tfrac12 (y-q)^2 + \tfrac12\ln 2\pi",
            _("Its negative logarithm is the squared error and a constant."),
        ),
        (
            r"\ell = \tfrac12\,(\sigma(z)-y)^2",
            _("The constant moves no minimum, so leave it out, and put in the sigmoid."),
        ),
        (
            r"\frac{d\ell}{dz} = (\sigma(z)-y)\;\sigma(z)\,(1-\sigma(z))",
            _("The chain rule brings in $\\sigma'(z)$, and that is almost 0 at both ends."),
        ),
        (
            r"y=1:\quad \frac{d^2\ell}{dz^2} = q\,(1-q)^2\,(3q-1)",
            _(
                "Differentiate once more: below $q = \\frac13$, that is left of $z = -\\ln 2$, it "
                "is negative. The loss is **not convex**."
            ),
        ),
    ]


def assumptions() -> None:
    with section("assumptions", _("Choosing a loss is assuming a distribution")):
        st.markdown(
            _(
                "A loss is the negative logarithm of a probability. A label is 0 or 1, so the "
                "Bernoulli assumption fits it, and the Gaussian one, made for measurements, "
                "does not."
            )
        )
        st.markdown("### " + _("Bernoulli → cross-entropy"))
        derivation("bernoulli_steps", bernoulli_steps())
        st.markdown("### " + _("Gaussian → squared error"))
        derivation("gauss_steps", gauss_steps())


def data_section() -> Data | None:
    """Draw the table of points and their losses; return the points, or None if there is none."""
    with section("data", _("Many examples: losses add up to the cost")):
        names = [_("overlapping"), _("separable"), _("one class")]
        dataset = choice(DATASET, _("Points"), names, on_change=POINTS.forget)
        table, chart = workbench()
        with table:
            points = point_table(POINTS, PRESETS[dataset], (_("x"), _("label y")))
            st.caption(_("Change a cell, add a row below, or mark rows and delete them."))
        with chart:
            if not points:
                st.info(_("There is no point yet, so there is nothing to learn from. Add a row."))
                return None
            x, y = np.array(points).T
            costs(x, y)
            st.markdown(
                _(
                    "The **cost** is the **mean** of the losses. The sum is $n$ times the mean: it "
                    "has its lowest point in the same place, but every slope is $n$ times as "
                    "steep. With $n = 100$ points the same learning rate steps 100 times as far. "
                    "This course uses the mean everywhere."
                )
            )
    return x, y


def cost_labels(reduction: str) -> dict[str, str]:
    mean = reduction == "mean"
    return {
        "x": _("input x"),
        "belief": _("label, and belief q"),
        "point": _("point"),
        "points": _("point number"),
        "cost": _("share of the mean") if mean else _("share of the sum"),
        "total": _("mean") if mean else _("sum"),
        "curve": _("q = σ(w x + b)"),
        "one": _("label 1"),
        "zero": _("label 0"),
        "adds": _("each bar begins where the last one ended"),
    }


@st.fragment
def costs(x: np.ndarray, y: np.ndarray) -> None:
    sliders, choices = st.columns([3, 2], gap="medium")
    with sliders:
        w = slider(WEIGHT, _("Weight w"))
        b = slider(BIAS, _("Bias b"))
    with choices:
        squared = choice(COST, _("Loss"), [_("cross-entropy"), _("squared error")]) != LOSSES[0]
        summed = choice(REDUCTION, _("Cost"), [_("mean"), _("sum")]) == "sum"
    cost_figure((x, y), (w, b), LOSSES[squared], "sum" if summed else "mean")


def told(data: Data, line: tuple, loss: Loss, reduction: Reduction) -> tuple[Any, ...]:
    """Return for a line, or many, the beliefs, the cost as it adds up, the mean and the sum."""
    x, y = data
    w, b = np.broadcast_arrays(*line)
    beliefs = sigmoid(affine_score(x, weight=w[..., np.newaxis], bias=b[..., np.newaxis]))
    given: dict[str, Any] = {"x": x, "y": y, "loss": loss}
    so_far = cost_so_far(w, b, **given, reduction=reduction)
    return (
        beliefs,
        so_far,
        cost(w, b, **given, reduction="mean"),
        cost(w, b, **given, reduction="sum"),
    )


def cost_figure(data: Data, line: tuple[float, float], loss: Loss, reduction: Reduction) -> None:
    beliefs, so_far, mean, total = told(data, line, loss, reduction)
    sweeps = []
    for control, lines in ((WEIGHT, (WEIGHT.values, line[1])), (BIAS, (line[0], BIAS.values))):
        swept = told(data, lines, loss, reduction)
        frames = point_charts.cost_frames(inputs_at(CURVE, *lines), data[1], swept[0], swept[1])
        numbers = {"cost_mean": swept[2], "cost_sum": swept[3]}
        sweeps.append(
            Sweep(
                control.key,
                control.values,
                frames,
                numbers,
                label=control.key,
                digits=control.digits,
            )
        )
    hue = point_charts.HUES[loss]
    live_figure(
        point_charts.points_and_costs(
            data,
            beliefs,
            (inputs_at(CURVE, *line), sigmoid(CURVE)),
            so_far,
            cost_labels(reduction),
            loss=loss,
        ),
        key="costs",
        name=_("Labelled points with the sigmoid curve, and their losses piled up to the cost"),
        summary=_("With {n} points the mean loss is {mean}, the sum {total}.").format(
            n=len(data[0]), mean=format_number(mean, 6), total=format_number(total, 6)
        ),
        readouts=[
            Readout("cost_mean", _("mean loss"), mean, 6, hue),
            Readout("cost_sum", _("sum of the losses"), total, 6, colors.NEUTRAL),
        ],
        sweeps=sweeps,
        narrow=point_charts.narrow_costs(),
        height=19,
    )


def verdict(x: np.ndarray, y: np.ndarray) -> str:
    """Say whether the cross-entropy of these points has a lowest point."""
    if np.all(y == y[0]):
        return _(
            "**One class only.** Always answering that label costs nothing, so the bias grows for "
            "ever. Nothing can be learned about x."
        )
    if separable(x, y):
        return _(
            "**Separable.** One threshold tells all labels apart, so a steeper curve always fits "
            "better: the cross-entropy has **no lowest point**, and the weights grow for ever."
        )
    if not has_finite_maximum(x, y):
        return _(
            "**Almost separable.** The two sides touch in one x alone. A steeper curve still fits "
            "better, so there is no lowest point, and the weights grow for ever."
        )
    if np.all(x == x[0]):
        return _(
            "**One x only.** Weight and bias do the same work, so a whole line of them is best."
        )
    return _(
        "**Overlapping.** No threshold tells the labels apart, so the cross-entropy has one lowest "
        "point, at finite weights."
    )


def walked(data: Data, w0, b0, rate) -> list[Path]:
    """Follow gradient descent on each loss; several starts or rates walk side by side."""
    x, y = data
    steps = int(WALK.high)
    return [descend(w0, b0, x=x, y=y, loss=loss, rate=rate, steps=steps) for loss in LOSSES]


def walk_numbers(paths: list[Path], step) -> dict[str, Any]:
    ours, theirs = (path.costs[..., step] for path in paths)
    return {"walk_bce": ours, "walk_squared_error": theirs}


def places(paths: list[Path]) -> np.ndarray:
    return np.stack([path.points for path in paths])


def move_walk(steps: float) -> None:
    wanted = st.session_state[WALK.key] + steps
    st.session_state[WALK.key] = float(np.clip(wanted, WALK.low, WALK.high))


def descent_controls() -> tuple[float, float, float, int, str]:
    step = slider(WALK, _("Step"))
    with st.container(horizontal=True, gap="small"):
        for text, by, icon in (
            (_("Back"), -1.0, "skip_previous"),
            (_("Step on"), 1.0, "skip_next"),
            (_("To the start"), -WALK.high, "replay"),
        ):
            st.button(
                text,
                key=f"walk_{icon}",
                on_click=move_walk,
                args=(by,),
                icon=f":material/{icon}:",
            )
    rate = stepped(RATE, _("Learning rate"))
    w0 = slider(W0, _("Start: weight w"))
    b0 = slider(B0, _("Start: bias b"))
    relief = choice(RELIEF, _("Cost seen as"), [_("map"), _("surface")])
    return rate, w0, b0, round(step), relief


@st.fragment
def descent(x: np.ndarray, y: np.ndarray) -> None:
    with section("descent", _("Downhill over the cost")):
        st.markdown(verdict(x, y))
        controls, chart = workbench()
        with controls:
            rate, w0, b0, step, relief = descent_controls()
        paths = walked((x, y), w0, b0, rate)
        with chart:
            if relief == "map":
                descent_map((x, y), (w0, b0), rate, step, paths)
            else:
                descent_surface((x, y), step, paths)
            descent_words(paths)


def relief_costs(data: Data) -> list[np.ndarray]:
    w, b = descent_charts.GRID
    x, y = data
    return [cost(w, b[:, np.newaxis], x=x, y=y, loss=loss) for loss in LOSSES]


def descent_labels() -> dict[str, str]:
    return {
        "w": _("weight w"),
        "b": _("bias b"),
        "cost": _("mean loss"),
        "start": _("start"),
        "place": _("after this step"),
        "cross_entropy": _("cross-entropy"),
        "squared_error": _("squared error"),
    }


def descent_told(paths: list[Path], step: int) -> dict:
    numbers = walk_numbers(paths, step)
    hues = descent_charts.HUES
    titles = (_("mean cross-entropy"), _("mean squared error"))
    return {
        "summary": _(
            "After {step} steps the mean cross-entropy is {bce}, the mean squared error {squared}."
        ).format(
            step=step,
            bce=format_number(numbers["walk_bce"], 6),
            squared=format_number(numbers["walk_squared_error"], 6),
        ),
        "readouts": [
            Readout(name, title, numbers[name], 6, hue)
            for name, title, hue in zip(numbers, titles, hues, strict=True)
        ],
    }


def descent_sweeps(
    data: Data, start: tuple[float, float], rate: float, step: int, paths: list[Path]
) -> list[Sweep]:
    along = descent_charts.step_frames(places(paths))
    numbers = walk_numbers(paths, slice(None))
    sweeps = [Sweep(WALK.key, WALK.values, along, numbers, label=_("Step"), digits=WALK.digits)]
    for control, swept in (
        (RATE, walked(data, *start, RATE.values)),
        (W0, walked(data, W0.values, start[1], rate)),
        (B0, walked(data, start[0], B0.values, rate)),
    ):
        sweeps.append(
            Sweep(
                control.key,
                control.values,
                descent_charts.start_frames(places(swept), step),
                walk_numbers(swept, step),
                label=control.key,
                digits=control.digits,
                by_index=control is RATE,
            )
        )
    return sweeps


def descent_map(
    data: Data, start: tuple[float, float], rate: float, step: int, paths: list[Path]
) -> None:
    live_figure(
        descent_charts.cost_maps(relief_costs(data), places(paths), step, descent_labels()),
        key="descent_map",
        name=_("Maps of the cost over weight and bias, with gradient descent on both losses"),
        sweeps=descent_sweeps(data, start, rate, step, paths),
        handles=[Handle(WALK.key, trace) for trace in descent_charts.PLACES],
        plays=WALK.key,
        picks=[Pick(W0.key, B0.key, (1, 2))],
        narrow=descent_charts.narrow_maps(),
        height=25,
        **descent_told(paths, step),
    )
    st.caption(
        _(
            "Click anywhere in a map to start there, drag the filled mark along the path, or use "
            "the sliders. Darker is dearer; each line joins places of equal cost."
        )
    )


def descent_surface(data: Data, step: int, paths: list[Path]) -> None:
    heights = np.stack([path.costs for path in paths])
    live_figure(
        surface_charts.cost_surfaces(
            relief_costs(data), places(paths), heights, step, descent_labels()
        ),
        key="descent_surface",
        name=_("Surfaces of the cost over weight and bias, with gradient descent on both losses"),
        narrow=surface_charts.narrow_surfaces(descent_labels()),
        height=27,
        **descent_told(paths, step),
    )
    st.caption(_("Drag a surface to turn it. Each follows the sliders when they are let go."))


def descent_words(paths: list[Path]) -> None:
    if any(path.diverged for path in paths):
        st.warning(
            _(
                "At this learning rate a path ends higher than it began: every step jumps across "
                "the valley. Take a smaller one."
            ),
            icon=":material/trending_up:",
        )
    st.markdown(
        _(
            "Both paths start at the same place and take the same learning rate. Where the start "
            "is badly wrong the cross-entropy has a steep slope and leads straight down, while the "
            "squared error lies on a **plateau** and hardly moves."
        )
    )


@st.cache_data(max_entries=1)
def long_runs() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return steps, mean losses, weights and biases of two long runs, one row a data set."""
    looks_at = np.union1d(np.geomspace(1, LONG[-1], 50).astype(int), LONG)
    runs = [
        descend(0, 0, x=LONG_X, y=y, loss="cross_entropy", rate=LONG_RATE, steps=LONG[-1])
        for y in LONG_Y
    ]
    points = np.stack([run.points[looks_at] for run in runs])
    return looks_at, np.stack([run.costs[looks_at] for run in runs]), points[..., 0], points[..., 1]


def growth_labels() -> dict[str, str]:
    return {
        "steps": _("steps"),
        "cost": _("mean loss"),
        "weight": _("weight w"),
        "separable": _("separable: y = 0 0 0 1 1 1"),
        "overlap": _("overlapping: y = 0 0 1 0 1 1"),
    }


@st.fragment
def growth() -> None:
    with section("growth", _("When the weights never stop growing")):
        controls, chart = workbench()
        with controls:
            after = stepped(AFTER, _("Look after so many steps"))
            st.markdown(
                _(
                    "Six points at x = 0 … 5, learning rate {rate}, start at 0. If the labels are "
                    "**separable**, every steeper curve has a smaller loss: it falls towards 0 "
                    "without end, and the weight grows, ever more slowly, without end. With two "
                    "labels swapped they **overlap**, and both settle."
                ).format(rate=f"{LONG_RATE:g}")
            )
        with chart:
            growth_figure(after)


def growth_figure(after: float) -> None:
    steps, losses, weights, biases = long_runs()
    here = int(steps.searchsorted(after))
    every = steps.searchsorted(AFTER.values)
    rows = {
        "separable_loss": (_("loss, separable"), losses[0], 4),
        "separable_weight": (_("weight w"), weights[0], 3),
        "separable_bias": (_("bias b"), biases[0], 3),
        "overlap_loss": (_("loss, overlapping"), losses[1], 4),
        "overlap_weight": (_("weight w"), weights[1], 3),
    }
    hues = [growth_charts.STYLES[name.startswith("overlap")]["color"] for name in rows]
    live_figure(
        growth_charts.long_runs(steps, losses, weights, here, growth_labels()),
        key="long_runs",
        name=_("Loss and weight of two long runs, one on separable, one on overlapping labels"),
        summary=_("After {steps} steps the loss is {loss} on separable labels.").format(
            steps=int(after), loss=format_number(losses[0, here], 4)
        ),
        readouts=[
            Readout(name, text, row[here], digits, hue)
            for (name, (text, row, digits)), hue in zip(rows.items(), hues, strict=True)
        ],
        sweeps=[
            Sweep(
                AFTER.key,
                AFTER.values,
                growth_charts.run_frames(steps[every], losses[:, every], weights[:, every]),
                {name: row[every] for name, (_text, row, _digits) in rows.items()},
                label=_("steps"),
                digits=AFTER.digits,
                by_index=True,
            )
        ],
        handles=[Handle(AFTER.key, trace) for trace in growth_charts.HANDLES],
        narrow=growth_charts.narrow_runs(growth_labels()),
        height=17,
    )


def predictions() -> None:
    with section("predict", _("Predict, then check")):
        left, right = st.columns(2, gap="medium")
        with left:
            challenge(
                "predict_quarter",
                _("A machine gives the true label a probability of **0.25**. What is the loss?"),
                float(surprisal_of_success(0.25)),
                _("$-\\ln\\frac14 = 2\\ln 2$: as surprising as two heads in a row."),
            )
        with right:
            challenge(
                "predict_slope",
                _(
                    "The machine knows nothing, **z = 0**, and the label is **1**. "
                    "What is the slope of the cross-entropy over z?"
                ),
                float(binary_cross_entropy_gradient(0, 1)),
                _("Belief minus label, $\\frac12 - 1$. It is negative: a larger $z$ costs less."),
            )


page_head(_(LESSON.title), _(LESSON.question), CONTROLS)
prices()
meaning()
compare()
assumptions()
data = data_section()
if data is not None:
    descent(*data)
growth()
predictions()
code_that_ran(
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    squared_error_gradient,
    slope_ratio,
    cost,
    descend,
    separable,
)
sources(
    (
        "Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*, §4.3. Springer.",
        "Solla, S. A., Levin, E., Fleisher, M. (1988). Accelerated learning in layered neural "
        "networks. *Complex Systems* 2, 625–640.",
        "Albert, A., Anderson, J. A. (1984). On the existence of maximum likelihood estimates in "
        "logistic regression models. *Biometrika* 71, 1–10.",
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
    )
)
page_foot(LESSON)
