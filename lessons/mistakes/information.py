"""Claims on surprisal, entropy and cross-entropy."""

import math

import numpy as np

from core.binary import logit
from core.information import block_bits, cross_entropy, entropy, kl_divergence, surprisal
from core.losses import multi_label_cross_entropy, softmax_cross_entropy
from core.softmax import move_probability
from lessons.mistakes.claim import Claim, Fact, Live, Place, Reason
from ui.language import _
from ui.language import gettext_noop as message
from ui.parameters import Slider

P, Q = (0.1, 0.2, 0.7), (0.3, 0.4, 0.3)
SOFT, LABEL = (0.05, 0.05, 0.9), (0, 0, 1)
EVEN = (1 / 3, 1 / 3, 1 / 3)
FAIR_CODED = ",".join(map(repr, (*EVEN, *Q)))

NAT_BITS = Claim(
    "nat_bits",
    message("1 nat is ln 2 bits."),
    False,
    (
        Reason(message("The other way round: 1 bit is ln 2 nats, so 1 nat is 1/ln 2 bits.")),
        Reason(message("They are equal."), message("A fair flip is 1 bit but {nats} nats.")),
        Reason(
            message("1 nat is 2 bits."),
            message(
                "e equally likely possibilities would make 1 nat; e lies between 2 and "
                "4, so it is between 1 and 2 bits."
            ),
        ),
    ),
    message("1 nat = {bits:4} bits, because ln q = log₂ q · ln 2."),
    lambda: (
        Fact("nats", _("a fair flip, in nats"), surprisal(0.5)),
        Fact("bit", _("a fair flip, in bits"), surprisal(0.5, unit="bits")),
        Fact("bits", _("1 nat, in bits"), surprisal(math.exp(-1), unit="bits")),
    ),
    Place("cross-entropy", "surprisal", {"a": "0.5", "unit": "bits"}),
    (surprisal,),
    Live(
        Slider("nat_bits_at", 0.01, 1.0, 0.01, 0.5, 2),
        "q",
        lambda q: {_("−ln q, nats"): surprisal(q), _("−log₂ q, bits"): surprisal(q, unit="bits")},
    ),
)

SELF_ZERO = Claim(
    "self_zero",
    message("The cross-entropy of P with itself is 0."),
    False,
    (
        Reason(message("It is the entropy H(P); what is 0 is the gap D(P‖P).")),
        Reason(message("It is 1."), message("Probabilities sum to 1, prices do not.")),
        Reason(
            message("It is 0 only for equal probabilities."),
            message("There it is largest, ln K: chance surprises even those who know P."),
        ),
    ),
    message("H(P, P) = H(P); 0 only if one outcome is certain."),
    lambda: (
        Fact("cross_entropy", _("H(P, P) for P = (0.1, 0.2, 0.7)"), cross_entropy(P, P)),
        Fact("entropy", "H(P)", entropy(P)),
        Fact("gap", "D(P‖P)", kl_divergence(P, P)),
    ),
    Place("cross-entropy", "beliefs", {"q1": "0.1", "q2": "0.2", "q3": "0.7"}),
    (
        cross_entropy,
        entropy,
        kl_divergence,
    ),
    Live(
        Slider("self_zero_at", 0.02, 0.98, 0.01, 0.7, 2),
        "q₃",
        lambda q: {"H(P, Q)": cross_entropy(P, move_probability(P, 2, q))},
        level=lambda: entropy(P),
    ),
)

SOFT_ZERO = Claim(
    "soft_zero",
    message("With a label such as (0.05, 0.05, 0.9) the cross-entropy loss can reach 0."),
    False,
    (
        Reason(message("Its floor is H(y), reached where the belief equals the label.")),
        Reason(message("It can be negative."), message("Every term −y ln q is at least 0.")),
        Reason(
            message("It would be 0 for infinite logits alone."),
            message("They push some q to 0, where y is above 0: the loss becomes infinite."),
        ),
    ),
    message("For (0.05, 0.05, 0.9) it cannot fall below {floor:4} nats."),
    lambda: (
        Fact("floor", "H(0.05, 0.05, 0.9)", entropy(SOFT)),
        Fact(
            "surer",
            _("loss at q = (0.005, 0.005, 0.99)"),
            cross_entropy(SOFT, [0.005, 0.005, 0.99]),
        ),
    ),
    Place("cross-entropy", "gradient", {"aim": "soft", "taken": "200"}),
    (
        entropy,
        cross_entropy,
    ),
    Live(
        Slider("soft_zero_at", 0.5, 0.999, 0.001, 0.9, 3),
        "q₃",
        lambda q: {_("loss"): cross_entropy(SOFT, move_probability(SOFT, 2, q))},
        level=lambda: entropy(SOFT),
    ),
)

