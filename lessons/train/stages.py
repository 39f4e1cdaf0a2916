"""What each lesson asks, where its film pauses, and what is said there; no number is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.evaluation import dead_units
from core.information import surprisal
from lessons.train import stage_questions as questions
from lessons.train.charts.mark import Mark
from lessons.train.lesson_runs import (
    LessonRun,
    border_at,
    lowest_test_loss,
    scores_at,
    settings_of,
    test_loss_at,
    units_at,
    weights_at,
)
from lessons.train.stage_questions import loss, percent, share
from ui.language import _
from ui.numbers import format_number, significant
from ui.questions import Question


@dataclass(frozen=True)
class Stage:
    """How a lesson goes.

    Attributes
    ----------
    pause : int
        Step at which the film pauses by itself.
    asks : str
        Name of the question.
    ask : callable
        Returns what is asked, before the film is played or, where it is ``late``, at the pause.
    then : callable
        Returns what is said at the pause.
    change : callable
        Returns the one thing to change, and what comes of it.
    end : callable
        Returns what is said at the last step, if it is something else.
    levels, steps : callable
        Losses and steps at which a line is drawn beside the curves.
    marks : callable
        Returns the places that are spoken of, which are marked at the pause and after it; those of
        a border, which moves, ``at_pause`` alone.
    """

    pause: int
    asks: str
    ask: Callable[[], Question]
    then: Callable[[], str]
    change: Callable[[], str]
    end: Callable[[], str] | None = None
    late: bool = False
    levels: Callable[[], Sequence[float]] = tuple
    steps: Callable[[], Sequence[int]] = tuple
    marks: Callable[[], Sequence[Mark]] = tuple
    at_pause: Callable[[], Sequence[Mark]] = tuple


def _coin() -> tuple[float]:
    return (float(surprisal(0.5)),)


def _xor_then() -> str:
    return _(
        "{right} right, and the loss stays near ln 2 = {coin}: no line has one pair of opposite "
        "corners on one side and the other pair on the other."
    ).format(right=percent("xor", 300), coin=significant(surprisal(0.5)))


def _xor_change() -> str:
    return _("Add a hidden layer of 8 with +: at step 300 it is {right}.").format(
        right=percent("xor", 300, layers="8")
    )


def _features_then() -> str:
    return _(
        "One step, {right}: x₁x₂ is positive in one class and negative in the other, so one weight "
        "is enough. It is {weight} now."
    ).format(
        right=percent("features", 1),
        weight=significant(weights_at(LessonRun("features"), 1)[-1]),
    )


def _features_change() -> str:
    return _("Take x₁ and x₂ away: with the product alone the first step gets {right}.").format(
        right=percent("features", 1, features=("x1x2",))
    )


def _start_then() -> str:
    return _(
        "Cross-entropy: {right} right. Squared error: still {wrong}, and {late} at step {last}."
    ).format(
        right=percent("start", 30),
        wrong=percent("start", 30, rival=True),
        late=percent("start", 1000, rival=True),
        last=format_number(1000, 0),
    )


def _start_change() -> str:
    return _(
        "Set the initial scale to 1 (More settings): now they have {one} and {other} at step 30."
    ).format(one=percent("start", 30, scale="1"), other=percent("start", 30, rival=True, scale="1"))


def _leap_then() -> str:
    return _(
        "{loss} nats, from {start}. The rival, with η = {rate}, is at {other}. Play on to see "
        "where it ends."
    ).format(
        loss=loss("leap", 3),
        start=loss("leap", 0),
        rate=significant(settings_of(LessonRun("leap", rival=True)).learning_rate),
        other=loss("leap", 3, rival=True),
    )


def _leap_end() -> str:
    run = LessonRun("leap")
    hidden = settings_of(run).hidden[0]
    found = dead_units([units_at(run, 200)[:hidden].T])
    return _(
        "The loss came back to {loss}, but {dead} of {all} hidden units give 0 at every training "
        "point: the long steps have switched them off."
    ).format(loss=loss("leap", 200), dead=len(found.units) if found else 0, all=hidden)


def _leap_change() -> str:
    return _(
        "Choose η = 1: it leaps once, to {leap}, and then learns ({later} at step 10)."
    ).format(leap=loss("leap", 1, lr="1"), later=loss("leap", 10, lr="1"))


def _separable_then() -> str:
    return _("All six points are right. The film goes on once you have predicted.")


def _separable_end() -> str:
    run, steps = LessonRun("separable"), (190, 1000, 8190)
    return _("Loss {losses}, weight {weights} at steps {steps}. It never ends.").format(
        losses=" → ".join(loss("separable", step) for step in steps),
        weights=" → ".join(significant(weights_at(run, step)[0]) for step in steps),
        steps=", ".join(format_number(step, 0) for step in steps),
    )


def _separable_change() -> str:
    gentle = LessonRun("separable", (("l2", "0.01"),))
    return _(
        "Set L2 to 0.01 (More settings): now the weight tends to a finite value ({weight} at step "
        "{step})."
    ).format(weight=significant(weights_at(gentle, 8190)[0]), step=format_number(8190, 0))


def lowest() -> int:
    """Return the step with the lowest test loss of the lesson on noise."""
    return lowest_test_loss(LessonRun("noise"), 1000, 5)


def _noise_then() -> str:
    return _(
        "The test loss was lowest at step {step} ({loss}). Now it rises while the training loss "
        "falls: overfitting."
    ).format(step=lowest(), loss=significant(test_loss_at(LessonRun("noise"), lowest())))


def _noise_change() -> str:
    many = LessonRun("noise", (("points", 500),))
    return _(
        "Take 500 points: test loss {loss} at step {step} and {late} at the end, step {last}: it "
        "rises far less."
    ).format(
        loss=significant(test_loss_at(many, 1000)),
        step=format_number(1000, 0),
        late=significant(test_loss_at(many, 5000)),
        last=format_number(5000, 0),
    )


def _batches_then() -> str:
    return _("{ten} and {all}. But ten has looked at {few} points, all at {many}.").format(
        ten=share("batches", 100),
        all=share("batches", 100, rival=True),
        few=format_number(100 * settings_of(LessonRun("batches")).batch, 0),
        many=format_number(100 * settings_of(LessonRun("batches", rival=True)).batch, 0),
    )


def _batches_change() -> str:
    return _(
        "Batch 1: rough, {rough} at step 100; but after 500 points {one}, where ten has {ten} and "
        "all {all}."
    ).format(
        rough=loss("batches", 100, batch=1),
        one=loss("batches", 500, batch=1),
        ten=loss("batches", 50),
        all=loss("batches", 5, rival=True),
    )


def _zero_then() -> str:
    return _(
        "ln 2 = {coin}, exactly as at step 0: no error passes a zero weight, and hidden units that "
        "give 0 teach the output nothing."
    ).format(coin=format_number(scores_at(LessonRun("zero"), 100).train_loss, 6))


def _zero_change() -> str:
    return _(
        "Initial scale 0.1 (More settings): chance makes the units different, and at step {step} "
        "the loss is {loss}."
    ).format(step=format_number(1000, 0), loss=loss("zero", 1000, scale="0.1"))


def _xor_marks() -> list[Mark]:
    return [Mark("belief", border_at(LessonRun("xor"), 300), _("one straight border"), (0, -60))]


def _features_marks() -> list[Mark]:
    weight = significant(weights_at(LessonRun("features"), 1)[-1])
    return [
        Mark("network", (0, 2), ""),
        Mark("network", (0, 2, 0), _("weight {weight}").format(weight=weight), (30, 44)),
    ]


def _start_marks() -> list[Mark]:
    runs = (LessonRun("start"), LessonRun("start", rival=True))
    shares = percent("start", 30), percent("start", 30, rival=True)
    return [
        Mark("belief", border_at(run, 30), _("{share} right").format(share=share), (0, -44), lane)
        for lane, (run, share) in enumerate(zip(runs, shares, strict=True))
    ]


def _leap_marks() -> list[Mark]:
    high = scores_at(LessonRun("leap"), 3).train_loss
    return [Mark("losses", (3.0, high), loss("leap", 3), (40, -24))]


def _separable_marks() -> list[Mark]:
    return [Mark("network", (0, 0, 0), _("this weight"), (20, -50))]


def _noise_marks() -> list[Mark]:
    low = test_loss_at(LessonRun("noise"), lowest())
    return [Mark("losses", (float(lowest()), low), significant(low), (66, -8))]


def _batches_marks() -> list[Mark]:
    few, many = (
        100 * settings_of(LessonRun("batches", rival=rival)).batch for rival in (False, True)
    )
    seen = _("{few} and {many} points").format(
        few=format_number(few, 0), many=format_number(many, 0)
    )
    low = scores_at(LessonRun("batches"), 100).train_loss
    return [Mark("losses", (100.0, low), seen, (90, 16))]


def _zero_marks() -> list[Mark]:
    (alike,) = settings_of(LessonRun("zero")).hidden
    return [Mark("network", (1,), _("{count} units, all alike").format(count=alike), (60, 0))]


STAGES = {
    "xor": Stage(
        300, "predict_xor", questions.xor, _xor_then, _xor_change, levels=_coin, at_pause=_xor_marks
    ),
    "features": Stage(
        1,
        "predict_features",
        questions.features,
        _features_then,
        _features_change,
        marks=_features_marks,
    ),
    "start": Stage(
        30, "predict_start", questions.start, _start_then, _start_change, at_pause=_start_marks
    ),
    "leap": Stage(
        3,
        "predict_leap",
        questions.leap,
        _leap_then,
        _leap_change,
        end=_leap_end,
        marks=_leap_marks,
    ),
    "separable": Stage(
        190,
        "predict_separable",
        questions.separable,
        _separable_then,
        _separable_change,
        end=_separable_end,
        late=True,
        marks=_separable_marks,
    ),
    "noise": Stage(
        430,
        "predict_noise",
        questions.noise,
        _noise_then,
        _noise_change,
        steps=lambda: (lowest(),),
        marks=_noise_marks,
    ),
    "batches": Stage(
        100,
        "predict_batches",
        questions.batches,
        _batches_then,
        _batches_change,
        marks=_batches_marks,
    ),
    "zero": Stage(
        100,
        "predict_all_zero",
        questions.zero,
        _zero_then,
        _zero_change,
        levels=_coin,
        marks=_zero_marks,
    ),
}
