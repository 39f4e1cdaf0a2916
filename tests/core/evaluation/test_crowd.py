"""What many have answered, by hand values and by what holds of every class."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.evaluation import Bins, bins_for, choice_counts, mean_curve

NUMBERS = st.floats(-1e300, 1e300)


def test_round_numbers_stand_in_the_middle_of_their_bins() -> None:
    answers = np.array([0.1, 0.2, 0.2, 0.3, 0.3, 0.3, 0.5])
    bins = bins_for(answers, most=8)
    assert (bins.width, bins.first, bins.count) == (0.1, 1, 5)
    assert bins.counts(answers).tolist() == [1, 2, 3, 0, 1]
    assert bins.low == pytest.approx(0.05, rel=1e-15)
    assert bins.high == pytest.approx(0.55, rel=1e-15)
    assert bins.share(np.array([0.05, 0.3, 0.55])) == pytest.approx([0, 0.5, 1], abs=1e-15)


def test_widths_are_one_two_or_five_times_a_power_of_ten() -> None:
    assert [bins_for(np.array([0.0, top]), most=12).width for top in (1.1, 2.2, 5.5, 11)] == [
        0.1,
        0.2,
        0.5,
        1.0,
    ]


def test_a_slip_of_the_key_is_counted_outside() -> None:
    answers = np.array([4, 4, 4, 0.8, 4, 3, 5, 1e6, -1e6])
    bins = bins_for(answers)
    assert bins.outside(answers) == (1, 1)
    # Quartiles 3 and 4: what lies in [0, 7] has its bin, at most twelve of a width of 0.5.
    assert (bins.width, bins.low, bins.high) == (0.5, 0.75, 5.25)
    assert bins.counts(answers).tolist() == [1, 0, 0, 0, 1, 0, 4, 0, 1]


def test_where_nearly_all_agree_the_nearest_other_says_how_far_bins_reach() -> None:
    answers = np.array([4.0, 4, 4, 4, 4, 0.8, 1e6])
    assert bins_for(answers).outside(answers) == (0, 1)


@pytest.mark.parametrize(("answer", "width"), [(4.0, 0.1), (0.8, 0.01), (0.0, 1.0), (-250.0, 10.0)])
def test_one_answer_stands_alone(answer: float, width: float) -> None:
    bins = bins_for(np.array([answer, answer]))
    assert (bins.count, bins.counts(np.array([answer, answer])).tolist()) == (1, [2])
    assert bins.width == pytest.approx(width, rel=1e-15)


@example([0.0, 0.0, 0.0, 1.8e176, 1.4e-132], 2)  # of which one is infinitely many widths away
@example([5e-324], 2)
@example([0.0, 5e-324], 2)
@example([-2e-308, -1e-323, 2e-308], 3)
@given(st.lists(NUMBERS, min_size=1, max_size=60), st.integers(2, 20))
def test_every_answer_is_counted_once(answers: list[float], most: int) -> None:
    bins, values = bins_for(np.array(answers), most=most), np.array(answers)
    assert 1 <= bins.count <= most
    assert bins.counts(values).sum() + sum(bins.outside(values)) == len(answers)


@pytest.mark.parametrize(("answers", "most"), [([], 12), ([np.nan], 12), ([np.inf], 12), ([1], 1)])
def test_bins_need_finite_values(answers: list[float], most: int) -> None:
    with pytest.raises(ValueError, match=r"bins need a value|values must be finite"):
        bins_for(np.array(answers), most=most)


def test_choices_are_counted_by_their_places() -> None:
    assert choice_counts(np.array([2, 0, 2]), 4).tolist() == [1, 0, 2, 0]
    assert choice_counts(np.array([]), 2).tolist() == [0, 0]
    for wrong in (-1, 4):
        with pytest.raises(ValueError, match="choices must lie in 0"):
            choice_counts(np.array([wrong]), 4)


def test_the_mean_curve_leaves_out_what_is_not_drawn() -> None:
    curves = np.array([[0, 1, np.nan], [1, np.nan, np.nan]])
    assert mean_curve(curves) == pytest.approx([0.5, 1, np.nan], nan_ok=True)
    assert mean_curve(np.empty((0, 2))) == pytest.approx([np.nan, np.nan], nan_ok=True)


def test_bins_on_an_axis_reach_half_a_width_beyond_its_ends() -> None:
    bins = Bins(0.05, 0, 21)
    assert bins.counts(np.array([0.0, 0.02, 0.5, 1.0])).tolist() == [2, *[0] * 9, 1, *[0] * 9, 1]
