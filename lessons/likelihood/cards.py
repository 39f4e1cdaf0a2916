"""The pictures as a row of cards: what each shows, and the probability given to its label."""

import html
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lessons.likelihood.charts.pictures import HUES
from ui.numbers import plain

FRAME = 2.0**-6  # nats that a frame can tell apart; it is a few pixels thick
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
# A head seen from the side, looking to the right; its snout begins here and ends by its length.
SNOUT, SHORTEST, PER_UNIT = 34.0, 13.0, 3.2
EARS = (
    "M11 17 9 3l12 8zM24 10 33 2l3 14z",
    "M17 10c-9 0-13 8-12 20 1 6 6 7 8 1 2-7 3-11 9-15z",
)
WHISKERS = "m{end} 30 9-4m-9 6 9 1"


def probability_of(picture: int) -> str:
    """Return the readout of the probability given to the label of a picture."""
    return f"picture_given{picture + 1}"


def loss_of(picture: int) -> str:
    """Return the readout of the loss of a picture."""
    return f"picture_loss{picture + 1}"


def cards(points: tuple[np.ndarray, np.ndarray], product: str, labels: Mapping[str, Any]) -> str:
    """Return the cards as HTML, with a place for each live number and one for the ``product``.

    ``points`` are x and the labels, 1 for a dog. ``labels`` holds the names of the pictures and
    ``product``, what their probabilities multiply to.
    """
    rows = zip(*points, labels["names"], strict=True)
    shown = "".join(_card(i, float(x), int(y), name) for i, (x, y, name) in enumerate(rows))
    end = f'<li class="lf-cards-end">= <b data-live="{product}"></b></li>'
    return f'<ol class="lf-cards" aria-label="{html.escape(labels["product"])}">{shown}{end}</ol>'


def example_cards(examples: Sequence[tuple[int, float, str]], text: str) -> str:
    """Return cards that stand for themselves: of each its label, its belief and its name."""
    shown = "".join(
        f'<li class="lf-card" style="--lf-color: {HUES[y]}"><i aria-hidden="true"></i>'
        f"<span>{_head(0.0, y)}</span><span>{html.escape(name)}</span>"
        f"<span>q = <b>{plain(q)}</b></span></li>"
        for y, q, name in examples
    )
    return f'<ol class="lf-cards" aria-label="{html.escape(text)}">{shown}</ol>'


def _card(picture: int, x: float, y: int, name: str) -> str:
    q = "q" + str(picture + 1).translate(SUBSCRIPTS)
    given = q if y else f"1 − {q}"
    place = plain(x).replace("-", "−")
    return (
        f'<li class="lf-card" tabindex="0" data-lights="{picture}" style="--lf-color: {HUES[y]}">'
        f'<i data-live="{loss_of(picture)}" data-sized="true" aria-hidden="true"></i>'
        f"<span>{_head(x, y)} x = {place}</span><span>{picture + 1} {html.escape(name)}</span>"
        f'<span>{given} = <b data-readout="{probability_of(picture)}"></b></span></li>'
    )


def _head(x: float, y: int) -> str:
    """Return the drawing of a cat (0) or a dog (1) whose snout is longer the larger x is."""
    end = SNOUT + SHORTEST + PER_UNIT * x
    whiskers = "" if y else f'<path d="{WHISKERS.format(end=plain(end - 4))}"/>'
    return (
        '<svg viewBox="0 0 72 46" aria-hidden="true">'
        f'<path d="M{plain(SNOUT)} 22H{plain(end - 5)}q7 1 7 8t-7 8H{plain(SNOUT - 10)}z"/>'
        '<circle cx="24" cy="26" r="16"/>'
        f'<path class="ear" d="{EARS[y]}"/>{whiskers}'
        f'<path class="dots" d="M29 22h0M{plain(end)} 26h0"/></svg>'
    )
