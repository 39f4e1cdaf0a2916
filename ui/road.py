"""The course as one live figure: a belief that is dragged moves every stop at once."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import streamlit as st

from charts import colors
from charts import road as charts
from core.binary import complement, logit, odds, sigmoid
from core.information import entropy, surprisal
from core.likelihood import likelihood, maximum_likelihood
from core.losses import binary_cross_entropy_gradient
from core.softmax import softmax
from ui.catalog import Lesson
from ui.controls import slider
from ui.deck import Card, cards
from ui.language import _
from ui.links import link_to
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import plain, significant
from ui.parameters import Slider
from ui.run_queue import fragment
from ui.view import current_view

P = Slider("p", 0.01, 0.99, 0.01, 0.3, 2)
HEADS, FLIPS = 3, 10
CARRIED = {"odds": "p", "likelihood": "pi"}  # parameters of lessons that take the same values


@fragment
def road(lessons: Sequence[Lesson]) -> None:
    """Draw the road: a slider, and the stops that follow it."""
    with st.container(key="road"):
        task, control = st.columns([5, 6], gap="medium", vertical_alignment="center")
        with task, st.container(key="task-road"):
            st.markdown(
                _("Drag **p**, or the point on the road. Every stop follows; a card opens it.")
            )
        with control:
            p = slider(P, _("Belief that the picture shows a dog, p"))
        with st.container(key="road_map"):
            _figure(p)
            cards([_card(lesson, p, n) for n, lesson in enumerate(lessons, start=1)])


def _card(lesson: Lesson, p: float, number: int) -> Card:
    carried = {CARRIED[lesson.path]: plain(p)} if lesson.path in CARRIED else {}
    return Card(
        lesson.path,
        link_to(lesson.path, **carried) if lesson.ready else "",
        number,
        _(lesson.title),
        _(lesson.question),
        lesson.scenes,
        link_to(lesson.path, "{scene}"),
    )


@cache
def beliefs() -> charts.Beliefs:
    """Return every belief of the slider, and what the stops make of it."""
    p = P.values
    scores = logit(p)
    shares = softmax(np.stack([scores, np.zeros_like(scores)], axis=-1))
    return charts.Beliefs(
        p=p,
        logit=scores,
        likelihood=likelihood(p, heads=HEADS, flips=FLIPS),
        surprisal=surprisal(p),
        share=shares[:, 0],
        other=shares[:, 1],
        entropy=entropy(np.stack([p, complement(p)], axis=-1)),
        slope=binary_cross_entropy_gradient(scores, 1),
        holds=odds(p) > 1,
    )


@cache
def numbers() -> dict[str, np.ndarray]:
    """Return the live numbers for every belief of the slider, by their names."""
    every = beliefs()
    return {
        "odds": odds(every.p),
        "logit": every.logit,
        "probability": sigmoid(every.logit),
        "likelihood": every.likelihood,
        "surprisal": every.surprisal,
        "share": every.share,
        "entropy": every.entropy,
        "gradient": every.slope,
    }


def _figure(p: float) -> None:
    here = int(P.values.searchsorted(p))
    board = charts.PROJECTED if current_view() == "projector" else charts.WIDE
    coins = charts.Coins(HEADS, FLIPS, float(maximum_likelihood(heads=HEADS, flips=FLIPS)))
    now = {name: values[here] for name, values in numbers().items()}
    live_figure(
        charts.road(here, beliefs(), coins, _labels(), _verdicts(), board),
        key="road_figure",
        name=_("One belief at every stop of the course"),
        summary=_(
            "Probability {p}: odds {odds}, logit {logit}, surprisal {surprisal}, entropy {entropy}."
        ).format(
            p=plain(p),
            **{name: significant(now[name]) for name in ("odds", "logit", "surprisal", "entropy")},
        ),
        readouts=[
            Readout(name, label, now[name], color=color, focusable=False)
            for name, label, color in _readouts()
        ],
        sweeps=[
            Sweep(
                P.key,
                P.values,
                charts.road_frames(beliefs(), _verdicts()),
                numbers(),
                label="p",
                digits=P.digits,
                at=p,
            )
        ],
        handles=[Handle(P.key, charts.HANDLE)],
        narrow=charts.narrow_road(),
        height=board.height,
    )


def _readouts() -> list[tuple[str, str, str]]:
    return [
        ("odds", _("odds"), colors.ODDS),
        ("logit", _("logit"), colors.LOGIT),
        ("probability", _("back: σ(logit)"), colors.PROBABILITY),
        ("likelihood", _("L(π) for 3 heads of 10"), colors.ODDS),
        ("surprisal", "−ln p", colors.CONTRAST),
        ("share", _("dog: softmax(logit, 0)"), colors.PROBABILITY),
        ("entropy", _("entropy H(p, 1−p)"), colors.LOGIT),
        ("gradient", _("slope σ(z) − 1"), colors.ODDS),
    ]


def _labels() -> dict[str, str]:
    return {"dog": _("dog"), "cat": _("cat"), "claim": _("“The odds are above 1”")}


def _verdicts() -> tuple[str, str]:
    return _("false"), _("true")
