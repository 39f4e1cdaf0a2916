"""Scores in, probabilities out."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.information import effective_classes, entropy
from core.softmax import one_hot, softmax
from lessons.softmax.charts import scores as charts
from lessons.softmax.logits import (
    BELOW,
    KEPT,
    SCORE_VALUES,
    SCORES,
    SHARED,
    K,
    Others,
    Scored,
    T,
    Values,
    readings,
    readings_along,
    readings_over_heat,
    score_sliders,
    scored,
    shares_of,
    symbol,
    temperature_slider,
)
from lessons.softmax.names import NAMES, class_names, names_field
from ui.address import value_of
from ui.controls import number
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.live_figure.shared import shared
from ui.live_words import live_words
from ui.numbers import plain, significant
from ui.questions import Answer, ChooseOne
from ui.scenes import Fold, Scene, bench
from ui.view import current_view


def scores() -> None:
    controls, chart = bench()
    with controls:
        sliders = st.container()
        left, right = st.columns([4, 5], gap="small", vertical_alignment="bottom")
        with left:
            count = number(K, _("Number of classes"))
        with right:
            heat = _more(count)
        with sliders:  # they are called as the field below says
            score_sliders()
    with chart:
        _figure(scored(), heat=heat)


def _more(count: int) -> bool:
    """Draw temperature and names where they are unfolded, and tell whether they are."""
    used = value_of(T) != T.default or value_of(NAMES) != NAMES.default
    opened = current_view() == "all" or used
    place = st.expander(_("T and names"), expanded=opened, key="scores-more", on_change="rerun")
    if place.open:
        with place:
            temperature_slider()
            names_field(count)
    return bool(place.open)


def _predict_double() -> ChooseOne:
    dog = softmax([2, 4, 6])[2]
    return ChooseOne(
        "predict_double",
        _("Scores 1, 2, 3 become 2, 4, 6. Who wins, and how sure?"),
        [
            Answer(
                _("the dog, as sure as before"),
                _(
                    "That would hold if we had *added* the same number to each. Doubling doubles "
                    "the differences."
                ),
            ),
            Answer(
                _("the dog, surer: {p}").format(p=significant(dog)),
                _("The leads doubled, so the ratios are squared."),
                right=True,
            ),
            Answer(
                _("the dog, twice as sure: 1.33"),
                _("No probability exceeds 1; its ratio to the others grows instead."),
            ),
            Answer(
                _("the dog, less sure"),
                _("The leads grew from 1 to 2, so the ratios from e to e²."),
            ),
        ],
        hint=_("By what factor does the dog beat the chicken, before and after?"),
    )


def _why() -> str:
    return _(
        "Softmax divides a total of 1 among the classes: exactly one of them is true. Raise one "
        "score, and that class takes its share from all others in proportion. Each unit by which "
        "one score leads multiplies the ratio of two probabilities by e. The order never changes, "
        "so naming the winner needs no softmax; saying how sure does."
    )


def _sweeps(given: Scored, *, heat: bool) -> list[Sweep]:
    sweeps = []
    for i, others in enumerate(given.others):
        values, frames = readings_along(others, given.t), _frames_along(others, given.t)
        named: dict[str, Any] = {"label": symbol("z", i), "digits": 1, "at": given.z[i]}
        sweeps.append(Sweep(SCORES[i].key, SCORE_VALUES, frames, values, **named))
    if heat:
        values, frames = readings_over_heat(given.z), _frames_over_heat(given.z)
        named = {"label": "T", "digits": T.digits, "by_index": True, "at": given.t}
        sweeps.append(Sweep(T.key, T.values, frames, values, **named))
    return sweeps


@lru_cache(maxsize=KEPT)
def _frames_along(others: Others, t: float) -> Frames:
    shares = shares_of(readings_along(others, t))
    return _framed(charts.score_frames(others.index(None), SCORE_VALUES, shares))


@lru_cache(maxsize=KEPT)
def _frames_over_heat(z: tuple[float, ...]) -> Frames:
    return _framed(charts.temperature_frames(shares_of(readings_over_heat(z))))


def _framed(frames: Frames) -> Frames:
    """Return frames with that of the winner in as few bytes as the eye allows."""
    winner = {charts.WINNER: frames[charts.WINNER]}
    return {**frames, **multiples(winner, charts.UNIT)}


def readouts(given: Scored, here: Values, name: str = "p") -> list[Readout]:
    """Return a live number for each class; so many that they would fill the screen stand in words.

    See `in_words`.
    """
    shown = len(given.names) <= BELOW
    return [
        Readout(
            f"{name}{i + 1}",
            f"{symbol('q', i)} · {one}",
            float(p),
            color=colors.PROBABILITY,
            shown=shown,
        )
        for i, (one, p) in enumerate(zip(given.names, shares_of(here), strict=True))
    ]


def in_words(given: Scored, name: str = "p") -> str:
    """Return the live numbers of many classes in one row; nothing where each stands by itself."""
    count = len(given.names)
    numbers = ", ".join(f"@{name}{i}" for i in range(1, count + 1))
    return live_words(f"q = ({numbers})") if count > BELOW else ""


@shared
def _figure(given: Scored, *, heat: bool) -> None:
    here = readings(given.z, given.t)
    names, shares = given.names, np.array(shares_of(here))
    labels = {"score": _("score z"), "probability": _("probability q")}
    top = int(np.argmax(shares))
    live_figure(
        charts.scores_and_probabilities(np.array(given.z), shares, names, labels),
        key="softmax",
        name=_("Scores of the classes as bars, and the probabilities that softmax makes of them"),
        summary=_(
            "At temperature {t} the likeliest of {k} classes is {name}, with probability {p}; "
            "the entropy is {entropy} nats."
        ).format(
            t=plain(given.t),
            k=len(names),
            name=names[top],
            p=significant(shares[top]),
            entropy=significant(here["entropy"]),
        ),
        readouts=[
            *readouts(given, here),
            Readout("effective_classes", "", here["effective_classes"], shown=False),
            Readout("entropy", "", here["entropy"], shown=False),
        ],
        formula=in_words(given)
        + live_words(
            _(
                "as unsure as among @effective_classes equally likely classes · entropy H "
                "@entropy, explained in lesson 6"
            )
        ),
        sweeps=_sweeps(given, heat=heat),
        handles=[Handle(SCORES[i].key, charts.handle(i)) for i in range(len(names))],
        narrow=charts.narrow_scores(names),
        height=charts.height(names),
    )


def _which() -> None:
    explained(
        _(
            "**Regression asks how much, classification asks which.** A *hard* answer names one "
            "class; a *soft* one gives every class a probability, and you can still read the hard "
            "answer off it.\n\nThe raw scores are called **logits**, although with several classes "
            "only their differences are log-odds."
        )
    )


def _codes() -> None:
    names = class_names()[:3]
    rows = one_hot(range(3), 3).astype(int).tolist()
    codes = ", ".join(f"{name} {tuple(row)}" for name, row in zip(names, rows, strict=True))
    explained(
        _(
            "**One-hot.** The class is written as a list of zeros with a single one, in one fixed "
            "order: {codes}. The numbers 1, 2, 3 would say that {second} lies between {first} and "
            "{third}; no animal does. Where classes do have an order, as with small, middle and "
            "large, other models use it."
        ).format(codes=codes, first=names[0], second=names[1], third=names[2])
    )


def _many() -> None:
    explained(
        _(
            "Softmax divides a total probability of 1 among classes, exactly one of which is true. "
            "Where several may be true at once (multi-label), each class gets a sigmoid of its own "
            "instead."
        )
    )


SCENE = Scene(
    key="scores",
    name=message("Scores"),
    question=message("And with more than two classes?"),
    task=message(
        "Predict first. Then drag one score up, and watch what happens to the other two "
        "probabilities."
    ),
    draw=scores,
    why=_why,
    controls=SHARED,
    ask=_predict_double,
    folds=(
        Fold("which", message("Which, not how much"), _which),
        Fold("codes", message("How a class is written down"), _codes),
        Fold("many", message("One of many, or any of many?"), _many),
    ),
    functions=(softmax, entropy, effective_classes, one_hot),
)
