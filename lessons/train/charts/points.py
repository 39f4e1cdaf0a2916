"""A few points as a small picture, for a button that stands for their kind."""

from collections.abc import Sequence
from urllib.parse import quote

import numpy as np

from charts import colors

WIDTH, HEIGHT, EDGE = 48, 30, 4  # of a picture, and the room that stays free around its points
PLAIN = " '=:/,.-"  # signs that an address may hold as they are


def point_picture(places: np.ndarray, labels: np.ndarray) -> str:
    """Draw points, shape (n, 2), in the colours of their classes; return the picture as SVG."""
    low, high = places.min(axis=0), places.max(axis=0)
    room = np.array([WIDTH, HEIGHT]) - 2 * EDGE
    shares = np.where(high > low, (places - low) / np.where(high > low, high - low, 1), 0.5)
    across, up = np.rint(EDGE + shares * room).astype(int).T
    dots = "".join(
        _dots(across[labels == label], HEIGHT - up[labels == label], colors.CLASSES[label])
        for label in np.unique(labels)
    )
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' "
        f"stroke-width='3.4' stroke-linecap='round'>{dots}</svg>"
    )


def _dots(x: np.ndarray, y: np.ndarray, color: str) -> str:
    path = "".join(f"M{one} {other}h0" for one, other in zip(x, y, strict=True))
    return f"<path stroke='{color}' d='{path}'/>"


def picture_rules(buttons: str, pictures: Sequence[str]) -> str:
    """Return the style that puts a picture on each of some buttons, in their order."""
    rules = "".join(
        f"{buttons}:nth-of-type({place})"
        f'{{background-image:url("data:image/svg+xml,{quote(picture, safe=PLAIN)}")}}'
        for place, picture in enumerate(pictures, start=1)
    )
    return f"<style>{rules}</style>"
