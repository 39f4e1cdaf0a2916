"""What a claim is: a sentence to judge, reasons to choose from, and the numbers that settle it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ui.language import _
from ui.numbers import format_number, plain, significant
from ui.parameters import Slider

DIGITS = 6  # decimals of a number that stands by itself


class Said(float):
    """A number within a sentence: ``{p}`` has three significant digits, ``{p:4}`` four decimals.

    ``{p:g}`` is written as it is, and ``{n:,}`` is a count.

    Examples
    --------
    >>> "{0} {0:1} {0:g} {0:,}".format(Said(6724.0))
    '6,720 6724.0 6724 6,724'
    """

    def __format__(self, form: str) -> str:
        """Write the number in one of these forms."""
        if form == "g":
            return plain(self)
        if form == ",":
            return f"{int(self):,}"
        return format_number(self, int(form)) if form else significant(self)


@dataclass(frozen=True)
class Fact:
    """A number of the core that settles a claim.

    ``label`` says in the reader's language what it is the number of; ``digits`` are its decimals.
    """

    name: str
    label: str
    value: float
    digits: int = DIGITS

    @property
    def shown(self) -> str:
        """The number as it stands beside its label, or yes and no."""
        if isinstance(self.value, bool | np.bool_):
            return _("yes") if self.value else _("no")
        if isinstance(self.value, int):
            return f"{self.value:,}"
        written = format_number(self.value, self.digits)
        ordinary = self.digits == DIGITS and "." in written and "×" not in written
        return written.rstrip("0").rstrip(".") if ordinary else written


Facts = Sequence[Fact]


@dataclass(frozen=True)
class Reason:
    """One of the reasons to choose from, and what is said to whoever chooses a wrong one."""

    text: str
    reply: str = ""


@dataclass(frozen=True)
class Place:
    """The scene that shows it, and the parameters of its address."""

    path: str
    scene: str
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Live:
    """A small figure: curves of the core over one slider.

    Attributes
    ----------
    control : Slider
        What is moved; its default is where the claim is decided.
    symbol : str
        What the slider stands for.
    curves : callable
        Returns, from the values of the slider, each curve by what it is called.
    level : callable
        Returns a height to compare with, if there is one.
    log : bool
        Whether the heights are drawn by their logarithms.
    """

    control: Slider
    symbol: str
    curves: Callable[[np.ndarray], Mapping[str, np.ndarray]]
    level: Callable[[], float] | None = None
    log: bool = False


@dataclass(frozen=True, eq=False)
class Claim:
    """A sentence that is true or false; texts are message ids with gaps for the facts.

    Attributes
    ----------
    key : str
        Its name in the address.
    text : str
        The sentence itself.
    true : bool
        Whether it is.
    reasons : sequence of Reason
        Why it is so; the first is the right one.
    right : str
        What should be said instead, or may be added.
    facts : callable
        Returns the numbers, made by ``functions`` of the core.
    place : Place
        Where it can be seen.
    live : Live
        A figure that shows it here, if there is one.
    """

    key: str
    text: str
    true: bool
    reasons: Sequence[Reason]
    right: str
    facts: Callable[[], Facts]
    place: Place
    functions: Sequence[Callable[..., Any]]
    live: Live | None = None

    def say(self, text: str) -> str:
        """Return one of its texts in the reader's language, with the numbers in it."""
        return _(text).format_map({fact.name: Said(fact.value) for fact in self.facts()})
