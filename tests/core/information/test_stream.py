import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.information import (
    cross_entropy,
    draw_symbols,
    entropy,
    score_beliefs,
    score_guesses,
    surprisal,
)

P, Q = [0.1, 0.2, 0.7], [0.3, 0.4, 0.3]


def seeded(seed=7):
    return np.random.default_rng(seed)


def test_symbols_come_as_often_as_their_probability():
    n = 100_000
    shares = np.bincount(draw_symbols(P, n, rng=seeded()), minlength=3) / n
    # Five standard deviations of a share are 5 √(.25 / n) at most.
    assert shares == pytest.approx(P, abs=5 * 0.5 / np.sqrt(n))


def test_the_same_seed_draws_the_same_symbols_and_a_nearby_belief_nearly_the_same():
    first = draw_symbols(P, 1000, rng=seeded())
    assert first.tolist() == draw_symbols(P, 1000, rng=seeded()).tolist()
    nearby = draw_symbols([0.11, 0.2, 0.69], 1000, rng=seeded())
    # Two edges move by .01, so some 20 of 1000 symbols change.
    assert 0 < np.sum(first != nearby) < 50


class Last(np.random.Generator):
    """A generator whose numbers are all the same."""

    def __init__(self, number):
        super().__init__(np.random.PCG64(0))
        self.number = number

    def random(self, size):
        return np.full(size, self.number)


@pytest.mark.parametrize("number", [0.0, 0.25, 0.5, 1 - 2.0**-53])
@pytest.mark.parametrize("p", [[0, 1, 0], [0, 0.1, 0.2, 0.7, 0], [0.5, 0.5, 0], [1.0]])
def test_what_has_probability_0_never_comes(p, number):
    assert p[draw_symbols(p, 1, rng=Last(number))[0]] > 0


def test_prices_and_their_mean_worked_by_hand():
    score = score_guesses([0, 1, 1], [0.5, 0.25, 0.25])
    assert score.prices.tolist() == [1, 2, 2]
    assert score.running_mean.tolist() == [1, 1.5, 5 / 3]


@given(st.lists(st.integers(0, 2), min_size=1), st.sampled_from(["bits", "nats"]))
def test_the_price_is_the_surprisal_of_what_came(symbols, unit):
    score = score_guesses(symbols, Q, unit=unit)
    assert score.prices.tolist() == [float(surprisal(Q[s], unit=unit)) for s in symbols]
    assert score.running_mean[-1] == pytest.approx(np.mean(score.prices), rel=1e-13)


def test_the_mean_tends_to_the_entropy_or_the_cross_entropy():
    symbols = draw_symbols(P, 200_000, rng=seeded())
    means = score_guesses(symbols, [P, Q]).running_mean[:, -1]
    truth = [entropy(P, unit="bits"), cross_entropy(P, Q, unit="bits")]
    # A price of P has a deviation of about 1 bit, so a mean of 1/450; one of Q has less.
    assert means == pytest.approx(truth, abs=5 / 450)


def test_an_unforeseen_symbol_costs_everything_from_then_on():
    with np.errstate(all="raise"):
        score = score_guesses([0, 1, 0], [1, 0])
    assert score.running_mean.tolist() == [0, np.inf, np.inf]


@given(st.lists(st.integers(0, 2), min_size=1), st.sampled_from(["bits", "nats"]))
def test_who_never_changes_his_mind_pays_the_same_either_way(symbols, unit):
    each = score_beliefs(symbols, [Q] * len(symbols), unit=unit)
    once = score_guesses(symbols, Q, unit=unit)
    assert each.prices.tolist() == once.prices.tolist()
    assert each.running_mean.tolist() == once.running_mean.tolist()


def test_each_symbol_is_charged_by_the_belief_held_before_it():
    score = score_beliefs([0, 1, 2], [[0.5, 0.25, 0.25], [0, 0.125, 0.875], [0, 0, 1]])
    assert score.prices.tolist() == [1, 3, 0]
    assert score.running_mean.tolist() == [1, 2, 4 / 3]


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: score_beliefs([0, 1], [P]), "beliefs must hold one row for each symbol"),
        (lambda: score_beliefs([0], P), "beliefs must hold one row for each symbol"),
        (lambda: score_beliefs([3], [P]), "symbols must be a whole number from 0 to 2"),
        (lambda: score_beliefs([0], [[0.5, 0.6]]), "beliefs must sum to 1"),
        (lambda: draw_symbols([0.5, 0.6], 1, rng=seeded()), "p must sum to 1"),
        (lambda: draw_symbols([P, Q], 1, rng=seeded()), "p must be one distribution"),
        (lambda: draw_symbols(P, 0, rng=seeded()), "n must be a whole number"),
        (lambda: draw_symbols(P, 1, rng=7), "rng must be a numpy.random.Generator"),
        (lambda: score_guesses([3], P), "symbols must be a whole number from 0 to 2"),
        (lambda: score_guesses([0], [0.5]), "q must sum to 1"),
        (lambda: score_guesses([0], P, unit="bans"), "unit must be 'nats' or 'bits'"),
    ],
)
def test_bad_arguments_are_refused(call, text):
    with pytest.raises(ValueError, match=f"^{text}"):
        call()
