"""Claims on softmax and temperature."""

import numpy as np

from core.binary import sigmoid
from core.floats import largest_safe_score, softmax_steps
from core.softmax import doubly_exponential, log_sum_exp, softmax
from lessons.mistakes.claim import Claim, Fact, Live, Place, Reason
from ui.language import _
from ui.language import gettext_noop as message
from ui.parameters import Slider, one_two_five

SCORES = (1.0, 2.0, 3.0)


def _third(z: np.ndarray) -> np.ndarray:
    """Return the scores 1, 2 and z, a row for each z."""
    return np.stack([np.full_like(z, SCORES[0]), np.full_like(z, SCORES[1]), z], axis=-1)


def _unshifted() -> float:
    steps = softmax_steps([101, 102, 103], subtract_max=False, dtype=np.float32)
    return float(steps.shares[0])


EXP_INSIDE = Claim(
    "exp_inside",
    message("Softmax takes the exponentials of the logits as its input."),
    False,
    (
        Reason(message("exp is part of softmax; feeding exponentials applies it twice.")),
        Reason(
            message("It takes probabilities."),
            message("It makes them; its input is any real scores."),
        ),
        Reason(
            message("It makes no difference."),
            message("{once} becomes {twice:8} for the third of (1, 2, 3)."),
        ),
    ),
    message("Logits in, probabilities out: exp, then divide by the sum."),
    lambda: (
        Fact("once", _("softmax(1, 2, 3), third"), softmax(SCORES)[2]),
        Fact("twice", _("softmax of their exponentials, third"), doubly_exponential(SCORES)[2], 8),
    ),
    Place("softmax", "pipeline", {"z1": "1", "z2": "2", "z3": "3"}),
    (
        softmax,
        doubly_exponential,
    ),
)

POSITIVE_LOGIT = Claim(
    "positive_logit",
    message("A positive logit means that the class is likely."),
    False,
    (
        Reason(message("Only differences matter: all could be positive, or all negative.")),
        Reason(
            message("Likely must mean above ½, and a positive logit guarantees it."),
            message("So it is with one sigmoid, not among several classes."),
        ),
        Reason(message("Logits are never positive."), message("They take any real value.")),
    ),
    message(
        "(−1, −5, −9): the first class gets {negative} although its logit is "
        "negative; (5, 6): the first gets only {positive}."
    ),
    lambda: (
        Fact("negative", _("softmax(−1, −5, −9), first"), softmax([-1, -5, -9])[0]),
        Fact("positive", _("softmax(5, 6), first"), softmax([5, 6])[0]),
    ),
    Place("softmax", "differences", {"example": "negative"}),
    (softmax,),
)

HOT_CERTAIN = Claim(
    "hot_certain",
    message("A higher temperature makes the model more certain."),
    False,
    (
        Reason(message("Dividing by a larger T shrinks the differences: flatter, less certain.")),
        Reason(
            message("T changes nothing but the winner."),
            message("It never changes the winner, only how sure."),
        ),
        Reason(message("Entropy falls with T."), message("It rises, towards ln K.")),
    ),
    message("(1, 2, 3): the top probability is {cold} at T = 0.5, {one} at 1 and {hot} at 10."),
    lambda: (
        Fact(
            "cold", _("largest of softmax(1, 2, 3) at T = 0.5"), softmax(SCORES, temperature=0.5)[2]
        ),
        Fact("one", _("at T = 1"), softmax(SCORES)[2]),
        Fact("hot", _("at T = 10"), softmax(SCORES, temperature=10)[2]),
    ),
    Place("softmax", "temperature", {"t": "10"}),
    (softmax,),
    Live(
        one_two_five("hot_certain_at", 0.1, 100, 10),
        "T",
        lambda t: dict(
            zip(("q₁", "q₂", "q₃"), softmax(SCORES, temperature=t[:, np.newaxis]).T, strict=True)
        ),
    ),
)

LOG_OVERFLOW = Claim(
    "log_overflow",
    message("Taking the logarithm of a large number overflows."),
    False,
    (
        Reason(message("Logs make large numbers small; exp of a large number overflows.")),
        Reason(
            message("It does, but only in float32."),
            message("The largest number of float32 has logarithm {float32}, quite harmless."),
        ),
        Reason(
            message("Neither exp nor log is ever dangerous."),
            message("exp(710) is ∞ in float64, log(0) is −∞."),
        ),
    ),
    message(
        "The dangers are exp of large scores and log of what has rounded to 0; "
        "subtract the maximum first."
    ),
    lambda: (
        Fact(
            "float16",
            _("largest score whose exp is finite, float16"),
            largest_safe_score(dtype=np.float16),
            2,
        ),
        Fact("float32", "float32", largest_safe_score(dtype=np.float32), 2),
        Fact("float64", "float64", largest_safe_score(dtype=np.float64), 2),
        Fact(
            "failed", _("softmax(101, 102, 103) in float32, maximum not subtracted"), _unshifted()
        ),
    ),
    Place("softmax", "numerics", {"offset": "100", "trick": "false", "float": "float32"}),
    (
        largest_safe_score,
        softmax_steps,
    ),
)

