"""What is asked when there are classes, and how a class is written down."""

import streamlit as st

from core.softmax import one_hot
from lessons.softmax.names import class_names
from ui.language import _
from ui.layout import section


def meaning() -> None:
    with section("meaning", _("Which one, not how much")):
        columns, names = st.columns(3, gap="medium"), class_names()[:3]
        columns[0].markdown(
            _(
                "**Regression asks how much, classification asks which.** A *hard* answer names "
                "one class; a *soft* one gives every class a probability, and the hard answer can "
                "still be read off it."
            )
        )
        columns[1].markdown(
            _(
                "**One-hot.** The class is written as a list of zeros with a single one, in one "
                "fixed order: {codes}. Numbers 1, 2, 3 would say that {second} lies between "
                "{first} and {third}."
            ).format(
                codes=", ".join(_codes(names)), first=names[0], second=names[1], third=names[2]
            )
        )
        columns[2].markdown(
            _(
                "**One of many, or any of many?** Softmax shares out 1 among classes of which "
                "exactly one is true. Where several may be true at once (multi-label), each "
                "class gets a sigmoid of its own instead."
            )
        )


def _codes(names: tuple[str, ...]) -> list[str]:
    rows = one_hot(range(3), 3).astype(int).tolist()
    return [f"{name} {tuple(row)}" for name, row in zip(names, rows, strict=True)]
