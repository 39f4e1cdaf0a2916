"""Claims on losses, their slopes and the way downhill."""

from functools import cache

import numpy as np

from core.information import surprisal
from core.likelihood import negative_log_likelihood
from core.losses import (
    Path,
    Reduction,
    binary_cross_entropy_gradient,
    cost,
    descend,
    has_finite_maximum,
    slope_ratio,
    squared_error_gradient,
)
from lessons.mistakes.claim import Claim, Fact, Live, Place, Reason
from ui.language import _
from ui.language import gettext_noop as message
from ui.parameters import Slider

X, Y = np.arange(6.0), (0, 0, 0, 1, 1, 1)


@cache
def walk_on() -> Path:
    """Return a long walk downhill on points that a threshold separates."""
    return descend(0, 0, x=X, y=Y, loss="cross_entropy", rate=0.1, steps=8190)


def _cost(reduction: Reduction) -> float:
    return float(cost(1, -2, x=X, y=Y, loss="cross_entropy", reduction=reduction))


CLOSED_FORM = Claim(
    "closed_form",
    message("Set the derivative to zero and solve: logistic regression is done."),
    False,
    (
        Reason(
            message(
                "In general no formula solves the equations, and on separable data they"
                " have no solution at all."
            )
        ),
        Reason(
            message("The loss has no derivative."),
            message("It has, everywhere: along w it is the mean of (q − y) x."),
        ),
        Reason(
            message("The loss has many valleys."),
            message("Cross-entropy is convex in w and b: at most one valley."),
        ),
    ),
    message("One walks downhill step by step; on separable data the walk never ends."),
    lambda: (
        Fact("finite", _("x = 0 … 5, y = 000111: is there a best w?"), has_finite_maximum(X, Y)),
        Fact("early", _("loss after 1,000 steps"), walk_on().costs[1000], 4),
        Fact("late", _("loss after 8,190 steps"), walk_on().costs[-1], 4),
    ),
    Place("loss", "growth", {"after": "1000"}),
    (
        has_finite_maximum,
        descend,
    ),
)

OTHER_LOSS = Claim(
    "other_loss",
    message("Another loss than cross-entropy only makes the algebra messier."),
    False,
    (
        Reason(
            message(
                "Squared error of a sigmoid is not convex in z, and it is flat where "
                "the belief is most wrong."
            )
        ),
        Reason(
            message("It cannot be differentiated."),
            message("It can; the derivative is merely tiny there."),
        ),
        Reason(
            message("Both have the same slopes up to a constant factor."),
            message("The factor is q(1 − q): it changes with z."),
        ),
    ),
    message(
        "At y = 1, z = −5 cross-entropy is {ratio:0} times as steep: "
        "{cross_entropy:4} against {squared:4}."
    ),
    lambda: (
        Fact(
            "cross_entropy",
            _("slope of cross-entropy at z = −5"),
            binary_cross_entropy_gradient(-5, 1),
        ),
        Fact("squared", _("slope of squared error at z = −5"), squared_error_gradient(-5, 1)),
        Fact("ratio", _("how many times as steep"), slope_ratio(-5), 1),
    ),
    Place("loss", "compare", {"label": "1", "compared": "-5"}),
    (
        binary_cross_entropy_gradient,
        squared_error_gradient,
        slope_ratio,
    ),
    Live(
        Slider("other_loss_at", -8.0, 8.0, 0.1, -5.0, 1),
        "z",
        lambda z: {
            _("slope of cross-entropy"): binary_cross_entropy_gradient(z, 1),
            _("slope of squared error"): squared_error_gradient(z, 1),
        },
    ),
)

SUM_MEAN = Claim(
    "sum_mean",
    message("Sum or mean of the losses makes no difference."),
    False,
    (
        Reason(
            message(
                "The minimum lies in the same place, but slopes are n times as large: "
                "another learning rate."
            )
        ),
        Reason(
            message("The minimum lies elsewhere."), message("A positive factor moves no minimum.")
        ),
        Reason(
            message("The sum is only for test data."),
            message("Either can be taken anywhere, if it is said."),
        ),
    ),
    message("With n = 100 a step along the sum is 100 times as long; we use the mean."),
    lambda: (
        Fact("sum", _("six points, sum of the losses"), _cost("sum")),
        Fact("mean", _("six points, mean of the losses"), _cost("mean")),
    ),
    Place("loss", "points", {"reduction": "sum"}),
    (cost,),
)

ONE_PERCENT = Claim(
    "one_percent",
    message("One answer that gave the truth 1% costs more than 43 answers that gave it 90%."),
    True,
    (
        Reason(message("−ln 0.01 = {one:3}, and 43 · (−ln 0.9) is only {many:3}.")),
        Reason(
            message("99% missing is 9.9 times as much as 10% missing."),
            message("Prices are logarithms, not what is missing."),
        ),
        Reason(message("The price of 1% is infinite."), message("Only of 0%.")),
    ),
    message("Confident mistakes dominate the cost."),
    lambda: (
        Fact("one", "−ln 0.01", surprisal(0.01)),
        Fact("many", "43 · (−ln 0.9)", negative_log_likelihood(0.9, heads=43, flips=43)),
    ),
    Place("loss", "prices", {"y": "1", "z": "-4.6"}),
    (
        surprisal,
        negative_log_likelihood,
    ),
    Live(
        Slider("one_percent_at", 0.01, 1.0, 0.01, 0.01, 2),
        "q",
        lambda q: {"−ln q": surprisal(q)},
        level=lambda: negative_log_likelihood(0.9, heads=43, flips=43),
    ),
)

SLOPE_Q_Y = Claim(
    "slope_q_y",
    message("Along the logit, the slope of cross-entropy never exceeds 1 in size."),
    True,
    (
        Reason(message("It is q − y, and q lies between 0 and 1.")),
        Reason(
            message("It is at most ¼."), message("That is the bound of the sigmoid's own slope.")
        ),
        Reason(message("The loss itself is at most 1."), message("The loss has no upper bound.")),
    ),
    message("Slope q − y: near ±1 when surely wrong, near 0 when surely right."),
    lambda: (
        Fact("wrong", _("slope at y = 1, z = −5"), binary_cross_entropy_gradient(-5, 1)),
        Fact("right", _("slope at y = 1, z = 5"), binary_cross_entropy_gradient(5, 1)),
    ),
    Place("loss", "prices", {"y": "1", "z": "-5"}),
    (binary_cross_entropy_gradient,),
    Live(
        Slider("slope_q_y_at", -8.0, 8.0, 0.1, -5.0, 1),
        "z",
        lambda z: {
            _("slope for y = 1"): binary_cross_entropy_gradient(z, 1),
            _("slope for y = 0"): binary_cross_entropy_gradient(z, 0),
        },
    ),
)

CLAIMS = (
    CLOSED_FORM,
    OTHER_LOSS,
    SUM_MEAN,
    ONE_PERCENT,
    SLOPE_Q_Y,
)