LSE_CONSTANT = Claim(
    "lse_constant",
    message("Log-sum-exp does not change when a constant c is added to all scores."),
    False,
    (
        Reason(message("It shifts by that constant; softmax is what does not change.")),
        Reason(
            message("It is multiplied by $e^c$."),
            message("The sum inside is; its logarithm gains c."),
        ),
        Reason(
            message("It grows by c for each class."),
            message("By c once: $e^c$ comes out of the sum."),
        ),
    ),
    message("LSE(z + c) = LSE(z) + c."),
    lambda: (
        Fact("before", "LSE(1, 2, 3)", log_sum_exp(SCORES)),
        Fact("after", "LSE(6, 7, 8)", log_sum_exp([6, 7, 8])),
    ),
    Place("softmax", "soft_maximum"),
    (log_sum_exp,),
    Live(
        Slider("lse_constant_at", -10.0, 10.0, 0.1, 5.0, 1),
        "c",
        lambda c: {
            "LSE(1 + c, 2 + c, 3 + c)": log_sum_exp(np.add.outer(c, SCORES)),
            _("softmax, third"): softmax(np.add.outer(c, SCORES))[:, 2],
        },
    ),
)

SOFTMAX_TWICE = Claim(
    "softmax_twice",
    message("Softmax of a softmax does no harm: it is already a distribution."),
    False,
    (
        Reason(
            message(
                "Its inputs then differ by at most 1, so no class gets more than e times another."
            )
        ),
        Reason(
            message("It changes the winner."), message("The order stays; the certainty is lost.")
        ),
        Reason(
            message("It makes the winner surer."),
            message("With three classes it is never above {most}."),
        ),
    ),
    message(
        "(1, 2, 3): {once} becomes {twice}; even a certain winner among three gets only {most}."
    ),
    lambda: (
        Fact("once", _("softmax(1, 2, 3), third"), softmax(SCORES)[2]),
        Fact("twice", _("softmax of that, third"), softmax(softmax(SCORES))[2]),
        Fact("most", _("softmax(0, 0, 1), third"), softmax([0, 0, 1])[2]),
    ),
    Place("softmax", "scores", {"z1": "0", "z2": "0", "z3": "1"}),
    (softmax,),
    Live(
        Slider("softmax_twice_at", -5.0, 10.0, 0.1, 3.0, 1),
        "z₃",
        lambda z: {
            _("softmax(1, 2, z₃), third"): softmax(_third(z))[:, 2],
            _("softmax of that, third"): softmax(softmax(_third(z)))[:, 2],
        },
        level=lambda: float(softmax([0, 0, 1])[2]),
    ),
)

ADD_FIVE = Claim(
    "add_five",
    message("Adding 5 to every score leaves softmax as it was."),
    True,
    (
        Reason(
            message("Every exponential gets the same factor e⁵, which cancels in the division.")
        ),
        Reason(
            message("5 is small beside the scores."),
            message("Size does not matter; 1,000 would do as well."),
        ),
        Reason(
            message("The probabilities rise and are cut at 1."),
            message("Nothing is cut; they sum to 1 anyway."),
        ),
    ),
    message("softmax(z + c) = softmax(z)."),
    lambda: (
        Fact("before", _("softmax(1, 2, 3), third"), softmax(SCORES)[2]),
        Fact("after", _("softmax(6, 7, 8), third"), softmax([6, 7, 8])[2]),
    ),
    Place("softmax", "differences", {"constant": "5"}),
    (softmax,),
)

TWO_IS_SIGMOID = Claim(
    "two_is_sigmoid",
    message("With two classes, softmax is the sigmoid of the difference of the scores."),
    True,
    (
        Reason(message("Divide numerator and denominator by the first exponential.")),
        Reason(
            message("Only if the scores sum to 0."),
            message("The sum plays no part; only the difference does."),
        ),
        Reason(
            message("It is the sigmoid of the larger score."),
            message("Of (5, 6) that would be {larger:4}; it is {second}."),
        ),
    ),
    message("softmax(z₁, z₂)₁ = σ(z₁ − z₂)."),
    lambda: (
        Fact("first", _("softmax(5, 6), first"), softmax([5, 6])[0]),
        Fact("sigmoid", "σ(5 − 6)", sigmoid(-1)),
        Fact("second", _("softmax(5, 6), second"), softmax([5, 6])[1]),
        Fact("larger", "σ(6)", sigmoid(6)),
    ),
    Place("softmax", "differences", {"example": "two"}),
    (
        softmax,
        sigmoid,
    ),
    Live(
        Slider("two_is_sigmoid_at", 0.0, 12.0, 0.1, 5.0, 1),
        "z₁",
        lambda z: {
            _("softmax(z₁, 6), first"): softmax(np.stack([z, np.full_like(z, 6)], axis=-1))[:, 0],
            "σ(z₁ − 6)": sigmoid(np.subtract(z, 6)),
        },
    ),
)

DOUBLE_T = Claim(
    "double_t",
    message("Doubling T does the same as halving all scores."),
    True,
    (
        Reason(message("Only the quotient z/T enters softmax.")),
        Reason(message("Both halve every probability."), message("They must still sum to 1.")),
        Reason(message("Only for the winner."), message("For every class alike.")),
    ),
    message("softmax(z; 2T) = softmax(z/2; T)."),
    lambda: tuple(
        Fact(
            f"heated{i}", _("softmax(1, 2, 3) at T = 2, class {number}").format(number=i), share, 3
        )
        for i, share in enumerate(softmax(SCORES, temperature=2), start=1)
    ),
    Place("softmax", "temperature", {"t": "2"}),
    (softmax,),
)

CLAIMS = (
    EXP_INSIDE,
    POSITIVE_LOGIT,
    HOT_CERTAIN,
    LOG_OVERFLOW,
    LSE_CONSTANT,
    SOFTMAX_TWICE,
    ADD_FIVE,
    TWO_IS_SIGMOID,
    DOUBLE_T,
)
