"""Which points the network gets wrong, whether it knows how sure it may be, and where they lie."""

from dataclasses import replace

import numpy as np

from charts import colors
from charts.marks import Figure
from core.evaluation import (
    Reliability,
    confusion_matrix,
    counts_from,
    misclassified,
    point_surprisals,
    reliability,
)
from lessons.train.answers import Answers
from lessons.train.charts import errors as charts
from lessons.train.charts.film import Field
from ui.controls import slider
from ui.language import _
from ui.live_figure import Beginning, Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Slider
from ui.questions import waiting

BELOW = 3.5  # rem for what can be opened below it
LINE = Slider("costly", 0.0, 6.0, 0.1, 0.7, 1)  # nats from which on a point is marked


def costly_line() -> float:
    """Draw the slider of the line beyond which points are marked."""
    return slider(LINE, _("Mark surprisals from (nats)"))


def errors(given: Answers, line: float) -> None:
    """Draw what the network gets wrong: of the test points, where there are any.

    While the question is open only the points that it has learnt from are shown.
    """
    experiment = given.experiment
    tested = len(experiment.test) > 0 and not waiting()
    part = experiment.test if tested else experiment.train
    shown = part if waiting() else np.arange(len(experiment.dataset.labels))
    logs, labels = given.log_probabilities, experiment.dataset.labels
    counts, bins = confusion_matrix(logs[part], labels[part]), reliability(logs[part], labels[part])
    wrong = misclassified(logs[shown], labels[shown])
    costs = _costs(point_surprisals(logs[shown], labels[shown]), line)
    field = _only(experiment.field, shown)
    live_figure(
        _figure(counts, bins, costs, field, tested=tested),
        key="errors",
        name=_(
            "Confusion matrix, reliability diagram, and surprisals with the map of their points"
        ),
        summary=_summary(counts, bins.calibration_error),
        readouts=_readouts(counts, bins.calibration_error, costs, wrong),
        sweeps=[_sweep(costs, field, wrong)],
        handles=[Handle(LINE.key, charts.GRIP)],
        narrow=charts.narrow_errors(),
        fills=BELOW,
    )


def _figure(
    counts: np.ndarray, bins: Reliability, costs: charts.Costs, field: Field, *, tested: bool
) -> Figure:
    groups = charts.Bins(bins.confidence, bins.frequency, bins.count)
    return charts.errors(counts, groups, costs, field, _labels(tested=tested))


def _only(field: Field, shown: np.ndarray) -> Field:
    return replace(
        field,
        places=field.places[shown],
        labels=field.labels[shown],
        training=field.training[shown],
    )


def _costs(surprisals: np.ndarray, line: float) -> charts.Costs:
    return charts.Costs(surprisals, line, LINE.values, counts_from(surprisals, LINE.values))


def _labels(*, tested: bool) -> dict[str, str]:
    return {
        "chosen": _("predicted class"),
        "true": _("true class"),
        "confidence": _("confidence"),
        "frequency": _("accuracy"),
        "confusion": _("Test points") if tested else _("Training points"),
        "reliability": _("Confident, and right"),
        "points": _("points"),
        "surprisal": _("Surprisal (nats)"),
        "line": _("marked from here on"),
    }


def _sweep(costs: charts.Costs, field: Field, wrong: np.ndarray) -> Sweep:
    x, y = charts.dearest(costs, field)
    rings = {"x": Beginning(x, costs.reached), "y": Beginning(y, costs.reached)}
    of_wrong = counts_from(costs.surprisals[wrong], costs.lines)
    return Sweep(
        LINE.key,
        costs.lines,
        {**charts.line_frames(costs), charts.RINGS: rings},
        {"marked": costs.reached.astype(float), "marked_wrong": of_wrong.astype(float)},
        digits=LINE.digits,
        at=costs.line,
    )


def _readouts(
    counts: np.ndarray, error: float, costs: charts.Costs, wrong: np.ndarray
) -> list[Readout]:
    missed = int(counts.sum() - np.trace(counts))
    (marked,) = counts_from(costs.surprisals, [costs.line])
    (of_wrong,) = counts_from(costs.surprisals[wrong], [costs.line])
    return [
        Readout("wrong_points", _("wrong points"), missed, 0, colors.NEUTRAL),
        Readout("calibration_error", _("calibration error"), error, None, colors.CONTRAST),
        Readout("marked", _("marked"), int(marked), 0, colors.CONTRAST),
        Readout("marked_wrong", _("of them wrong"), int(of_wrong), 0, colors.CONTRAST),
    ]


def _summary(counts: np.ndarray, error: float) -> str:
    total = int(counts.sum())
    return _("{right} of {total} points are right. Expected calibration error {error}.").format(
        right=int(np.trace(counts)), total=total, error=format_number(error, 4)
    )
