"""Small pictures inside a figure: pixels in, an address that holds them out."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

import numpy as np
import numpy.typing as npt
from PIL import Image

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
    return _address(pixels.tobytes(), pixels.shape)


@lru_cache(maxsize=256)  # a drawing shows the same maps of its features at every step
def _address(content: bytes, shape: tuple[int, ...]) -> str:
    file = BytesIO()
    Image.fromarray(np.frombuffer(content, np.uint8).reshape(shape)).save(file, "png")
    return "data:image/png;base64," + b64encode(file.getvalue()).decode()
