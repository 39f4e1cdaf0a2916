"""Labelled points, and the two losses that they are judged by."""

import numpy as np

from core.losses import Loss

LOSSES: tuple[Loss, Loss] = ("cross_entropy", "squared_error")
Data = tuple[np.ndarray, np.ndarray]
