"""Two long runs: weights that grow for ever, and weights that settle."""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import streamlit as st

from charts.marks import Frames
from core.binary import affine_score, sigmoid
from core.losses import descend
from lessons.loss.charts import growth as charts
from ui.controls import stepped
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import significant
from ui.parameters import Steps
from ui.questions import Answer, ChooseOne, waiting
from ui.scenes import Scene, bench

LONG = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 8191)
AFTER = Steps("after", 1.0, 8191.0, 1.0, 1000.0, 0, tuple(map(float, LONG)))
LONG_X, LONG_RATE = np.arange(6.0), 0.1
LONG_Y = np.array([[0, 0, 0, 1, 1, 1], [0, 0, 1, 0, 1, 1]])


@dataclass(frozen=True)
class LongRuns:
    """Steps, and for each data set a row of costs, weights and biases after them."""

    steps: np.ndarray
    costs: np.ndarray
    weights: np.ndarray
    biases: np.ndarray

    def at(self, steps: float) -> int:
        """Return the position of a count of steps."""
        return int(self.steps.searchsorted(steps))


@cache
def _long_runs() -> LongRuns:
    looks_at = np.union1d(np.geomspace(1, LONG[-1], 50).astype(int), LONG)
    runs = [
        descend(0, 0, x=LONG_X, y=y, loss="cross_entropy", rate=LONG_RATE, steps=LONG[-1])
        for y in LONG_Y
    ]
    points = np.stack([run.points[looks_at] for run in runs])
    costs = np.stack([run.costs[looks_at] for run in runs])
    return LongRuns(looks_at, costs, points[..., 0], points[..., 1])


def growth() -> None:
    controls, chart = bench()
    with controls:
        after = stepped(AFTER, _("Number of steps"))
        st.caption(
            _("Six points at x = 0 … 5, learning rate {rate}, start at 0.").format(
                rate=f"{LONG_RATE:g}"
            )
        )
    with chart:
        _figure(after)


def _predict_growth() -> ChooseOne:
    runs = _long_runs()
    now, last = (significant(runs.weights[0, runs.at(at)]) for at in (AFTER.default, LONG[-1]))
    return ChooseOne(
        "predict_growth",
        _(
            "All cats lie left of x = 2.5, all dogs right of it. After 1,000 steps w = {w}. What "
            "happens to w if we go on?"
        ).format(w=now),
        (
            Answer(
                _("it settles: all are right already"),
                _("Being right is not enough for the loss: q could always be a little surer."),
            ),
            Answer(
                _("it shrinks again"),
                _("A smaller w makes every belief less sure. Would that lower the cost?"),
            ),
            Answer(
                _("it grows for ever, more and more slowly"),
                _("{w} after 8,191 steps, and a steeper curve always fits a little better.").format(
                    w=last
                ),
                right=True,
            ),
        ),
        hint=_("Would a steeper S, with the same midpoint, cost more or less?"),
    )


def _why() -> str:
    runs = _long_runs()
    return _(
        "If one threshold separates the labels, every steeper curve there has a smaller loss, so "
        "the likelihood has no maximum at finite weights: the cost falls towards 0 and w keeps "
        "growing, ever more slowly. With two labels swapped the classes **overlap**: the cost "
        "settles at {cost} and w at {w}."
    ).format(cost=significant(runs.costs[1, -1]), w=significant(runs.weights[1, -1]))


def _labels() -> dict[str, str]:
    return {
        "steps": _("steps"),
        "cost": _("cost"),
        "weight": _("weight w"),
        "input": _("input x"),
        "probability": _("probability q"),
        "separable": _("separable"),
        "overlap": _("overlapping"),
    }


def _fits(runs: LongRuns, at) -> np.ndarray:
    """Return the curves after some steps, along the inputs of the chart."""
    w, b = (rows[:, at][..., np.newaxis] for rows in (runs.weights, runs.biases))
    return np.asarray(sigmoid(affine_score(charts.INPUTS, weight=w, bias=b)))


@lru_cache(maxsize=1)
def _frames() -> Frames:
    runs, every = _long_runs(), _every()
    costs, weights = runs.costs[:, every], runs.weights[:, every]
    return charts.run_frames(runs.steps[every], costs, weights, _fits(runs, every))


def _every() -> np.ndarray:
    """Return the positions of the steps that the slider has."""
    return _long_runs().steps.searchsorted(AFTER.values)


@shared
def _figure(after: float) -> None:
    runs = _long_runs()
    here = runs.at(after)
    rows = {
        "separable_loss": (_("cost, separable"), runs.costs[0]),
        "separable_weight": (_("w, separable"), runs.weights[0]),
        "separable_bias": (_("b, separable"), runs.biases[0]),
        "overlap_loss": (_("cost, overlapping"), runs.costs[1]),
        "overlap_weight": (_("w, overlapping"), runs.weights[1]),
    }
    hues = [charts.STYLES[name.startswith("overlap")]["color"] for name in rows]
    live_figure(
        charts.long_runs(
            runs.steps,
            runs.costs,
            runs.weights,
            here,
            _labels(),
            fits=_fits(runs, here),
            examples=(LONG_X, LONG_Y),
            end=runs.at(AFTER.default) + 1 if waiting() else None,
        ),
        key="long_runs",
        name=_("Loss and weight of two long runs, one on separable, one on overlapping labels"),
        summary=_("After {steps} steps the loss is {loss} on separable labels.").format(
            steps=int(after), loss=significant(runs.costs[0, here])
        ),
        readouts=[
            Readout(name, text, row[here], color=hue)
            for (name, (text, row)), hue in zip(rows.items(), hues, strict=True)
        ],
        sweeps=[
            Sweep(
                AFTER.key,
                AFTER.values,
                _frames(),
                {name: row[_every()] for name, (_text, row) in rows.items()},
                label=_("steps"),
                digits=AFTER.digits,
                by_index=True,
                at=after,
            )
        ],
        handles=[Handle(AFTER.key, trace) for trace in charts.HANDLES],
        narrow=charts.narrow_runs(_labels()),
        height=17,
    )


SCENE = Scene(
    key="growth",
    name=message("Separable"),
    question=message("Can training run for ever?"),
    task=message(
        "Drag the number of steps from 1,000 to 8,191. Which of the two weights has settled?"
    ),
    draw=growth,
    why=_why,
    controls=(AFTER,),
    ask=_predict_growth,
    functions=(descend,),
    deeper=True,
)
