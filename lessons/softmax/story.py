"""What surrounds the scenes on softmax."""

from ui.language import gettext_noop as message
from ui.scenes import Story, sources
from ui.teacher.script import Step

STORY = Story(
    goals=(
        message("compute softmax by hand, and say why exp and why divide;"),
        message("explain why only differences count, and what the temperature does to them;"),
        message("say where the scores come from: a layer o = Wx + b, and count its numbers."),
    ),
    script=(
        Step(
            2,
            message(
                "All scores are doubled: who wins, and how sure? Let the class vote, and ask for "
                "a reason on both sides, before you drag."
            ),
            "scores",
            hide=("answers",),
        ),
        Step(
            2,
            message(
                "Follow the negative score through the stages: at which one does it become "
                "positive, and where does the sum become 1?"
            ),
            "pipeline",
            {"z1": "-1"},
        ),
        Step(
            2,
            message(
                "Cold, then hot: one half of the class predicts the winner's probability at one "
                "end, the other half at the other."
            ),
            "temperature",
            hide=("readouts",),
        ),
        Step(
            2,
            message(
                "Add the same number to all scores by dragging one bar: which panel stands still, "
                "and why? What if one score alone rose?"
            ),
            "differences",
        ),
        Step(
            2,
            message(
                "Paint until the chicken wins. Then count together: how many numbers had to be "
                "learnt for that?"
            ),
            "picture",
            {"target": "chicken"},
        ),
    ),
    opener=message(
        "So far the machine could only say dog or not. Now a picture may show a cat, a chicken or "
        "a dog: it has three scores, and its next trouble is to turn them into three "
        "probabilities that sum to 1."
    ),
    summary=(
        message("Softmax = exp, then divide by the sum: positive, sums to 1, order kept."),
        message("Only differences count, and T sets how much."),
        message("The scores come from a layer, o = Wx + b."),
    ),
    bridge=message(
        "The machine believes cat 0.1, chicken 0.2, dog 0.7, and it was a chicken. What does that "
        "belief cost?"
    ),
    sources=sources(
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
        "Boltzmann, L. (1868). Studien über das Gleichgewicht der lebendigen Kraft zwischen "
        "bewegten materiellen Punkten. *Wiener Berichte* 58, 517–560.",
        "Bridle, J. S. (1990). Probabilistic interpretation of feedforward classification network "
        "outputs. In *Neurocomputing*. Springer, 227–236.",
        "Bradley, R. A., Terry, M. E. (1952). Rank analysis of incomplete block designs. "
        "*Biometrika* 39, 324–345.",
        "Blanchard, P., Higham, D. J., Higham, N. J. (2021). Accurately computing the log-sum-exp "
        "and softmax functions. *IMA Journal of Numerical Analysis* 41, 2311–2330.",
    ),
)
