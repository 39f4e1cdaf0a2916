"""Argument checks: a value outside its domain is refused, never repaired.

Every check returns its argument ready for use, or raises a ``ValueError`` that names the argument,
the rule and the first value that breaks it. The caller's own array is never changed.
"""

import reprlib
from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeGuard

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
# A float64 for scalar arguments, an array for arrays: as open as the types of NumPy's own ufuncs.
Floats = Any
BoolArray = npt.NDArray[np.bool_]

# What rounding may do to the sum of a million probabilities, and far less than a slip of the hand.
SUM_TOLERANCE = 1e-9
SHORT_TOLERANCE = 8.0  # the same for narrower types, in units of their precision
EXACT = 2**53  # float64 skips some of the integers beyond
LEAST_SUM, LARGEST_SUM = 1.0 - SUM_TOLERANCE, 1.0 + SUM_TOLERANCE
FLOAT = np.dtype(np.float64)
# Up to here Python's lists are quicker than NumPy, and then a product is one call on one thread.
FEW, MANY = 24, 1_000
ONES = np.ones(MANY)
TINY = 1e-290  # its product with a logarithm is a normal number


def real(name: str, values: npt.ArrayLike) -> FloatArray:
    """Real numbers, the two infinities included; NaN is not a number."""
    return _require(name, values, "must be a real number or ±inf", lambda x: ~np.isnan(x))


def finite(name: str, values: npt.ArrayLike) -> FloatArray:
    """Real numbers without the infinities."""
    return _require(name, values, "must be finite", lambda x: np.isfinite(x))


def non_negative(name: str, values: npt.ArrayLike) -> FloatArray:
    """Numbers in [0, inf]."""
    return _require(name, values, "must lie in [0, inf]", lambda x: x >= 0)


def positive(name: str, values: npt.ArrayLike) -> FloatArray:
    """Finite numbers above zero."""
    return _require(name, values, "must lie in (0, inf)", lambda x: (x > 0) & (x < np.inf))


def normal_positive(name: str, values: npt.ArrayLike) -> FloatArray:
    """Finite numbers above zero whose inverse is finite as well."""
    rule = "must be a normal number above 0"
    tiny = float(np.finfo(np.float64).tiny)
    return _require(name, values, rule, lambda x: (x >= tiny) & (x < np.inf))


def nonzero(name: str, values: npt.ArrayLike) -> FloatArray:
    """Finite numbers other than zero."""
    return _require(name, finite(name, values), "must not be 0", lambda x: x != 0)


def probability(name: str, values: npt.ArrayLike) -> FloatArray:
    """Numbers in [0, 1]."""
    return _require(name, values, "must lie in [0, 1]", lambda x: (x >= 0) & (x <= 1))


def label(name: str, values: npt.ArrayLike) -> FloatArray:
    """Numbers in [0, 1], or truth values: true is 1."""
    return probability(name, from_truth(name, values))


def outcome(name: str, values: npt.ArrayLike) -> FloatArray:
    """Outcomes of a yes-or-no event: each is 0 or 1, false or true."""
    rule = "must be 0 or 1"
    return _require(name, from_truth(name, values), rule, lambda x: (x == 0) | (x == 1))


def count(name: str, values: npt.ArrayLike) -> FloatArray:
    """Whole numbers from 1 up to 2**53, beyond which float64 skips some."""
    return _whole_from(1, name, values)


def natural(name: str, values: npt.ArrayLike) -> FloatArray:
    """Whole numbers from 0 up to 2**53."""
    return _whole_from(0, name, values)


def numbers(name: str, values: npt.ArrayLike) -> FloatArray:
    """Numbers, NaN included: for a function that finds the bad ones in a result it needs anyway."""
    return _numbers(name, values).astype(np.float64, copy=False)


def classes(name: str, values: FloatArray, *, axis: int = -1) -> FloatArray:
    """Take numbers of at least one class along an axis."""
    if not values.ndim:
        raise ValueError(f"{name} must have at least one class; got shape {values.shape}")
    if axis != -1 and not (
        isinstance(axis, int | np.integer) and -values.ndim <= axis < values.ndim
    ):
        known = f"one of the {values.ndim} of {name}, {-values.ndim} to {values.ndim - 1}"
        raise ValueError(f"axis must be {known}; got {axis!r}")
    if not values.shape[axis]:
        raise ValueError(f"{name} must have at least one class; got shape {values.shape}")
    return values


def target(name: str, values: npt.ArrayLike) -> FloatArray:
    """Distributions along the last axis, or truth values of which one is true."""
    return distribution(name, from_truth(name, values), axis=-1)


