"""Gradient descent over the cost of the examples, with the rule written out."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts.marks import Frames
from core.losses import (
    cost,
    cost_gradient,
    descend,
    descent_step,
    has_finite_maximum,
    separable,
)
from lessons.loss.charts import loss_map
from lessons.loss.examples import (
    DATASET,
    LOSSES,
    POINTS,
    Rows,
    examples,
    pictures,
    rows_of,
)
from lessons.loss.walk import (
    B0,
    RATE,
    W0,
    WALK,
    after,
    costs_on_grid,
    labels,
    places,
    rate_slider,
    rule_numbers,
    start_fields,
    walk_buttons,
    walk_costs,
    walk_slider,
    walk_summary,
    walked,
)
from ui.derivation import derivation
from ui.formula import live_formula
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Pick, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples, multiples
from ui.live_figure.shared import shared
from ui.numbers import plain, significant
from ui.questions import AskNumber, waiting
from ui.scenes import Fold, Scene, bench

Start = tuple[float, float]
RULE = r"{name} \leftarrow @walk_{name} - @walk_rate\cdot(@slope_{name}) = {end}"


def descent() -> None:
    controls, chart = bench()
    with controls:
        step = walk_slider()
        walk_buttons()
        rate = rate_slider()
        at = start_fields()
    with chart:
        data = examples()
        if data is not None:
            rows = rows_of(data)
            if any(path.diverged for path in walked(rows, at, rate)):
                _warn()
            _figure(rows, at, rate, step)


def _warn() -> None:
    st.warning(
        _(
            "At this learning rate a path ends higher than it began: every step jumps across the "
            "valley. Take a smaller one."
        ),
        icon=":material/trending_up:",
    )


def _predict_update() -> AskNumber:
    given = _first_step()
    slope = cost_gradient(W0.default, B0.default, x=given["x"], y=given["y"], loss=LOSSES[0])[0]
    end = descent_step(W0.default, B0.default, **given)
    before, now = (
        significant(cost(w, b, x=given["x"], y=given["y"], loss=LOSSES[0]))
        for w, b in ((W0.default, B0.default), end)
    )
    return AskNumber(
        "predict_update",
        _(
            "w = {w}, learning rate η = {rate}, and the slope of the cost along w is {slope}. "
            "Where is w after one step?"
        ).format(w=_typed(W0.default), rate=plain(RATE.default), slope=significant(slope)),
        float(end[0]),
        hint=_("w ← w − η · slope. Put in the three numbers."),
        explanation=_(
            "{w} − {rate} · ({slope}) = {end}, and the cost falls from {before} to {now}."
        ).format(
            w=_typed(W0.default),
            rate=plain(RATE.default),
            slope=significant(slope),
            end=significant(end[0]),
            before=before,
            now=now,
        ),
        tolerance=0.01,
        replies={
            -3.43: _(
                "That is uphill. The rule subtracts the slope, and minus a negative number is plus."
            ),
            1.43: _("That is the change of w. It starts at −2."),
            2.86: _("You multiplied. The rule subtracts η times the slope from w."),
        },
    )


def _first_step() -> dict[str, Any]:
    x, y = pictures()
    return {"x": x, "y": y, "loss": LOSSES[0], "rate": RATE.default}


def _typed(number: float) -> str:
    return plain(number).replace("-", "−")


def _why() -> str:
    return _(
        "The slope points uphill, so each step goes against it: w ← w − η · slope, and b likewise. "
        "Cross-entropy is convex in z, and z = wx + b is affine in (w, b), so the cost is convex "
        "there too: no false valley can trap the path. The squared error has plateaus on which it "
        "hardly moves."
    )


def _derivation() -> None:
    derivation(
        "descent_steps",
        [
            (
                r"\frac{d\,\text{loss}_i}{dz_i}=q_i-y_i",
                _(
                    "The slope of one loss along its score (derived under “What does each loss "
                    "assume?”)."
                ),
            ),
            (
                r"\frac{\partial z_i}{\partial w}=x_i,\quad\frac{\partial z_i}{\partial b}=1",
                _("The score is affine in w and b."),
            ),
            (
                r"\frac{\partial\,\text{cost}}{\partial w}=\frac1n\sum_i(q_i-y_i)x_i,\quad"
                r"\frac{\partial\,\text{cost}}{\partial b}=\frac1n\sum_i(q_i-y_i)",
                _("Chain rule, then the mean."),
            ),
            (
                r"w\leftarrow w-\eta\,\frac{\partial\,\text{cost}}{\partial w},\quad"
                r"b\leftarrow b-\eta\,\frac{\partial\,\text{cost}}{\partial b}",
                _("One step, both at once."),
            ),
        ],
    )


def _points() -> None:
    data = examples()
    if data is not None:
        st.markdown(_verdict(*data))


def _verdict(x: np.ndarray, y: np.ndarray) -> str:
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
            "**Almost separable.** The two classes meet at a single x. A steeper curve still fits "
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


def _rule() -> str:
    """Return the rule with its live numbers, and with a gap where a question asks for one."""
    ends = {name: "?" if waiting() else f"@next_{name}" for name in "wb"}
    return "".join(live_formula(RULE.format(name=name, end=end)) for name, end in ends.items())


@lru_cache(maxsize=16)
def _map_rows(rows: Rows) -> list[list[Multiples]]:
    """Return the costs of both maps as they are sent."""
    return [
        [Multiples(row, loss_map.fine_cost(cost)) for row in cost] for cost in costs_on_grid(rows)
    ]


@shared
def _figure(rows: Rows, at: Start, rate: float, step: int) -> None:
    paths, ends = walked(rows, at, rate), after(rows, at, rate)[:, step]
    found = places(paths)
    figure = loss_map.cost_maps(
        costs_on_grid(rows), found, ends, step, labels(), ahead=not waiting()
    )
    for trace, heights in zip(loss_map.MAPS, _map_rows(rows), strict=True):
        figure["data"][trace]["z"] = heights
    numbers = walk_costs(paths, step) | rule_numbers(rows, found[0, step], ends[0], rate)
    live_figure(
        figure,
        key="descent_map",
        name=_("Maps of the cost over weight and bias, with gradient descent on both losses"),
        summary=walk_summary(step, numbers),
        readouts=_readouts(numbers),
        formula=_rule(),
        sweeps=[
            _along_steps(rows, at, rate, step),
            _along_rates(rows, at, rate, step),
            # A click gives the fields of the start one of these.
            *(
                Sweep(one.key, one.values, label=one.key, at=value)
                for one, value in zip((W0, B0), at, strict=True)
            ),
        ],
        handles=[Handle(WALK.key, trace) for trace in loss_map.PLACES],
        plays=WALK.key,
        picks=[Pick(W0.key, B0.key, (1, 2))],
        narrow=loss_map.narrow_maps(labels()),
        height=25,
    )


def _readouts(numbers: dict[str, Any]) -> list[Readout]:
    blue, pink = loss_map.HUES
    shown = {
        "walk_bce": (_("mean cross-entropy"), blue),
        "walk_squared_error": (_("mean squared error"), pink),
        "slope_w": (_("slope along w"), blue),
        "slope_b": (_("slope along b"), blue),
    }
    hidden = [name for name in numbers if name not in shown]
    return [
        *(Readout(name, text, numbers[name], color=hue) for name, (text, hue) in shown.items()),
        *(
            Readout(name, "", numbers[name], 1 if name == "walk_rate" else None, shown=False)
            for name in hidden
        ),
    ]


@lru_cache(maxsize=64)
def _step_parts(rows: Rows, at: Start, rate: float) -> tuple[Frames, dict[str, Any]]:
    """Return what the slider of the steps changes: marks, and numbers."""
    paths, ends = walked(rows, at, rate), after(rows, at, rate)
    found = places(paths)
    frames = multiples(loss_map.step_frames(found, ends), loss_map.FINE)
    numbers = walk_costs(paths, slice(None)) | rule_numbers(rows, found[0], ends[0], rate)
    return frames, numbers


def _along_steps(rows: Rows, at: Start, rate: float, step: int) -> Sweep:
    frames, numbers = _step_parts(rows, at, rate)
    named: dict[str, Any] = {"label": _("Step"), "digits": WALK.digits}
    return Sweep(WALK.key, WALK.values, _drawn(frames), numbers, **named, at=step)


@lru_cache(maxsize=64)
def _rate_parts(rows: Rows, at: Start, step: int) -> tuple[Frames, dict[str, Any]]:
    """Return what the slider of the rate changes: marks, and numbers."""
    paths, ends = walked(rows, at, None), after(rows, at, None)[:, :, step]
    found = places(paths)
    frames = multiples(loss_map.rate_frames(found, ends, step), loss_map.FINE)
    point = found[0, :, step]
    numbers = walk_costs(paths, step) | rule_numbers(rows, point, ends[0], RATE.values)
    return frames, numbers


def _along_rates(rows: Rows, at: Start, rate: float, step: int) -> Sweep:
    frames, numbers = _rate_parts(rows, at, step)
    named: dict[str, Any] = {"label": RATE.key, "digits": RATE.digits, "by_index": True}
    return Sweep(RATE.key, RATE.values, _drawn(frames), numbers, **named, at=rate)


def _drawn(frames: Frames) -> Frames:
    """Leave out what a question does not let see: what comes next."""
    ahead = {*loss_map.PATHS, *loss_map.STEPS} if waiting() else set()
    return {trace: rows for trace, rows in frames.items() if trace not in ahead}


SCENE = Scene(
    key="descent",
    name=message("Downhill"),
    question=message("Which way is down from here?"),
    task=message(
        "Press **Next step** three times and read the rule. Then click far from the valley and "
        "watch both paths."
    ),
    draw=descent,
    why=_why,
    controls=(WALK, RATE, W0, B0, DATASET, POINTS),
    ask=_predict_update,
    folds=(
        Fold("derivation", message("Derivation"), _derivation),
        Fold("points", message("Do these points have a lowest cost?"), _points),
    ),
    functions=(cost_gradient, descent_step, descend, separable, has_finite_maximum),
)
