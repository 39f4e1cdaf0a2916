import math

import numpy as np
import pytest

from core.training import FEATURES, expand, feature_names


def test_each_feature_by_hand():
    found = expand([[2.0, -3.0]], FEATURES)
    assert found.tolist() == [[2, -3, 4, 9, -6, math.sin(2), math.sin(-3)]]


def test_columns_come_in_the_order_asked_for():
    inputs = np.random.default_rng(0).normal(size=(30, 2))
    found = expand(inputs, ["sinx2", "x1", "x1x2"])
    expected = np.stack([np.sin(inputs[:, 1]), inputs[:, 0], inputs.prod(axis=1)], axis=1)
    np.testing.assert_allclose(found, expected, rtol=1e-15)


def test_no_points_have_no_features():
    assert expand(np.empty((0, 2)), ["x1", "x2", "x1x2"]).shape == (0, 3)


def test_the_domain_of_features():
    with pytest.raises(ValueError, match=r"^features must be 'x1' or .*; got 'x3'$"):
        feature_names(["x1", "x3"])
    for bad in ([], ["x1", "x1"]):
        with pytest.raises(ValueError, match=r"^features must be at least one name, none twice"):
            feature_names(bad)
    with pytest.raises(ValueError, match=r"^inputs must have shape \(n, 2\); got \(2, 3\)$"):
        expand(np.zeros((2, 3)), ["x1"])
    with pytest.raises(ValueError, match=r"^features of the inputs must be finite; got inf$"):
        expand([[1e200, 0]], ["x1x1"])