def distribution(name: str, values: npt.ArrayLike, *, axis: int) -> FloatArray:
    """Probabilities that sum to 1 along an axis, up to the roundings of their own type."""
    given = _numbers(name, values)
    p = given.astype(np.float64, copy=False)
    if axis in (0, -1) and positive_distribution(p):
        return p
    if not p.ndim:
        raise ValueError(f"{name} must be an array of probabilities; got {p.item()!r}")
    classes(name, p, axis=axis)
    slack = rounding(given)
    with np.errstate(invalid="ignore"):  # inf - inf
        totals = np.add.reduce(p, axis=axis)
    least, most = _extremes(totals)
    # Rounding never makes a sum smaller than one of its terms: where no entry is below 0 and no sum
    # above 1, no entry is either, and NaN is neither. `probability` finds and names the culprit.
    if p.size and not (np.minimum.reduce(p, axis=None) >= 0.0 and most <= 1.0):
        probability(name, values)
    if not (least >= 1.0 - slack and most <= 1.0 + slack):
        off = ~((totals >= 1.0 - slack) & (totals <= 1.0 + slack))
        raise ValueError(f"{name} must sum to 1; got a sum of {totals[off].flat[0].item()!r}")
    return p


def rounding(values: npt.ArrayLike) -> float:
    """Tell how far from 1 probabilities of a type may sum by rounding alone."""
    kind = np.asarray(values).dtype
    if kind.kind != "f" or kind.itemsize >= FLOAT.itemsize:
        return SUM_TOLERANCE
    return SHORT_TOLERANCE * float(np.finfo(kind).eps)


def positive_distribution(values: npt.ArrayLike) -> TypeGuard[FloatArray]:
    """Tell quickly of some float64s, one contiguous row, that they are a distribution without a 0.

    False says nothing: `distribution` looks at all there is.
    """
    if type(values) is not np.ndarray or values.dtype is not FLOAT or values.ndim != 1:
        return False
    if values.size > MANY or not values.flags.c_contiguous:
        return False
    return _few(values.tolist()) if values.size <= FEW else _many(values)


def _few(p: list[float]) -> bool:
    p.sort()
    return bool(p) and p[0] > TINY and p[-1] <= 1.0 and LEAST_SUM <= sum(p) <= LARGEST_SUM


def _many(p: FloatArray) -> bool:
    if not p.item(p.argmin()) > TINY:
        return False
    total = p.dot(ONES[: p.size])
    # A sum of at most 1 has no larger term (see `distribution`).
    within = total <= 1.0 or (total <= LARGEST_SUM and p.item(p.argmax()) <= 1.0)
    return bool(within and total >= LEAST_SUM)


def _extremes(totals: Floats) -> tuple[float, float]:
    """Least and largest sum; that of a single distribution is both."""
    if not totals.ndim:
        return totals, totals
    least = np.minimum.reduce(totals, axis=None, initial=1.0)
    return least, np.maximum.reduce(totals, axis=None, initial=1.0)


def between(
    name: str, values: npt.ArrayLike, low: float, high: float, *, slack: float
) -> FloatArray:
    """Numbers in [low, high], which may be off by a rounding."""
    rule = f"must lie in [{low!r}, {high!r}]"
    return _require(name, values, rule, lambda x: (x >= low - slack) & (x <= high + slack))


def together(**arguments: FloatArray) -> None:
    """Refuse arguments whose shapes do not broadcast."""
    shapes = [np.shape(each) for each in arguments.values()]
    if shapes.count(shapes[0]) == len(shapes):
        return
    try:
        np.broadcast_shapes(*shapes)
    except ValueError:
        rule = f"{_listed(arguments)} must have shapes that broadcast"
        raise ValueError(f"{rule}; got {_listed(map(str, shapes))}") from None


def per_set(
    name: str, given: FloatArray, of: str, values: FloatArray, *, axis: int = -1
) -> FloatArray:
    """Numbers of which each set of classes has one, brought to values with the classes last."""
    if not given.ndim:
        return given
    kept = np.moveaxis(np.array(given, ndmin=values.ndim), axis, -1)
    if kept.shape[-1] != 1:
        rule = f"{name} must have length 1 along the axis of the classes"
        raise ValueError(f"{rule}; got shape {given.shape}")
    together(**{of: values, name: kept})
    return kept


def position(name: str, values: npt.ArrayLike, length: int) -> npt.NDArray[np.intp]:
    """Places in a row of a given length, whole numbers from 0 to length - 1."""
    rule = f"must be a whole number from 0 to {length - 1}"
    within = _require(name, values, rule, lambda x: (x >= 0) & (x < length) & (x == np.floor(x)))
    return within.astype(np.intp)


def single(name: str, value: FloatArray) -> float:
    """Take the one number out of a checked argument that may not be an array."""
    if value.ndim:
        raise ValueError(f"{name} must be a single number; got an array of shape {value.shape}")
    return float(value)


