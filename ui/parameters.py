"""Parameters of the address: what each may be, which rule a text breaks, how a value is written."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from ui.language import _
from ui.numbers import plain

LONGEST_ECHO = 40
NAMED = 16  # options that a sentence can list
ROUNDING = 1e-6  # of a step


class Parameter(Protocol):
    """What an address may set: a key, a default, and texts that stand for values."""

    @property
    def key(self) -> str:
        """Name of the parameter."""

    @property
    def default(self) -> Any:
        """The value that is left out of the address."""

    def rule(self, text: str) -> str | None:
        """Return the rule that a text breaks, or None where it stands for a value."""

    def parse(self, text: str) -> Any:
        """Return the value that a text without fault stands for."""

    def write(self, value: Any) -> str | None:
        """Return the text of a value; None at the default."""


def literal(text: str) -> str:
    """Quote a text from outside as Markdown code, so that nothing in it is read as markup."""
    shown = text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…"
    return f"`{' '.join(shown.split()).replace('`', '´')}`"


def refusal(parameter: str, text: str, rule: str) -> str:
    """Return the one sentence that says what of the address is not used, and why."""
    return _("{parameter} = {value} was ignored: {rule}.").format(
        parameter=parameter, value=literal(text), rule=rule
    )


@dataclass(frozen=True)
class Slider:
    """A number on an even grid.

    ``digits`` are the decimals of ``step``, so that every value is the decimal that it shows.
    """

    key: str
    low: float
    high: float
    step: float
    default: float
    digits: int

    @property
    def values(self) -> np.ndarray:
        """Every value that the slider can take, ascending."""
        count = round((self.high - self.low) / self.step) + 1
        return np.round(np.linspace(self.low, self.high, count), self.digits)

    def nearest(self, number: float) -> float:
        """Return the value of the slider that is nearest to a number within its range."""
        return round(number, self.digits)

    def rule(self, text: str) -> str | None:
        """Return the rule that a text breaks, or None where it stands for a value."""
        try:
            number = float(text)
        except ValueError:
            return _("a number is needed")
        if not math.isfinite(number) or not self.low <= number <= self.high:
            return _between(self.low, self.high)
        return self._grid_rule(number)

    def parse(self, text: str) -> float:
        """Return the number that a text without fault stands for."""
        return self.nearest(float(text))

    def write(self, value: float) -> str | None:
        """Return the text of a value; None at the default."""
        nearest = self.nearest(value)
        return None if nearest == self.default else plain(nearest)

    def _grid_rule(self, number: float) -> str | None:
        steps = (number - self.low) / self.step
        on_grid = abs(steps - round(steps)) <= ROUNDING
        return (
            None if on_grid else _("it must be a multiple of {step}").format(step=plain(self.step))
        )


@dataclass(frozen=True)
class Field(Slider):
    """A number on an even grid that is typed, so that no figure needs to follow it from far."""


@dataclass(frozen=True)
class Steps(Slider):
    """A number among chosen ones, such as 1, 2, 5, 10, … on a log scale."""

    options: tuple[float, ...] = ()

    @property
    def values(self) -> np.ndarray:
        """Every value that the slider can take, ascending."""
        return np.array(self.options, dtype=np.float64)

    def nearest(self, number: float) -> float:
        """Return the value of the slider that is nearest to a number, by ratio."""
        if number in self.options:
            return number
        return min(self.options, key=lambda one: abs(math.log(one / number)))

    def _grid_rule(self, number: float) -> str | None:
        if number in self.options:
            return None
        named = [*map(plain, self.options)]
        shown = named if len(named) <= NAMED else [*named[: NAMED // 2], "…", named[-1]]
        return _("it must be one of {options}").format(options=", ".join(shown))


def one_two_five(key: str, low: float, high: float, default: float) -> Steps:
    """Return a slider over 1, 2 and 5 times the powers of ten from ``low`` to ``high``."""
    tens = range(math.floor(math.log10(low)), math.floor(math.log10(high)) + 1)
    every = [float(f"{digit}e{ten}") for ten in tens for digit in (1, 2, 5)]
    options = tuple(value for value in every if low <= value <= high)
    decimals = max(0, -tens[0])
    return Steps(key, low, high, 10.0**-decimals, default, decimals, options)


@dataclass(frozen=True)
class Choice:
    """One of a few named options."""

    key: str
    options: tuple[str, ...]
    default: str

    def rule(self, text: str) -> str | None:
        """Return the rule that a text breaks, or None where it stands for a value."""
        if text in self.options:
            return None
        return _("it must be one of {options}").format(options=", ".join(self.options))

    def parse(self, text: str) -> str:
        """Return the option that a text without fault stands for."""
        return text

    def write(self, value: str) -> str | None:
        """Return the text of an option; None at the default."""
        return None if value == self.default else value


@dataclass(frozen=True)
class Menu(Choice):
    """One of so many options that they are better folded away."""


@dataclass(frozen=True)
class Several:
    """Some of a few named options, at least one."""

    key: str
    options: tuple[str, ...]
    default: tuple[str, ...]

    def rule(self, text: str) -> str | None:
        """Return the rule that a text breaks, or None where it stands for a value."""
        chosen = text.split(",")
        if set(chosen) <= set(self.options) and len(set(chosen)) == len(chosen):
            return None
        return _("it must be some of {options}").format(options=", ".join(self.options))

    def parse(self, text: str) -> tuple[str, ...]:
        """Return the options that a text without fault stands for."""
        return tuple(text.split(","))

    def write(self, value: tuple[str, ...]) -> str | None:
        """Return the text of some options; None at the default."""
        return None if value == self.default else ",".join(value)


@dataclass(frozen=True)
class Switch:
    """Something that can be shown or not."""

    key: str
    default: bool = False

    def rule(self, text: str) -> str | None:
        """Return the rule that a text breaks, or None where it stands for a value."""
        return None if text.lower() in {"true", "false"} else _("it must be true or false")

    def parse(self, text: str) -> bool:
        """Return whether a text without fault stands for on."""
        return text.lower() == "true"

    def write(self, value: bool) -> str | None:
        """Return the text of on or off; None at the default."""
        return None if value == self.default else str(value).lower()


@dataclass(frozen=True)
class Number:
    """A whole number, such as a seed."""

    key: str
    low: int
    high: int
    default: int

    def rule(self, text: str) -> str | None:
        """Return the rule that a text breaks, or None where it stands for a value."""
        if text.isascii() and text.isdigit() and len(text) <= LONGEST_ECHO:
            return None if self.low <= int(text) <= self.high else _between(self.low, self.high)
        return _("a whole number is needed")

    def parse(self, text: str) -> int:
        """Return the number that a text without fault stands for."""
        return int(text)

    def write(self, value: int) -> str | None:
        """Return the text of a number; None at the default."""
        return None if value == self.default else str(value)


@dataclass(frozen=True)
class Text:
    """A short text with a form of its own; ``read`` raises a ValueError where it is broken.

    ``form`` returns, in the reader's language, what the text must look like; ``longest`` is how
    many characters can be typed.
    """

    key: str
    default: str
    read: Callable[[str], object]
    form: Callable[[], str]
    longest: int = LONGEST_ECHO

    def rule(self, text: str) -> str | None:
        """Return the rule that a text breaks, or None where it has the form."""
        try:
            self.read(text)
        except ValueError:
            return self.form()
        return None

    def parse(self, text: str) -> str:
        """Return a text without fault as it is."""
        return text

    def write(self, value: str) -> str | None:
        """Return a text; None at the default."""
        return None if value == self.default else value


def _between(low: float, high: float) -> str:
    return _("it must lie between {low} and {high}").format(low=f"{low:g}", high=f"{high:g}")
