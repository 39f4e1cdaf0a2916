"""Sums of probabilities times values, for arguments that are already checked."""

import numpy as np

from core._domain import FloatArray, Floats


@np.errstate(invalid="ignore", under="ignore")
def weighted(p: FloatArray, values: FloatArray) -> FloatArray:
    """Return p · v, where an infinite v that never comes counts as 0."""
    products = np.multiply(p, values, order="C")
    np.copyto(products, 0.0, where=np.isnan(products))
    return products


def total(terms: FloatArray, axis: int) -> Floats:
    """Sum along the axis of the classes."""
    # Along the last, contiguous axis NumPy adds in pairs, so a million roundings do not pile up.
    last = terms if axis == -1 else np.moveaxis(terms, axis, -1)
    return np.add.reduce(np.ascontiguousarray(last), axis=-1)
