"""The wire format of a live figure: JSON for the structure, raw little-endian bytes for arrays.

``uint32`` length of the JSON part, the JSON part (UTF-8), zero bytes up to the next multiple of 8,
then the arrays, each on a multiple of 8. In the JSON part an array stands as
``{"$array": [type, offset, shape]}`` with the type ``"u1"``, ``"f4"`` or ``"f8"``;
``"$reversed": true`` beside it reads a one-dimensional array backwards. The type ``"s"`` holds many
float64 numbers as zlib packs them best: their bits as whole numbers, of every row but the first the
change from the row before modulo 2⁶⁴, and of these the lowest bytes of all, then the next ones, and
so on. The type ``"v"`` stands for
`Multiples` of the ``"$unit"`` beside it, or for decimal numbers: whole ones over the ``"$over"``
beside it, which is a power of ten. Many texts of which some are alike stand as ``{"$texts": those
that differ, "$at": array}``, which holds the place of each among them; `Written` as its parts. The
reader is ``browser/payload.js``.

`packed` puts a byte in front: 1 where the rest is a zlib stream, 0 where it is as it was.
"""

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from ui.live_figure.multiples import LARGEST, Multiples, encoded
from ui.live_figure.rows import Beginning, Written

ALIGNMENT = 8
MARK = "$array"
KINDS = {"<f4": "f4", "|u1": "u1"}
DOUBLE = np.dtype("<f8")  # what most arrays hold
MANY = 64  # entries from which on it pays to look for a shorter form
MOST = 2**13  # entries beyond which it would take the reader too long
LEVEL = 4  # of zlib: a fifth of its time less than 6 for a hundredth of the bytes more
WORTHWHILE = 2**17  # bytes up to which it takes less time to pack them than to send the rest
TENS = (1.0, 10.0, 100.0, 1000.0)
PLAIN = frozenset({str, int, bool, type(None)})  # kinds that are sent as they are
FEW = 3  # entries by which most arrays are told
WRITTEN = (
    1024  # arrays whose written forms are kept: values of sliders, grids, what stays as it was
)
# What is written has been copied before, which finds whatever holds itself.
TEXT = json.JSONEncoder(allow_nan=False, separators=(",", ":"), check_circular=False)
SHORT = 2**14  # bytes up to which an array is one of them


def encode(value: Mapping[str, Any]) -> bytes:
    """Encode nested dicts and lists of plain values and NumPy arrays.

    float32 and uint8 arrays stay what they are; every other numeric array becomes float64. An array
    that stands in several places, also as its own reverse, or one of the same bytes, is sent once.
    Non-finite numbers, which JSON cannot hold, travel as arrays.

    Raises
    ------
    TypeError
        Where a value is none of these; nothing is turned into text silently.
    ValueError
        Where a key begins with ``"$"``, as what stands for an array does.
    """
    arrays = _Arrays()
    replaced = arrays.replace(value)
    arrays.finish()
    text = TEXT.encode(replaced).encode()
    head = len(text).to_bytes(4, "little") + text
    return _padded(head) + b"".join(arrays.parts)


def packed(payload: bytes) -> bytes:
    """Return a payload as it is sent."""
    if len(payload) > WORTHWHILE:
        return b"\0" + payload
    return b"\1" + zlib.compress(payload, LEVEL)


