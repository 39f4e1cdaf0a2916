import json
import math

import mpmath
import numpy as np
import pytest
import scipy.stats
from core_reference import FILE, reference, ulp_error, worst_ulp_error
from hypothesis import given
from hypothesis import strategies as st

from core.binary import logit, sigmoid
from core.likelihood import bernoulli_probability, negative_log_likelihood, normal_density
from core.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    gaussian_surprisal,
    losses,
    squared_error,
    squared_error_gradient,
    surprisal_of_success,
)

OF_LOGITS = [
    "binary_cross_entropy",
    "binary_cross_entropy_gradient",
    "squared_error",
    "squared_error_gradient",
]
LOSS_AND_GRADIENT = [
    (binary_cross_entropy, binary_cross_entropy_gradient),
    (squared_error, squared_error_gradient),
]
logits = st.floats(-700, 700)
soft_labels = st.floats(0, 1)


def exact_values(z, y):
    """Return the four losses and gradients to 400 digits, in the order of OF_LOGITS."""
    with mpmath.workdps(700):
        z, y = mpmath.mpf(z), mpmath.mpf(y)
        q = 1 / (1 + mpmath.exp(-z))
        cross_entropy = mpmath.log1p(mpmath.exp(z)) - y * z
        slope = q * (1 - q)
        return [float(v) for v in (cross_entropy, q - y, (q - y) ** 2 / 2, (q - y) * slope)]


def test_known_surprisals():
    assert surprisal_of_success([0.5, 0.9, 0.1, 0.01]).round(6).tolist() == [
        0.693147,
        0.105361,
        2.302585,
        4.605170,
    ]


def test_surprisals_meet_the_reference():
    inputs, exact = reference("surprisal")
    assert worst_ulp_error(surprisal_of_success(inputs), exact) <= 4


def test_certainty_costs_nothing_or_everything_without_a_warning():
    with np.errstate(all="raise"):
        assert surprisal_of_success([0, 1]).tolist() == [np.inf, 0]
    assert str(surprisal_of_success(1)) == "0.0"


def test_cross_entropies_lie_within_4_ulp_of_the_reference():
    rows = json.loads(FILE.read_text())["binary_cross_entropy_from_logit"]
    z = np.array([float.fromhex(row[0]) for row in rows])
    _, y, exact = (np.array(column) for column in zip(*rows, strict=True))
    assert worst_ulp_error(binary_cross_entropy(z, y.astype(float)), exact.astype(float)) <= 4


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("index", range(4), ids=OF_LOGITS)
def test_with_hard_labels_every_value_lies_within_8_ulp_of_the_exact_one(index, y):
    z = np.concatenate([np.linspace(-40, 40, 161), [-700, -300, -1e-9, 1e-9, 0.1, 300, 700]])
    exact = [exact_values(value, y)[index] for value in z]
    values = getattr(losses, OF_LOGITS[index])(z, y)
    # A square or a product doubles the error of the sigmoid.
    assert worst_ulp_error(values, exact) <= (4 if index < 2 else 8)


@pytest.mark.parametrize("y", [1e-12, 0.1, 0.5, 0.8, 1 - 2.0**-40])
def test_with_soft_labels_the_cross_entropy_is_as_good(y):
    z = np.linspace(-40, 40, 81)
    exact = [exact_values(value, y)[0] for value in z]
    assert worst_ulp_error(binary_cross_entropy(z, y), exact) <= 4


@given(logits, soft_labels)
def test_with_soft_labels_the_gradient_is_off_by_a_rounding_of_its_parts(z, y):
    q = float(sigmoid(-abs(z)))
    part = max(q, y if z <= 0 else 1 - y)
    error = abs(binary_cross_entropy_gradient(z, y) - exact_values(z, y)[1])
    assert error <= 4 * math.ulp(part) + math.ulp(min(y, 1 - y))


def test_being_wrong_by_five_logits():
    assert binary_cross_entropy_gradient(-5, 1).round(6) == -0.993307
    assert squared_error_gradient(-5, 1).round(7) == -0.0066036 + 0
    ratio = binary_cross_entropy_gradient(-5, 1) / squared_error_gradient(-5, 1)
    assert ratio.round(1) == 150.4


def test_being_wrong_by_two_logits():
    assert binary_cross_entropy_gradient(-2, 1).round(6) == -0.880797
    assert squared_error_gradient(-2, 1).round(7) == -0.0924780


