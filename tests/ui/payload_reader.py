"""Reads the wire format of a live figure as its documentation says, not as its writer does."""

import json
import struct
import zlib
from typing import Any

import numpy as np

from ui.live_figure.rows import Written

TYPES = {"u1": np.dtype("u1"), "f4": np.dtype("<f4"), "f8": np.dtype("<f8")}


def parts(payload: bytes) -> tuple[str, bytes, bytes]:
    """Return the JSON text, the padding after it and the bytes of the arrays."""
    (length,) = struct.unpack_from("<I", payload)
    end = 4 + length
    start = -(-end // 8) * 8
    return payload[4:end].decode(), payload[end:start], payload[start:]


def unpacked(sent: bytes) -> bytes:
    """Return the payload in what was sent."""
    return zlib.decompress(sent[1:]) if sent[0] else sent[1:]


def references(payload: bytes) -> list[dict[str, Any]]:
    """Return every place of the JSON part where an array stands."""
    found: list[dict[str, Any]] = []

    def note(pairs: dict[str, Any]) -> dict[str, Any]:
        found.extend([pairs] if "$array" in pairs else [])
        return pairs

    json.loads(parts(payload)[0], object_hook=note)
    return found


def read(payload: bytes) -> Any:
    """Return the payload with its arrays; a 0-d array is the number that it holds."""
    text, _, memory = parts(payload)

    def array(pairs: dict[str, Any]) -> Any:
        if "$texts" in pairs:
            return [pairs["$texts"][place] for place in pairs["$at"].astype(int)]
        if "patterns" in pairs:
            return Written(**pairs).texts()
        if "$array" not in pairs:
            return pairs
        kind, offset, shape = pairs["$array"]
        count = int(np.prod(shape, dtype=int))
        if kind == "v":
            values = _wholes(memory[offset:], shape)
            if "$over" in pairs:
                values = values / pairs["$over"]
            else:
                values = (values * pairs["$unit"]).view(Multiples)
                values.unit = pairs["$unit"]
            return values[::-1] if pairs.get("$reversed") else values
        if kind == "s":
            values = _summed(memory[offset : offset + 8 * count], shape)
            return values[::-1] if pairs.get("$reversed") else values
        values = np.frombuffer(memory, TYPES[kind], count, offset).reshape(shape)
        values = values[::-1] if pairs.get("$reversed") else values
        return values if shape else float(values)

    return json.loads(text, object_hook=array, parse_constant=_refuse)


class Multiples(np.ndarray):
    """Rows that were rounded to multiples of a unit before they were sent."""

    unit = 0.0


def _wholes(memory: bytes, shape: list[int]) -> np.ndarray:
    codes = np.frombuffer(memory, np.uint8)
    last = np.flatnonzero(codes < 0b1000_0000)[: np.prod(shape, dtype=int)]
    codes = codes[: last[-1] + 1] if len(last) else codes[:0]
    first = np.append(0, last[:-1] + 1)[: len(last)]
    place = np.arange(len(codes)) - np.repeat(first, last - first + 1)
    parts = (codes & 0b0111_1111).astype(np.int64) << 7 * place
    code = np.add.reduceat(parts, first) if len(first) else parts
    steps = np.where(code & 1, -(code + 1) // 2, code // 2)
    return np.cumsum(steps.reshape(shape), axis=0).astype(np.float64)


def _summed(memory: bytes, shape: list[int]) -> np.ndarray:
    count, width = len(memory) // 8, int(np.prod(shape[1:], dtype=int))
    found: list[int] = []
    for i in range(count):
        step = sum(memory[i + place * count] << 8 * place for place in range(8))
        found.append((step + (found[i - width] if i >= width else 0)) % 2**64)
    return np.array(found, dtype="<u8").view("<f8").reshape(shape)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")
