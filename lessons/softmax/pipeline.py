"""Every number on the way from a score to a probability."""

import numpy as np
import streamlit as st

from core.floats import SoftmaxSteps, softmax_steps
from lessons.softmax.charts import pipeline as charts
from lessons.softmax.logits import SCORE_VALUES, SCORES, Scored, T
from ui.language import _
from ui.layout import section
from ui.live_figure import Cell, Sweep, linked_chart
from ui.numbers import format_number
from ui.view import text_scale

NAMES = ("z", "scaled", "exponential", "p")  # the figure above has the readouts of the last
DIGITS = (1, 3, 3, 6)
HEADS = ("z", "z / T", "exp(z / T)", "÷ Σ")


def pipeline(given: Scored) -> None:
    steps = _steps(given.z, given.t)
    stages = np.stack((steps.scores, steps.scaled, steps.exponentials, steps.shares))
    texts = [
        [format_number(value, digits) for value in stage]
        for stage, digits in zip(stages, DIGITS, strict=True)
    ]
    notes = (
        ("scaled", "T = ", f"{given.t:g}"),
        ("exponential", "Σ = ", format_number(steps.total, DIGITS[2])),
    )
    scale = text_scale()
    with section("pipeline", _("Step by step")):
        st.vega_lite_chart(
            spec=charts.pipeline(stages, texts, given.names, HEADS, notes, scale=scale),
            height=charts.height(len(given.names), scale),
            key="pipeline",
            alt=_("The stages from score to probability, one row a class. {rows}").format(
                rows=_rows(given.names, texts)
            ),
        )
        linked_chart(
            "section-pipeline",
            "shown",
            key="pipeline_link",
            cells=_cells(stages, given.t, steps.total),
            sweeps=_sweeps(given),
        )
        st.caption(_words(steps))


def _steps(z: np.ndarray, t: float | np.ndarray) -> SoftmaxSteps:
    return softmax_steps(z, subtract_max=False, temperature=t)


def _cells(stages: np.ndarray, t: float, total: float) -> list[Cell]:
    classes = [
        Cell(f"{name}{i}", float(value), digits, live=name == "p")
        for name, digits, stage in zip(NAMES, DIGITS, stages, strict=True)
        for i, value in enumerate(stage, start=1)
    ]
    return [*classes, Cell("t", t, None), Cell("total", float(total), DIGITS[2])]


def _sweeps(given: Scored) -> list[Sweep]:
    temperatures = T.values
    hot = _steps(given.z, temperatures[:, np.newaxis])
    readouts = {"t": temperatures, "total": hot.total}
    for i in range(len(given.z)):
        readouts[f"scaled{i + 1}"] = hot.scaled[:, i]
        readouts[f"exponential{i + 1}"] = hot.exponentials[:, i]
    alone = _steps(SCORE_VALUES[:, np.newaxis], given.t)
    scaled, exponentials = alone.scaled[:, 0], alone.exponentials[:, 0]
    return [
        Sweep(T.key, temperatures, readouts=readouts, by_index=True, at=given.t),
        *(
            Sweep(
                SCORES[i].key,
                SCORE_VALUES,
                readouts={
                    f"z{i + 1}": SCORE_VALUES,
                    f"scaled{i + 1}": scaled,
                    f"exponential{i + 1}": exponentials,
                    "total": _steps(given.along(i), given.t).total,
                },
                at=given.z[i],
            )
            for i in range(len(given.z))
        ),
    ]


def _rows(names: tuple[str, ...], texts: list[list[str]]) -> str:
    return "; ".join(f"{name}: {' → '.join(row)}" for name, *row in zip(names, *texts, strict=True))


def _words(steps: SoftmaxSteps) -> str:
    return _(
        "Point at a class to follow it through all stages. **÷ T** sets how much a difference "
        "counts. **exp** makes every number positive and turns differences into ratios. **÷ Σ**, "
        "division by their sum, makes them add up to {one}. The order never changes: the largest "
        "score stays the largest, so choosing the winner (argmax) needs no softmax."
    ).format(one=format_number(np.sum(steps.shares), 6))