MULTI_LABEL = Claim(
    "multi_label",
    message("Softmax cross-entropy is −Σ [y ln q + (1 − y) ln(1 − q)]."),
    False,
    (
        Reason(message("That is for several yes-or-no labels; with softmax it is −Σ y ln q.")),
        Reason(
            message("Both are the same, since the probabilities sum to 1."),
            message("They differ: for q = (0.1, 0.2, 0.7) it is {softmax} against {multi}."),
        ),
        Reason(
            message("The minus is too much."), message("Without it the loss would be negative.")
        ),
    ),
    message("y = (0, 0, 1), q = (0.1, 0.2, 0.7): −ln 0.7 = {softmax:6}."),
    lambda: (
        Fact(
            "softmax",
            _("y = (0, 0, 1), q = (0.1, 0.2, 0.7): softmax cross-entropy"),
            softmax_cross_entropy(np.log(P), LABEL),
        ),
        Fact("multi", _("several yes-or-no labels"), multi_label_cross_entropy(logit(P), LABEL)),
    ),
    Place(
        "cross-entropy",
        "beliefs",
        {"p1": "0", "p2": "0", "p3": "1", "q1": "0.1", "q2": "0.2", "q3": "0.7"},
    ),
    (
        softmax_cross_entropy,
        multi_label_cross_entropy,
    ),
)

NO_CHEAPER = Claim(
    "no_cheaper",
    message("No belief is cheaper, on average, than the true probabilities."),
    True,
    (
        Reason(message("The extra D(P‖Q) is never negative, because ln x ≤ x − 1.")),
        Reason(message("Because cross-entropy is symmetric."), message("It is not: swap P and Q.")),
        Reason(
            message("Each single outcome is cheaper with the truth."),
            message("Not each: only the average."),
        ),
    ),
    message("H(P, Q) ≥ H(P), equal only for Q = P."),
    lambda: (
        Fact(
            "cross_entropy",
            _("H(P, Q), P = (0.1, 0.2, 0.7), Q = (0.3, 0.4, 0.3)"),
            cross_entropy(P, Q),
        ),
        Fact("entropy", "H(P)", entropy(P)),
        Fact("gap", "D(P‖Q)", kl_divergence(P, Q)),
        Fact("reverse", "D(Q‖P)", kl_divergence(Q, P)),
    ),
    Place("cross-entropy", "beliefs"),
    (
        cross_entropy,
        entropy,
        kl_divergence,
    ),
    Live(
        Slider("no_cheaper_at", 0.02, 0.98, 0.01, 0.3, 2),
        "q₃",
        lambda q: {"H(P, Q)": cross_entropy(P, move_probability(Q, 2, q))},
        level=lambda: entropy(P),
    ),
)

THREE_SYMBOLS = Claim(
    "three_symbols",
    message(
        "Three equally likely symbols need more than 1.5 bits each on average, whatever the code."
    ),
    True,
    (
        Reason(
            message(
                "The entropy is log₂ 3 = {entropy:3}, and no code that can be read back"
                " is shorter on average."
            )
        ),
        Reason(
            message("Because 2 bits are needed for each."),
            message("Coded one by one {single:3} suffice, in blocks still less."),
        ),
        Reason(message("Because 3/2 = 1.5."), message("Bits count by logarithms, not by halves.")),
    ),
    message("At least {entropy:3} bits; blocks of five reach {blocks:3}."),
    lambda: (
        Fact("entropy", _("entropy, in bits"), entropy(EVEN, unit="bits")),
        Fact("single", _("best code, symbol by symbol"), block_bits(EVEN, 1)),
        Fact("blocks", _("best code, in blocks of five"), block_bits(EVEN, 5)),
    ),
    Place("cross-entropy", "coding", {"block": "5", "coded": FAIR_CODED}),
    (
        entropy,
        block_bits,
    ),
)

CLAIMS = (
    NAT_BITS,
    SELF_ZERO,
    SOFT_ZERO,
    MULTI_LABEL,
    NO_CHEAPER,
    THREE_SYMBOLS,
)
