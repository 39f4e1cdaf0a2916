"""What surrounds the scenes on cross-entropy."""

from ui.language import gettext_noop as message
from ui.scenes import Story, sources
from ui.teacher.script import Step

STORY = Story(
    goals=(
        message(
            "say what one surprise costs, in nats and in bits, and why prices of independent "
            "outcomes add;"
        ),
        message("tell apart what chance costs, H(P), and what a wrong belief adds, D(P‖Q);"),
        message("give the slope of the loss along each logit: prediction minus label."),
    ),
    script=(
        Step(
            2,
            message(
                "A fair flip costs one bit, two flips two. Everybody sketches the price over q in "
                "the air; then drag the square's corner."
            ),
            "surprisal",
            {"unit": "bits"},
            hide=("answers",),
        ),
        Step(
            3,
            message(
                "One student brings the gap to 0 while the class watches H(P). Ask whether anybody "
                "can pay less than that."
            ),
            "beliefs",
        ),
        Step(
            1,
            message(
                "Here the belief is exactly right, and still it costs. Ask for what: knowing the "
                "die is not knowing the throw."
            ),
            "beliefs",
            {"q1": "0.1", "q2": "0.2", "q3": "0.7"},
        ),
        Step(
            2,
            message(
                "Compute belief minus label for all three at the board; the arrows show it. Which "
                "one points down? Then take a step."
            ),
            "gradient",
            hide=("readouts",),
        ),
        Step(
            2,
            message(
                "Guess the next symbol by show of hands, ten times. Has the class paid fewer bits "
                "than Q?"
            ),
            "stream",
        ),
    ),
    opener=message(
        "The machine now answers with a whole belief: cat .1, chicken .2, dog .7. Its next "
        "trouble: then the label arrives, and a belief about three animals has to become one "
        "number that says how bad it was."
    ),
    summary=(
        message("An outcome believed with q costs −log q, and prices of independent outcomes add."),
        message("On average Q costs H(P) + D(P‖Q); least at Q = P, and then H(P), not 0."),
        message("Along each logit the slope is prediction minus label."),
    ),
    bridge=message(
        "Each logit now knows its way. But logits are made by weights: how do all the weights "
        "learn at once?"
    ),
    sources=sources(
        "Shannon, C. E. (1948). A mathematical theory of communication. *Bell System Technical "
        "Journal* 27, 379–423, 623–656.",
        "Kullback, S., Leibler, R. A. (1951). On information and sufficiency. *Annals of "
        "Mathematical Statistics* 22, 79–86.",
        "Huffman, D. A. (1952). A method for the construction of minimum-redundancy codes. "
        "*Proceedings of the IRE* 40, 1098–1101.",
        "Cover, T. M., Thomas, J. A. (2006). *Elements of Information Theory*, 2nd ed. Wiley.",
        "MacKay, D. J. C. (2003). *Information Theory, Inference, and Learning Algorithms*. "
        "Cambridge University Press.",
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
    ),
)
