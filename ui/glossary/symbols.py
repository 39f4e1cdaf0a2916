"""The symbols of the course: each means one thing on all pages."""

import html
from typing import NamedTuple

from ui.glossary.entries import table, where
from ui.language import _
from ui.language import gettext_noop as message


class Symbol(NamedTuple):
    """A sign, what it stands for (a message id), and the scene that brings it in."""

    sign: str
    meaning: str
    lesson: str
    scene: str


SYMBOLS = (
    Symbol("p", message("a true or given probability"), "odds", "rulers"),
    Symbol("q", message("a belief of the machine"), "loss", "prices"),
    Symbol("π", message("a belief about a coin: the probability of heads"), "likelihood", "coins"),
    Symbol("z", message("a score, called logit"), "sigmoid", "panels"),
    Symbol("x, w, b", message("input, weight and bias: z = w x + b"), "sigmoid", "panels"),
    Symbol("σ", message("the sigmoid; σ′ is its slope"), "sigmoid", "slope"),
    Symbol("Φ", message("the standard normal cumulative curve"), "sigmoid", "latent"),
    Symbol("y", message("a label: 1 for a dog, 0 for a cat, or one-hot"), "loss", "prices"),
    Symbol("n, k", message("numbers of flips or examples, and of heads"), "likelihood", "coins"),
    Symbol("L", message("the likelihood; ln L is its logarithm"), "likelihood", "coins"),
    Symbol("o, W", message("scores and weights: o = Wx + b"), "softmax", "picture"),
    Symbol("K", message("how many classes there are"), "softmax", "scores"),
    Symbol("T", message("the temperature"), "softmax", "temperature"),
    Symbol("P, Q", message("true and believed distribution"), "cross-entropy", "beliefs"),
    Symbol("H(P)", message("the entropy"), "cross-entropy", "beliefs"),
    Symbol("H(P, Q)", message("the cross-entropy"), "cross-entropy", "beliefs"),
    Symbol("KL", message("the gap H(P, Q) − H(P)"), "cross-entropy", "beliefs"),
    Symbol("η", message("the learning rate: w ← w − η · slope"), "loss", "descent"),
    Symbol("∂, ∇", message("one slope, and the vector of all slopes"), "train", "one_step"),
    Symbol("e, ln, log₂", message("base of natural logarithms; logarithms in nats and in bits"),
           "cross-entropy", "surprisal"),
)  # fmt: skip


def symbols() -> None:
    """Draw the table of symbols."""
    rows = [
        (
            f'<i lang="en">{html.escape(one.sign)}</i>',
            html.escape(_(one.meaning)),
            where(one.lesson, one.scene),
        )
        for one in SYMBOLS
    ]
    table([_("Symbol"), _("Meaning"), _("Explained in")], rows)
