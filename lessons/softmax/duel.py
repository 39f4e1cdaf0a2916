"""Bradley and Terry: two rivals, their scores, and the probability of each verdict."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.softmax import preference, preference_odds
from lessons.softmax.charts import duel as charts
from ui.controls import slider, switch
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Slider, Switch
from ui.run_queue import fragment

RIVALS = (Slider("rival_a", -4.0, 4.0, 0.1, 2.0, 1), Slider("rival_b", -4.0, 4.0, 0.1, 1.0, 1))
NEITHER = Switch("neither")
CONTROLS = (*RIVALS, NEITHER)


@fragment
def duel() -> None:
    with section("duel", _("Which of two? Bradley and Terry")):
        controls, chart = workbench()
        with controls:
            labels = (_("Score of A"), _("Score of B"))
            scores = [
                one.nearest(slider(one, label)) for one, label in zip(RIVALS, labels, strict=True)
            ]
            neither = switch(NEITHER, _("Allow “neither”, with score 0"))
        with chart:
            _figure(np.array(scores), neither)
            st.markdown(
                _(
                    "A judge prefers A to B with probability $\\sigma(a - b)$: softmax of two "
                    "scores. It ranks chess players as well as the answers of language models. A "
                    "third verdict gets a score of its own and takes its share from both; the "
                    "**ratio** of A to B stays $e^{a-b}$."
                )
            )


def _verdicts(first: Any, second: Any, neither: bool) -> np.ndarray:
    """Return the probabilities of the verdicts that can be given."""
    given = preference(first, second, neither=0.0 if neither else -np.inf)
    return given if neither else given[..., :2]


def _figure(scores: np.ndarray, neither: bool) -> None:
    here = _verdicts(scores[0], scores[1], neither)
    answers = [_("prefers A"), _("prefers B"), _("neither")][: len(here)]
    labels = {
        "score": _("score"),
        "probability": _("probability"),
        "rivals": ["A", "B"],
        "answers": answers,
    }
    names = [f"verdict{i + 1}" for i in range(len(here))]
    sweeps = []
    for i, rival in enumerate(RIVALS):
        pair = [scores[0], scores[1]]
        pair[i] = rival.values
        every = _verdicts(pair[0], pair[1], neither)
        readouts = {name: every[:, j] for j, name in enumerate(names)}
        readouts["ratio"] = preference_odds(pair[0], pair[1])
        frames = charts.preference_frames(i, rival.values, every)
        named: dict[str, Any] = {"label": "ab"[i], "digits": 1, "at": scores[i]}
        sweeps.append(Sweep(rival.key, rival.values, frames, readouts, **named))
    live_figure(
        charts.preferences(scores, here, labels),
        key="duel_figure",
        name=_("Scores of two rivals, and the probability of each verdict"),
        summary=_("With scores {a} and {b}, A is preferred with probability {p}.").format(
            a=format_number(scores[0], 1),
            b=format_number(scores[1], 1),
            p=format_number(here[0], 6),
        ),
        readouts=[
            *(
                Readout(name, answer, p, 6, colors.PROBABILITY)
                for name, answer, p in zip(names, answers, here, strict=True)
            ),
            Readout("ratio", _("ratio of A to B"), preference_odds(*scores), 3, colors.ODDS),
        ],
        sweeps=sweeps,
        handles=[Handle(rival.key, charts.handle(i)) for i, rival in enumerate(RIVALS)],
        narrow={"height": 16, "margin": {"r": 12}},
        height=22,
    )
