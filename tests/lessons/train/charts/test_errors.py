"""The matrix of errors, the bins of the reliability diagram, and the line over the surprisals."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, accepts

from lessons.train.charts.errors import (
    BINS,
    COUNTS,
    GAPS,
    GRIP,
    LIMIT,
    MATRIX,
    RINGS,
    SMALLEST,
    Bins,
    Costs,
    dearest,
    errors,
    line_frames,
    narrow_errors,
)
from lessons.train.charts.film import Field

GROUPS = Bins(np.array([0.6, 0.8, 0.95]), np.array([0.5, 0.9, 0.95]), np.array([1, 4, 16]))
COSTS = Costs(
    np.array([0.25, 4.0, 1.0]), 1.0, np.array([0.0, 1.0, 2.0, 9.0]), np.array([3, 2, 1, 0])
)
FIELD = Field(
    np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]),
    np.array([0, 1, 1]),
    np.array([True, False, True]),
    ["cat", "dog"],
    ("x", "y"),
    (-7.0, -6.0),
    (7.0, 6.0),
)


def drawn(counts: Any = ((5, 1), (0, 7))) -> dict[str, Any]:
    return errors(np.array(counts), GROUPS, COSTS, FIELD, LABELS)


def test_the_true_classes_go_down_and_the_chosen_ones_across() -> None:
    figure = drawn()
    accepts(figure, narrow_errors())
    written = figure["data"][COUNTS]
    places = zip(written["x"].tolist(), written["y"].tolist(), written["text"], strict=True)
    assert {(x, y): text for x, y, text in places} == {
        (0, 0): "<b>5</b>",
        (1, 0): "<b>1</b>",
        (0, 1): "<b>0</b>",
        (1, 1): "<b>7</b>",
    }
    top, bottom = figure["layout"]["yaxis"]["range"][::-1]
    assert top < bottom
    ticks = figure["layout"]["xaxis"]["ticktext"]
    assert [text.rsplit(" ", 1)[1] for text in ticks] == ["cat", "dog"]


def test_the_shade_of_a_cell_is_its_share_of_the_true_class() -> None:
    shade = drawn([[6, 2], [0, 0]])["data"][MATRIX]["z"]
    np.testing.assert_array_equal(np.stack(shade), [[0.75, 0.25], [0, 0]])


def test_a_bin_hangs_from_the_diagonal_and_grows_with_its_points() -> None:
    figure = drawn()
    gaps = figure["data"][GAPS]
    np.testing.assert_array_equal(gaps["x"].reshape(3, 3)[:, :2].T, [[0.6, 0.8, 0.95]] * 2)
    np.testing.assert_array_equal(gaps["y"].reshape(3, 3)[:, 0], [0.6, 0.8, 0.95])
    np.testing.assert_array_equal(gaps["y"].reshape(3, 3)[:, 1], [0.5, 0.9, 0.95])
    sizes = figure["data"][BINS]["marker"]["size"]
    area = (sizes - SMALLEST) ** 2  # in proportion to the points
    np.testing.assert_allclose(area / area[0], [1, 4, 16], rtol=1e-12)


def test_a_point_lies_in_both_panels_and_says_what_it_costs() -> None:
    data = drawn()["data"]
    hollow = data["map1test"], data["cost1test"]
    assert [trace["customdata"].tolist() for trace in hollow] == [[4.0], [4.0]]
    assert (hollow[0]["x"].tolist(), hollow[0]["y"].tolist()) == ([2.0], [3.0])
    assert hollow[1]["x"].tolist() == [2.0]  # the root of 4
    assert [trace["marker"]["symbol"] for trace in hollow] == ["diamond-open"] * 2


def test_points_at_the_line_and_beyond_it_have_rings() -> None:
    data = drawn()["data"]
    np.testing.assert_array_equal(dearest(COSTS, FIELD), [[2, 4, 0], [3, 5, 1]])
    assert data[RINGS]["x"].tolist() == [2.0, 4.0]
    frames = line_frames(COSTS)
    np.testing.assert_array_equal(frames[GRIP]["x"], np.sqrt(COSTS.lines))
    assert data[GRIP]["x"].tolist() == [frames[GRIP]["x"][1]]
    assert data[LIMIT]["x"].tolist() == frames[LIMIT]["x"][1].tolist()


@pytest.mark.parametrize("largest", [0.5, 40.0, 2000.0, 1e29])
def test_the_axis_of_the_surprisals_holds_them_all_and_few_round_numbers(largest: float) -> None:
    costs = Costs(np.array([largest]), 0.0, np.array([0.0, 6.0]), np.array([1, 0]))
    field = Field(
        np.ones((1, 2)), np.array([0]), np.array([True]), ["a"], ("x", "y"), (0, 0), (1, 1)
    )
    across = errors(np.eye(1, dtype=int), GROUPS, costs, field, LABELS)["layout"]["xaxis3"]
    end = across["range"][1]
    assert end**2 > max(largest, 6.0)
    assert 3 <= len(across["tickvals"]) <= 8
    assert np.diff(across["tickvals"]).min() >= 0.13 * end
    texts = [float(text) for text in across["ticktext"]]
    np.testing.assert_allclose(np.square(across["tickvals"]), texts, rtol=1e-12)
