"""What surrounds the scenes on odds."""

from ui.language import gettext_noop as message
from ui.scenes import Story, sources
from ui.teacher.script import Step

STORY = Story(
    goals=(
        message(
            "say one belief as a probability, as odds and as a logit, and go from each to the "
            "others;"
        ),
        message("explain why the logit of the opposite event differs in its sign alone;"),
        message("add independent evidence on the logit scale, and say when that is allowed."),
    ),
    script=(
        Step(
            1,
            message(
                "Read the machine's trouble aloud. Everybody writes down an answer to “4 to 1” "
                "before anybody speaks."
            ),
            "rulers",
        ),
        Step(
            2,
            message(
                "Settle it on the rulers: read odds and logit at 0.8. Then ask for which p the "
                "odds are 1 and the logit is 0."
            ),
            "rulers",
            {"p": "0.8"},
        ),
        Step(
            2,
            message(
                "Vote by hands: on which ruler do an event and its opposite stay equally far from "
                "the middle? Press Swap, then drag."
            ),
            "symmetry",
            hide=("answers",),
        ),
        Step(
            2,
            message(
                "The upper rungs: equal steps in logit, equal factors in odds, hardly a step in "
                "p. Ask why surer gets dearer."
            ),
            "ladder",
            {"start": "3"},
        ),
        Step(
            3,
            message(
                "Collect guesses for ears and tongue, then lay the arrows end to end. Last, drag "
                "the pupils to × 0.1: what is left?"
            ),
            "evidence",
            hide=("readouts",),
        ),
    ),
    opener=message(
        "A machine looks at a picture and has to say how likely a dog is, but inside it weighs and "
        "adds, and probabilities cannot simply be added. The bent coin, heads three times in ten "
        "in the long run, shows the scale on which adding works."
    ),
    summary=(
        message(
            "Probability, odds and logit are one belief on three scales; even chances are 0.5, 1 "
            "and 0."
        ),
        message("Swapping the event inverts the odds and flips the sign of the logit."),
        message(
            "On the logit scale independent evidence adds up, because adding there multiplies the "
            "odds."
        ),
    ),
    bridge=message(
        "The machine can now add up signs and end at a score such as 1.46. How does it get back "
        "from a score to a probability?"
    ),
    sources=sources(
        "Agresti, A. (2013). *Categorical Data Analysis*, 3rd ed. Wiley.",
        "Berkson, J. (1944). Application of the logistic function to bio-assay. *Journal of the "
        "American Statistical Association* 39, 357–365.",
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
    ),
)
