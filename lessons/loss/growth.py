"""Two long runs: weights that grow for ever, and weights that settle."""

import numpy as np
import streamlit as st

from core.losses import descend
from lessons.loss.charts import growth as charts
from ui.controls import stepped
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Steps
from ui.run_queue import fragment

LONG = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 8191)
AFTER = Steps("after", 1.0, 8191.0, 1.0, 1000.0, 0, tuple(map(float, LONG)))
CONTROLS = (AFTER,)
LONG_X, LONG_Y, LONG_RATE = np.arange(6.0), ([0, 0, 0, 1, 1, 1], [0, 0, 1, 0, 1, 1]), 0.1


@st.cache_data(max_entries=1)
def _long_runs() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return steps, mean losses, weights and biases of two long runs, one row a data set."""
    looks_at = np.union1d(np.geomspace(1, LONG[-1], 50).astype(int), LONG)
    runs = [
        descend(0, 0, x=LONG_X, y=y, loss="cross_entropy", rate=LONG_RATE, steps=LONG[-1])
        for y in LONG_Y
    ]
    points = np.stack([run.points[looks_at] for run in runs])
    return looks_at, np.stack([run.costs[looks_at] for run in runs]), points[..., 0], points[..., 1]


def _labels() -> dict[str, str]:
    return {
        "steps": _("steps"),
        "cost": _("mean loss"),
        "weight": _("weight w"),
        "separable": _("separable: y = 0 0 0 1 1 1"),
        "overlap": _("overlapping: y = 0 0 1 0 1 1"),
    }


@fragment
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
            _figure(after)


def _figure(after: float) -> None:
    steps, losses, weights, biases = _long_runs()
    here = int(steps.searchsorted(after))
    every = steps.searchsorted(AFTER.values)
    rows = {
        "separable_loss": (_("loss, separable"), losses[0], 4),
        "separable_weight": (_("weight w"), weights[0], 3),
        "separable_bias": (_("bias b"), biases[0], 3),
        "overlap_loss": (_("loss, overlapping"), losses[1], 4),
        "overlap_weight": (_("weight w"), weights[1], 3),
    }
    hues = [charts.STYLES[name.startswith("overlap")]["color"] for name in rows]
    live_figure(
        charts.long_runs(steps, losses, weights, here, _labels()),
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
                charts.run_frames(steps[every], losses[:, every], weights[:, every]),
                {name: row[every] for name, (_text, row, _digits) in rows.items()},
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
