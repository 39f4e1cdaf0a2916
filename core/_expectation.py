"""Sums of probabilities times values, for arguments that are already checked."""

import numpy as np

from core._domain import FloatArray, Floats


@np.errstate(invalid="ignore", under="ignore")
def weighted(p: FloatArray, values: FloatArray) -> FloatArray:
    """Return p · v, where an infinite v that never comes counts as 0."""
    return _without_the_impossible(np.multiply(p, values, order="C"))


@np.errstate(divide="ignore", invalid="ignore", under="ignore")
def weighted_logs(p: FloatArray, q: FloatArray) -> FloatArray:
    """Return p ln q, which is 0 where p is, and -inf where q is 0 and p is not."""
    return _without_the_impossible(np.multiply(p, np.log(q), order="C"))


def _without_the_impossible(terms: FloatArray) -> FloatArray:
    # 0 · inf alone makes NaN.
    np.copyto(terms, 0.0, where=np.isnan(terms))
    return terms


def total(terms: FloatArray, axis: int) -> Floats:
    """Sum along the axis of the classes."""
    # Along the last, contiguous axis NumPy adds in pairs, so a million roundings do not pile up.
    last = terms if axis == -1 else np.moveaxis(terms, axis, -1)
    return np.add.reduce(np.ascontiguousarray(last), axis=-1)
