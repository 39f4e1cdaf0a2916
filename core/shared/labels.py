"""The check that everything about classes shares: class numbers, one per point."""

import numpy as np
import numpy.typing as npt

from core.shared.domain import array

IntArray = npt.NDArray[np.int64]


def class_labels(labels: npt.ArrayLike, *, points: int, classes: int) -> IntArray:
    """Check one class number for each point: from 0 to ``classes`` - 1; true is 1."""
    given = array("labels", labels)
    if given.dtype.kind == "b":
        given = given.astype(np.int64)
    if given.dtype.kind not in "iu" or given.shape != (points,):
        rule = f"labels must be a row of {points} whole numbers, one for each point"
        raise ValueError(f"{rule}; got {given.dtype} of shape {given.shape}")
    outside = (given < 0) | (given >= classes)
    if outside.any():
        rule = f"labels must lie in 0 to {classes - 1}"
        raise ValueError(f"{rule}; got {given[outside][0].item()!r}")
    return given.astype(np.int64, copy=False)
