"""Scores and temperature in, probabilities out."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.information import effective_classes, entropy
from core.softmax import softmax
from lessons.softmax.charts import scores as charts
from lessons.softmax.logits import SCORE_VALUES, SCORES, TEMPERATURES, Scored, T, scored, symbol
from lessons.softmax.pipeline import pipeline
from lessons.softmax.temperature import temperature
from ui.formula import live_formula
from ui.language import _
from ui.layout import workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.numbers import format_number
from ui.run_queue import fragment
from ui.view import text_scale


@fragment
def scores() -> None:
    """Draw the sections that follow the same scores, so that all of them move at once."""
    with st.container(key="section-scores"):
        inputs, chart = workbench()
        with inputs:
            given = scored()
        with chart:
            _figure(given)
    pipeline(given)
    temperature(given)


def _values(z: np.ndarray, t: Any) -> dict[str, Any]:
    """Return every readout for a set of scores, or for many; a class has an array of its own."""
    p = softmax(z, temperature=t)
    shares = dict(enumerate(np.ascontiguousarray(np.moveaxis(p, -1, 0)), start=1))
    named = {f"p{i}": share for i, share in shares.items()}
    return {**named, "entropy": entropy(p), "effective_classes": effective_classes(p)}


def _sweeps(given: Scored) -> list[Sweep]:
    hot = _values(given.z, np.array(TEMPERATURES)[:, np.newaxis])
    frames = charts.temperature_frames(_shares(hot))
    named: dict[str, Any] = {"label": "T", "digits": T.digits, "by_index": True}
    sweeps = [Sweep(T.key, T.values, _framed(frames), hot, **named, at=given.t)]
    for i in range(len(given.z)):
        values = _values(given.along(i), given.t)
        frames = _framed(charts.score_frames(i, SCORE_VALUES, _shares(values)))
        named = {"label": symbol("z", i), "digits": 1, "at": given.z[i]}
        sweeps.append(Sweep(SCORES[i].key, SCORE_VALUES, frames, values, **named))
    return sweeps


def _framed(frames: Frames) -> Frames:
    """Return frames with that of the winner in as few bytes as the eye allows."""
    winner = {charts.WINNER: frames[charts.WINNER]}
    return {**frames, **multiples(winner, charts.UNIT)}


def _shares(values: dict[str, np.ndarray]) -> list[np.ndarray]:
    return [row for name, row in values.items() if name.startswith("p")]


def _readouts(given: Scored, here: dict[str, Any]) -> list[Readout]:
    shares = [
        Readout(f"p{i + 1}", f"{symbol('p', i)} · {name}", here[f"p{i + 1}"], 6, colors.PROBABILITY)
        for i, name in enumerate(given.names)
    ]
    uncertain = colors.CONTRAST
    return [
        *shares,
        Readout("entropy", _("entropy H (nats)"), here["entropy"], 6, uncertain),
        Readout(
            "effective_classes", _("effective classes"), here["effective_classes"], 6, uncertain
        ),
    ]


def _figure(given: Scored) -> None:
    here = _values(given.z, given.t)
    names = given.names
    labels = {"score": _("score z (logits)"), "probability": _("probability p")}
    shares = _shares(here)
    top = int(np.argmax(shares))
    live_figure(
        charts.scores_and_probabilities(given.z, np.array(shares), names, labels),
        key="softmax",
        name=_("Scores of the classes as bars, and the probabilities that softmax makes of them"),
        summary=_(
            "At temperature {t} the likeliest of {k} classes is {name}, with probability {p}; "
            "the entropy is {entropy} nats."
        ).format(
            t=format_number(given.t, 3),
            k=len(names),
            name=names[top],
            p=format_number(float(shares[top]), 6),
            entropy=format_number(here["entropy"], 6),
        ),
        readouts=_readouts(given, here),
        formula=live_formula(r"p_i = \frac{e^{z_i/T}}{\sum_j e^{z_j/T}}")
        + live_formula(r"H = -\sum_i p_i\ln p_i = @entropy")
        + live_formula(r"e^H = @effective_classes"),
        sweeps=_sweeps(given),
        handles=[Handle(SCORES[i].key, charts.handle(i)) for i in range(len(names))],
        narrow=charts.narrow_scores(names),
        height=charts.height(names) * text_scale(),
    )
