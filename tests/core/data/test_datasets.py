import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data import CLASS_COUNTS, Dataset, generate, separable_example
from core.losses import descend, separable
from core.shared.streams import random_stream

KINDS = [(shape, count) for shape, counts in CLASS_COUNTS.items() for count in counts]
every_kind = pytest.mark.parametrize(("shape", "classes"), KINDS)
seeds = st.integers(0, 2**63)
POINTS = np.zeros((2, 2))


def inputs_of(shape, classes, *, points=90, noise=0.0, seed=1):
    """Draw the coordinates alone."""
    return generate(shape, points, noise=noise, seed=seed, classes=classes).inputs


@every_kind
def test_classes_are_balanced(shape, classes):
    for points in range(classes, 4 * classes):
        sizes = generate(shape, points, noise=0.5, seed=3, classes=classes).sizes
        assert sizes.sum() == points
        assert sizes.max() - sizes.min() <= 1


@every_kind
def test_one_seed_makes_one_data_set_and_another_seed_another(shape, classes):
    first, again, other = (inputs_of(shape, classes, noise=0.3, seed=s) for s in (5, 5, 6))
    assert np.array_equal(first, again)
    assert not np.any(first == other)


@every_kind
@given(seed=seeds, noise=st.floats(0, 4), fewer=st.integers(5, 30))
def test_more_points_leave_the_first_ones_where_they_are(shape, classes, seed, noise, fewer):
    many = inputs_of(shape, classes, points=31, noise=noise, seed=seed)
    few = inputs_of(shape, classes, points=fewer, noise=noise, seed=seed)
    assert np.array_equal(many[:fewer], few)


@every_kind
@given(seed=seeds, noise=st.floats(0.01, 4))
def test_another_noise_stretches_the_same_wobble(shape, classes, seed, noise):
    still, one, some = (
        inputs_of(shape, classes, noise=amount, seed=seed) for amount in (0.0, 1.0, noise)
    )
    # Coordinates up to about 20 are rounded to 4e-15, here three times.
    np.testing.assert_allclose(some - still, noise * (one - still), rtol=0, atol=4e-14)


def test_places_noise_and_split_are_drawn_from_streams_of_their_own():
    firsts = [random_stream(1, purpose).random() for purpose in ("places", "noise", "split")]
    assert len(set(firsts)) == 3


def test_noise_is_standard_normal_along_both_axes():
    wobble = inputs_of("moons", 2, points=20_000, noise=1.0) - inputs_of("moons", 2, points=20_000)
    # Five standard errors: 1 / √n of the mean, 1 / √(2n) of the deviation, 1 / √n of the
    # correlation.
    error = 5 / math.sqrt(20_000)
    assert np.all(np.abs(wobble.mean(axis=0)) < error)
    assert np.all(np.abs(wobble.std(axis=0) - 1) < error / math.sqrt(2))
    assert abs(np.corrcoef(wobble.T)[0, 1]) < error


@every_kind
@given(seed=seeds)
def test_without_noise_the_points_fill_the_map_and_stay_on_it(shape, classes, seed):
    inputs = inputs_of(shape, classes, points=60, seed=seed)
    assert np.abs(inputs).max() <= 6
    assert np.abs(inputs).max() > 3


def test_moons_are_half_circles_of_one_radius():
    data = generate("moons", 80, noise=0, seed=2)
    radius = 10 / 3
    upper, lower = (data.inputs[data.labels == label] for label in (0, 1))
    for moon, centre, side in [(upper, (-0.5, -0.25), 1), (lower, (0.5, 0.25), -1)]:
        away = moon - radius * np.array(centre)
        np.testing.assert_allclose(np.hypot(*away.T), radius, rtol=1e-14)
        assert np.all(side * away[:, 1] >= 0)


def test_circles_are_a_disc_inside_a_ring():
    data = generate("circles", 400, noise=0, seed=2)
    radius = np.hypot(*data.inputs.T)
    assert radius[data.labels == 0].max() <= 2.5
    assert radius[data.labels == 1].min() >= 3.5
    # Half the points of an evenly filled disc lie beyond 1/√2 of its radius; five standard errors.
    outside = np.mean(radius[data.labels == 0] > 2.5 / math.sqrt(2))
    assert abs(outside - 0.5) < 5 * 0.5 / math.sqrt(200)


