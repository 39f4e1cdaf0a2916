import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation import Grade, grade

finite = st.floats(allow_nan=False, allow_infinity=False)
real = st.floats(allow_nan=False)


def test_four_to_one_means_four_fifths():
    assert grade(0.8, 0.8) == Grade(correct=True, expected=0.8, error=0.0)


@pytest.mark.parametrize(
    ("answer", "correct"), [(99, True), (101, True), (98.9, False), (102, False)]
)
def test_one_per_cent_either_side_is_right_by_default(answer, correct):
    assert grade(answer, 100).correct is correct


def test_the_error_is_the_distance():
    assert grade(0.25, -0.5).error == 0.75


def test_the_wider_of_the_two_tolerances_decides():
    assert grade(1.4, 1.0, relative_tolerance=0.0, absolute_tolerance=0.5).correct
    assert grade(1.4, 1.0, relative_tolerance=0.5, absolute_tolerance=0.0).correct
    assert not grade(1.4, 1.0, relative_tolerance=0.1, absolute_tolerance=0.1).correct


def test_an_expected_zero_is_met_by_zero_alone_unless_the_absolute_tolerance_says_more():
    assert grade(-0.0, 0.0).correct
    assert not grade(5e-324, 0.0).correct
    assert grade(0.01, 0.0, absolute_tolerance=0.02).correct


@pytest.mark.parametrize("infinity", [math.inf, -math.inf])
def test_an_infinity_is_met_by_itself_alone(infinity):
    assert grade(infinity, infinity) == Grade(correct=True, expected=infinity, error=0.0)
    assert grade(1e308, infinity) == Grade(correct=False, expected=infinity, error=math.inf)
    assert grade(-infinity, infinity) == Grade(correct=False, expected=infinity, error=math.inf)
    assert grade(infinity, 1.0) == Grade(correct=False, expected=1.0, error=math.inf)


@given(real)
def test_the_value_itself_is_right_without_any_tolerance(value):
    assert grade(value, value, relative_tolerance=0.0).correct


@given(finite, finite, st.floats(0, 1))
def test_sign_does_not_matter(answer, expected, tolerance):
    mirrored = grade(-answer, -expected, relative_tolerance=tolerance)
    assert mirrored.correct is grade(answer, expected, relative_tolerance=tolerance).correct


@pytest.mark.parametrize("name", ["answer", "expected", "relative_tolerance", "absolute_tolerance"])
def test_nan_is_refused(name):
    arguments = {"answer": 1.0, "expected": 1.0} | {name: math.nan}
    with pytest.raises(ValueError, match=f"^{name} must .*; got nan$"):
        grade(arguments.pop("answer"), arguments.pop("expected"), **arguments)


def test_a_tolerance_is_not_negative():
    with pytest.raises(ValueError, match=r"^relative_tolerance must lie in \[0, inf\); got -0\.1$"):
        grade(1, 1, relative_tolerance=-0.1)


def test_an_answer_is_one_number():
    with pytest.raises(ValueError, match=r"^answer must be a single number; got an array of shape"):
        grade([1, 2], 1)


def test_a_grade_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        grade(1, 2).correct = True
