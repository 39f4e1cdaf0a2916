"""What surrounds the scenes on losses."""

from ui.language import gettext_noop as message
from ui.scenes import Story, sources

STORY = Story(
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
