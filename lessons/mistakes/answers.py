"""What a reader has said about the claims of each series, and how many points that makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lessons.mistakes.claim import Claim
from lessons.mistakes.claims import CLAIMS
from lessons.mistakes.series import Series

REASONS = 3
MOST_POINTS = 2  # of a claim
MOST = 20  # series whose answers are kept


@dataclass(frozen=True)
class Given:
    """An answer: whether the claim was called true, and the number of the reason, once chosen."""

    said: bool
    reason: int | None = None

    @property
    def whole(self) -> bool:
        """Whether both parts of the question are answered."""
        return self.reason is not None

    def right(self, claim: Claim) -> bool:
        """Tell whether the claim was judged rightly."""
        return self.said == claim.true

    def points(self, claim: Claim) -> int:
        """Return one point for the verdict, and one more for the reason of a right verdict."""
        return self.right(claim) * (1 + (self.reason == 0))


@dataclass
class Attempt:
    """The answers to a series by claim, what of it is tried again, and the score before that."""

    given: dict[str, Given] = field(default_factory=dict)
    again: tuple[str, ...] = ()
    first: int | None = None

    def asked(self, series: Series) -> tuple[Claim, ...]:
        """Return the claims that are asked now: all of the series, or those tried again."""
        return tuple(one for one in series.claims if not self.again or one.key in self.again)

    def points(self, claims: Sequence[Claim]) -> int:
        """Return the points of all claims together."""
        answers = [(self.given.get(one.key), one) for one in claims]
        return sum(given.points(one) for given, one in answers if given)

    def complete(self, claims: Sequence[Claim]) -> bool:
        """Tell whether all claims are answered."""
        return all(one.key in self.given and self.given[one.key].whole for one in claims)

    def wrong(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return the claims that were answered, but not with full points."""
        whole = [one for one in claims if self.complete([one])]
        return tuple(one for one in whole if self.given[one.key].points(one) < MOST_POINTS)

    def retry(self, series: Series) -> None:
        """Take back the answers that went wrong, and ask for these again."""
        if self.first is None:
            self.first = self.points(series.claims)
        self.again = tuple(one.key for one in self.wrong(series.claims))
        for key in self.again:
            del self.given[key]


@dataclass
class Answers:
    """All attempts of a session, by their series."""

    by_series: dict[str, Attempt] = field(default_factory=dict)

    def of(self, series: Series) -> Attempt:
        """Return the attempt at a series, which may just begin."""
        return self.by_series.setdefault(series.name, Attempt())

    def clear(self, series: Series) -> None:
        """Forget all about a series."""
        self.by_series.pop(series.name, None)

    def entries(self) -> dict[str, Any]:
        """Return the answers as the browser keeps them, by their series."""
        kept = {name: one for name, one in self.by_series.items() if one.given or one.again}
        return {name: _written(one) for name, one in list(kept.items())[-MOST:]}

    def take(self, entries: Mapping[str, Any]) -> None:
        """Take what the browser has kept; what was answered meanwhile goes before it."""
        for name, attempt in read(entries).items():
            here = self.by_series.get(name)
            if here is None or not here.given:
                self.by_series[name] = attempt
            else:
                here.given = {**attempt.given, **here.given}


def _written(attempt: Attempt) -> dict[str, Any]:
    given = {
        key: [int(one.said), *([] if one.reason is None else [one.reason])]
        for key, one in attempt.given.items()
    }
    return {"given": given, "again": list(attempt.again), "first": attempt.first}


def read(entries: Mapping[str, Any]) -> dict[str, Attempt]:
    """Read what `Answers.entries` has written; of anything else nothing is taken.

    Examples
    --------
    >>> read({"12.1": {"given": {"probit": [0, 2]}, "again": [], "first": None}})
    {'12.1': Attempt(given={'probit': Given(said=False, reason=2)}, again=(), first=None)}
    >>> read({"12.1": 3})
    {}
    """
    try:
        return {str(name): _attempt(one) for name, one in [*entries.items()][-MOST:]}
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return {}


def _attempt(one: Mapping[str, Any]) -> Attempt:
    given = {key: _given(*marks) for key, marks in one["given"].items() if key in CLAIMS}
    again = tuple(key for key in one["again"] if key in CLAIMS)
    return Attempt(given, again, None if one["first"] is None else int(one["first"]))


def _given(said: int, reason: int | None = None) -> Given:
    if reason is not None and reason not in range(REASONS):
        raise ValueError(reason)
    return Given(bool(said), reason)
