import math
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.information import (
    block_bits,
    entropy,
    expected_length,
    fewest_signals,
    huffman_code,
)
from core.softmax import softmax

distributions = st.lists(st.floats(-6, 6), min_size=2, max_size=10).map(softmax)
FAIR = [1 / 3] * 3


def cheapest(p):
    """Return the least average length by trying all word lengths that Kraft's inequality allows."""
    return min(
        np.dot(p, lengths)
        for lengths in product(range(1, len(p)), repeat=len(p))
        if sum(2.0**-length for length in lengths) <= 1
    )


def test_a_code_worked_by_hand():
    # .1 + .2 = .3 makes one node, and that and .7 the root.
    assert huffman_code([0.1, 0.2, 0.7]) == ("00", "01", "1")
    # The two lightest are the first and the last .3, the older to the left.
    assert huffman_code([0.3, 0.4, 0.3]) == ("10", "0", "11")


def test_ties_fall_the_same_way_every_time():
    assert huffman_code([0.25] * 4) == ("00", "01", "10", "11")


@pytest.mark.parametrize("p", [[0.4, 0.3, 0.2, 0.1], [0.25] * 4, [0.6, 0.2, 0.1, 0.1], FAIR])
def test_no_code_is_shorter(p):
    assert expected_length(huffman_code(p), p) == pytest.approx(cheapest(p), rel=1e-15)


@given(distributions)
def test_the_average_length_lies_within_one_bit_of_the_entropy(p):
    bits, length = float(entropy(p, unit="bits")), float(expected_length(huffman_code(p), p))
    assert bits - 1e-12 <= length <= bits + 1


@given(distributions)
def test_no_word_begins_another(p):
    words = sorted(huffman_code(p))
    assert all(not after.startswith(word) for word, after in pairwise(words))


@given(st.integers(2, 6), st.data())
def test_a_code_made_for_another_belief_never_pays(k, data):
    two = [softmax(data.draw(st.lists(st.floats(-5, 5), min_size=k, max_size=k))) for _ in range(2)]
    own, other = (float(expected_length(huffman_code(belief), two[0])) for belief in two)
    assert own <= other + 1e-12


def test_the_price_of_a_wrong_code_worked_by_hand():
    # Words of 2, 1 and 2 bits for P = (.1, .2, .7): 2 - .2, in place of 2 - .7.
    p, q = [0.1, 0.2, 0.7], [0.3, 0.4, 0.3]
    assert expected_length(huffman_code(p), p) == pytest.approx(1.3)
    assert expected_length(huffman_code(q), p) == pytest.approx(1.8)


def test_dyadic_probabilities_meet_the_entropy():
    p = [0.5, 0.25, 0.125, 0.125]
    assert expected_length(huffman_code(p), p) == entropy(p, unit="bits") == 1.75


def test_many_distributions_share_one_code():
    assert expected_length(("0", "10", "11"), np.eye(3)).tolist() == [1, 2, 2]


@pytest.mark.parametrize(
    ("n", "bits"), [(1, 1.6667), (2, 1.6111), (3, 1.6049), (5, 1.5893), (6, 1.5992)]
)
def test_known_bits_of_blocks_of_three_equal_symbols(n, bits):
    assert round(block_bits(FAIR, n), 4) == bits


@pytest.mark.parametrize("n", range(1, 7))
def test_blocks_of_equal_symbols_need_two_word_lengths(n):
    # N equal blocks: 2^(k+1) - N words of k = floor(log₂ N) bits, the rest of k + 1.
    number = 3**n
    k = number.bit_length() - 1
    total = number * (k + 1) - (2 ** (k + 1) - number)
    assert block_bits(FAIR, n) == pytest.approx(total / number / n, rel=1e-13)


@given(distributions)
def test_a_block_of_one_is_the_code_itself(p):
    assert block_bits(p, 1) == pytest.approx(float(expected_length(huffman_code(p), p)), rel=1e-13)


@given(st.lists(st.floats(-4, 4), min_size=2, max_size=3).map(softmax), st.integers(1, 5))
def test_blocks_of_n_lie_within_a_share_of_one_bit(p, n):
    bits = float(entropy(p, unit="bits"))
    assert bits - 1e-12 <= block_bits(p, n) <= bits + 1 / n


def test_the_limits_of_block_coding():
    assert block_bits([0.1] * 10, 4) == pytest.approx(math.log2(10), abs=1 / 4)
    assert block_bits([0.5, 0.5], 16) == 1
    with pytest.raises(ValueError, match=r"^block must make at most 65536 blocks of 10 symbols"):
        block_bits([0.1] * 10, 5)
    with pytest.raises(ValueError, match=r"^block must make at most 65536 blocks of 2 symbols"):
        block_bits([0.5, 0.5], 17)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: huffman_code([1.0]), "p must be one distribution over at least two symbols"),
        (lambda: huffman_code([[0.5, 0.5]]), "p must be one distribution over at least two"),
        (lambda: huffman_code([0.5, 0.6]), "p must sum to 1"),
        (lambda: expected_length(("0", "1"), FAIR), "code and p must be of the same number"),
        (lambda: expected_length(("0", "01"), [0.5, 0.5]), "code must be words of 0 and 1"),
        (lambda: expected_length(("0", "0"), [0.5, 0.5]), "code must be words of 0 and 1"),
        (lambda: expected_length(("", "1"), [0.5, 0.5]), "code must be words of 0 and 1"),
        (lambda: expected_length(("a", "1"), [0.5, 0.5]), "code must be words of 0 and 1"),
        (lambda: block_bits(FAIR, 0), "block must be a whole number"),
    ],
)
def test_bad_arguments_are_refused(call, text):
    with pytest.raises(ValueError, match=f"^{text}"):
        call()


def test_signals_worked_by_hand():
    # Two signals of three levels make 9 pairs, enough for the numbers from 0 to 7; of two, only 4.
    assert fewest_signals(8, levels=3) == 2
    assert fewest_signals(8) == 3
    assert [fewest_signals(n) for n in (1, 2, 3, 4, 5)] == [0, 1, 2, 2, 3]


@given(st.integers(2, 12), st.integers(1, 14))  # 12¹⁴ < 2⁵³ < 12¹⁵
def test_powers_need_as_many_signals_as_they_have_factors_and_no_more(levels, n):
    assert fewest_signals(levels**n, levels=levels) == n
    assert fewest_signals(levels**n + 1, levels=levels) == n + 1


@pytest.mark.parametrize(
    ("messages", "levels", "text"),
    [
        (0, 2, "messages must be a whole number of at least 1; got 0"),
        (2.5, 2, "messages must be a whole number of at least 1; got 2.5"),
        (8, 1, "levels must be at least 2; got 1"),
        (8, 0, "levels must be a whole number of at least 1; got 0"),
    ],
)
def test_signals_of_nothing_are_refused(messages, levels, text):
    with pytest.raises(ValueError, match=text):
        fewest_signals(messages, levels=levels)
