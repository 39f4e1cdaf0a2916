"""A question that is answered by drawing a curve."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st

from core.evaluation import height_at, highest_place, mean_distance
from ui.language import _
from ui.numbers import significant
from ui.questions.axis import LEVELS, Axis
from ui.questions.board import is_curve, mount_board, sent_curve
from ui.questions.given import GivenAnswers, tries_of
from ui.questions.in_class import check_word, truth_hidden
from ui.questions.question import Foreseen
from ui.state import kept

COVERED = 0.9  # of the columns, at least; a few at the ends may be missed
ENDS = 2  # columns at each end that may be left out
BEYOND = 1.5  # shares of the axis: farther out the truth leaves the board anyway


@dataclass(frozen=True)
class Drawn:
    """A curve that was drawn, in the units of the axes; NaN where nothing is drawn."""

    grid: np.ndarray
    heights: np.ndarray

    def at(self, place: float) -> float:
        """Return its height at a place."""
        return height_at(place, self.grid, self.heights)

    @property
    def highest(self) -> float:
        """Where it is highest."""
        return highest_place(self.grid, self.heights)

    @property
    def top(self) -> float:
        """Its greatest height."""
        return float(np.nanmax(self.heights))

    @property
    def lowest(self) -> float:
        """Its least height."""
        return float(np.nanmin(self.heights))


@dataclass(frozen=True)
class Misdrawn:
    """A shape that is often drawn instead: what it is called, when a curve is one, what is said.

    ``example`` are the heights of such a curve.
    """

    name: str
    reply: str
    when: Callable[[Drawn], bool]
    example: np.ndarray


@dataclass(frozen=True)
class SketchCurve:
    """A question for a curve over the stops of ``x``; the truth is laid over it.

    Right is a curve whose mean distance from the ``truth`` is at most the ``tolerance``, measured
    where ``measures`` says so, and which ``fits``. The first of ``misdrawn`` that a wrong curve is
    answers it, else ``otherwise``. ``given`` are points of the curve that are known; ``answer``
    describes it in words.
    """

    key: str
    text: str
    x: Axis
    y: Axis
    truth: np.ndarray
    answer: str
    hint: str
    explanation: str
    tolerance: float
    misdrawn: Sequence[Misdrawn] = ()
    otherwise: str = ""
    given: Sequence[tuple[float, float, str]] = ()
    measures: np.ndarray | None = None
    fits: Callable[[Drawn], bool] = lambda drawn: True

    @property
    def solution(self) -> tuple[int | None, ...]:
        """The right answer, as the browser would send it."""
        return self.levels(self.truth)

    @property
    def foreseen(self) -> Sequence[Foreseen]:
        """Shapes that are often drawn instead, with what is said to each."""
        return [Foreseen(one.name, one.reply, self.levels(one.example)) for one in self.misdrawn]

    def levels(self, heights: np.ndarray) -> tuple[int | None, ...]:
        """Return heights as the browser would send them."""
        shares = np.clip(np.rint(self.y.share(heights) * LEVELS), 0, LEVELS)
        return tuple(int(one) for one in shares)

    def ask(self, *, open: bool) -> bool:
        self.draw_board(open=open)
        return self.stands()

    def stands(self) -> bool:
        """Say why the drawing that was sent last cannot be marked, if so."""
        draft = kept(GivenAnswers).drafts.get(self.key)
        problem = None if draft is None else self._problem(draft)
        if problem:
            st.info(problem)
        return problem is None

    def draw_board(self, *, open: bool) -> None:
        """Draw the empty axes; once the question is no longer open, the truth over the answer."""
        tries, shown = tries_of(self), not open and not truth_hidden(self.key)
        last = kept(GivenAnswers).drafts.get(self.key) or (tries[-1] if tries else None)
        how = _("Draw with mouse or finger, or with the arrow keys (Shift: far).") if open else ""
        if shown:
            how = self.measured(tries[-1]) if tries else ""
        data = {
            "kind": "sketch",
            "name": f"{self.y.label}, {self.x.label}",
            "x": self.x.told(),
            "y": self.y.told(),
            "given": [
                [float(self.x.share(x)), float(self.y.share(y)), text] for x, y, text in self.given
            ],
            "answer": list(last) if last else None,
            "truth": self._truth() if shown else None,
            "open": open,
            "words": {
                "check": check_word(self.key),
                "clear": _("Clear"),
                "how": how,
                "nothing": _("nothing yet"),
                "yours": _("your curve"),
                "truth": _("the true curve"),
            },
        }
        mount_board(self.key, data, self._take)

    def _truth(self) -> list[float]:
        return [float(one) for one in np.clip(self.y.share(self.truth), 1 - BEYOND, BEYOND)]

    def takes(self, answer: Any) -> bool:
        return is_curve(answer, len(self.x.stops)) and self._problem(answer) is None

    def right(self, answer: Any) -> bool:
        drawn = self._drawn(answer)
        return self._distance(drawn) <= self.tolerance and self.fits(drawn)

    def reply(self, answer: Any) -> str:
        if self.right(answer):
            return self.explanation
        drawn = self._drawn(answer)
        said = (one.reply for one in self.misdrawn if one.when(drawn))
        return next(said, self.otherwise)

    def reveal(self) -> str:
        return self.explanation

    def said(self, answer: Any) -> str:
        off = significant(self._distance(self._drawn(answer)))
        return _("a curve, {distance} off on average").format(distance=off)

    def measured(self, answer: Any) -> str:
        off = significant(self._distance(self._drawn(answer)))
        return _("On average your curve lies {distance} away from the true one.").format(
            distance=off
        )

    def _drawn(self, answer: Sequence[int | None]) -> Drawn:
        levels = np.array([np.nan if one is None else one for one in answer], dtype=np.float64)
        low, high = self.y.stops[[0, -1]]
        return Drawn(self.x.stops, low + (high - low) * levels / LEVELS)

    def _distance(self, drawn: Drawn) -> float:
        where = slice(None) if self.measures is None else np.isin(drawn.grid, self.measures)
        return mean_distance(drawn.heights[where], self.truth[where])

    def _problem(self, answer: Sequence[int | None]) -> str | None:
        """Return why a drawing cannot be marked, if so."""
        columns = [i for i, one in enumerate(answer) if one is not None]
        if not columns:
            return _("Nothing is drawn yet: draw a curve from one end of the axes to the other.")
        if len(columns) == 1:
            return _("One point is no curve: draw on from one end of the axes to the other.")
        if any(one is not None and not 0 <= one <= LEVELS for one in answer):
            return _("Part of your curve lies outside: draw it between {low} and {high}.").format(
                low=self.y.written(self.y.stops[0], least=True),
                high=self.y.written(self.y.stops[-1], least=True),
            )
        ends = columns[0] <= ENDS and columns[-1] >= len(answer) - 1 - ENDS
        if not ends or len(columns) < COVERED * len(answer):
            return _("A part is missing: draw the curve all the way from {low} to {high}.").format(
                low=self.x.written(self.x.stops[0], least=True),
                high=self.x.written(self.x.stops[-1], least=True),
            )
        return None

    def _take(self, sent: object) -> None:
        curve = sent_curve(sent, len(self.x.stops))
        if curve is None:
            return
        if self._problem(curve):
            kept(GivenAnswers).drafts[self.key] = curve
        else:
            kept(GivenAnswers).add(self.key, curve)