def whole(name: str, value: npt.ArrayLike) -> int:
    """One whole number, at least 1."""
    if type(value) is int and 1 <= value <= EXACT:  # as nearly all are
        return value
    return int(single(name, count(name, value)))


def tolerance(name: str, value: npt.ArrayLike) -> float:
    """One number in [0, inf)."""
    rule = "must lie in [0, inf)"
    return single(name, _require(name, value, rule, lambda x: (x >= 0) & (x < np.inf)))


def choice(name: str, value: object, known: Collection[str]) -> str:
    """One of the known words."""
    if isinstance(value, str) and value in known:
        return value
    raise ValueError(f"{name} must be {' or '.join(map(repr, known))}; got {value!r}")


def float_type(name: str, dtype: object) -> np.dtype[np.floating[Any]]:
    """One of the three binary floating-point types of NumPy that every machine has."""
    for known in (np.float16, np.float32, np.float64):
        if dtype in (known, known.__name__, np.dtype(known)):
            return np.dtype(known)
    raise ValueError(f"{name} must be float16, float32 or float64; got {dtype!r}")


def generator(name: str, rng: object) -> np.random.Generator:
    """Randomness from a NumPy generator, which the caller has seeded."""
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"{name} must be a numpy.random.Generator; got {rng!r}")
    return rng


def _whole_from(least: int, name: str, values: npt.ArrayLike) -> FloatArray:
    rule = f"must be a whole number of at least {least}"
    _require(name, values, rule, lambda x: (x >= least) & np.isfinite(x) & (x == np.floor(x)))
    return _require(name, values, f"must be at most 2**53 = {EXACT}", lambda x: x <= EXACT)


def _require(
    name: str, values: npt.ArrayLike, rule: str, holds: Callable[[FloatArray], BoolArray]
) -> FloatArray:
    given = _numbers(name, values)
    numbers = given.astype(np.float64, copy=False)
    kept = holds(numbers)
    if not kept.all():
        raise ValueError(f"{name} {rule}; got {given[~kept][0].item()!r}")
    return numbers


def array(name: str, values: npt.ArrayLike) -> npt.NDArray[Any]:
    """Make an array of what is given; a mask would be lost, so there may be none."""
    rows = isinstance(values, list | tuple) and values and isinstance(values[0], np.ndarray)
    parts: Any = values if rows else (values,)
    masked = next((part for part in parts if isinstance(part, np.ma.MaskedArray)), None)
    if masked is not None:
        rule = f"{name} must not be a masked array: leave out or fill what is masked"
        raise ValueError(f"{rule}; got one of shape {masked.shape}")
    try:
        return np.asarray(values)
    except ValueError:  # ragged lists
        return np.asarray(None)


def _numbers(name: str, values: npt.ArrayLike) -> npt.NDArray[Any]:
    """Integers and floats only: not text, truth values, complex numbers or ragged lists."""
    if type(values) is np.ndarray and values.dtype is FLOAT:
        return values
    if type(values) is float or (type(values) is int and -EXACT <= values <= EXACT):
        return np.asarray(values)
    given = array(name, values)
    integers = _large_integers(values, given)
    for integer in integers:
        if not _exact(integer):
            rule = f"{name} must be exact in float64, as all integers up to 2**53 are"
            raise ValueError(f"{rule}; got {integer}")
    if given.dtype.kind == "O" and 0 < given.size == len(integers):
        return given.astype(np.float64)
    if given.size and given.dtype.kind not in "iuf":
        raise ValueError(f"{name} must be a real number or an array of them; got {_short(values)}")
    return given


def _large_integers(values: npt.ArrayLike, given: npt.NDArray[Any]) -> list[int]:
    """Pick the integers that float64 might round, and those that NumPy has put among objects."""
    kind = given.dtype.kind
    if kind in "iu":
        large = given[(given > EXACT) | (given < -EXACT)] if given.itemsize > 4 else given[:0]
        return [int(integer) for integer in large]
    if kind == "f" and given is not values and np.any(np.abs(given.astype(np.float64)) >= EXACT):
        # NumPy has already rounded the integers in a list of floats.
        given = np.asarray(values, dtype=object)
    objects = given.flat if given.dtype.kind == "O" else ()
    return [int(n) for n in objects if isinstance(n, int | np.integer) and not isinstance(n, bool)]


def _exact(integer: int) -> bool:
    try:
        return int(float(integer)) == integer
    except OverflowError:
        return False


def from_truth(name: str, values: npt.ArrayLike) -> npt.ArrayLike:
    """Make 0 and 1 of truth values, and leave all else as it is."""
    if type(values) is float or (type(values) is np.ndarray and values.dtype is FLOAT):
        return values
    given = array(name, values)
    return given.astype(np.float64) if given.dtype.kind == "b" else values


def _listed(parts: Iterable[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _short(values: object) -> str:
    return reprlib.repr(values.item() if isinstance(values, np.generic) else values)
