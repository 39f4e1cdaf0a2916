"""Small pictures inside a figure: pixels in, an address that holds them out."""

import struct
import zlib
from base64 import b64encode

import numpy as np
import numpy.typing as npt

from charts import colors

Bytes = npt.NDArray[np.uint8]
FAINTEST, STRONGEST = 0.06, 0.7  # opacity of a map at 0 and at ±1


def signed_pixels(values: np.ndarray, *, above: str, below: str) -> Bytes:
    """Color values from -1 to 1: the hue tells the sign, the opacity the size."""
    hues = np.array([colors.channels(below), colors.channels(above)], dtype=np.uint8)
    opacity = FAINTEST + (STRONGEST - FAINTEST) * np.abs(values)
    alpha = np.round(255 * opacity).astype(np.uint8)
    return np.concatenate([hues[(values >= 0).astype(int)], alpha[..., np.newaxis]], axis=-1)


def signed_palette(*, above: str, below: str) -> Bytes:
    """Return the colors of all bytes, shape (256, 4), where they stand for -1 to 1."""
    return signed_pixels(np.linspace(-1, 1, 256), above=above, below=below)


def share_palette(hue: str) -> Bytes:
    """Return the colors of all bytes, shape (256, 4), where they stand for 0 to 1."""
    return signed_pixels(np.linspace(0, 1, 256), above=hue, below=hue)


def picture_address(pixels: Bytes) -> str:
    """Write red, green, blue and opacity, shape (h, w, 4), as the address of a PNG picture."""
    height, width, _ = pixels.shape
    # Every row begins with its filter, 0 for none; 6 is the kind of picture with opacity.
    rows = np.hstack([np.zeros((height, 1), np.uint8), pixels.reshape(height, -1)])
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes())), (b"IEND", b""))
    content = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)
    return "data:image/png;base64," + b64encode(content).decode()


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)
