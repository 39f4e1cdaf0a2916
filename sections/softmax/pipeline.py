"""Every number on the way from a score to a probability."""

import numpy as np
import streamlit as st

from charts import softmax_pipeline as charts
from core.softmax_numerics import SoftmaxSteps, softmax_steps
from sections.softmax.logits import Scored
from ui.language import _
from ui.layout import section
from ui.numbers import format_number
from ui.view import text_scale

DIGITS = (1, 3, 3, 6)


def pipeline(given: Scored) -> None:
    steps = softmax_steps(given.z, subtract_max=False, temperature=given.t)
    stages = (steps.scores, steps.scaled, steps.exponentials, steps.shares)
    total = format_number(steps.total, DIGITS[2])
    texts = [
        [format_number(value, digits) for value in stage]
        for stage, digits in zip(stages, DIGITS, strict=True)
    ]
    heads = ("z", f"z / T,  T = {given.t:g}", "exp(z / T)", "÷ Σ")
    scale = text_scale()
    with section("pipeline", _("Step by step")):
        st.vega_lite_chart(
            spec=charts.pipeline(np.stack(stages), texts, given.names, heads, scale=scale),
            height=charts.height(len(given.names), scale),
            key="pipeline",
            alt=_("The stages from score to probability, one row a class. {rows}").format(
                rows=_rows(given.names, texts)
            ),
        )
        st.caption(_words(steps, total))


def _rows(names: tuple[str, ...], texts: list[list[str]]) -> str:
    return "; ".join(f"{name}: {' → '.join(row)}" for name, *row in zip(names, *texts, strict=True))


def _words(steps: SoftmaxSteps, total: str) -> str:
    return _(
        "Point at a class to follow it through all stages. **÷ T** sets how much a difference "
        "counts. **exp** makes every number positive and turns differences into ratios. **÷ Σ**, "
        "here Σ = {total}, makes them add up to {one}. The order never changes: the largest score "
        "stays the largest, so choosing the winner (argmax) needs no softmax."
    ).format(total=total, one=format_number(np.sum(steps.shares), 6))
