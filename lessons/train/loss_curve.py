"""What the cockpit asks before its film is played: how the training loss will go on."""

import numpy as np

from core.information import surprisal
from lessons.train.staged import scores_at, training_losses
from ui.language import _
from ui.numbers import significant
from ui.questions import Axis, Drawn, Misdrawn, SketchCurve, upright

LAST, EVERY = 1000, 10
STEPS = np.arange(0.0, LAST + EVERY, EVERY)
LOWEST = -0.2  # of the axis: there is room for a curve that no loss can be


def predict_loss_curve() -> SketchCurve:
    """Return the question for the training loss of the run that the cockpit opens with."""
    at = {step: significant(scores_at(step).train_loss) for step in (0, 100, 300, LAST)}
    coin = significant(surprisal(0.5))
    truth = training_losses(LAST, EVERY)
    return SketchCurve(
        "predict_loss_curve",
        _("The loss starts at {start}. Draw how it goes on until step 1,000.").format(start=at[0]),
        Axis(_("step"), STEPS, range(0, LAST + 1, 200), digits=0),
        upright(_("training loss"), LOWEST, 1, (0, 0.25, 0.5, 0.75, 1)),
        truth,
        answer=_("slowly at first, then steeply, then level"),
        hint=_(
            "Guessing 50:50 costs ln 2 = {coin}. How long might the loss stay near that?"
        ).format(coin=coin),
        explanation=_(
            "{a} at step 100, {b} at step 300, {c} at step 1,000: first the hidden units must turn."
        ).format(a=at[100], b=at[300], c=at[LAST]),
        tolerance=0.1,
        fits=_levels_off,
        misdrawn=_misdrawn(float(truth[0]), coin),
        given=[(0, float(truth[0]), at[0])],
    )


def _levels_off(drawn: Drawn) -> bool:
    """Tell whether the curve falls more steeply in the middle than at its end."""
    steep, level = drawn.at(200) - drawn.at(600), drawn.at(600) - drawn.at(LAST)
    return steep > 1.5 * level


def _misdrawn(start: float, coin: str) -> list[Misdrawn]:
    straight = np.interp(STEPS, [0, LAST], [start, 0.05])
    return [
        Misdrawn(
            _("below 0"),
            _("A mean of −ln q is never negative: q is at most 1."),
            lambda drawn: drawn.lowest < -0.01,
            np.interp(STEPS, [0, LAST], [start, -0.15]),
        ),
        Misdrawn(
            _("it stays near {coin}").format(coin=coin),
            _("{coin} is the price of a coin flip. This network can learn more than that.").format(
                coin=coin
            ),
            lambda drawn: drawn.at(LAST) > 0.5,
            np.full(len(STEPS), 0.7),
        ),
        Misdrawn(
            _("at once down, then level"),
            _("Not yet: first the hidden units must turn; until then four corners look alike."),
            lambda drawn: drawn.at(150) < 0.45,
            0.1 + (start - 0.1) * np.exp(-STEPS / 60),
        ),
        Misdrawn(
            _("in a straight line down"),
            _("Equal steps do not buy equal progress: slopes change on the way."),
            lambda _drawn: True,
            straight,
        ),
    ]
