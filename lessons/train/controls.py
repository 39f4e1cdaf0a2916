"""Controls of the film of a run: how far it goes, how it is shown, and who races."""

from lessons.train.by_hand import BY_HAND
from lessons.train.frame_cache import MOST_FRAMES
from lessons.train.history import PAST
from ui.language import _
from ui.parameters import Choice, Menu, Number, Switch

STEP = "step"
MORE = "more_settings"  # the fold with those that are changed less often
MAP = Choice("map", ("probability", "hard"), "probability")
LOG = Switch("log_loss")
SMOOTHING = Menu("smooth", ("0", "0.6", "0.8", "0.9", "0.95", "0.99"), "0")
GOAL = Menu("goal", ("0", "0.5", "0.3", "0.2", "0.1", "0.05", "0.02", "0.01"), "0")
PACE = Menu("pace", ("1", "2", "5", "10", "20", "50", "100", "200", "500", "1000"), "10")
EPOCHS = Number("epochs", 1, 10_000, 100)
MOST_STEPS = MOST_FRAMES * 1000
# Those at the first run's own learning rate come last: older links ask for them.
RIVAL = Menu(
    "rival",
    (
        "none",
        *("fair_sgd", "fair_momentum", "fair_adam", "fair_rmsprop"),
        *("loss", "full", "slower", "faster"),
        *("sgd", "momentum", "adam"),
    ),
    "none",
)
# Which steps there are depends on the run, so that the rest of the rule is that of the slider.
ASKED_STEP = Number(STEP, 0, MOST_STEPS, 0)
CONTROLS = (PACE, EPOCHS, GOAL, MAP, LOG, SMOOTHING, RIVAL, PAST, BY_HAND, ASKED_STEP)


def rival_names() -> list[str]:
    """Return what the run beside the first one does otherwise."""
    same = _("{optimizer}, same learning rate")
    optimizers = ["SGD", _("momentum"), _("Adam"), _("RMSProp")]
    return [
        _("nobody"),
        *optimizers,
        _("the other loss"),
        _("all points in a batch"),
        _("a tenth of the learning rate"),
        _("ten times the learning rate"),
        *(same.format(optimizer=name) for name in optimizers[:3]),
    ]
