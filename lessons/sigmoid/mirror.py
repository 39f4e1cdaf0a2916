"""Sigmoid and logit as mirror images, and which name is which."""

import streamlit as st

from charts import colors
from core.binary import logit, sigmoid
from lessons.sigmoid.charts import mirror as charts
from ui.controls import slider
from ui.language import _
from ui.layout import section
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Slider
from ui.run_queue import fragment

MIRROR = Slider("mirror", -3.0, 3.0, 0.1, 1.0, 1)
CONTROLS = (MIRROR,)


def _naming() -> None:
    with st.container(border=True):
        st.markdown(
            _(
                "**Which name is which?** Many notes mix them up.\n\n"
                "- The **logit** maps a probability to a score, $(0,1) \\to (-\\infty,\\infty)$.\n"
                "- The function that **outputs a probability** is the **sigmoid** $\\sigma$, "
                "the inverse logit.\n"
                "- The **probit** $\\Phi^{-1}$ also maps a probability to a score; "
                "its inverse $\\Phi$, the normal curve, outputs a probability."
            )
        )


@fragment
def mirror() -> None:
    with section("mirror", _("Mirror images")):
        controls, chart, names = st.columns([1, 1.7, 1.3], gap="medium")
        with controls:
            score = slider(MIRROR, _("Score z"))
            st.caption(
                _(
                    "Swap what goes in and what comes out, and each curve becomes the other. "
                    "Drag either point: the dotted line always crosses the mirror at a right angle."
                )
            )
        with names:
            _naming()
        with chart:
            _figure(score)


def _figure(score: float) -> None:
    scores, every = MIRROR.values, sigmoid(MIRROR.values)
    here = sigmoid(score)
    live_figure(
        charts.mirror_images(score, here, (scores, every), _labels()),
        key="mirror_figure",
        name=_("Sigmoid and logit, mirror images of each other in the line y = x"),
        summary=_("The sigmoid of {z} is {q}, and the logit of {q} is {z}.").format(
            z=format_number(score, 1), q=format_number(here, 6)
        ),
        readouts=[
            Readout("mirrored", "q = σ(z)", here, 6, colors.PROBABILITY),
            Readout("mirrored_back", "logit(q)", logit(here), 6, colors.LOGIT),
        ],
        sweeps=[
            Sweep(
                MIRROR.key,
                scores,
                charts.mirror_frames(scores, every),
                {"mirrored": every, "mirrored_back": logit(every)},
                label="z",
                digits=MIRROR.digits,
                at=score,
            )
        ],
        handles=[Handle(MIRROR.key, trace) for trace in charts.HANDLES],
        narrow={"height": 21},
        height=24,
    )


def _labels() -> dict[str, str]:
    return {
        "sigmoid": _("sigmoid<br>score → probability"),
        "logit": _("logit<br>probability → score"),
        "mirror": _("mirror y = x"),
        "input": _("goes in"),
        "output": _("comes out"),
    }
