"""Small pictures: every pixel is kept, hue and opacity say what it stands for."""

import base64
import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from charts import colors
from lessons.train.charts.pixels import picture_address, signed_pixels


def decoded(address: str) -> np.ndarray:
    """Read a picture with a decoder that is not ours."""
    kind, content = address.split(",")
    assert kind == "data:image/png;base64"
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(content))))


@given(arrays.arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(4))))
def test_a_picture_keeps_every_pixel(pixels: np.ndarray) -> None:
    np.testing.assert_array_equal(decoded(picture_address(pixels)), pixels)


def test_a_hue_tells_the_sign_and_the_opacity_the_size() -> None:
    above, below = colors.PROBABILITY, colors.ODDS
    pixels = signed_pixels(np.array([[-1, -0.5, 0, 0.5, 1]]), above=above, below=below)
    hues = [tuple(pixel[:3]) for pixel in pixels[0]]
    assert hues == [colors.channels(below)] * 2 + [colors.channels(above)] * 3
    assert pixels[0, :, 3].tolist() == [178, 97, 15, 97, 178]  # 255 · (.06 + .64 |v|), rounded
