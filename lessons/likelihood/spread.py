"""How far the best belief strays from the truth, sample after sample."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.likelihood import (
    central_interval,
    normal_density,
    sampling_distribution,
    standard_error,
    standardised_shares,
)
from lessons.likelihood.charts import spread as charts
from ui.controls import slider, stepped
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Slider, one_two_five
from ui.run_queue import fragment
from ui.seed import SEED, seed_field

TRUTH = Slider("truth", 0.1, 0.9, 0.01, 0.3, 2)
SAMPLE = one_two_five("sample", 5, 10_000, 20)
CONTROLS = (TRUTH, SAMPLE, SEED)
PEOPLE = 400


@st.cache_resource(max_entries=8)
def _simulated(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return where 95 % of the estimates lie, and their histograms, for every π and n."""
    truths, flips = TRUTH.values[:, None], SAMPLE.values
    estimates = sampling_distribution(
        truths, flips, repeats=PEOPLE, rng=np.random.default_rng(seed)
    )
    shapes = standardised_shares(estimates, probability=truths, n=flips, edges=charts.EDGES)
    return central_interval(estimates), shapes.astype(np.float32)


def _labels() -> dict[str, str]:
    return {
        "n": _("flips for each estimate, n"),
        "estimate": _("estimate π̂"),
        "band": _("π ± two standard errors"),
        "simulated": _("simulated estimates"),
        "truth": _("true π"),
        "standardised": _("distance from π in standard errors"),
        "density": _("share per standard error"),
        "normal": _("normal curve"),
        "funnel": _("— 95 % of the estimates   ┄ π ± two standard errors"),
        "shape": _("— estimates at this n   ╌ normal curve"),
    }


def _sweeps(at: int, step: int, seed: int) -> list[Sweep]:
    ends, shapes = _simulated(seed)
    errors = standard_error(TRUTH.values[:, None], SAMPLE.values)
    return [
        Sweep(
            TRUTH.key,
            TRUTH.values,
            charts.truth_frames(TRUTH.values, errors, (ends[0], ends[1]), shapes[:, step]),
            _values(ends[:, :, step], errors[:, step]),
            label="π",
            digits=TRUTH.digits,
            at=TRUTH.values[at],
        ),
        Sweep(
            SAMPLE.key,
            SAMPLE.values,
            charts.count_frames(SAMPLE.values, shapes[at]),
            _values(ends[:, at], errors[at]),
            label="n",
            digits=0,
            by_index=True,
            at=SAMPLE.values[step],
        ),
    ]


def _values(ends: np.ndarray, errors: Any) -> dict[str, Any]:
    return {"spread_low": ends[0], "spread_high": ends[1], "spread_error": errors}


@fragment
def spread() -> None:
    with section("spread", _("How far the best belief strays")):
        controls, chart = workbench()
        with controls:
            truth = TRUTH.nearest(slider(TRUTH, _("True probability of heads")))
            n = stepped(SAMPLE, _("Flips for each estimate, n"))
            seed = seed_field(
                _("The same seed gives the same flips."),
                again=_("Flip again"),
                key="flip",
                icon=":material/casino:",
            )
        with chart:
            _figure(truth, n, seed)
        st.markdown(
            _(
                "{people} people flip the same coin $n$ times each, and everyone reports "
                "$\\hat\\pi = k/n$. **Consistent**: with more flips the estimates close in on the "
                "true $\\pi$; four times the flips halve the spread. **Asymptotically normal**: "
                "measured in standard errors, their histogram nears the bell curve, whatever "
                "$\\pi$ is. **Asymptotically efficient**: in the long run no other well-behaved "
                "estimate spreads less."
            ).format(people=PEOPLE)
        )


def _figure(truth: float, n: float, seed: int) -> None:
    at, step = (int(one.values.searchsorted(v)) for one, v in ((TRUTH, truth), (SAMPLE, n)))
    ends, shapes = _simulated(seed)
    errors = standard_error(truth, SAMPLE.values)
    values = _values(ends[:, at, step], errors[step])
    normal = normal_density(charts.NORMAL_AT, mean=0, standard_deviation=1)
    live_figure(
        charts.spread(
            (SAMPLE.values, errors, *ends[:, at]),
            (n, truth),
            (shapes[at, step], normal),
            _labels(),
        ),
        key="spread_figure",
        name=_("The spread of the estimate over the number of flips, and its shape"),
        summary=_(
            "With {n} flips each, 95 % of the estimates lie between {low} and {high}; the "
            "true value is {truth}."
        ).format(
            n=round(n),
            low=format_number(values["spread_low"], 3),
            high=format_number(values["spread_high"], 3),
            truth=format_number(truth, 2),
        ),
        readouts=_readouts(values),
        sweeps=_sweeps(at, step, seed),
        handles=[Handle(SAMPLE.key, charts.NOW)],
        narrow=charts.PANELS.narrow(),
        height=21,
    )


def _readouts(values: dict[str, Any]) -> list[Readout]:
    low, high, error = (values[name] for name in ("spread_low", "spread_high", "spread_error"))
    return [
        Readout("spread_low", _("95 % of the estimates from"), low, 4, colors.ODDS),
        Readout("spread_high", _("to"), high, 4, colors.ODDS),
        Readout("spread_error", _("standard error √(π(1−π)/n)"), error, 4, colors.NEUTRAL),
    ]
