"""Sums of probabilities times values, for arguments that are already checked."""

import numpy as np

from core.shared.domain import MANY, FloatArray, Floats


@np.errstate(invalid="ignore", under="ignore")
def weighted(p: FloatArray, values: FloatArray) -> FloatArray:
    """Return p · v, where an infinite v that never comes counts as 0."""
    terms = np.multiply(p, values, order="C")
    # 0 · inf alone makes NaN.
    np.copyto(terms, 0.0, where=np.isnan(terms))
    return terms


@np.errstate(divide="ignore")
def logs(q: FloatArray) -> FloatArray:
    """Return ln q, which is -inf at 0."""
    return np.asarray(np.log(q))


@np.errstate(under="ignore")
def expected_logs(p: FloatArray, q: FloatArray, axis: int) -> Floats:
    """Return Σ p ln q along the axis of the classes, where 0 ln 0 is 0."""
    true, believed = (np.ascontiguousarray(np.moveaxis(each, axis, -1)) for each in (p, q))
    prices = logs(believed)
    if true.shape[-1] > MANY:
        return total(weighted(true, prices), -1)
    if not np.isfinite(prices).all():
        prices = np.where(true > 0.0, prices, 0.0)
    return np.vecdot(true, prices)


def total(terms: FloatArray, axis: int) -> Floats:
    """Sum along the axis of the classes."""
    # Along the last, contiguous axis NumPy adds in pairs, so a million roundings do not pile up.
    last = terms if axis == -1 else np.moveaxis(terms, axis, -1)
    return np.add.reduce(np.ascontiguousarray(last), axis=-1)
