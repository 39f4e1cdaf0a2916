"""What surrounds the scenes on the sigmoid."""

from ui.language import gettext_noop as message
from ui.scenes import Story, sources
from ui.teacher.script import Step

STORY = Story(
    goals=(
        message("derive the sigmoid as the way back from the logit;"),
        message("say what w and b do to the line and to the S, and find the midpoint −b/w;"),
        message("explain why one more x multiplies the odds everywhere, but moves q most at ½."),
    ),
    script=(
        Step(
            2,
            message(
                "Everybody looks for the undecided x on paper. Collect three different answers "
                "before you type one."
            ),
            "panels",
            hide=("answers",),
        ),
        Step(
            2,
            message(
                "The same curve: the line crosses 0 exactly where the S is at ½. Let somebody "
                "make the curve fall: which slider did it?"
            ),
            "panels",
            {"w": "2", "b": "-3", "x": "1.5"},
        ),
        Step(
            2,
            message(
                "What one function does, the other undoes. Ask for σ(−2) when σ(2) is known, then "
                "drag the point to −2."
            ),
            "inverse",
            {"mirror": "2"},
        ),
        Step(
            3,
            message(
                "From x = 0 to 1, then from 3 to 4: less, the same or more? Give one minute with "
                "the neighbour, then drag."
            ),
            "slope",
            hide=("readouts",),
        ),
        Step(
            1,
            message(
                "Close here: the arrow of z is as long as before, the step in q is not. One "
                "student says the rule in a sentence."
            ),
            "slope",
            {"x": "3"},
        ),
    ),
    opener=message(
        "The machine has added up its evidence and holds a score, say 1.46, but it was asked for "
        "the probability of a dog. For the bent coin we know the way there, from 0.3 to −0.847; "
        "now we need the way back."
    ),
    summary=(
        message("The sigmoid undoes the logit: σ(z) = 1/(1 + e⁻ᶻ), and σ(−z) = 1 − σ(z)."),
        message(
            "Logistic regression is a straight line in the logit and an S in the probability; "
            "−b/w is its midpoint."
        ),
        message(
            "One more x multiplies the odds by eʷ everywhere, but moves q most at ½ and hardly at "
            "the ends."
        ),
    ),
    bridge=message(
        "Every w and b gives another curve, and so another belief about each picture. Which of "
        "them explains best what we have seen?"
    ),
    sources=sources(
        "Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*. Springer, §4.3.",
        "Fechner, G. T. (1860). *Elemente der Psychophysik*. Breitkopf und Härtel.",
        "Bliss, C. I. (1934). The method of probits. *Science* 79, 38–39.",
        "Bliss, C. I. (1935). The calculation of the dosage-mortality curve. *Annals of Applied "
        "Biology* 22, 134–167.",
        "Berkson, J. (1944). Application of the logistic function to bio-assay. *Journal of the "
        "American Statistical Association* 39, 357–365.",
        "Camilli, G. (1994). Origin of the scaling constant d = 1.7 in item response theory. "
        "*Journal of Educational and Behavioral Statistics* 19, 293–295.",
        "Goldberg, D. (1991). What every computer scientist should know about floating-point "
        "arithmetic. *ACM Computing Surveys* 23, 5–48.",
    ),
)
