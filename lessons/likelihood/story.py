"""What surrounds the scenes on likelihood."""

from ui.language import gettext_noop as message
from ui.scenes import Story, sources
from ui.teacher.script import Step

STORY = Story(
    goals=(
        message("say what a likelihood is, and that it is no probability of the belief;"),
        message(
            "explain why independent examples multiply, and why machines add logarithms instead;"
        ),
        message(
            "turn “largest likelihood” into “smallest −ln L”, and say what is fitted when each "
            "picture has its own q."
        ),
    ),
    script=(
        Step(
            2,
            message(
                "Flip a real coin ten times and enter what it shows. Which belief explains these "
                "flips best, and who would bet on it?"
            ),
            "coins",
        ),
        Step(
            1,
            message(
                "At the top, ask whether L(π) is the probability of π. It is not: it is the "
                "probability that π gave to these flips."
            ),
            "coins",
            {"pi": "0.3"},
        ),
        Step(
            1,
            message(
                "Draw the curve on thin paper and turn the paper over its horizontal axis: the "
                "place stays, only the sign has changed."
            ),
            "mirror",
        ),
        Step(
            3,
            message(
                "Two students take one grip each and bring the mean down; the class calls out "
                "which picture has become dearer."
            ),
            "pictures",
            hide=("answers",),
        ),
        Step(
            2,
            message(
                "Lower it does not get with one decimal. Which two pictures pay most, and why can "
                "no curve of this kind help both?"
            ),
            "pictures",
            {"weight": "0.7"},
        ),
        Step(
            1,
            message(
                "The product is long gone, the sum of logarithms is a harmless number: that is "
                "why machines add."
            ),
            "race",
            {"n": "10000"},
        ),
    ),
    opener=message(
        "The machine can turn every picture into a probability, but which weights are good, when "
        "all it has are pictures and their labels? The bent coin asks the same with a single "
        "number: three heads in ten flips, so what should we believe?"
    ),
    summary=(
        message(
            "The likelihood of a belief is the probability that it gave to the data; for a coin it "
            "is largest at the share of heads."
        ),
        message(
            "Independent examples multiply; the logarithm makes a sum of it, and the largest "
            "likelihood is the smallest −ln L."
        ),
        message(
            "Every picture has its own q; w and b are fitted by making the mean of −ln as small as "
            "possible, in small steps."
        ),
    ),
    bridge=message(
        "Every picture adds −ln of the probability given to its label. What does being wrong cost, "
        "and why this price and no other?"
    ),
    sources=sources(
        "Fisher, R. A. (1922). On the mathematical foundations of theoretical statistics. "
        "*Philosophical Transactions of the Royal Society A* 222, 309–368.",
        "Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*, §2.1 and §4.3. "
        "Springer.",
        "Goldberg, D. (1991). What every computer scientist should know about floating-point "
        "arithmetic. *ACM Computing Surveys* 23, 5–48.",
        "Van der Vaart, A. W. (1998). *Asymptotic Statistics*, chapter 5. Cambridge University "
        "Press.",
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
    ),
)
