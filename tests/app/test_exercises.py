"""The exercises of Dive into Deep Learning, §4.1 on softmax regression, are asked by the course."""

import numpy as np
import pytest

from core.softmax import softmax, tempered
from ui.question_list import page_questions

# Each exercise, in our own words, and the questions that ask it.
EXERCISES = {
    "1.1 second derivative of the cross-entropy": ["predict_curvature", "predict_flat"],
    "1.2 it is the variance of what softmax describes": ["predict_curvature"],
    "2.1 three equally likely classes and a binary code": ["predict_three"],
    "2.2 a better code: two at a time, n at a time": ["predict_pairs", "predict_three"],
    "3 three signal levels for one of eight numbers": ["predict_signals"],
    "4.1 a larger score is likelier, and the largest most likely": ["predict_order"],
    "4.2 neither of the two": ["predict_neither"],
    "5.1 the soft maximum exceeds the maximum": ["predict_gap", "predict_lse"],
    "5.2 by how little": ["predict_gap"],
    "5.3 with a sharpness": ["predict_sharper"],
    "5.4 ever sharper": ["predict_sharper"],
    "5.5 a soft minimum": ["predict_softmin"],
    "5.6 more than two numbers": ["predict_lse"],
    "6.1 log-sum-exp is convex": ["predict_curvature"],
    "6.2 a constant that is added": ["predict_lse", "predict_shift"],
    "6.3 very large and very small numbers": ["predict_overflow", "predict_pivot"],
    "6.4 the maximum taken out": ["predict_pivot"],
    "7.1 a power that doubles or halves the temperature": ["predict_alpha"],
    "7.2 the temperature goes to 0": ["predict_heat"],
    "7.3 the temperature goes to infinity": ["predict_heat"],
}
# What the curriculum wants asked beside the questions of before, by its lesson.
WANTED = {
    "odds": {"predict_step"},
    "sigmoid": {"predict_same_step"},
    "likelihood": {"predict_small"},
    "loss": {"predict_accuracy"},
    "softmax": {"predict_double", "predict_lse"},
    "cross-entropy": {"predict_self"},
    "train": {"predict_finished"},
}
BOARDS = {"point", "curve"}


def test_every_exercise_is_asked() -> None:
    asked = {one.key for page in ("softmax", "cross-entropy") for one in page_questions(page)}
    missing = {name: [*{*keys} - asked] for name, keys in EXERCISES.items() if {*keys} - asked}
    assert missing == {}


@pytest.mark.parametrize("page", WANTED)
def test_a_lesson_asks_what_the_curriculum_wants_and_has_something_drawn_or_placed(
    page: str,
) -> None:
    listed = page_questions(page)
    assert WANTED[page] <= {one.key for one in listed}
    assert BOARDS & {one.kind for one in listed}
    assert len(listed) >= 3


def test_the_power_that_is_asked_for_doubles_the_temperature() -> None:
    (asked,) = [one for one in page_questions("softmax") if one.key == "predict_alpha"]
    scores = np.array([1.0, 2.0, 3.0])
    hotter = tempered(softmax(scores), asked.truth)
    np.testing.assert_allclose(hotter, softmax(scores, temperature=2.0), rtol=1e-14)
