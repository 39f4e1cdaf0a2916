"""The kinds of data as small pictures, which stand on the buttons that choose them."""

from functools import lru_cache
from typing import cast

import numpy as np
import streamlit as st

from core.data import CLASS_COUNTS, Shape, generate, separable_example
from files.penguins import penguins
from files.points_text import parse_points
from lessons.train.charts.points import picture_rules, point_picture
from lessons.train.data import DATA, SHAPES
from lessons.train.own_points import DRAWN

POINTS, SEED = 36, 1


def picture_style() -> None:
    """Put the pictures on the buttons."""
    st.html(_style())


@lru_cache(maxsize=1)
def _style() -> str:
    pictures = [point_picture(*_points(kind)) for kind in DATA.options]
    return picture_rules(f".st-key-{DATA.key} button", pictures)


def _points(kind: str) -> tuple[np.ndarray, np.ndarray]:
    """Return places and labels of a few points of a kind."""
    if kind in SHAPES:
        counts = CLASS_COUNTS[cast(Shape, kind)]
        classes = counts[0] if len(counts) == 1 else counts[min(1, len(counts) - 1)]
        dataset = generate(cast(Shape, kind), POINTS, noise=0.2, seed=SEED, classes=classes)
    elif kind == "penguins":
        dataset = penguins()
        some = slice(None, None, len(dataset.labels) // POINTS)
        return dataset.inputs[some], dataset.labels[some]
    elif kind == "separable":
        dataset = separable_example()
    else:
        dataset = parse_points(DRAWN)
    return dataset.inputs, dataset.labels
