"""What the lessons of the cockpit ask before their films are played; the numbers are computed."""

from typing import Any

import numpy as np

from core.information import surprisal
from lessons.train.lesson_runs import LessonRun, lowest_test_loss, scores_at
from ui.language import _
from ui.numbers import format_number, significant
from ui.questions import Answer, AskNumber, Axis, ChooseOne, Misplaced, PlacePoint, Question

STEPS = np.arange(0.0, 1001.0, 5.0)  # of the lesson on noise


def _run(lesson: str, changes: dict[str, Any], *, rival: bool) -> LessonRun:
    return LessonRun(lesson, tuple(changes.items()), rival)


def percent(lesson: str, step: int, *, rival: bool = False, **changes: Any) -> str:
    """Return the test accuracy of a lesson's run, in per cent."""
    found = scores_at(_run(lesson, changes, rival=rival), step).test_accuracy or 0.0
    return f"{format_number(100 * found, 0)}%"


def loss(lesson: str, step: int, *, rival: bool = False, **changes: Any) -> str:
    """Return the training loss of a lesson's run, in three significant digits."""
    return significant(scores_at(_run(lesson, changes, rival=rival), step).train_loss)


def share(lesson: str, step: int, *, rival: bool = False, **changes: Any) -> str:
    """Return the same in four decimals, to be compared with another."""
    return format_number(scores_at(_run(lesson, changes, rival=rival), step).train_loss, 4)


def xor() -> Question:
    right = percent("xor", 300)
    high = _(
        "Even a line that cuts off one corner gets only about 75%, and the loss is lowest "
        "elsewhere."
    )
    low = _("Far below 50 would be knowledge too: swap the two answers, and it is good.")
    return AskNumber(
        "predict_xor",
        _("What test accuracy will it have after 300 steps, in per cent?"),
        100 * (scores_at(LessonRun("xor"), 300).test_accuracy or 0.0),
        hint=_("Which side of a line could each of the four corners lie on?"),
        explanation=_("It is {right}.").format(right=right),
        tolerance=8.0,
        reach=26.0,
        percent=True,
        replies={78.0: high, 18.0: low},
    )


def features() -> Question:
    right = percent("features", 1)
    return ChooseOne(
        "predict_features",
        _("It also reads the product x₁x₂. How many steps until 95% of the test points are right?"),
        [
            Answer(
                _("about 300"),
                _("That was the hidden layer, which had to find this feature by itself."),
            ),
            Answer(_("one"), _("One step, and {right} are right.").format(right=right), right=True),
            Answer(
                _("it never gets there"),
                _("The border is straight in (x₁, x₂, x₁x₂), but on the map it is bent."),
            ),
        ],
        hint=_("What sign has x₁x₂ in each of the four corners?"),
    )


def start() -> Question:
    one, other = percent("start", 30), percent("start", 30, rival=True)
    return ChooseOne(
        "predict_start",
        _(
            "Both runs start with {start} right. After 30 steps, which has more than half of the "
            "test points right?"
        ).format(start=percent("start", 0)),
        [
            Answer(
                _("both"),
                _("Squared error's slope has the factor q(1 − q), next to 0 when sure."),
            ),
            Answer(
                _("only cross-entropy"),
                _("{one} against {other}.").format(one=one, other=other),
                right=True,
            ),
            Answer(
                _("only squared error"),
                _("Its loss is smaller, {small} against {large}, but so is its slope.").format(
                    small=loss("start", 0, rival=True), large=loss("start", 0)
                ),
            ),
            Answer(
                _("neither"),
                _("Cross-entropy's slope is q − y: the more wrong, the steeper."),
            ),
        ],
        hint=_("Compare q − y with (q − y) q (1 − q) at q = 0.0001, y = 1."),
    )


def leap() -> Question:
    return ChooseOne(
        "predict_leap",
        _("The left run takes steps ten times as long. Where is its loss after three steps?"),
        [
            Answer(
                _("a tenth of the rival's"),
                _("Longer steps help only while the slope still points down where they land."),
            ),
            Answer(
                _("far above the start"),
                _("From {start} to {loss}.").format(start=loss("leap", 0), loss=loss("leap", 3)),
                right=True,
            ),
            Answer(
                _("about the same"),
                _(
                    "It begins on the same slope, but what if a step is longer than the valley is "
                    "wide?"
                ),
            ),
        ],
        hint=_("A slope is a promise about the place where you stand, not where you land."),
    )


def separable() -> Question:
    return ChooseOne(
        "predict_separable",
        _("All six points are right now. If we go on, what does the weight do?"),
        [
            Answer(
                _("it stays"),
                _("Being right is not being sure: a steeper curve is still less surprised."),
            ),
            Answer(
                _("it settles at a best value"),
                _("Take any value as the best. Would twice as steep cost more?"),
            ),
            Answer(
                _("it grows without limit"),
                _("Steeper is always less surprised."),
                right=True,
            ),
        ],
        hint=_("Multiply w and b by 2. Does any point become less likely?"),
    )


def noise() -> Question:
    lowest = lowest_test_loss(LessonRun("noise"), int(STEPS[-1]), 5)
    return PlacePoint(
        "predict_noise",
        _("Fifty noisy points, 200 epochs. Place the step with the lowest test loss."),
        Axis(_("step"), STEPS, range(0, 1001, 200), digits=0),
        float(lowest),
        hint=_("It first learns what all points share, later what only these fifty have."),
        explanation=_("It is lowest at step {step}.").format(step=format_number(lowest, 0)),
        tolerance=75.0,
        misplaced=[
            Misplaced(
                0.0,
                _("Too early: it has not found the ring yet."),
                reach=150.0,
                name=_("before step 150"),
            ),
            Misplaced(
                185.0,
                _("Soon, but not yet: there the test loss is still falling."),
                reach=35.0,
                name=_("near step 200"),
            ),
            Misplaced(
                1000.0,
                _("That is where the training loss is low; new points tell another story."),
                reach=630.0,
                name=_("at the end, step 1,000"),
            ),
        ],
    )


def batches() -> Question:
    return ChooseOne(
        "predict_batches",
        _(
            "Ten points a step against all hundred: who has the lower training loss after 100 "
            "steps each?"
        ),
        [
            Answer(
                _("all, clearly"),
                _("Its slope is exact. But how far off is that of ten points?"),
            ),
            Answer(
                _("ten, clearly"),
                _("Not by steps. Count the points it looked at instead."),
            ),
            Answer(
                _("nearly the same"),
                _("{ten} and {all}.").format(
                    ten=share("batches", 100), all=share("batches", 100, rival=True)
                ),
                right=True,
            ),
        ],
        hint=_("How scattered is an average of ten points?"),
    )


def zero() -> Question:
    coin = float(scores_at(LessonRun("zero"), 100).train_loss)
    random = scores_at(LessonRun("batches"), 100).train_loss
    return AskNumber(
        "predict_all_zero",
        _(
            "All weights 0, a hidden layer, all points in a batch. What is the loss after 100 "
            "steps?"
        ),
        coin,
        hint=_("The error travels back along the output weights. How much passes through 0?"),
        explanation=_("It is {coin}, the loss of a coin flip.").format(
            coin=format_number(surprisal(0.5), 6)
        ),
        tolerance=0.005,
        replies={
            random: _("That was with random weights, where units differ from the start."),
            0.0: _(
                "A loss of 0 needs beliefs that are sure and right. What does it believe with all "
                "weights 0?"
            ),
        },
    )