def test_at_even_odds_everything_is_a_simple_number():
    for y, sign in ((0, 1), (1, -1)):
        assert ulp_error(binary_cross_entropy(0, y), math.log(2)) <= 1
        assert binary_cross_entropy_gradient(0, y) == sign / 2
        assert squared_error(0, y) == 1 / 8
        assert squared_error_gradient(0, y) == sign / 8


@given(logits, st.sampled_from([0, 1]))
def test_the_cross_entropy_is_the_surprisal_of_the_bernoulli_probability(z, y):
    q = bernoulli_probability(y, sigmoid(z))
    if 0 < q < 1 and abs(z) < 30:
        # 1 - q has lost what is below 2⁻⁵³.
        assert binary_cross_entropy(z, y) == pytest.approx(-math.log(q), abs=4 * 2.0**-53 / q)


def test_the_sum_of_cross_entropies_is_the_negative_log_likelihood():
    labels = [1, 0, 0, 1, 0, 0, 0, 1, 0, 0]
    total = binary_cross_entropy(logit(0.3), labels).sum()
    assert total == pytest.approx(negative_log_likelihood(0.3, heads=3, flips=10), rel=1e-14)


def test_the_squared_error_is_the_surprisal_of_a_normal_density():
    z = np.linspace(-6, 6, 25)
    density = normal_density(1.0, mean=sigmoid(z), standard_deviation=1.0)
    constant = math.log(math.sqrt(2 * math.pi))
    np.testing.assert_allclose(squared_error(z, 1), -np.log(density) - constant, atol=1e-14)


def test_scipy_agrees_on_the_cross_entropy():
    z, y = np.linspace(-30, 30, 121), np.array([[0], [1]])
    theirs = -scipy.stats.bernoulli.logpmf(y, scipy.special.expit(z))
    # SciPy starts from the probability: near 1 it keeps absolute accuracy 2⁻⁵³ / (1 - q) only.
    np.testing.assert_allclose(
        binary_cross_entropy(z, y), theirs, atol=4 * 2.0**-53 * np.exp(30), rtol=1e-13
    )


@pytest.mark.parametrize(("loss", "gradient"), LOSS_AND_GRADIENT)
@pytest.mark.parametrize("y", [0, 0.3, 1])
def test_the_gradient_is_the_derivative(loss, gradient, y):
    z, h = np.linspace(-6, 6, 49), 1e-4
    central = (loss(z + h, y) - loss(z - h, y)) / (2 * h)
    # Truncation h²/6 · |ℓ‴| ≤ 1e-9, cancellation of losses up to 6: 6 · 2⁻⁵² / h ≈ 1e-11.
    np.testing.assert_allclose(gradient(z, y), central, rtol=0, atol=2e-9)


@pytest.mark.parametrize("name", OF_LOGITS)
@given(z=logits, y=st.integers(0, 2**20).map(lambda k: k * 2.0**-20))
def test_swapping_the_event_mirrors_the_loss(name, z, y):
    function = getattr(losses, name)
    sign = -1 if name.endswith("gradient") else 1
    # Nothing in the formulas but 1 - y, which is exact here, tells the sides apart.
    assert function(-z, 1 - y) == pytest.approx(float(sign * function(z, y)), rel=0, abs=2.0**-52)


@given(logits, soft_labels)
def test_no_loss_is_negative_and_no_slope_steeper_than_known(z, y):
    assert binary_cross_entropy(z, y) >= 0
    assert abs(binary_cross_entropy_gradient(z, y)) <= 1
    assert 0 <= squared_error(z, y) <= 0.5
    assert abs(squared_error_gradient(z, y)) <= 4 / 27 + 1e-15


@given(st.floats(0.001, 0.999), logits)
def test_a_soft_label_cannot_be_met_for_less_than_its_entropy(y, z):
    floor = -y * math.log(y) - (1 - y) * math.log(1 - y)
    assert binary_cross_entropy(z, y) >= floor * (1 - 1e-12)
    assert binary_cross_entropy(logit(y), y) == pytest.approx(floor, rel=1e-12)
    assert abs(binary_cross_entropy_gradient(logit(y), y)) <= 1e-14


@given(st.floats(-700, 700), st.floats(-700, 700), soft_labels)
def test_the_cross_entropy_is_convex(a, b, y):
    middle = binary_cross_entropy((a + b) / 2, y)
    mean = (binary_cross_entropy(a, y) + binary_cross_entropy(b, y)) / 2
    assert middle <= mean + 1e-12