def test_xor_is_true_where_the_signs_differ():
    data = generate("xor", 400, noise=0, seed=2)
    x, y = data.inputs.T
    assert np.array_equal(data.labels == 1, np.sign(x) != np.sign(y))
    assert np.abs(data.inputs).min() >= 0.3
    quadrants, counts = np.unique(np.sign(data.inputs), axis=0, return_counts=True)
    assert len(quadrants) == 4
    # Each quadrant is the place of a fair coin's share of 200; five standard errors.
    assert np.all(np.abs(counts - 100) < 5 * math.sqrt(200) / 2)


@pytest.mark.parametrize("classes", CLASS_COUNTS["blobs"])
def test_blobs_without_noise_are_nearest_to_their_own_centre(classes):
    data = generate("blobs", 40 * classes, noise=0, seed=2, classes=classes)
    angles = math.pi / 4 + 2 * math.pi * np.arange(classes) / classes
    centres = 3.5 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    distances = np.linalg.norm(data.inputs[:, None] - centres, axis=2)
    assert np.array_equal(distances.argmin(axis=1), data.labels)
    assert distances.min(axis=1).max() <= 1.5


@pytest.mark.parametrize("arms", CLASS_COUNTS["spirals"])
def test_spiral_arms_are_turned_copies_of_each_other(arms):
    data = generate("spirals", 40 * arms, noise=0, seed=2, classes=arms)
    radius = np.hypot(*data.inputs.T)
    turned = np.arctan2(*data.inputs.T[::-1]) - 3.5 * math.pi * (radius - 0.4) / 4.6
    arm = turned / (2 * math.pi) * arms % arms
    assert np.allclose(np.exp(2j * np.pi * (arm - data.labels) / arms), 1, rtol=0, atol=1e-12)


def test_the_separable_example_is_the_one_of_the_course():
    data = separable_example()
    assert data.inputs.tolist() == [[x, 0] for x in range(6)]
    assert data.labels.tolist() == [0, 0, 0, 1, 1, 1]
    assert separable(data.inputs[:, 0], data.labels)
    costs = descend(
        0, 0, x=data.inputs[:, 0], y=data.labels, loss="cross_entropy", rate=0.1, steps=8191
    ).costs
    assert f"{costs[1000]:.4f} {costs[8191]:.4f}" == "0.1134 0.0299"


def test_a_class_may_be_without_points():
    assert Dataset(POINTS, np.array([0, 2]), ("a", "b", "c")).sizes.tolist() == [1, 0, 1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((np.zeros((2, 3)), [0, 1], ("a", "b")), r"inputs must have shape \(n, 2\)"),
        ((np.zeros((0, 2)), [], ("a", "b")), r"inputs must have shape \(n, 2\)"),
        (([[0, math.nan]], [0], ("a", "b")), "inputs must be finite; got nan"),
        ((POINTS, [0, 0], ("a",)), "classes must be at least 2 different names"),
        ((POINTS, [0, 0], ("a", "a")), "classes must be at least 2 different names"),
        ((POINTS, [0, 2], ("a", "b")), "labels must lie in 0 to 1; got 2"),
        ((POINTS, [-1, 0], ("a", "b")), "labels must lie in 0 to 1; got -1"),
        ((POINTS, [0.0, 1.0], ("a", "b")), "labels must be a row of 2 whole numbers"),
        ((POINTS, [0], ("a", "b")), "labels must be a row of 2 whole numbers"),
    ],
)
def test_what_is_no_data_set_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        Dataset(*arguments)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"shape": "rings"}, "shape must be 'moons' or 'circles'.*got 'rings'"),
        ({"points": 1}, "points must be at least 2, the classes; got 1"),
        ({"points": 2.5}, "points must be a whole number"),
        ({"noise": -0.1}, r"noise must lie in \[0, inf\); got -0.1"),
        ({"noise": math.inf}, r"noise must lie in \[0, inf\); got inf"),
        ({"seed": -1}, "seed must be a whole number of at least 0; got -1"),
        ({"seed": 0.5}, "seed must be a whole number of at least 0; got 0.5"),
        ({"seed": True}, "seed must be a whole number of at least 0; got True"),
        ({"classes": 3}, r"classes of moons must be in \(2,\); got 3"),
        ({"shape": "blobs", "classes": 6}, "classes of blobs must be in .*; got 6"),
    ],
)
def test_what_cannot_be_drawn_is_refused(changes, message):
    arguments = {"shape": "moons", "points": 10, "noise": 0.1, "seed": 0, **changes}
    with pytest.raises(ValueError, match=message):
        generate(arguments.pop("shape"), arguments.pop("points"), **arguments)