class _Arrays:
    """The arrays of one payload, in the order in which they were met."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._size = 0
        self._places: dict[bytes, int] = {}
        self._known: dict[int, tuple[dict[str, Any], np.ndarray]] = {}
        self._multiples: dict[int, tuple[Multiples, dict[str, Any]]] = {}

    def replace(self, value: Any) -> Any:
        # The commonest kinds stand first: a figure has thousands of entries.
        kind = value.__class__
        if kind is np.ndarray:
            return self._reference(value)
        if kind is dict:
            return {
                key if key.__class__ is str and key[:1] != "$" else _text(key): (
                    inner if inner.__class__ in PLAIN else self.replace(inner)
                )
                for key, inner in value.items()
            }
        if kind is list or kind is tuple:
            return (len(value) >= MANY and self._texts(value)) or [
                inner if inner.__class__ in PLAIN else self.replace(inner) for inner in value
            ]
        if kind is float and math.isfinite(value):
            return value
        if kind is Multiples:
            reference = {MARK: ["v", 0, list(value.rows.shape)], "$unit": value.unit}
            return self._multiples.setdefault(id(value), (value, reference))[1]
        return self._replace_rarer(value)

    def _replace_rarer(self, value: object) -> Any:
        match value:
            case None | str() | int():
                return value
            case float():
                number = float(value)
                return number if math.isfinite(number) else self._reference(np.asarray(number))
            case np.ndarray():
                return self._reference(value)
            case Written() | Beginning():
                return self.replace(value.sent)
            case np.bool_() | np.integer():
                return value.item()
            case np.floating():
                return self.replace(float(value))
            case Mapping():
                return self.replace(dict(value))
            case Sequence() if not isinstance(value, bytes | bytearray | memoryview):
                return self.replace(list(value))
        raise TypeError(f"a live figure can hold no {type(value).__name__}: {value!r}")

    def finish(self) -> None:
        """Write all multiples, which goes quicker at once, and say where each stands."""
        many = [one for one, _reference in self._multiples.values()]
        references = [reference for _one, reference in self._multiples.values()]
        for part, reference in zip(encoded(many), references, strict=True):
            reference[MARK][1] = self._place(part)

    def _reference(self, array: np.ndarray) -> dict[str, Any]:
        known = self._known.get(id(array))
        if known is None:
            # The array is kept along with its reference, so that its identity stays its own.
            known = self._known[id(array)] = (self._new_reference(array), array)
        return known[0]

    def _new_reference(self, array: np.ndarray) -> dict[str, Any]:
        if array.ndim == 1 and array.strides[0] < 0:
            return {**self._reference(array[::-1]), "$reversed": True}
        if array.dtype is DOUBLE:
            kind, numbers = "f8", array
        else:
            kind = KINDS.get(array.dtype.str, "f8")
            numbers = _numeric(array).astype(f"<{kind}", copy=False)
        part, over = numbers.tobytes(), None
        if kind == "f8" and numbers.size >= MANY:
            write = _kept if len(part) <= SHORT else _written
            kind, part, over = write(part, numbers.shape, decimal=array.dtype == np.float64)
        reference: dict[str, Any] = {MARK: [kind, self._place(part), list(array.shape)]}
        return reference if over is None else {**reference, "$over": over}

    def _texts(self, texts: Sequence[object]) -> dict[str, Any] | None:
        """Return many texts of which some are alike, if that is what they are."""
        if not all(isinstance(text, str) for text in texts):
            return None
        places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        if len(places) == len(texts):
            return None
        at = np.array([places[text] for text in texts], dtype=np.float64)
        return {"$texts": list(places), "$at": self.replace(Multiples(at, 1.0))}

    def _place(self, part: bytes) -> int:
        """Add bytes to the arrays, unless they are there already, and return where they begin."""
        if part not in self._places:
            self._places[part] = self._size
            self.parts.append(_padded(part))
            self._size += len(self.parts[-1])
        return self._places[part]


def _written(
    part: bytes, shape: tuple[int, ...], *, decimal: bool
) -> tuple[str, bytes, float | None]:
    """Return the type, the bytes and the power of ten with which many float64 numbers are sent.

    They may be ``decimal`` numbers, such as the values of a slider.
    """
    numbers = np.frombuffer(part, "<f8").reshape(shape)
    ten = _power(numbers) if decimal else None
    if ten is not None:
        return "v", Multiples(numbers * ten, 1.0).encoded(), ten
    return ("s", _steps(numbers), None) if numbers.size <= MOST else ("f8", part, None)


_kept = lru_cache(WRITTEN)(_written)


def _steps(numbers: np.ndarray) -> bytes:
    """Return numbers as the changes of their bits from row to row, byte by byte."""
    bits = np.ascontiguousarray(numbers).view("<u8").reshape(len(numbers), -1)
    steps = bits.copy()
    steps[1:] -= bits[:-1]
    return steps.view(np.uint8).reshape(-1, 8).T.tobytes()


def _numeric(array: np.ndarray) -> np.ndarray:
    if array.dtype.kind not in "biuf":
        raise TypeError(f"a live figure can hold no array of {array.dtype}")
    return array


def _power(array: np.ndarray) -> float | None:
    """Return the power of ten over which whole numbers are exactly these, if there is one."""
    first = array.ravel()[:FEW].tolist()
    return next(
        (ten for ten in TENS if all(_is_over(ten, one) for one in first) and _are_over(ten, array)),
        None,
    )


def _is_over(ten: float, number: float) -> bool:
    """Do for one number what `_are_over` does for many, in a fraction of the time."""
    scaled = number * ten
    return abs(scaled) < LARGEST and round(scaled) / ten == number


@np.errstate(over="ignore")  # what is so large is not taken
def _are_over(ten: float, array: np.ndarray) -> bool:
    whole = np.rint(array * ten)
    exact = (whole / ten == array) & (np.abs(whole) < LARGEST)
    return bool(np.all(exact & ~((array == 0.0) & np.signbit(array))))


def _text(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"keys of a live figure must be text; got {key!r}")
    if key.startswith("$"):
        raise ValueError(
            f"no key of a live figure may begin with '$', as its marks do; got {key!r}"
        )
    return key


def _padded(part: bytes) -> bytes:
    return part + bytes(-len(part) % ALIGNMENT)
