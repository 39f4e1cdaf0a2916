"""Claims on training, and on floats."""

from functools import cache
from typing import cast

from core.binary import sigmoid, softplus
from core.data import Shape, generate, split
from core.floats import naive_sigmoid
from core.training import Scores, Settings, TrainingData, advance, initial_state, scores
from lessons.mistakes.claim import Claim, Fact, Facts, Place, Reason
from ui.language import _
from ui.language import gettext_noop as message

# Runs of the lesson on training, as its page sets them.
NOISE = {
    "data": "circles",
    "points": "100",
    "noise": "1.2",
    "layers": "8,8",
    "pace": "5",
    "epochs": "200",
    "preset": "noise",
}
ZERO = {"seed": "3", "scale": "0", "batch": "100", "epochs": "1000", "preset": "zero"}
SHARE, RATE = 0.5, 0.1


def _split(shape: Shape, points: int, *, noise: float, seed: int) -> TrainingData:
    drawn = generate(shape, points, noise=noise, seed=seed)
    train, test = split(drawn, share=SHARE, seed=seed)
    inputs, labels = drawn.inputs, drawn.labels
    return TrainingData(inputs[train], labels[train], inputs[test], labels[test])


def _scored(data: TrainingData, settings: Settings, step: int) -> Scores:
    first = initial_state(data, settings)
    return scores(advance(first, data, settings, steps=step) if step else first, data, settings)


@cache
def _noisy(step: int) -> Scores:
    """Return how good the run on noisy circles is after so many steps."""
    data = _split("circles", 100, noise=1.2, seed=1)
    settings = Settings(hidden=(8, 8), learning_rate=RATE, seed=1)
    return _scored(data, settings, step)


@cache
def _zero(step: int) -> Scores:
    """Return how good the run is that starts with all weights at 0."""
    data = _split("xor", 200, noise=0.2, seed=3)
    settings = Settings(hidden=(8,), learning_rate=RATE, batch=100, seed=1, initial_scale=0.0)
    return _scored(data, settings, step)


def _loss(name: str, step: int) -> Fact:
    label = _("training loss at step {step}").format(step=f"{step:,}")
    return Fact(name, label, _noisy(step).train_loss, 4)


def _test_loss(name: str, step: int) -> Fact:
    label = _("test loss at step {step}").format(step=f"{step:,}")
    return Fact(name, label, cast(float, _noisy(step).test_loss), 4)


def _test_accuracy(name: str, step: int) -> Fact:
    label = _("test accuracy at step {step}").format(step=f"{step:,}")
    return Fact(name, label, cast(float, _noisy(step).test_accuracy), 2)


def _overfitted() -> Facts:
    training = _loss("before", 295), _loss("after", 1000)
    return *training, _test_loss("test_before", 295), _test_loss("test_after", 1000)


def _parting() -> Facts:
    losses = _test_loss("before", 295), _test_loss("after", 350)
    sides = _test_accuracy("accuracy_before", 295), _test_accuracy("accuracy_after", 350)
    return *losses, *sides


BEST_ON_TRAINING = Claim(
    "best_on_training",
    message("The model most likely on the training data is the best one."),
    False,
    (
        Reason(message("It may have memorised noise; data held back decide.")),
        Reason(
            message("A smaller likelihood is always better."),
            message(
                "No: at step 0 the likelihood of both parts is small, and both losses are bad."
            ),
        ),
        Reason(
            message("Only accuracy counts."), message("It hides how sure the model is when wrong.")
        ),
    ),
    message(
        "An example: from step 295 to 1,000 the training loss falls {before} → "
        "{after}, the test loss rises {test_before} → {test_after}."
    ),
    _overfitted,
    Place("train", "cockpit", {**NOISE, "step": "1000"}),
    (
        advance,
        scores,
    ),
)

ACCURACY_LOSS = Claim(
    "accuracy_loss",
    message("Accuracy and loss always get better together."),
    False,
    (
        Reason(
            message(
                "Accuracy counts sides, the loss weighs how sure: one can get better "
                "and the other worse."
            )
        ),
        Reason(
            message("It is true on training data only."),
            message(
                "Not there either: once all are right, accuracy stays 1 while the loss "
                "goes on falling."
            ),
        ),
        Reason(
            message("By definition one gets worse whenever the other gets better."),
            message("Often both get better, but nothing in their formulas ties them."),
        ),
    ),
    message(
        "In one run, from step 295 to 350, the test loss gets worse, {before:3}"
        " → {after:3}, while the test accuracy gets better, {accuracy_before:2}"
        " → {accuracy_after:2}."
    ),
    _parting,
    Place("train", "cockpit", {**NOISE, "step": "350"}),
    (
        advance,
        scores,
    ),
)

ZERO_START = Claim(
    "zero_start",
    message("With a hidden layer of tanh and all weights 0, training can fail to begin."),
    True,
    (
        Reason(message("No error passes a zero weight, and hidden outputs of 0 give no slope.")),
        Reason(message("The loss is already 0."), message("It is ln 2 = {start:3}.")),
        Reason(
            message("Weights of 0 are never allowed."),
            message("Without a hidden layer they are a good start."),
        ),
    ),
    message("Here the loss stays at {after:6}; small random weights make the units differ."),
    lambda: (
        Fact("start", _("loss at step 0"), _zero(0).train_loss),
        Fact("after", _("loss at step 1,000"), _zero(1000).train_loss),
    ),
    Place("train", "cockpit", {**ZERO, "step": "100"}),
    (
        advance,
        scores,
    ),
)

FLOAT_ONE = Claim(
    "float_one",
    message("In float64, 1/(1 + e⁻³⁷) is exactly 1."),
    True,
    (
        Reason(
            message("e⁻³⁷ is too small to change the 1 that it is added to, in 53 binary digits.")
        ),
        Reason(message("σ(37) really is 1."), message("It is less than 1 by {tail}.")),
        Reason(message("e⁻³⁷ has underflowed to 0."), message("It is {tail}, far from underflow.")),
    ),
    message("The sum rounds to 1; that is why losses are computed from the logit."),
    lambda: (
        Fact("one", _("1/(1 + e⁻³⁷) in float64"), naive_sigmoid(37)),
        Fact("tail", "σ(−37)", sigmoid(-37), 2),
        Fact("exact", _("−ln(1 − σ(37)), from the logit"), softplus(37)),
    ),
    Place("sigmoid", "saturation", {"far": "37"}),
    (
        naive_sigmoid,
        sigmoid,
        softplus,
    ),
)

CLAIMS = (
    BEST_ON_TRAINING,
    ACCURACY_LOSS,
    ZERO_START,
    FLOAT_ONE,
)
