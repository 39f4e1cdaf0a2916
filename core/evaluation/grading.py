"""Marks a prediction before the answer is revealed."""

import math
from dataclasses import dataclass

from core.shared import domain


@dataclass(frozen=True)
class Grade:
    """What became of a prediction.

    Attributes
    ----------
    correct : bool
        Whether the answer lies within the tolerance.
    expected : float
        The value to reveal.
    error : float
        Distance |answer - expected| in [0, inf].
    """

    correct: bool
    expected: float
    error: float


def grade(
    answer: float,
    expected: float,
    *,
    relative_tolerance: float = 0.01,
    absolute_tolerance: float = 0.0,
) -> Grade:
    """Mark a prediction: correct if |answer - expected| ≤ max(relative · |expected|, absolute).

    An infinite value is met only by itself; an expected 0 only by 0, unless the absolute tolerance
    allows more.

    Parameters
    ----------
    answer : float
        The prediction: any real number or an infinity.
    expected : float
        The value it is held against: any real number or an infinity.
    relative_tolerance, absolute_tolerance : float
        Allowed distance as a share of |expected| and in the answer's own unit, both finite and
        at least 0.

    Returns
    -------
    Grade
        ``correct``, the ``expected`` value and the ``error``.

    Examples
    --------
    >>> grade(0.798, 0.8).correct
    True
    >>> grade(0.75, 1)
    Grade(correct=False, expected=1.0, error=0.25)
    """
    guess = domain.single("answer", domain.real("answer", answer))
    truth = domain.single("expected", domain.real("expected", expected))
    share = domain.tolerance("relative_tolerance", relative_tolerance)
    margin = domain.tolerance("absolute_tolerance", absolute_tolerance)
    # inf - inf is not a number, but equal infinities are no distance apart.
    error = 0.0 if guess == truth else abs(guess - truth)
    correct = error == 0.0 or error <= max(share * abs(truth), margin) < math.inf
    return Grade(correct=correct, expected=truth, error=error)
