"""What surrounds the scenes on training."""

from lessons.train.presets import settings_of
from lessons.train.stages import STAGES
from ui.language import gettext_noop as message
from ui.scenes import Story, sources
from ui.teacher.script import Step

STORY = Story(
    goals=(
        message("follow one example forward and its error back, and change one weight by hand;"),
        message("read the film: what map, losses and step say, and where the test loss turns;"),
        message(
            "explain why few points a step are rough but cheap, and why only unseen points count."
        ),
    ),
    script=(
        Step(
            2,
            message(
                "Vote on the shape of the loss curve, then play. Pause where the map begins to "
                "bend: what has the network found?"
            ),
            "cockpit",
            hide=("answers",),
        ),
        Step(
            2,
            message(
                "One example: forward, then ask who is to blame for the error, then back. One "
                "student updates one weight at the board."
            ),
            "one_step",
        ),
        Step(
            2,
            message(
                "One, ten or all? Vote, then move the cursor: compare after equal work, and only "
                "then after equal steps."
            ),
            "batches",
            hide=("readouts",),
        ),
        Step(
            2,
            message(
                "The training loss falls, the test loss rises. Step back through the film: when "
                "should it have stopped?"
            ),
            "cockpit",
            settings_of("noise", step=STAGES["noise"].pause),
        ),
        Step(
            2,
            message(
                "Every training point is right. Ask whether training is finished; then count with "
                "the class what it knows of new points."
            ),
            "mistakes_made",
            hide=("answers",),
        ),
    ),
    opener=message(
        "The machine now knows how wrong it is, one loss for every picture, and which way is down "
        "for every weight. Its next trouble: it has to walk that way thousands of times, and each "
        "step can be too short, too long or too noisy."
    ),
    summary=(
        message(
            "Forward gives a belief, the error q − y goes back, and every weight steps against its "
            "own slope."
        ),
        message(
            "Too long a step leaps, equal weights stay equal, and a few points give a rough but "
            "cheap slope."
        ),
        message("What counts is the loss on points that it has never learnt from."),
    ),
    bridge=message(
        "You have seen it all move. Can you still tell a right statement from a nearly right one?"
    ),
    sources=sources(
        "Robbins, H., Monro, S. (1951). A stochastic approximation method. *Annals of Mathematical "
        "Statistics* 22, 400–407.",
        "Rumelhart, D. E., Hinton, G. E., Williams, R. J. (1986). Learning representations by "
        "back-propagating errors. *Nature* 323, 533–536.",
        "Kingma, D. P., Ba, J. (2015). Adam: a method for stochastic optimization. *ICLR*.",
        "Smilkov, D. et al. (2017). Direct-manipulation visualization of deep networks. "
        "arXiv:1708.03788 (TensorFlow Playground).",
        "Gorman, K. B., Williams, T. D., Fraser, W. R. (2014). Ecological sexual dimorphism and "
        "environmental variability within a community of Antarctic penguins. *PLoS ONE* 9, e90081 "
        "(the penguins, CC0).",
    ),
)
