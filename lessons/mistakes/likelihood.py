"""Claims on the likelihood."""

from core.floats import powers_at, underflow_points
from core.likelihood import (
    bernoulli_probability,
    likelihood,
    log_likelihood,
    maximum_likelihood,
    negative_log_likelihood,
)
from lessons.mistakes.claim import Claim, Fact, Live, Place, Reason
from ui.language import _
from ui.language import gettext_noop as message
from ui.parameters import Slider

COINS = {"heads": 3, "flips": 10}

UNDERFLOW = Claim(
    "underflow",
    message("0.9 multiplied 100 times underflows; that is why we take logs."),
    False,
    (
        Reason(
            message("It is about {product}, harmless; underflow begins thousands of factors later.")
        ),
        Reason(message("Floats never underflow."), message("They do: 0.5¹⁰⁷⁵ is 0 in float64.")),
        Reason(
            message("Logs are more exact anyway."),
            message("A log is rounded too; its gain is sums instead of products."),
        ),
    ),
    message(
        "In float64, 0.9ⁿ loses digits from n = {small:,} and is 0 from "
        "{zero:,}; with thousands of data logs are needed."
    ),
    lambda: (
        Fact("product", "0.9¹⁰⁰", powers_at(0.9, [100])[0], 4),
        Fact("gone", "0.5¹⁰⁷⁵", powers_at(0.5, [1075])[0]),
        Fact(
            "small",
            _("0.9ⁿ loses digits from n ="),
            underflow_points(0.9).power.subnormal_from or 0,
        ),
        Fact("zero", _("0.9ⁿ is 0 from n ="), underflow_points(0.9).power.zero_from or 0),
    ),
    Place("likelihood", "race", {"factor": "0.9", "n": "10000"}),
    (
        powers_at,
        underflow_points,
    ),
)

BERNOULLI_SWAP = Claim(
    "bernoulli_swap",
    message("If y = 1, the Bernoulli formula gives f = 1 − π."),
    False,
    (
        Reason(message("π is the probability of 1, so f(1) = π.")),
        Reason(
            message("f(1) = π(1 − π)."), message("The exponents are 1 and 0, so only π remains.")
        ),
        Reason(
            message("It depends on the data."),
            message("f says how probable each y is, before any data."),
        ),
    ),
    message(r"$\pi^y(1-\pi)^{{1-y}}$ is π for y = 1 and 1 − π for y = 0."),
    lambda: (
        Fact("heads", _("f(1) for π = 0.8"), bernoulli_probability(1, 0.8)),
        Fact("tails", _("f(0) for π = 0.8"), bernoulli_probability(0, 0.8)),
    ),
    Place("likelihood", "coins", {"heads": "1", "flips": "1", "pi": "0.8"}),
    (bernoulli_probability,),
    Live(
        Slider("bernoulli_swap_at", 0.0, 1.0, 0.01, 0.8, 2),
        "π",
        lambda pi: {"f(1)": bernoulli_probability(1, pi), "f(0)": bernoulli_probability(0, pi)},
    ),
)

ARGMAX_NLL = Claim(
    "argmax_nll",
    message("We look for the argmax of the negative log-likelihood."),
    False,
    (
        Reason(message("The minus turns the hill over: its top becomes a lowest point.")),
        Reason(
            message("The log moves the maximum."),
            message("ln rises, so the maximum stays where it was."),
        ),
        Reason(
            message("We look for its zero."),
            message("It is 0 only if the belief gave every outcome probability 1."),
        ),
    ),
    message("The argmax of ln L is the argmin of −ln L."),
    lambda: (
        Fact("best", _("best π for 3 heads of 10"), maximum_likelihood(**COINS)),
        Fact("log", "ln L(0.3)", log_likelihood(0.3, **COINS)),
        Fact("negative", "−ln L(0.3)", negative_log_likelihood(0.3, **COINS)),
        Fact("other", "−ln L(0.5)", negative_log_likelihood(0.5, **COINS)),
    ),
    Place("likelihood", "mirror", {"mirror_heads": "3", "mirror_pi": "0.3"}),
    (
        maximum_likelihood,
        log_likelihood,
        negative_log_likelihood,
    ),
    Live(
        Slider("argmax_nll_at", 0.02, 0.98, 0.01, 0.3, 2),
        "π",
        lambda pi: {
            "ln L(π)": log_likelihood(pi, **COINS),
            "−ln L(π)": negative_log_likelihood(pi, **COINS),
        },
    ),
)

SMALL_LIKELIHOOD = Claim(
    "small_likelihood",
    message("The likelihood is only 0.002, so the model is bad."),
    False,
    (
        Reason(
            message("It is one sequence among very many; compare with other beliefs, not with 1.")
        ),
        Reason(
            message("The likelihood should be 0.5."),
            message("No number is due; it shrinks with every new flip."),
        ),
        Reason(
            message("A likelihood can exceed 1, so 0.002 is nothing."),
            message("Here it is a probability, at most 1."),
        ),
    ),
    message(
        "With 3 heads in 10 flips, {best} is the most that any π gives to the "
        "row; a fair coin gives {fair}."
    ),
    lambda: (
        Fact("best", "L(0.3)", likelihood(0.3, **COINS), 7),
        Fact("fair", "L(0.5)", likelihood(0.5, **COINS), 7),
    ),
    Place("likelihood", "coins", {"heads": "3", "flips": "10", "pi": "0.3"}),
    (likelihood,),
    Live(
        Slider("small_likelihood_at", 0.0, 1.0, 0.01, 0.3, 2),
        "π",
        lambda pi: {"L(π)": likelihood(pi, **COINS)},
        level=lambda: likelihood(0.3, **COINS),
    ),
)

CLAIMS = (
    UNDERFLOW,
    BERNOULLI_SWAP,
    ARGMAX_NLL,
    SMALL_LIKELIHOOD,
)
