import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.likelihood import coin_rows


@given(st.data())
def test_a_row_shows_as_many_heads_as_asked_for_and_turns_no_coin_in_vain(data):
    row = data.draw(st.lists(st.integers(0, 1), min_size=1, max_size=20))
    flips = data.draw(st.integers(1, len(row)))
    heads = data.draw(st.integers(0, flips))
    shown = coin_rows(row, heads=heads, flips=flips)
    assert shown.sum() == heads
    assert shown[flips:].sum() == 0
    turned = np.abs(shown[:flips] - np.array(row[:flips])).sum()
    assert turned == abs(heads - sum(row[:flips]))


def test_the_first_tails_and_the_last_heads_are_turned():
    assert coin_rows([0, 1, 0, 1], heads=3, flips=4).tolist() == [1, 1, 0, 1]
    assert coin_rows([0, 1, 0, 1], heads=1, flips=4).tolist() == [0, 1, 0, 0]


def test_counts_broadcast_to_a_row_each():
    shown = coin_rows(np.zeros(5), heads=[0, 1, 2], flips=[3, 4, 5])
    assert shown.tolist() == [[0] * 5, [1, 0, 0, 0, 0], [1, 1, 0, 0, 0]]


@pytest.mark.parametrize(("heads", "flips"), [(3, 2), (1.5, 2), (1, 6), (-1, 2), (0, 0)])
def test_counts_that_no_row_can_have(heads, flips):
    with pytest.raises(ValueError, match=r"heads|flips"):
        coin_rows(np.zeros(5), heads=heads, flips=flips)


def test_a_row_has_one_dimension_and_outcomes():
    with pytest.raises(ValueError, match="row must have one dimension"):
        coin_rows([[0, 1]], heads=1, flips=1)
    with pytest.raises(ValueError, match="row must be 0 or 1; got 2"):
        coin_rows([0, 2], heads=1, flips=1)
