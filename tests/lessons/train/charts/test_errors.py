"""The matrix of errors, and the bins of the reliability diagram."""

from typing import Any

import numpy as np
from drawn import LABELS, accepts

from lessons.train.charts.errors import (
    BINS,
    COUNTS,
    GAPS,
    MATRIX,
    SMALLEST,
    confusion_and_reliability,
    narrow_errors,
)


def errors(counts: np.ndarray) -> dict[str, Any]:
    bins = np.array([0.6, 0.8, 0.95]), np.array([0.5, 0.9, 0.95]), np.array([1, 4, 16])
    names = ["x", "y", "z"][: len(counts)]
    return confusion_and_reliability(counts, names, *bins, LABELS)


def test_the_true_classes_go_down_and_the_chosen_ones_across() -> None:
    figure = errors(np.array([[5, 1], [0, 7]]))
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
    assert figure["layout"]["xaxis"]["ticktext"] == ["x", "y"]


def test_the_shade_of_a_cell_is_its_share_of_the_true_class() -> None:
    shade = errors(np.array([[6, 2], [0, 0]]))["data"][MATRIX]["z"]
    np.testing.assert_array_equal(np.stack(shade), [[0.75, 0.25], [0, 0]])


def test_a_bin_hangs_from_the_diagonal_and_grows_with_its_points() -> None:
    figure = errors(np.eye(2, dtype=int))
    gaps = figure["data"][GAPS]
    np.testing.assert_array_equal(gaps["x"].reshape(3, 3)[:, :2].T, [[0.6, 0.8, 0.95]] * 2)
    np.testing.assert_array_equal(gaps["y"].reshape(3, 3)[:, 0], [0.6, 0.8, 0.95])
    np.testing.assert_array_equal(gaps["y"].reshape(3, 3)[:, 1], [0.5, 0.9, 0.95])
    sizes = figure["data"][BINS]["marker"]["size"]
    area = (sizes - SMALLEST) ** 2  # in proportion to the points
    np.testing.assert_allclose(area / area[0], [1, 4, 16], rtol=1e-12)
