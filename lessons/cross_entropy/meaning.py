"""What entropy, cross-entropy and divergence mean, and where the loss of a classifier comes in."""

import numpy as np
import streamlit as st

from core.binary import logit
from core.information import NATS_PER_UNIT, entropy
from core.losses import multi_label_cross_entropy
from core.softmax import softmax_cross_entropy
from lessons.cross_entropy.distributions import CERTAIN, PRESETS, P
from ui.language import _
from ui.layout import section
from ui.numbers import format_number

SAID = np.array([control.default for control in P])  # what the examples of a loss believe


def meaning() -> None:
    with section("meaning", _("The price of a belief, on average")):
        columns = st.columns(3, gap="medium")
        columns[0].markdown(_prices())
        columns[1].markdown(_directions())
        columns[2].markdown(_labels())
        st.markdown(_losses())


def _prices() -> str:
    return _(
        "**Entropy** $H(P) = -\\sum p \\ln p$ is the surprise that nobody can avoid: what one who "
        "knows P pays on average. **Cross-entropy** $H(P,Q) = -\\sum p \\ln q$ is what one who "
        "believes Q pays while P decides what happens. In nats the logarithm is $\\ln$, in bits "
        "$\\log_2$: 1 nat = {bits} bits."
    ).format(bits=repr(1 / NATS_PER_UNIT["bits"]))


def _directions() -> str:
    return _(
        "**The gap** is the divergence $D(P\\Vert Q) = H(P,Q) - H(P) \\ge 0$, and 0 only if "
        "$Q = P$. Cross-entropy itself is no distance: $H(P,P) = H(P)$, not 0. Nor is the gap: "
        "swap P and Q, and it changes. $D(P\\Vert Q)$ punishes a Q that rules out what happens; "
        "$D(Q\\Vert P)$ one that expects what never does."
    )


def _labels() -> str:
    soft = PRESETS["soft"]
    return _(
        "**A label is a P.** One-hot, $H(P) = 0$: the cross-entropy is $-\\ln q$ of the true "
        "class, its negative log-likelihood. Only certainty costs 0, and no finite logits are "
        "certain. With a soft label such as ({soft}) the floor is its entropy, {floor} nats."
    ).format(
        soft=", ".join(format_number(part, 2) for part in soft),
        floor=format_number(entropy(soft), 6),
    )


def _losses() -> str:
    believed = ", ".join(f"{part:g}" for part in SAID)
    many = multi_label_cross_entropy(logit(SAID), CERTAIN)
    return _(
        "**Softmax cross-entropy sums $-y \\ln p$ and nothing else.** For $y = (0, 0, 1)$ and "
        "$p = ({believed})$ it is {one}. Adding $-(1-y)\\ln(1-p)$ gives the loss of **several "
        "yes-or-no labels**, here {many}: another question, where a picture may show a cat and a "
        "dog."
    ).format(
        believed=believed,
        one=format_number(softmax_cross_entropy(np.log(SAID), CERTAIN), 6),
        many=format_number(many, 6),
    )
