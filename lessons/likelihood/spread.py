"""How much the estimate varies around the truth, sample after sample."""

from functools import lru_cache
from typing import Any

import numpy as np

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
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.live_figure.shared import shared
from ui.numbers import plain, significant
from ui.parameters import Slider, one_two_five
from ui.questions import Answer, ChooseOne
from ui.scenes import Scene, bench
from ui.seed import SEED, seed_field

TRUTH = Slider("truth", 0.1, 0.9, 0.01, 0.3, 2)
SAMPLE = one_two_five("sample", 5, 10_000, 20)
PEOPLE = 400


@lru_cache(8)
def _simulated(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return where 95% of the estimates lie, and their histograms, for every π and n."""
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
        "density": _("density (per standard error)"),
        "normal": _("bell curve (normal density)"),
        "funnel": _("— middle 95% of estimates   ┄ π ± 2 standard errors"),
        "shape": _("▮ estimates at this n   — bell curve"),
    }


def _sweeps(at: int, step: int, seed: int) -> list[Sweep]:
    ends, shapes = _simulated(seed)
    errors = standard_error(TRUTH.values[:, None], SAMPLE.values)
    return [
        Sweep(
            TRUTH.key,
            TRUTH.values,
            multiples(
                charts.truth_frames(TRUTH.values, errors, (ends[0], ends[1]), shapes[:, step]),
                charts.FINE,
            ),
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


def spread() -> None:
    controls, chart = bench()
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


def _predict_spread() -> ChooseOne:
    few, many, most = (standard_error(TRUTH.default, n) for n in (20, 40, 400))
    root = _("Twice the flips only divide it by √2, to {error}.")
    return ChooseOne(
        "predict_spread",
        _(
            "With 20 flips the standard error of π̂ is {error}. How many flips make it half as "
            "large?"
        ).format(error=significant(few)),
        [
            Answer("40", root.format(error=significant(many))),
            Answer("80", _("The spread falls with the square root of n."), right=True),
            Answer(
                "400",
                _(
                    "Twenty times the flips divide it by √20, to {error}: far more than needed."
                ).format(error=significant(most)),
            ),
        ],
        hint=_("The standard error is $\\sqrt{\\pi(1-\\pi)/n}$."),
    )


def _why() -> str:
    return _(
        "{people} people flip the same coin n times each and report π̂ = k/n. **Consistent**: with "
        "more flips the estimates close in on the true π. **Asymptotically normal**: in units of "
        "standard errors their histogram approaches the bell curve. **Asymptotically efficient**: "
        "for large n no other regular estimator has a smaller spread."
    ).format(people=PEOPLE)


@shared
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
            "With {n} flips each, 95% of the estimates lie between {low} and {high}; the "
            "true value is {truth}."
        ).format(
            n=round(n),
            low=significant(values["spread_low"]),
            high=significant(values["spread_high"]),
            truth=plain(truth),
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
        Readout("spread_low", _("middle 95% of estimates: from"), low, 3, colors.ODDS),
        Readout("spread_high", _("to"), high, 3, colors.ODDS),
        Readout("spread_error", _("standard error √(π(1−π)/n)"), error, color=colors.NEUTRAL),
    ]


SCENE = Scene(
    key="spread",
    name=message("Spread"),
    question=message("How much does the estimate vary?"),
    task=message("Set n to 20, then 100, then 500. By what factor does the band shrink in all?"),
    draw=spread,
    why=_why,
    controls=(TRUTH, SAMPLE, SEED),
    ask=_predict_spread,
    functions=(sampling_distribution, standardised_shares, standard_error),
    deeper=True,
)
