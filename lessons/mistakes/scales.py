"""Claims on odds, logit and sigmoid."""

from core.binary import complement, logit, normal_cdf, normal_quantile, odds, sigmoid, softplus
from core.floats import naive_sigmoid
from lessons.mistakes.claim import Claim, Fact, Live, Place, Reason
from ui.language import _
from ui.language import gettext_noop as message
from ui.parameters import Slider

ODDS_ZERO = Claim(
    "odds_zero",
    message("Odds above 0 mean that heads is more likely than tails."),
    False,
    (
        Reason(message("The tie lies at odds 1: as much for as against.")),
        Reason(
            message("The tie lies at odds 0.5."),
            message("That is a probability; odds 0.5 are one to two, p = 1/3."),
        ),
        Reason(
            message("Odds can be negative."),
            message("A quotient of two probabilities never is; the logit can be."),
        ),
    ),
    message("Heads is more likely exactly if the odds exceed 1, the logit 0, p one half."),
    lambda: (
        Fact("odds", "odds(0.3)", odds(0.3)),
        Fact("logit", "logit(0.3)", logit(0.3)),
    ),
    Place("odds", "rulers", {"p": "0.3"}),
    (
        odds,
        logit,
    ),
    Live(
        Slider("odds_zero_at", 0.01, 0.99, 0.01, 0.3, 2),
        "p",
        lambda p: {"odds(p)": odds(p)},
        level=lambda: odds(0.5),
        log=True,
    ),
)

LOGIT_OUTPUTS = Claim(
    "logit_outputs",
    message("The logit function outputs a probability."),
    False,
    (
        Reason(message("It takes a probability and outputs a score; the sigmoid goes back.")),
        Reason(
            message("It outputs odds."), message("One step further: the logarithm of the odds.")
        ),
        Reason(
            message("It outputs a label, 0 or 1."),
            message("A label needs a threshold; the logit is any real number."),
        ),
    ),
    message("logit: probability → score; sigmoid: score → probability; each undoes the other."),
    lambda: (
        Fact("logit", "logit(0.3)", logit(0.3)),
        Fact("back", "σ(logit(0.3))", sigmoid(logit(0.3))),
    ),
    Place("sigmoid", "inverse"),
    (
        logit,
        sigmoid,
    ),
)

ODDS_SYNONYM = Claim(
    "odds_synonym",
    message("Probability and odds are two words for the same thing."),
    False,
    (
        Reason(
            message(
                "Odds compare what is for with what is against; a probability compares "
                "it with everything."
            )
        ),
        Reason(
            message("Odds are probability in percent."),
            message("Then 0.75 would be 75; as odds it is {odds:g}."),
        ),
        Reason(
            message("Odds are the logarithm of p."),
            message("That is another scale; odds are p/(1 − p)."),
        ),
    ),
    message(
        "The same belief on two scales: p = 0.75 is odds {odds:g}; only near p "
        "= 0 do they nearly agree."
    ),
    lambda: (
        Fact("odds", "odds(0.75)", odds(0.75)),
        Fact("small", "odds(0.01)", odds(0.01)),
    ),
    Place("odds", "rulers", {"p": "0.75"}),
    (odds,),
    Live(
        Slider("odds_synonym_at", 0.01, 0.9, 0.01, 0.75, 2),
        "p",
        lambda p: {"odds(p)": odds(p), "p": p},
    ),
)

LOGIT_IS_ODDS = Claim(
    "logit_is_odds",
    message("The logit is q/(1 − q)."),
    False,
    (
        Reason(message("That is the odds; the logit is its logarithm.")),
        Reason(
            message("It should be q/(1 + q)."),
            message("That never exceeds ½; the logit takes every value."),
        ),
        Reason(
            message("It should be $1/(1+e^{{-q}})$."),
            message("That is the sigmoid, the way back from a score."),
        ),
    ),
    message("logit q = ln(q/(1 − q)), from −∞ to ∞, 0 at one half."),
    lambda: (
        Fact("odds", "odds(0.9)", odds(0.9)),
        Fact("logit", "logit(0.9)", logit(0.9)),
    ),
    Place("odds", "rulers", {"p": "0.9"}),
    (
        odds,
        logit,
    ),
    Live(
        Slider("logit_is_odds_at", 0.01, 0.99, 0.01, 0.9, 2),
        "q",
        lambda q: {"logit(q)": logit(q)},
        level=lambda: logit(0.5),
    ),
)

