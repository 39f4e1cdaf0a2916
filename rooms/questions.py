"""What may be answered to a question: its kind, and how far an answer can reach."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rooms.reading import is_number

Kind = Literal["choice", "number", "point", "curve", "flag"]
LONGEST_CURVE = 500  # values
LONGEST_FLAG = 64  # characters


@dataclass(frozen=True)
class AnswerRule:
    """An answer is ``{kind: value}``.

    ``count`` is how many choices there are, or values of a curve; ``low`` and ``high`` bound a
    number, every value of a curve, or the x and y of a point; ``flags`` are the things of which
    one can be named; ``gaps`` of the values of a curve may be None. What is left out bounds nothing
    beyond what a browser can hold.
    """

    kind: Kind
    count: int | None = None
    low: float | tuple[float, float] = -1e300
    high: float | tuple[float, float] = 1e300
    flags: tuple[str | int | bool, ...] | None = None
    gaps: int = 0

    def takes(self, answer: Mapping[str, Any]) -> bool:
        """Tell whether something out of a browser is an answer of this kind."""
        if set(answer) != {self.kind}:
            return False
        value = answer[self.kind]
        match self.kind:
            case "choice":
                return type(value) is int and 0 <= value < (self.count or 100)
            case "number":
                return self._holds([value])
            case "point":
                return isinstance(value, list) and len(value) == 2 and self._holds(value)
            case "curve":
                return self._is_curve(value)
            case "flag":
                return self._is_flag(value)

    def _is_curve(self, value: object) -> bool:
        if not isinstance(value, list) or not 2 <= len(value) <= LONGEST_CURVE:
            return False
        drawn = [one for one in value if one is not None]
        if len(value) - len(drawn) > self.gaps:
            return False
        return self.count in (None, len(value)) and self._holds(drawn)

    def _is_flag(self, value: object) -> bool:
        if self.flags is not None:
            return any(type(value) is type(one) and value == one for one in self.flags)
        short = isinstance(value, str) and len(value) <= LONGEST_FLAG and value.isprintable()
        return short or isinstance(value, bool) or is_number(value)

    def _holds(self, values: list[Any]) -> bool:
        lows, highs = (
            bound if isinstance(bound, tuple) else (bound,) * len(values)
            for bound in (self.low, self.high)
        )
        return all(
            is_number(one) and low <= one <= high
            for one, low, high in zip(values, lows, highs, strict=True)
        )


Find = Callable[[str, str, str], AnswerRule | None]


class AnswerRules:
    """The rule of every question, by its key.

    ``find`` is asked for the rule of a question that has none yet, by page, scene and key; it may
    take long. A question without a rule cannot be asked, unless ``lenient``: then its answer may be
    of any kind.
    """

    def __init__(
        self,
        rules: Mapping[str, AnswerRule] | None = None,
        *,
        lenient: bool = False,
        find: Find = lambda page, scene, question: None,
    ) -> None:
        self._rules = dict(rules or {})
        self._lenient = lenient
        self._find = find

    def look(self, page: str, scene: str, question: str) -> None:
        """Find the rule of a question of a scene, where it is not there yet."""
        rule = None if question in self._rules else self._find(page, scene, question)
        if rule:
            self.register(question, rule)

    def register(self, question: str, rule: AnswerRule) -> None:
        """Give a question its rule; one has only one."""
        if self._rules.setdefault(question, rule) != rule:
            raise ValueError(f"question {question!r} must have one rule; got {rule} besides")

    def knows(self, question: str) -> bool:
        """Tell whether a question can be asked."""
        return self._lenient or question in self._rules

    def takes(self, question: str, answer: Mapping[str, Any]) -> bool:
        """Tell whether something is an answer to a question."""
        if question in self._rules:
            return self._rules[question].takes(answer)
        kinds: tuple[Kind, ...] = ("choice", "number", "point", "curve", "flag")
        return self._lenient and any(AnswerRule(kind).takes(answer) for kind in kinds)
