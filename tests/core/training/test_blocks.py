import numpy as np
import pytest
from training_runs import block, cloud

from core.training import (
    LARGEST_WEIGHT,
    Settings,
    WeightPlace,
    initial_state,
    weight_cells,
    weight_places,
    weights_in_order,
)

CHOSEN = Settings(hidden=(2, 1))


def test_the_cells_of_a_block_by_hand():
    parts = [([[1, 2], [4, 5]], [3, 6]), ([[7, 8]], [9]), ([[10]], [11])]
    known = block(parts, CHOSEN)
    places = [(0, 0, 0), (0, 1, 1), (0, 1, None), (1, 0, 1), (1, 0, None), (2, 0, 0), (2, 0, None)]
    cells = weight_cells([(WeightPlace(*one), 0.0) for one in places], CHOSEN, outputs=1)
    assert [known[cell] for cell, _value in cells] == [1, 5, 6, 8, 9, 10, 11]


@pytest.mark.parametrize("hidden", [(), (3,), (2, 4, 3)])
@pytest.mark.parametrize("outputs", [1, 3])
def test_places_come_in_the_order_of_the_weights(hidden, outputs):
    settings = Settings(hidden=hidden, features=("x1", "x2", "x1x2"))
    data = cloud(classes=2 if outputs == 1 else outputs)
    parameters = initial_state(data, settings).parameters
    places = weight_places(settings, outputs=outputs)
    cells = weight_cells([(place, 0.0) for place in places], settings, outputs=outputs)
    found = [parameters[cell] for cell, _value in cells]
    np.testing.assert_array_equal(found, weights_in_order(parameters, settings))


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        ((3, 0, 0), 1.0, r"\(3, 0, 0\): layer must be a whole number from 0 to 2; got 3"),
        ((-1, 0, 0), 1.0, r"\(-1, 0, 0\): layer must be a whole number from 0 to 2; got -1"),
        ((0, 2, 0), 1.0, r"\(0, 2, 0\): unit must be a whole number from 0 to 1; got 2"),
        ((1, 0, 2), 1.0, r"\(1, 0, 2\): source must be a whole number from 0 to 1; got 2"),
        ((0, 0.5, 0), 1.0, r"\(0, 0.5, 0\): unit must be a whole number from 0 to 1; got 0.5"),
        ((0, 0, 0), np.nan, r"\(0, 0, 0\): the value must lie in \[-1e\+06, 1e\+06\]; got nan"),
        ((0, 0, None), -np.inf, r"\(0, 0, None\): the value must lie in .* got -inf"),
        ((0, 0, 0), 1e9, r"\(0, 0, 0\): the value must lie in .* got 1000000000.0"),
    ],
)
def test_the_domain_of_weights_by_hand(place, value, message):
    with pytest.raises(ValueError, match=f"^weights at {message}$"):
        weight_cells([(WeightPlace(*place), value)], CHOSEN, outputs=1)


def test_the_largest_weight_by_hand_is_taken():
    one = (WeightPlace(0, 0, 0), -LARGEST_WEIGHT)
    assert weight_cells([one], CHOSEN, outputs=1) == (((0, 0), -1e6),)
    with pytest.raises(ValueError, match=r"^outputs must be a whole number of at least 1; got 0$"):
        weight_cells([one], CHOSEN, outputs=0)
