"""Controls of the film of a run: how far it goes, how it is shown, and who races."""

from lessons.train.by_hand import BY_HAND
from lessons.train.film import GOAL, LOG, MAP, SMOOTHING, STEP
from lessons.train.frame_cache import MOST_FRAMES
from lessons.train.history import PAST
from ui.controls import choice, menu, number, switch
from ui.language import _
from ui.parameters import Menu, Number

PACE = Menu("pace", ("1", "2", "5", "10", "20", "50", "100", "200", "500", "1000"), "10")
EPOCHS = Number("epochs", 1, 10_000, 100)
MOST_STEPS = MOST_FRAMES * 1000
RIVAL = Menu(
    "rival", ("none", "loss", "sgd", "momentum", "adam", "full", "slower", "faster"), "none"
)
# Which steps there are depends on the run, so that the rest of the rule is that of the slider.
ASKED_STEP = Number(STEP, 0, MOST_STEPS, 0)
CONTROLS = (PACE, EPOCHS, GOAL, MAP, LOG, SMOOTHING, RIVAL, PAST, BY_HAND, ASKED_STEP)


def film_controls() -> None:
    """Draw the controls of the film."""
    menu(RIVAL, _("Compare with"), rival_names())
    number(EPOCHS, _("Stop after (epochs)"))
    menu(GOAL, _("Stop at a training loss of"), [_("never"), *GOAL.options[1:]])
    menu(PACE, _("Steps per frame"), list(PACE.options))
    choice(MAP, _("Map"), [_("probability"), _("decision")])
    switch(LOG, _("Loss on a log scale"))
    menu(
        SMOOTHING,
        _("Smoothing of the losses"),
        [_("off"), *SMOOTHING.options[1:]],
        help=_(
            "Exponential average without bias, as in TensorBoard: each frame counts so many times "
            "as much as the one after it. Only the curves change; numbers and files stay raw."
        ),
    )


def rival_names() -> list[str]:
    """Return what the run beside the first one does otherwise."""
    return [
        _("none"),
        _("the other loss"),
        _("gradient descent (SGD)"),
        _("momentum"),
        _("Adam"),
        _("all points in a batch"),
        _("a tenth of the learning rate"),
        _("ten times the learning rate"),
    ]
