import dataclasses

import numpy as np
import pytest
from training_runs import cloud

from core.losses import cost
from core.training import (
    Settings,
    TrainingData,
    initial_state,
    loss_surface,
    scores,
    steepest_places,
)


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
def test_the_surface_is_the_loss_with_two_parameters_moved(loss, classes):
    data, settings = cloud(classes=classes), Settings(hidden=(), loss=loss)
    state = initial_state(data, settings)
    places, first, second = ((0, 1), (classes - 2, 2)), [-1.5, 0.0, 4.0], [0.25, -3.0]
    found = loss_surface(state, data, settings, places=places, first=first, second=second)
    assert found.shape == (2, 3)
    for row, b in enumerate(second):
        for column, a in enumerate(first):
            moved = state.parameters.copy()
            moved[places[0]], moved[places[1]] = a, b
            there = dataclasses.replace(state, parameters=moved)
            expected = scores(there, data, settings).train_loss
            assert found[row, column] == pytest.approx(expected, rel=1e-13)


def test_on_a_line_it_is_the_cost_of_the_loss_page():
    x, y = np.arange(6.0), np.array([0, 1, 0, 0, 1, 1])
    inputs = np.stack([x, np.zeros(6)], axis=1)
    data, settings = TrainingData(inputs, y, inputs, y), Settings(hidden=())
    w, b = np.linspace(-3, 3, 7), np.linspace(-8, 8, 5)
    state = initial_state(data, settings)
    found = loss_surface(state, data, settings, places=((0, 0), (0, 2)), first=w, second=b)
    expected = cost(w, b[:, np.newaxis], x=x, y=y, loss="cross_entropy")
    np.testing.assert_allclose(found, expected, rtol=1e-13)


def test_the_domain_of_a_surface():
    data, settings = cloud(), Settings(hidden=())
    state = initial_state(data, settings)
    good = {"places": ((0, 0), (0, 1)), "first": [1.0], "second": [2.0]}
    with pytest.raises(
        ValueError, match=r"^hidden must be empty for a loss surface; got \(4, 2\)$"
    ):
        loss_surface(state, data, Settings(), **good)
    with pytest.raises(ValueError, match=r"^places must lie inside .* got \(0, 3\)$"):
        loss_surface(state, data, settings, **(good | {"places": ((0, 0), (0, 3))}))
    with pytest.raises(ValueError, match=r"^first must be finite; got inf$"):
        loss_surface(state, data, settings, **(good | {"first": [np.inf]}))


def test_the_steepest_places_are_those_of_the_largest_sizes_in_their_order():
    block = [[0.5, -3.0, 1.0], [2.0, 0.0, -0.1]]
    assert steepest_places(block, count=0) == []
    assert steepest_places(block, count=1) == [(0, 1)]
    assert steepest_places(block, count=3) == [(0, 1), (0, 2), (1, 0)]
    assert steepest_places(block, count=2, without=[(0, 1), (1, 0)]) == [(0, 0), (0, 2)]


def test_of_equal_slopes_the_first_is_the_steepest():
    assert steepest_places(np.zeros((2, 3)), count=2) == [(0, 0), (0, 1)]
    assert steepest_places([[1.0, -1.0, 1.0]], count=2, without=[(0, 0)]) == [(0, 1), (0, 2)]


@pytest.mark.parametrize(
    ("slopes", "options", "said"),
    [
        ([1.0, 2.0], {"count": 1}, "slopes must be a block"),
        ([[np.nan]], {"count": 1}, "slopes must be finite"),
        ([[1.0, 2.0]], {"count": 3}, "count must be at most 2"),
        ([[1.0, 2.0]], {"count": 2, "without": [(0, 0)]}, "count must be at most 1"),
        ([[1.0, 2.0]], {"count": -1}, "count must be a whole number"),
    ],
)
def test_steepest_places_out_of_nothing_are_refused(slopes, options, said):
    with pytest.raises(ValueError, match=said):
        steepest_places(slopes, **options)