SIGMOID_REACHES = Claim(
    "sigmoid_reaches",
    message("The sigmoid reaches 0 and 1."),
    False,
    (
        Reason(message("It only comes close; floats round it to 1 for large z.")),
        Reason(
            message("It reaches 1 but not 0."),
            message("By symmetry σ(−z) = 1 − σ(z), neither or both."),
        ),
        Reason(
            message("It reaches them at z = ±6."), message("σ(6) = {six:4}: sure, but not certain.")
        ),
    ),
    message("0 < σ(z) < 1 for every finite z; in float64 the formula gives exactly 1 from z = 37."),
    lambda: (
        Fact("six", "σ(6)", sigmoid(6)),
        Fact("below", _("1 − σ(36), by the formula"), complement(naive_sigmoid(36))),
        Fact("above", _("1 − σ(37), by the formula"), complement(naive_sigmoid(37))),
        Fact("exact", _("−ln(1 − σ(37)), from the logit"), softplus(37)),
    ),
    Place("sigmoid", "saturation", {"far": "37"}),
    (
        sigmoid,
        naive_sigmoid,
        softplus,
    ),
)

PROBIT = Claim(
    "probit",
    message("The probit turns a score into a probability."),
    False,
    (
        Reason(message("The normal cumulative curve Φ does; the probit is its inverse.")),
        Reason(
            message("It is another name for the sigmoid."),
            message("Φ(1) = {cdf}, σ(1) = {sigmoid}: two curves."),
        ),
        Reason(
            message("It turns odds into scores."),
            message("That is the logarithm, giving the logit."),
        ),
    ),
    message("Probit = Φ⁻¹: probability → score, as the logit is for the sigmoid."),
    lambda: (
        Fact("cdf", "Φ(1)", normal_cdf(1)),
        Fact("sigmoid", "σ(1)", sigmoid(1)),
        Fact("probit", "Φ⁻¹(Φ(1))", normal_quantile(normal_cdf(1))),
    ),
    Place("sigmoid", "latent", {"score": "1"}),
    (
        normal_cdf,
        normal_quantile,
        sigmoid,
    ),
    Live(
        Slider("probit_at", -4.0, 4.0, 0.1, 1.0, 1),
        "z",
        lambda z: {"Φ(z)": normal_cdf(z), "σ(z)": sigmoid(z)},
    ),
)

SWAP_SIGN = Claim(
    "swap_sign",
    message("Swapping heads and tails changes only the sign of the logit."),
    True,
    (
        Reason(message("The odds turn into their reciprocal, and ln(1/o) = −ln o.")),
        Reason(
            message("The odds change sign."),
            message("Odds stay positive: {odds:4} becomes {inverse:4}."),
        ),
        Reason(
            message("Only for p = ½."),
            message("There nothing changes at all; it holds for every p."),
        ),
    ),
    message("logit(1 − p) = −logit(p)."),
    lambda: (
        Fact("odds", "odds(0.3)", odds(0.3)),
        Fact("inverse", "odds(0.7)", odds(0.7)),
        Fact("logit", "logit(0.3)", logit(0.3)),
        Fact("swapped", "logit(0.7)", logit(0.7)),
    ),
    Place("odds", "symmetry", {"p": "0.3"}),
    (
        odds,
        logit,
    ),
    Live(
        Slider("swap_sign_at", 0.01, 0.99, 0.01, 0.3, 2),
        "p",
        lambda p: {"logit(p)": logit(p), "logit(1 − p)": logit(complement(p))},
        level=lambda: 0.0,
    ),
)

CLAIMS = (
    ODDS_ZERO,
    LOGIT_OUTPUTS,
    ODDS_SYNONYM,
    LOGIT_IS_ODDS,
    SIGMOID_REACHES,
    PROBIT,
    SWAP_SIGN,
)
