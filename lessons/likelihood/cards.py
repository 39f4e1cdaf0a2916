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
WHISKERS = "m{mouth} 30 9-4m-9 6 9 1"


def probability_of(picture: int) -> str:
    """Return the readout of the probability given to the label of a picture."""
    return f"picture_given{picture + 1}"


def loss_of(picture: int) -> str:
    """Return the readout of the loss of a picture."""
    return f"picture_loss{picture + 1}"


ROW = '<ol class="lf-cards" aria-label="{name}">{shown}</ol>'
END = '<li class="lf-cards-end">= <b data-live="{readout}"></b></li>'
CARD = """<li class="lf-card" tabindex="0" data-lights="{picture}" style="--lf-color: {hue}">\
<i data-live="{loss}" data-sized="true" aria-hidden="true"></i><span>{head} x = {x}</span>\
<span>{number} {name}</span><span>{given} = <b data-readout="{readout}"></b></span></li>"""
EXAMPLE = """<li class="lf-card" style="--lf-color: {hue}"><i aria-hidden="true"></i>\
<span>{head}</span><span>{name}</span><span>q = <b>{q}</b></span></li>"""
HEAD = """<svg viewBox="0 0 72 46" aria-hidden="true">\
<path d="M{snout} 22H{end}q7 1 7 8t-7 8H{throat}z"/><circle cx="24" cy="26" r="16"/>\
<path class="ear" d="{ears}"/><path d="{whiskers}"/>\
<path class="dots" d="M29 22h0M{nose} 26h0"/></svg>"""


def cards(points: tuple[np.ndarray, np.ndarray], product: str, labels: Mapping[str, Any]) -> str:
    """Return the cards as HTML, with a place for each live number and one for the ``product``.

    ``points`` are x and the labels, 1 for a dog. ``labels`` holds the names of the pictures and
    ``product``, what their probabilities multiply to.
    """
    rows = zip(*points, labels["names"], strict=True)
    shown = [_card(i, float(x), int(y), name) for i, (x, y, name) in enumerate(rows)]
    return _row([*shown, END.format(readout=product)], labels["product"])


def example_cards(examples: Sequence[tuple[int, float, str]], text: str) -> str:
    """Return cards that stand for themselves: of each its label, its belief and its name."""
    shown = [
        EXAMPLE.format(hue=HUES[y], head=_head(0.0, y), name=html.escape(name), q=plain(q))
        for y, q, name in examples
    ]
    return _row(shown, text)


def _row(items: Sequence[str], name: str) -> str:
    return ROW.format(name=html.escape(name), shown="".join(items))


def _card(picture: int, x: float, y: int, name: str) -> str:
    number = str(picture + 1)
    q = "q" + number.translate(SUBSCRIPTS)
    return CARD.format(
        picture=picture,
        hue=HUES[y],
        loss=loss_of(picture),
        head=_head(x, y),
        x=plain(x).replace("-", "−"),
        number=number,
        name=html.escape(name),
        given=q if y else f"1 − {q}",
        readout=probability_of(picture),
    )


def _head(x: float, y: int) -> str:
    """Return the drawing of a cat (0) or a dog (1) whose snout is longer the larger x is."""
    nose = SNOUT + SHORTEST + PER_UNIT * x
    end, throat, mouth = nose - 5, SNOUT - 10, nose - 4
    places = {"snout": SNOUT, "end": end, "throat": throat, "nose": nose}
    whiskers = "" if y else WHISKERS.format(mouth=plain(mouth))
    return HEAD.format(
        ears=EARS[y], whiskers=whiskers, **{name: plain(one) for name, one in places.items()}
    )
