"""Which classes are taken for which, and whether the network knows how sure it may be."""

import numpy as np
import streamlit as st

from charts import colors
from core.evaluation import confusion_matrix, reliability
from lessons.train.answers import Answers
from lessons.train.charts import errors as charts
from ui.language import _
from ui.live_figure import Readout, live_figure
from ui.numbers import format_number


def errors(given: Answers) -> None:
    """Draw the confusion matrix and the reliability diagram of the test points, if there are."""
    experiment = given.experiment
    held_back = len(experiment.test) > 0
    part = experiment.test if held_back else experiment.train
    logs, labels = given.log_probabilities[part], experiment.dataset.labels[part]
    counts, found = confusion_matrix(logs, labels), reliability(logs, labels)
    live_figure(
        charts.confusion_and_reliability(
            counts,
            experiment.dataset.classes,
            found.confidence,
            found.frequency,
            found.count,
            _labels(),
        ),
        key="errors",
        name=_("Confusion matrix, and reliability diagram"),
        summary=_summary(counts, found.calibration_error),
        readouts=_readouts(counts, found.calibration_error),
        narrow=charts.narrow_errors(),
        height=22,
    )
    st.caption(_meaning(held_back=held_back))


def _labels() -> dict[str, str]:
    return {
        "chosen": _("predicted class"),
        "true": _("true class"),
        "confidence": _("confidence"),
        "frequency": _("accuracy"),
        "confusion": _("Confusion matrix: points"),
        "reliability": _("Reliability: distance to the diagonal"),
        "points": _("points"),
    }


def _readouts(counts: np.ndarray, error: float) -> list[Readout]:
    wrong = int(counts.sum() - np.trace(counts))
    return [
        Readout("wrong_points", _("points on the wrong side"), wrong, 0, colors.NEUTRAL),
        Readout("calibration_error", _("expected calibration error"), error, 4, colors.CONTRAST),
    ]


def _summary(counts: np.ndarray, error: float) -> str:
    total = int(counts.sum())
    return _("{right} of {total} points are right. Expected calibration error {error}.").format(
        right=int(np.trace(counts)), total=total, error=format_number(error, 4)
    )


def _meaning(*, held_back: bool) -> str:
    which = (
        _("These are the test points at the step that is shown.")
        if held_back
        else _("There are no test points: these are the training points at the step that is shown.")
    )
    return which + _(
        " On the right points are grouped by the probability of the predicted class; a larger "
        "circle means more points. On the diagonal the network is right as often as it says; "
        "below it is too sure of itself. The expected calibration error is the mean distance, each "
        "group counted by its points."
    )
