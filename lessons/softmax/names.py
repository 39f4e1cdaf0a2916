"""What the classes are called: as the reader says, or as always."""

import re
from dataclasses import dataclass
from itertools import pairwise

import streamlit as st

from lessons.softmax.charts.names import kind, letters
from ui.address import value_of
from ui.controls import text_field
from ui.language import _
from ui.parameters import Text
from ui.state import kept

MOST, LONGEST = 10, 12  # names, and characters of a name
JOINTS = " -'"  # what may stand between the letters of a name
# What a letter may consist of: a letter or digit with its accents, a flag, or pictures joined into
# one, each with a colour of skin.
PICTURE = "SM?T?M?"
LETTER = re.compile(f"[LN]M{{0,3}}|SS|{PICTURE}(J{PICTURE}){{0,4}}")
TALLEST = 10  # characters of a letter


@dataclass
class Used:
    """The names, as typed, that the scene was last drawn with."""

    names: str | None = None


def read_names(text: str) -> tuple[str, ...]:
    """Read the names of the classes from a comma list; an empty one leaves all as they are."""
    names = tuple(" ".join(one.split()) for one in text.split(",")) if text.strip() else ()
    if len(names) > MOST or len(set(names)) < len(names) or not all(map(_plain, names)):
        raise ValueError(text)
    return names


def _plain(name: str) -> bool:
    """Tell whether a name is short, and nothing in it could be read as markup."""
    seen = letters(name)
    if not 0 < len(seen) <= LONGEST:
        return False
    plain = [_is_letter(one) for one in seen]
    joints = all(one in JOINTS for one, letter in zip(seen, plain, strict=True) if not letter)
    between = all(one or other for one, other in pairwise(plain))
    return plain[0] and plain[-1] and joints and between


def _is_letter(seen: str) -> bool:
    return LETTER.fullmatch("".join(map(kind, seen))) is not None


def names_form() -> str:
    return _(
        "up to {most} different names with commas between them are needed, each of 1 to {longest} "
        "letters, digits or emoji with single spaces, hyphens or apostrophes between them"
    ).format(most=MOST, longest=LONGEST)


NAMES = Text("names", "", read_names, names_form, longest=MOST * (TALLEST * LONGEST + 2))


def names_field(count: int) -> None:
    """Draw the field of the names of the classes in use."""
    usual = usual_names()
    typed = text_field(
        NAMES,
        _("Names of the classes"),
        placeholder=", ".join(usual[:count]),
        help=_(
            "One after the other, with commas between them. Where there are fewer names than "
            "classes, the usual names follow: {names}."
        ).format(names=", ".join(usual)),
    )
    used = kept(Used)
    before, used.names = used.names, typed
    if before not in (None, typed):
        st.rerun()  # what is folded away shows the names as well


def class_names() -> tuple[str, ...]:
    """Return a name for each of the ten classes: the reader's, then usual ones, none twice."""
    usual = usual_names()
    names = list(read_names(value_of(NAMES)))
    for own in usual[len(names) :]:
        unused = (one for one in (own, *usual) if one not in names)
        names.append(next(unused))
    return tuple(names)


def usual_names() -> tuple[str, ...]:
    """Return the names that the ten classes have where the reader gives none, in their order."""
    return (
        _("cat"),
        _("chicken"),
        _("dog"),
        _("fox"),
        _("goat"),
        _("horse"),
        _("mouse"),
        _("owl"),
        _("pig"),
        _("sheep"),
    )