def test_extreme_logits_give_limits_without_a_warning():
    far = [-np.inf, -1e308, 1e308, np.inf]
    with np.errstate(all="raise"):
        assert binary_cross_entropy(far, 1).tolist() == [np.inf, 1e308, 0, 0]
        assert binary_cross_entropy(far, 0).tolist() == [0, 0, 1e308, np.inf]
        assert binary_cross_entropy(far, 0.5).tolist() == [np.inf, 5e307, 5e307, np.inf]
        assert binary_cross_entropy_gradient(far, 1).tolist() == [-1, -1, 0, 0]
        assert binary_cross_entropy_gradient(far, 0).tolist() == [0, 0, 1, 1]
        assert squared_error(far, 1).tolist() == [0.5, 0.5, 0, 0]
        assert squared_error_gradient(far, 1).tolist() == [0, 0, 0, 0]
        for name in OF_LOGITS:
            assert np.all(np.isfinite(getattr(losses, name)([-745.0, -5e-324, 745.0], [[0], [1]])))


@pytest.mark.parametrize("name", OF_LOGITS)
def test_logits_and_labels_broadcast_and_are_left_alone(name):
    z, y = np.linspace(-2, 2, 5), np.array([[0.0], [0.25], [1.0]])
    before = z.copy(), y.copy()
    values = getattr(losses, name)(z, y)
    assert values.shape == (3, 5)
    assert values.dtype == np.float64
    assert values[1, 3] == getattr(losses, name)(1.0, 0.25)
    assert np.array_equal(z, before[0])
    assert np.array_equal(y, before[1])
    assert getattr(losses, name)([], []).shape == (0,)


@pytest.mark.parametrize("name", OF_LOGITS)
def test_a_scalar_gives_a_float64_scalar(name):
    assert type(getattr(losses, name)(1, 0)) is np.float64


@pytest.mark.parametrize("name", OF_LOGITS)
def test_the_domain_of_a_loss(name):
    function = getattr(losses, name)
    with pytest.raises(ValueError, match=r"^logits must be a real number or ±inf; got nan$"):
        function([0, np.nan], 1)
    for bad in (-0.1, 1.5, np.nan):
        with pytest.raises(ValueError, match=rf"^labels must lie in \[0, 1\]; got {bad}$"):
            function(0, [1, bad])
    with pytest.raises(ValueError, match="broadcast"):
        function([0, 1], [0, 1, 1])


def test_the_domain_of_a_surprisal():
    with pytest.raises(ValueError, match=r"^probability must lie in \[0, 1\]; got 1\.2$"):
        surprisal_of_success([0.5, 1.2])


def test_a_right_prediction_costs_the_constant_alone():
    constant = 0.9189385332046727  # ½ ln 2π
    assert gaussian_surprisal(1, mean=1) == pytest.approx(constant, rel=1e-15)
    found = gaussian_surprisal([0, 1], mean=[[0.5], [-1]])
    np.testing.assert_allclose(found - constant, [[1 / 8, 1 / 8], [1 / 2, 2]], rtol=1e-15)


@given(st.floats(-30, 30), st.floats(-30, 30))
def test_the_gaussian_surprisal_is_minus_the_log_of_its_density(y, mean):
    expected = -scipy.stats.norm.logpdf(y, loc=mean)
    assert gaussian_surprisal(y, mean=mean) == pytest.approx(expected, rel=1e-14)


@given(logits, st.integers(0, 1))
def test_the_squared_error_assumes_gaussian_labels(z, y):
    least = gaussian_surprisal(y, mean=y)
    # A sum of about 1.4 is within 2⁻⁵² of its terms.
    found = gaussian_surprisal(y, mean=sigmoid(z)) - least
    assert found == pytest.approx(float(squared_error(z, y)), rel=0, abs=2.0**-51)


def test_a_measurement_far_from_its_prediction_gives_limits_without_a_warning():
    with np.errstate(all="raise"):
        assert gaussian_surprisal([1e308, -1e308], mean=-1e308).tolist()[0] == np.inf
        assert gaussian_surprisal(1e-200, mean=0) == gaussian_surprisal(0, mean=0)
    assert type(gaussian_surprisal(1, mean=0)) is np.float64


def test_the_domain_of_a_gaussian_surprisal():
    with pytest.raises(ValueError, match=r"^y must be finite; got inf$"):
        gaussian_surprisal([0, np.inf], mean=0)
    with pytest.raises(ValueError, match=r"^mean must be finite; got nan$"):
        gaussian_surprisal(0, mean=np.nan)
