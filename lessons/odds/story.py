"""What surrounds the scenes on odds."""

from ui.language import gettext_noop as message
from ui.scenes import Story, sources

STORY = Story(
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
