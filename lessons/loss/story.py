"""What surrounds the scenes on losses."""

from ui.language import gettext_noop as message
from ui.scenes import Story, sources
from ui.teacher.script import Step

STORY = Story(
    goals=(
        message("read a loss as the surprisal of the true label, and say why it has no upper end;"),
        message(
            "explain with two slopes why cross-entropy corrects a confident error and the squared "
            "error hardly does;"
        ),
        message("take one step downhill by hand: w ← w − η · slope."),
    ),
    script=(
        Step(
            2,
            message(
                "Everybody writes down the price of ¼ while the curve is hidden. Who halved, who "
                "multiplied, who added?"
            ),
            "prices",
            hide=("answers",),
        ),
        Step(
            1,
            message(
                "Almost certain, and wrong. Ask what being quite certain would have cost, and how "
                "many right answers make up for it."
            ),
            "prices",
            {"z": "-4.6"},
        ),
        Step(
            3,
            message(
                "Where is the machine most wrong, and which loss pushes harder there? Predict the "
                "two slopes, then drag z to 0 and back."
            ),
            "compare",
            hide=("readouts",),
        ),
        Step(
            1,
            message(
                "The same two pictures are wrong as at w = 1. What has become worse, if the "
                "number of errors has not?"
            ),
            "points",
            {"weight": "3"},
        ),
        Step(
            3,
            message(
                "One student computes the next w at the board, then press Next step and compare; "
                "three times. Who sees where it leads?"
            ),
            "descent",
        ),
    ),
    opener=message(
        "The machine has said 0.25 for a picture that shows a dog: how much should that count "
        "against it, and which way should it change? The bent coin that shows heads although we "
        "believed 0.25 is the simplest case of being wrong."
    ),
    summary=(
        message(
            "The loss of one example is −ln of the probability given to its label; the cost is the "
            "mean loss."
        ),
        message(
            "Its slope is prediction minus label: steep where the machine is confidently wrong, "
            "and convex in w and b."
        ),
        message(
            "Gradient descent: w ← w − η · slope, again and again; overlapping data have a lowest "
            "point, separable data do not."
        ),
    ),
    bridge=message(
        "So far the picture shows a dog or a cat. What if there is a third animal, and the machine "
        "holds three scores at once?"
    ),
    sources=sources(
        "Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*, §4.3. Springer.",
        "Solla, S. A., Levin, E., Fleisher, M. (1988). Accelerated learning in layered neural "
        "networks. *Complex Systems* 2, 625–640.",
        "Albert, A., Anderson, J. A. (1984). On the existence of maximum likelihood estimates in "
        "logistic regression models. *Biometrika* 71, 1–10.",
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
    ),
)
