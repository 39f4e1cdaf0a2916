"""Colours by meaning: far enough from both backgrounds, and from each other for every eye."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from charts import colors

ROOT = Path(__file__).parents[2]
HUES = {
    name: value
    for name, value in vars(colors).items()
    # The pale end of a shaded surface, and words on bars, do not stand on the page itself.
    if name.isupper() and isinstance(value, str) and name not in {"PALE", "DEEP"}
}
THEME = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]

# Machado, Oliveira and Fernandes (2009): how full colour blindness changes linear RGB.
SIGHT = {
    "ordinary": np.eye(3),
    "protanopia": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deuteranopia": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritanopia": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}


def linear(color: str) -> np.ndarray:
    """Return linear RGB of a colour such as the probability's."""
    parts = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    low, high = sorted(float(linear(color) @ weights) + 0.05 for color in (one, other))
    return high / low


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", HUES)
def test_every_colour_stands_out_from_both_backgrounds(name: str, theme: str) -> None:
    assert contrast(HUES[name], THEME[theme]["backgroundColor"]) >= 3


@pytest.mark.parametrize(
    ("words", "bar"),
    [
        (colors.PALE, colors.PROBABILITY),
        (colors.DEEP, colors.CONTRAST),
        (colors.PALE, colors.POSITIVE),
        (colors.DEEP, colors.NEGATIVE),
    ],
)
def test_words_on_a_bar_can_be_read(words: str, bar: str) -> None:
    assert contrast(words, bar) >= 4.5


XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def lab(light: np.ndarray) -> np.ndarray:
    """Return CIELAB of linear RGB; a difference that the eye just sees is about 2.3 there."""
    share = XYZ @ np.clip(light, 0, 1) / XYZ.sum(axis=1)
    x, y, z = np.where(share > 0.008856, np.cbrt(share), 7.787 * share + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


PAIRS = {
    "truth and belief": (colors.TRUTH, colors.BELIEF),
    "signs": (colors.POSITIVE, colors.NEGATIVE),
    "classes": colors.CLASSES[:2],
}
COMPARED = {"scales": (colors.PROBABILITY, colors.ODDS, colors.LOGIT), **PAIRS}


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("hues", COMPARED.values(), ids=COMPARED)
def test_what_is_compared_stays_apart_for_every_eye(hues: tuple[str, ...], sight: str) -> None:
    seen = [lab(np.array(SIGHT[sight]) @ linear(color)) for color in hues]
    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) > 15


def test_no_hue_of_a_pair_has_another_meaning() -> None:
    hues = [hue for pair in PAIRS.values() for hue in pair]
    ordinary = [lab(linear(hue)) for hue in hues]
    assert min(np.linalg.norm(one - other) for one, other in combinations(ordinary, 2)) > 30


def test_bars_of_a_table_have_the_colours_of_their_scales() -> None:
    """A style sheet cannot ask Python."""
    style = (ROOT / "ui/live_figure/live_figure.css").read_text(encoding="utf-8")
    found = dict(re.findall(r'\[data-sized="(\w+)"\] { --lf-color: (#\w+)', style))
    assert found == {"share": colors.PROBABILITY, "score": colors.LOGIT}


def test_a_tint_is_the_same_colour_seen_through() -> None:
    assert colors.tint("#0072b2", 0.15) == "rgba(0,114,178,0.15)"
    assert colors.tint(colors.NEUTRAL, 1) == "rgba(128,128,128,1)"
