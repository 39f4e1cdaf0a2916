import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.binary import normal_cdf, sigmoid
from core.likelihood import flip_coin, latent_score_share, running_frequency, standard_error

seeds = st.integers(0, 2**32 - 1)


def seeded(seed=20240):
    return np.random.default_rng(seed)


def test_flips_are_a_row_of_noughts_and_ones():
    flips = flip_coin(0.3, 50, rng=seeded())
    assert flips.shape == (50,)
    assert flips.dtype == np.int8
    assert set(flips.tolist()) == {0, 1}


def test_the_same_seed_flips_the_same_coins():
    assert np.array_equal(flip_coin(0.3, 99, rng=seeded(1)), flip_coin(0.3, 99, rng=seeded(1)))
    assert not np.array_equal(flip_coin(0.3, 99, rng=seeded(1)), flip_coin(0.3, 99, rng=seeded(2)))


def test_impossible_and_certain_heads():
    assert flip_coin(0, 1000, rng=seeded()).sum() == 0
    assert flip_coin(1, 1000, rng=seeded()).sum() == 1000


@given(seeds, st.floats(0, 1), st.floats(0, 1))
def test_a_likelier_head_turns_no_head_into_a_tail(seed, p, q):
    low, high = (flip_coin(chance, 40, rng=seeded(seed)) for chance in sorted([p, q]))
    assert np.all(low <= high)


def test_heads_come_up_where_the_seed_s_uniform_number_lies_below_p():
    u = seeded().random()
    assert flip_coin(np.nextafter(u, 1), 1, rng=seeded()).tolist() == [1]
    assert flip_coin(u, 1, rng=seeded()).tolist() == [0]


def test_several_coins_share_their_luck():
    together = flip_coin([0.2, 0.5, 0.9], 30, rng=seeded())
    one_by_one = [flip_coin(p, 30, rng=seeded()) for p in (0.2, 0.5, 0.9)]
    assert np.array_equal(together, one_by_one)


def test_the_share_of_heads_comes_within_five_standard_errors_of_p():
    n = 100_000
    shares = flip_coin([0.01, 0.3, 0.5], n, rng=seeded()).mean(axis=-1)
    assert np.all(np.abs(shares - [0.01, 0.3, 0.5]) < 5 * standard_error([0.01, 0.3, 0.5], n))


def test_the_running_frequency_of_a_known_row():
    assert running_frequency([1, 0, 0, 1, 1]).tolist() == [1, 1 / 2, 1 / 3, 2 / 4, 3 / 5]


def test_rows_run_separately():
    rows = np.array([[1, 1, 0], [0, 1, 0]], dtype=np.int8)
    assert running_frequency(rows).tolist() == [[1, 1, 2 / 3], [0, 1 / 2, 1 / 3]]


@given(st.lists(st.integers(0, 1), min_size=1))
def test_the_last_running_frequency_is_the_share(flips):
    assert running_frequency(flips)[-1] == sum(flips) / len(flips)


def test_long_rows_of_small_integers_do_not_overflow():
    assert running_frequency(np.ones(300, dtype=np.int8))[-1] == 1


@pytest.mark.parametrize(("p", "n", "error"), [(0.5, 1, 0.5), (0.5, 100, 0.05), (0.2, 16, 0.1)])
def test_known_standard_errors(p, n, error):
    assert standard_error(p, n) == pytest.approx(error, rel=1e-15)


def test_four_times_the_flips_halve_the_standard_error():
    n = np.array([1, 10, 1000])
    np.testing.assert_allclose(standard_error(0.3, 4 * n), standard_error(0.3, n) / 2, rtol=1e-15)


def test_certainty_does_not_vary():
    assert standard_error([0, 1], 7).tolist() == [0, 0]


def test_the_standard_error_is_the_spread_of_many_shares():
    shares = seeded().binomial(50, 0.3, size=20_000) / 50
    # The spread of 20,000 shares is itself known to about 1 / √40,000 = 0.5 %; five of those.
    assert shares.std() == pytest.approx(float(standard_error(0.3, 50)), rel=0.025)


@pytest.mark.parametrize(("noise", "limit"), [("normal", normal_cdf), ("logistic", sigmoid)])
def test_the_noise_decides_which_curve_the_share_follows(noise, limit):
    scores, n = np.linspace(-3, 3, 13), 40_000
    share = latent_score_share(scores, n=n, rng=seeded(), noise=noise)
    assert np.all(np.abs(share - limit(scores)) < 5 * standard_error(limit(scores), n))


def test_40000_copies_can_tell_the_two_curves_apart():
    share = latent_score_share(1.0, n=40_000, rng=seeded(), noise="normal")
    assert abs(share - sigmoid(1.0)) > 20 * standard_error(0.73, 40_000)


def test_a_higher_score_never_wins_less_often():
    share = latent_score_share(np.linspace(-4, 4, 81), n=200, rng=seeded(), noise="logistic")
    assert np.all(np.diff(share) >= 0)


def test_a_share_has_the_shape_of_the_scores():
    arguments = {"n": 10, "noise": "normal"}
    assert type(latent_score_share(0.5, rng=seeded(), **arguments)) is np.float64
    assert latent_score_share(np.zeros((2, 3)), rng=seeded(), **arguments).shape == (2, 3)


@pytest.mark.parametrize("n", [0, -3, 2.5, [3, 4], True])
def test_a_number_of_flips_is_one_whole_number_from_one_on(n):
    with pytest.raises(ValueError, match=r"^n must be a "):
        flip_coin(0.5, n, rng=seeded())
    with pytest.raises(ValueError, match=r"^n must be a "):
        latent_score_share(0.0, n=n, rng=seeded(), noise="normal")


def test_domains_are_checked():
    with pytest.raises(ValueError, match=r"^probability must lie in \[0, 1\]; got 1\.2$"):
        flip_coin(1.2, 3, rng=seeded())
    with pytest.raises(ValueError, match=r"^probability must lie in \[0, 1\]; got -1$"):
        standard_error(-1, 3)
    with pytest.raises(ValueError, match=r"^n must be a whole number of at least 1; got 0$"):
        standard_error(0.5, [1, 0])
    with pytest.raises(ValueError, match=r"^flips must be 0 or 1; got 2$"):
        running_frequency([0, 1, 2])
    with pytest.raises(ValueError, match=r"^rng must be a numpy\.random\.Generator; got 7$"):
        flip_coin(0.5, 3, rng=7)
    with pytest.raises(ValueError, match=r"^noise must be 'normal' or 'logistic'; got 'cauchy'$"):
        latent_score_share(0.0, n=3, rng=seeded(), noise="cauchy")


def test_a_refused_argument_leaves_the_generator_where_it_was():
    rng = seeded(3)
    with pytest.raises(ValueError, match="probability"):
        flip_coin(2, 5, rng=rng)
    assert rng.random() == seeded(3).random()
