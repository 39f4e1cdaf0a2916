"""What each point costs, and where the costliest ones lie."""

import numpy as np
import streamlit as st

from charts.precision import precision
from core.evaluation import point_surprisals
from lessons.train.answers import Answers
from lessons.train.charts import surprisal as charts
from ui.language import _
from ui.layout import workbench
from ui.numbers import format_number
from ui.tables import markdown_table

COSTLIEST = 5


def surprisal(given: Answers) -> None:
    """Draw every point's surprisal, linked with the map of the points."""
    experiment = given.experiment
    costs = point_surprisals(given.log_probabilities, experiment.dataset.labels)
    words, chart = workbench()
    words.markdown(_meaning(given, costs))
    words.markdown(_costliest(given, costs))
    with chart:
        st.vega_lite_chart(
            spec=charts.linked_surprisals(costs, experiment.field, _labels()),
            key="surprisal",
            theme=None,  # Streamlit's own gives axes a grey too pale to read
            alt=_summary(costs),
        )


def _labels() -> dict[str, str]:
    return {
        "surprisal": _("surprisal of the label (nats)"),
        "class": _("class"),
        "probability": _("probability of the label"),
    }


def _meaning(given: Answers, costs: np.ndarray) -> str:
    mean = costs[given.experiment.train].mean()
    return _(
        "The surprisal of a point is −ln of the probability of its label. Over the training "
        "points, the filled ones, its mean is {mean} nats: their cross-entropy. Hollow ones are "
        "test points.\n\n"
        "**Drag across the surprisals** to highlight those points on the map; drag over the map "
        "to see what the points there cost. Click an empty spot to show all points again."
    ).format(mean=format_number(mean, 6))


def _costliest(given: Answers, costs: np.ndarray) -> str:
    dataset = given.experiment.dataset
    found = np.argsort(-costs, kind="stable")[:COSTLIEST]
    across, up = map(precision, dataset.inputs.T)
    rows = [
        [
            f"({x:.{across}g},\N{NO-BREAK SPACE}{y:.{up}g})".replace("-", "−"),
            format_number(np.exp(-costs[i]), 4),
            format_number(costs[i], 4),
        ]
        for i, (x, y) in zip(found, dataset.inputs[found], strict=True)
    ]
    return markdown_table([_("costliest points"), _("P(label)"), _("nats")], rows)


def _summary(costs: np.ndarray) -> str:
    return _(
        "Surprisals of {count} points above, their places below. The median is {median} nats, the "
        "largest {largest}."
    ).format(
        count=len(costs),
        median=format_number(np.median(costs), 4),
        largest=format_number(costs.max(), 4),
    )
