"""What there is to learn from: shapes, real data, own points, an own file."""

from dataclasses import replace
from functools import lru_cache
from typing import cast

import streamlit as st

from core.data import CLASS_COUNTS, Shape, generate, separable_example
from files.penguins import penguins
from files.points_text import parse_points
from lessons.train.experiment import Source
from lessons.train.kept_file import keep_file
from lessons.train.own_file import file_field, file_in_use
from lessons.train.own_points import BRUSH, OWN, PEN, own_points
from lessons.train.own_points import drawn_on as drawn_on
from lessons.train.own_points import tell_refusal as tell_refusal
from lessons.train.session import training_session
from ui.address import value_of
from ui.controls import choice, keep, number, slider
from ui.language import _
from ui.parameters import Choice, Menu, Number, Slider
from ui.seed import SEED

SHAPES = tuple(CLASS_COUNTS)
DATA = Choice("data", (*SHAPES, "penguins", "separable", "own"), "xor")
POINTS = Number("points", 10, 500, 200)
CLASSES = Number("classes", 2, 5, 3)
NOISE = Slider("noise", 0.0, 1.6, 0.2, 0.2, 1)
SPLIT = Menu("split", ("0.3", "0.5", "0.7", "0.9", "1"), "0.5")
CONTROLS = (DATA, POINTS, CLASSES, NOISE, SEED, SPLIT, OWN, PEN, BRUSH)


def data_names() -> list[str]:
    return [
        _("moons"),
        _("circles"),
        _("XOR"),
        _("blobs"),
        _("spirals"),
        _("penguins"),
        _("on a line"),
        _("own"),
    ]


def data_controls() -> None:
    """Draw the controls of the data, below each other."""
    training_session().refusals = None
    kind = choice(DATA, _("Data"), data_names())
    if kind in SHAPES:
        _shape_controls(CLASS_COUNTS[kind])
        keep(OWN, PEN, BRUSH)
        return
    keep(CLASSES, POINTS, NOISE)
    if kind == "own":
        _own_controls()
        return
    keep(OWN, PEN, BRUSH)
    if kind == "penguins":
        _seed()
        _tell_standardising()


def _shape_controls(known: tuple[int, ...]) -> None:
    slider(NOISE, _("Noise"), help=_noise_help())
    counts = st.columns(3 if len(known) > 1 else 2, gap="small", wrap=False)
    with counts[0]:
        number(POINTS, _("Points"), help=_("Number of points"))
    with counts[1]:
        _seed()
    if len(known) == 1:
        keep(CLASSES)
        return
    with counts[2]:
        wanted = number(CLASSES, _("Classes"))
    if wanted > known[-1]:
        st.caption(_("There are at most {most} arms.").format(most=known[-1]))


def _noise_help() -> str:
    return _(
        "How far points are thrown from their place; where classes overlap, no border can be right "
        "everywhere."
    )


def _seed() -> None:
    help = _("Fixes which points are drawn, and which of them are for training.")
    number(SEED, _("Seed"), help=help)


def _tell_standardising() -> None:
    st.caption(
        _(
            "The axes show what was measured. The network reads it standardised: less the mean of "
            "the training points, divided by their standard deviation."
        )
    )


def _own_controls() -> None:
    source = file_field()
    keep_file()
    if source:
        _tell_standardising()
        keep(OWN, PEN, BRUSH)
        return
    own_points()


def chosen_source() -> Source:
    """Return the data that the parameters of the page stand for, whether or not they are drawn."""
    kind = value_of(DATA)
    if kind == "own":
        text = value_of(OWN)
        return file_in_use() or Source("own", parse_points(text), text)
    if kind == "separable":
        return _separable()
    return _penguins() if kind == "penguins" else _shape(kind)


def _shape(kind: str) -> Source:
    known = CLASS_COUNTS[kind]
    classes = min(value_of(CLASSES), known[-1]) if len(known) > 1 else known[0]
    return _generated(kind, value_of(POINTS), value_of(NOISE), value_of(SEED), classes)


@lru_cache(maxsize=64)
def _generated(kind: str, points: int, noise: float, seed: int, classes: int) -> Source:
    """Draw the points of a shape, once for all visitors and every step."""
    dataset = generate(cast(Shape, kind), points, noise=noise, seed=seed, classes=classes)
    return Source(kind, dataset, f"{points} {classes} {noise}")


@lru_cache(maxsize=1)
def _separable() -> Source:
    return Source("separable", separable_example())


def _penguins() -> Source:
    names = _("Adelie"), _("Chinstrap"), _("Gentoo")
    axes = _("bill length"), _("flipper length")
    return _named_penguins(names, axes)


@lru_cache(maxsize=4)
def _named_penguins(names: tuple[str, ...], axes: tuple[str, str]) -> Source:
    """Return the penguins in one language."""
    return Source("penguins", replace(penguins(), classes=names, axes=axes))
