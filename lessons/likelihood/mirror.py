"""The log-likelihood and, below it, its mirror image, which machines minimise."""

from typing import Any

import streamlit as st

from charts import colors
from core.likelihood import log_likelihood, maximum_likelihood, negative_log_likelihood
from lessons.likelihood.charts import mirror as charts
from ui.controls import slider
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Slider
from ui.run_queue import fragment

MIRROR_HEADS = Slider("mirror_heads", 0.0, 10.0, 1.0, 3.0, 0)
MIRROR_PI = Slider("mirror_pi", 0.01, 0.99, 0.01, 0.5, 2)
CONTROLS = (MIRROR_HEADS, MIRROR_PI)
MIRROR_FLIPS = 10


def _sweeps(heads: int, pi: float) -> list[Sweep]:
    data: dict[str, Any] = {"heads": MIRROR_HEADS.values, "flips": MIRROR_FLIPS}
    best, here = maximum_likelihood(**data), log_likelihood(pi, **data)
    curves = log_likelihood(
        charts.LOG_NODES, heads=MIRROR_HEADS.values[:, None], flips=MIRROR_FLIPS
    )
    logs = log_likelihood(MIRROR_PI.values, heads=heads, flips=MIRROR_FLIPS)
    costs = negative_log_likelihood(MIRROR_PI.values, heads=heads, flips=MIRROR_FLIPS)
    return [
        Sweep(
            MIRROR_HEADS.key,
            MIRROR_HEADS.values,
            charts.data_frames(curves, (best, log_likelihood(best, **data)), here),
            {
                "mirror_log": here,
                "mirror_nll": negative_log_likelihood(pi, **data),
                "mirror_best": best,
            },
            label="k",
            digits=0,
            at=heads,
        ),
        Sweep(
            MIRROR_PI.key,
            MIRROR_PI.values,
            charts.belief_frames(MIRROR_PI.values, logs),
            {"mirror_log": logs, "mirror_nll": costs},
            label="π",
            digits=MIRROR_PI.digits,
            at=pi,
        ),
    ]


@fragment
def mirror() -> None:
    with section("mirror", _("The top of one curve is the bottom of the other")):
        controls, chart = workbench()
        with controls:
            pi = MIRROR_PI.nearest(slider(MIRROR_PI, _("Belief π")))
            heads = round(slider(MIRROR_HEADS, _("Heads in 10 flips")))
            st.caption(
                _(
                    "Machines minimise. So the sign is turned over: the **argmax** of the "
                    "log-likelihood is the **argmin** of the negative log-likelihood (NLL), the "
                    "surprise at all the data. The value changes its sign, the place π̂ stays."
                )
            )
        with chart:
            _figure(heads, pi)


def _figure(heads: int, pi: float) -> None:
    data = {"heads": heads, "flips": MIRROR_FLIPS}
    here, best = log_likelihood(pi, **data), maximum_likelihood(**data)
    cost = negative_log_likelihood(pi, **data)
    live_figure(
        charts.mirrored(
            log_likelihood(charts.LOG_NODES, **data),
            (best, log_likelihood(best, **data)),
            (pi, here),
            _labels(),
        ),
        key="mirror_figure",
        name=_("Log-likelihood and negative log-likelihood, mirror images of each other"),
        summary=_(
            "At π = {pi} the log-likelihood is {log}, the negative log-likelihood {cost}. "
            "Both are best at {best}."
        ).format(
            pi=format_number(pi, 2),
            log=format_number(here, 4),
            cost=format_number(cost, 4),
            best=format_number(best, 1),
        ),
        readouts=[
            Readout("mirror_nll", "−ln L(π)", cost, 6, colors.CONTRAST),
            Readout("mirror_log", "ln L(π)", here, 6, colors.LOGIT),
            Readout("mirror_best", _("best belief π̂"), best, 1, colors.ODDS),
        ],
        sweeps=_sweeps(heads, pi),
        handles=[
            *(Handle(MIRROR_PI.key, trace) for trace in charts.HANDLES),
            *(Handle(MIRROR_HEADS.key, trace) for trace in charts.BEST_HANDLES),
        ],
        narrow=charts.NARROW,
        height=20,
    )


def _labels() -> dict[str, str]:
    return {
        "belief": _("belief π"),
        "nats": _("nats"),
        "log": _("log-likelihood ln L(π): highest at π̂"),
        "negative": _("negative log-likelihood −ln L(π): lowest at π̂"),
        "best": _("maximum, π̂ = k/n"),
        "here": _("your π"),
    }
