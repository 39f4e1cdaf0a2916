"""The axis of a cost."""

import numpy as np

from charts.cost_ranges import cost_ranges


def test_the_axis_of_a_cost_holds_it_and_seldom_changes() -> None:
    costs = np.linspace(0, 9, 200)
    bottoms, tops = cost_ranges(costs).T
    assert np.all(bottoms == 0)
    assert np.all(costs < tops)
    assert sorted(set(tops.tolist())) == [0.125, 0.25, 0.5, 1, 2, 4, 8, 16]
