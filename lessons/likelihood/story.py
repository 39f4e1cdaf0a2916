"""What surrounds the scenes on likelihood."""

from ui.language import gettext_noop as message
from ui.scenes import Story, sources

STORY = Story(
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
