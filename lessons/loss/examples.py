"""The labelled examples that several scenes share, and what they are measured by."""

import numpy as np
import streamlit as st

from core.losses import Loss
from ui.address import value_of
from ui.language import _
from ui.parameters import Menu
from ui.point_editor import PointTable, points_of

Data = tuple[np.ndarray, np.ndarray]  # x and labels
Rows = tuple[tuple[float, ...], tuple[float, ...]]  # the same, as a key of what is kept
LOSSES: tuple[Loss, Loss] = ("cross_entropy", "squared_error")
DATASET = Menu("dataset", ("overlap", "separable", "one_class"), "overlap")
POINTS = PointTable("points", -6.0, 6.0, 10)
PRESETS = {
    "overlap": [(-3.0, 0), (-2.0, 0), (-1.0, 1), (1.0, 0), (2.0, 1), (3.0, 1)],
    "separable": [(0.0, 0), (1.0, 0), (2.0, 0), (3.0, 1), (4.0, 1), (5.0, 1)],
    "one_class": [(-2.0, 1), (-1.0, 1), (0.0, 1), (1.0, 1), (2.0, 1)],
}


def rows_of(data: Data) -> Rows:
    """Return the examples as a key, under which what belongs to them is kept."""
    x, y = data
    return tuple(x.tolist()), tuple(y.tolist())


def pictures() -> Data:
    """Return the six pictures that the questions speak of."""
    x, y = np.array(PRESETS[DATASET.default]).T
    return x, y


def examples() -> Data | None:
    """Return the examples as they are now; where there is none, say so."""
    rows = points_of(POINTS, PRESETS[value_of(DATASET)])
    if not rows:
        st.info(_("There is no point yet, so there is nothing to learn from. Add a row."))
        return None
    x, y = np.array(rows).T
    return x, y
