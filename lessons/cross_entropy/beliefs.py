"""A belief beside the truth, and what it costs to be wrong."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.binary import logit
from core.information import Unit, cross_entropy, entropy, kl_divergence, surprisal
from core.losses import multi_label_cross_entropy
from core.softmax import move_probability, softmax_cross_entropy
from lessons.cross_entropy.charts import beliefs as charts
from lessons.cross_entropy.derivations import gap
from lessons.cross_entropy.distributions import (
    BOTH,
    CERTAIN,
    LOCKS,
    PRESETS,
    UNIT,
    P,
    Q,
    both,
    controls,
    locked_classes,
    prices,
    unit_name,
)
from ui.derivation import derivation
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples
from ui.live_figure.shared import shared
from ui.numbers import format_number, significant
from ui.questions import Answer, AskNumber, ChooseOne
from ui.scenes import Fold, Scene, bench
from ui.shares import Locked, fellows, previewed, starts

Pair = tuple[np.ndarray, np.ndarray]  # where the next moves of P and of Q begin
NAMES = ("entropy", "cross_entropy", "kl", "reverse_kl")
DIGITS = 3  # numbers that are compared
TRUE, EQUAL = (0.5, 0.25, 0.125, 0.125), (0.25,) * 4  # of one more question


def beliefs() -> None:
    place, chart = bench()
    p, q = both(sliders=True)
    with place:
        unit = controls()
        if remarks := _remarks(p, q):  # not above the figure, which would give way
            st.caption(" ".join(remarks))
    with chart:
        locked = locked_classes()
        _figure(p, q, (starts(P, locked), starts(Q, locked)), unit, locked)


def _remarks(p: np.ndarray, q: np.ndarray) -> list[str]:
    remarks = []
    if np.any((q == 0) & (p > 0)):
        remarks.append(
            _(
                "Q rules out something that does happen, so sooner or later it is infinitely "
                "surprised."
            )
        )
    if any(np.array_equal(p, PRESETS[label]) for label in ("one_hot", "soft")):
        remarks.append(_label_text())
    return remarks


def _label_text() -> str:
    soft = PRESETS["soft"]
    return _(
        "A label plays the part of P. One-hot: $H(P) = 0$, and the cross-entropy is $-\\ln q$ of "
        "the true class, the loss of lesson 4. Soft ({soft}): the floor is {floor} nats."
    ).format(
        soft=", ".join(format_number(part, 2) for part in soft), floor=significant(entropy(soft))
    )


def _predict_self() -> ChooseOne:
    truth = np.array([control.default for control in P])
    own, certain = significant(cross_entropy(truth, truth)), "0"
    likeliest = significant(surprisal(truth.max()))
    return ChooseOne(
        "predict_self",
        _(
            "P = (.1, .2, .7), and your belief is exactly right: Q = P. What do you pay on "
            "average, in nats?"
        ),
        (
            Answer(
                certain,
                _("That is the gap. Knowing the die is not knowing the throw: surprises remain."),
            ),
            Answer(
                likeliest,
                _("That is −ln .7, the price when C comes. A and B come too, and cost more."),
            ),
            Answer(own, _("The entropy: chance still surprises."), right=True),
            Answer("1", _("Probabilities sum to 1; prices −ln q do not.")),
        ),
        hint=_("Even with the right belief, does A surprise you?"),
    )


def _why() -> str:
    return _(
        "P decides what happens, Q decides what you pay. With Q = P you pay the **entropy** H(P), "
        "the surprise nobody can avoid. Any other Q costs more on average: H(P, Q) = H(P) + D, "
        "and the gap D is never negative. So **cross-entropy** has its minimum at the truth, but "
        "the minimum is H(P), not 0."
    )


def _gap() -> None:
    derivation("gap_steps", gap())


def _details() -> None:
    truth = np.array([control.default for control in P])
    explained(
        _(
            "Cross-entropy is not a distance, because $H(P,P) = H(P)$ rather than 0. The gap "
            "$D(P\\Vert Q)$ is not one either: it changes when you swap P and Q. $D(P\\Vert Q)$ "
            "punishes a Q that rules out what happens; $D(Q\\Vert P)$ one that expects what never "
            "does."
        )
    )
    explained(
        _(
            "Maximising the likelihood is minimising the mean surprisal: the logarithm of a "
            "product of probabilities $q$ is the sum of $\\ln q$, and $-\\ln q$ is the surprisal "
            "of what happened."
        )
    )
    one = softmax_cross_entropy(np.log(truth), CERTAIN)
    many = multi_label_cross_entropy(logit(truth), CERTAIN)
    explained(
        _(
            "Softmax cross-entropy sums $-y \\ln q$ and nothing else. For $y = (0, 0, 1)$ and "
            "$q = (.1, .2, .7)$ it is {one}. Adding $-(1-y)\\ln(1-q)$ gives {many}, the loss of "
            "several yes-or-no labels: that answers a different question, in which one picture "
            "may show both a cat and a dog."
        ).format(one=format_number(one, 6), many=format_number(many, 6))
    )


def _predict_bits() -> AskNumber:
    return AskNumber(
        "predict_bits",
        _(
            "Four symbols come with the probabilities ½, ¼, ⅛ and ⅛. You believe that all "
            "four are equally likely. How many **bits** do you pay per symbol?"
        ),
        float(cross_entropy(TRUE, EQUAL, unit="bits")),
        hint=_("How surprising is each symbol to you?"),
        explanation=_(
            "Every symbol surprises you by $\\log_2 4 = 2$ bits, whatever is true. Someone who "
            "knows the true probabilities pays {least} bits, so the gap is {gap}."
        ).format(
            least=significant(entropy(TRUE, unit="bits")),
            gap=significant(kl_divergence(TRUE, EQUAL, unit="bits")),
        ),
        tolerance=0.01,
        replies={
            float(entropy(TRUE, unit="bits")): _(
                "That is what someone pays who knows the true probabilities."
            ),
            float(kl_divergence(TRUE, EQUAL, unit="bits")): _(
                "That is the gap alone. The surprise that nobody can avoid comes on top."
            ),
        },
    )


def _labels(unit: Unit) -> dict[str, str]:
    log = {"nats": "ln", "bits": "log₂"}[unit]
    named = unit_name(unit)
    return {
        "class": _("class"),
        "probability": _("probability"),
        "surprisal": f"−{log} q ({named})",
        "price": _("average price of a symbol ({unit})").format(unit=named),
        "true": _("P, what is true"),
        "believed": _("Q, what is believed"),
        "part": f"−p {log} q",
        "parts": f"−p {log} q: A | B | C",
        "unit": named,
        "entropy": "H(P)",
        "divergence": "D(P‖Q)",
    }


def _readouts(here: dict[str, Any], unit: Unit) -> list[Readout]:
    named = unit_name(unit)
    rows = {
        "entropy": (_("entropy H(P), {unit}"), colors.TRUTH),
        "cross_entropy": (_("cross-entropy"), colors.BELIEF),
        "kl": (_("gap D(P‖Q)"), charts.GAP),
        "reverse_kl": ("D(Q‖P)", colors.NEUTRAL),
    }
    return [
        Readout(name, text.format(unit=named), here[name], DIGITS, hue)
        for name, (text, hue) in rows.items()
    ]


def _sweeps(p: np.ndarray, q: np.ndarray, begun: Pair, unit: Unit, locked: Locked) -> list[Sweep]:
    """Return how the figure changes along all six sliders, by one call for each price."""
    values = P[0].values
    truths, beliefs = (
        [previewed(shown, start, index, values, locked) for index, start in enumerate(rows)]
        for shown, rows in zip((p, q), begun, strict=True)
    )
    pairs = np.empty((2, len(P) + len(Q), *truths[0].shape))
    pairs[0, : len(P)], pairs[0, len(P) :] = truths, p
    pairs[1, : len(P)], pairs[1, len(P) :] = q, beliefs
    every = prices(pairs[0], pairs[1], unit)
    layouts = charts.price_layouts(every["cross_entropy"], unit)
    sweeps, now = [], [*p.tolist(), *q.tolist()]
    for row, control in enumerate((*P, *Q)):
        here = {name: every[name][row] for name in every}
        if control in P:
            frames = charts.truth_frames(truths[row], _drawn(here), unit)
        else:
            frames = charts.belief_frames(beliefs[row - 3], _drawn(here), unit)
        # A belief changes nothing about the entropy of what is true.
        names = NAMES[0 if control in P else 1 :]
        readouts = {name: here[name] for name in names}
        named: dict[str, Any] = {"label": control.key, "at": now[row]}
        named["layout"] = layouts[row]
        many, drawn = (P, truths[row]) if control in P else (Q, beliefs[row - 3])
        named["moves"] = fellows(many, row % 3, drawn)
        sweeps.append(Sweep(control.key, values, _thinned(frames), readouts, **named))
    return sweeps


def _drawn(values: dict[str, Any]) -> charts.Prices:
    names = {"divergence": "kl"}
    return charts.Prices(*(values[names.get(name, name)] for name in charts.Prices._fields))


def _thinned(frames: Frames) -> Frames:
    """Return the traces of a sweep with what can be sent in a byte or two a place.

    Infinite numbers cannot, and what the readouts also hold is sent with them anyway.
    """
    few: dict[int, Any] = {}  # an array that stands in several places is written once
    for changes in frames.values():
        for rows in changes.values():
            if rows.dtype == np.float32 and id(rows) not in few and np.isfinite(rows).all():
                few[id(rows)] = Multiples(rows, charts.FINE)
    return {
        trace: {name: few.get(id(rows), rows) for name, rows in changes.items()}
        for trace, changes in frames.items()
    }


def _handles() -> list[Handle]:
    rows = ((P, charts.TRUE_HANDLES), (Q, charts.BELIEVED_HANDLES))
    return [Handle(one.key, trace, i) for many, trace in rows for i, one in enumerate(many)]


@shared
def _figure(p: np.ndarray, q: np.ndarray, begun: Pair, unit: Unit, locked: Locked) -> None:
    here, labels = prices(p, q, unit), _labels(unit)
    live_figure(
        charts.beliefs_and_prices(p, q, _drawn(here), labels, unit=unit),
        key="beliefs",
        name=_("True and believed probabilities, and what the belief costs"),
        summary=_("The entropy is {h}, the cross-entropy {ce}, the divergence {kl}.").format(
            h=significant(here["entropy"]),
            ce=significant(here["cross_entropy"]),
            kl=significant(here["kl"]),
        ),
        readouts=_readouts(here, unit),
        sweeps=_sweeps(p, q, begun, unit, locked),
        handles=_handles(),
        veiled=charts.PRICES,
        narrow=charts.NARROW,
        height=25,
    )


SCENE = Scene(
    key="beliefs",
    name=message("Beliefs"),
    question=message("How many bits does a wrong belief cost?"),
    task=message("Drag the bars of Q until the gap D is gone. Can H(P, Q) be less than H(P)?"),
    draw=beliefs,
    why=_why,
    controls=(*BOTH, *LOCKS, UNIT),
    ask=_predict_self,
    folds=(
        Fold("gap", message("Why no belief is cheaper, on average, than the truth"), _gap),
        Fold("details", message("Details"), _details),
        Fold("bits", message("One more question"), ask=_predict_bits),
    ),
    functions=(entropy, cross_entropy, kl_divergence, move_probability),
)
