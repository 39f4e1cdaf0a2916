"""The drawing of the network: a line for each weight, a place for each map."""

import base64
import io
import re
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from drawn import accepts, drawn
from PIL import Image

from charts import colors
from core.training import BOUNDS
from lessons.train.charts.film import EMPTY
from lessons.train.charts.mark import Mark
from lessons.train.charts.network import (
    HOVER,
    LINES,
    OUTPUTS,
    UNITS,
    WEIGHTS,
    WIDTHS,
    Column,
    half_width,
    line_codes,
    map_codes,
    narrow_network,
    network,
    palettes,
)
from lessons.train.charts.pixels import signed_pixels

FIRST = np.array([[0.5, -2.0], [0.0, 1.0], [-0.25, 0.01]])
LAST = np.array([[1.1, -1.5, 0.3]])
EVERY = np.concatenate([FIRST.ravel(), LAST.ravel()])


def decoded(address: str) -> np.ndarray:
    """Read a picture with a decoder that is not ours."""
    kind, content = address.split(",")
    assert kind == "data:image/png;base64"
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(content))))


def columns(*counts: int) -> list[Column]:
    return [
        Column([f"n{i}" for i in range(count)], [f"t{i}" for i in range(count)])
        for count in counts or (2, 3, 1)
    ]


def maps(count: int) -> np.ndarray:
    return np.random.default_rng(0).uniform(-1, 1, (count, 4, 4))


def levels(weights: npt.ArrayLike) -> np.ndarray:
    """Give the weights of this file a level each: the larger, the higher."""
    return np.sign(weights).astype(int) * np.searchsorted([0, 0.02, 0.4, 1.2, 1.6], np.abs(weights))


def drawing(weights: np.ndarray) -> dict[str, Any]:
    codes = line_codes(levels(weights))
    return network(columns(), list(map(str, weights)), codes, maps(2))


def in_thousandths(place: npt.ArrayLike) -> tuple[int, ...]:
    return tuple(np.rint(1000 * np.asarray(place)).astype(int).tolist())


def drawn_weights(figure: dict[str, Any]) -> dict[tuple[int, ...], tuple[float, str]]:
    """Return for each line that is drawn, by its ends, its signed width and its dash."""
    found = {}
    for trace in (figure["data"][line] for line in LINES):
        points = np.stack([trace["x"], trace["y"]], axis=1)
        ends = points.reshape(-1, 3, 2) if len(points) > 1 else np.zeros((0, 3, 2))
        assert np.all(np.isnan(points[-1]))
        assert np.all(np.isnan(ends[:, 2]))
        sign = 1 if trace["line"]["color"] == colors.POSITIVE else -1
        for one in ends[:, :2]:
            key = in_thousandths(one.ravel())
            found[key] = (sign * trace["line"]["width"], trace["line"]["dash"])
    return found


def test_every_weight_but_zero_is_a_line_of_its_sign_and_size() -> None:
    figure = drawing(EVERY)
    accepts(figure, narrow_network(columns()))
    found = drawn_weights(figure)
    half = half_width(columns())
    seen = {}
    for layer, matrix in enumerate((FIRST, LAST)):
        for target, source in np.ndindex(*matrix.shape):
            counts = (2, 3, 1)
            heights = [(counts[layer + i] - 1) / 2 - n for i, n in enumerate((source, target))]
            key = (layer + half, heights[0], layer + 1 - half, heights[1])
            seen[matrix[target, source]] = found.get(in_thousandths(key))
    assert seen.pop(0.0) is None
    assert len(found) == len(seen)
    for weight, look in seen.items():
        assert look is not None
        width, dash = look
        assert np.sign(width) == np.sign(weight)
        assert dash == ("solid" if weight > 0 else "dash")
        assert abs(width) == WIDTHS[abs(levels(weight)) - 1]


def test_each_level_of_a_weight_has_a_width_of_its_own() -> None:
    assert len(WIDTHS) == len(BOUNDS) + 1
    assert sorted(set(WIDTHS)) == list(WIDTHS)
    every = np.arange(-8, 9, dtype=np.int8)
    assert line_codes(every).tolist() == [*range(16, 8, -1), *range(9)]


def test_a_network_without_any_weight_above_zero_can_be_drawn() -> None:
    figure = drawing(0 * EVERY)
    drawn(figure)
    assert drawn_weights(figure) == {}


def test_weights_are_told_at_places_of_their_own_on_their_lines() -> None:
    weights = [*map(str, range(64)), *["−1.0000"] * 8]
    codes = np.ones(72, dtype=np.uint8)
    figure = network(columns(8, 8, 1), weights, codes, maps(8))
    written = figure["data"][WEIGHTS]
    assert written["text"] == weights
    assert len({round(float(y), 4) for y in written["y"][:64]}) == 64
    # Weight 8 · target + source: source 7 stands lowest at -3.5, target 0 highest at 3.5.
    share = HOVER
    assert written["y"][7] == pytest.approx((1 - share) * -3.5 + share * 3.5, abs=1e-6)


def test_a_unit_stands_where_its_map_and_its_words_are() -> None:
    figure = drawing(EVERY)
    units = figure["data"][UNITS]
    assert units["text"] == ["t0", "t1", "t0", "t1", "t2", "t0"]
    images = figure["layout"]["images"]
    assert {(one["xanchor"], one["yanchor"]) for one in images} == {("center", "middle")}
    middles = [(image["x"], image["y"]) for image in images]
    # Hidden units and outputs come first: their maps are put there from frame to frame.
    places = np.roll(np.stack([units["x"], units["y"]], axis=1), -2, axis=0)
    np.testing.assert_allclose(places, middles, atol=1e-6)
    assert [image["source"] == EMPTY for image in figure["layout"]["images"]] == [True] * 4 + [
        False
    ] * 2
    assert len(palettes(columns())) == 4


def test_a_map_has_its_first_row_at_the_bottom() -> None:
    one = np.array([[[1.0, 1.0], [-1.0, -1.0]]])
    figure = network(columns(1, 1), ["1"], np.ones(1, dtype=np.uint8), one)
    pixels = decoded(figure["layout"]["images"][-1]["source"])
    assert tuple(pixels[0, 0, :3]) == colors.channels(colors.NEGATIVE)
    assert tuple(pixels[1, 0, :3]) == colors.channels(colors.POSITIVE)
    coded = map_codes(np.arange(8, dtype=np.uint8).reshape(1, 2, 4))
    assert coded.tolist() == [[[2, 3, 0, 1], [6, 7, 4, 5]]]


def test_the_bytes_of_a_map_are_coloured_as_the_values_that_they_stand_for() -> None:
    values = (np.arange(256) - 127.5) / 127.5
    # A hidden unit tells signs, a single output which of two classes.
    hues = ((colors.NEGATIVE, colors.POSITIVE), colors.CLASSES[:2])
    for tones, (below, above) in zip(palettes(columns(1, 1, 1)), hues, strict=True):
        expected = signed_pixels(values, above=above, below=below)
        # The last digit of an opacity is a matter of rounding.
        np.testing.assert_allclose(tones.astype(float), expected, rtol=0, atol=1)
        assert {tuple(one) for one in tones[128:, :3].tolist()} == {colors.channels(above)}
        assert {tuple(one) for one in tones[:128, :3].tolist()} == {colors.channels(below)}


def test_names_of_outputs_give_way_to_their_signs_where_there_is_no_room() -> None:
    deep = columns(2, 3, 3, 3)
    long = [*columns(2), Column(["a long name", "b"], ["", ""])]
    for drawn_columns in (deep, long):
        count = sum(len(a.names) * len(b.names) for a, b in pairwise(drawn_columns))
        figure = network(drawn_columns, ["1"] * count, np.ones(count, dtype=np.uint8), maps(2))
        names = figure["data"][OUTPUTS]["text"]
        signs = [re.sub("<[^>]*>", "", name) for name in names]
        assert signs == ["●", "◆", "■"][: len(names)]


def test_several_outputs_have_the_hues_and_signs_of_their_classes() -> None:
    outputs = columns(1, 3)
    figure = network(outputs, ["1"] * 3, np.ones(3, dtype=np.uint8), maps(1))
    for tones, hue in zip(palettes(outputs), colors.CLASSES, strict=False):
        assert {tuple(one) for one in tones[:, :3].tolist()} == {colors.channels(hue)}
        assert tones[[0, 255], 3].tolist() == [15, 178]  # 255 · .06 and 255 · .7, rounded
    names = figure["data"][OUTPUTS]["text"]
    assert [re.sub("<[^>]*>", "", name) for name in names] == ["● n0", "◆ n1", "■ n2"]
    assert [name.split("</span>")[1] for name in names] == [" n0", " n1", " n2"]


def test_what_a_lesson_speaks_of_is_framed_or_has_an_arrow_to_its_line() -> None:
    weights = np.zeros(FIRST.size + LAST.size)
    shape = columns(2, 3, 1)
    texts = [""] * len(weights)
    marks = [
        Mark("network", (0, 1), ""),
        Mark("network", (1,), "all"),
        Mark("network", (0, 1, 2), "line"),
    ]
    codes = line_codes(levels(weights))
    figure = network(shape, texts, codes, maps(2), marks=marks)
    layout, hover = figure["layout"], figure["data"][WEIGHTS]
    one, whole = layout["shapes"]
    assert one["y0"] < -0.5 < one["y1"] < 0.5  # around the lower of two
    assert whole["y0"] < -1
    assert whole["y1"] > 1
    assert [arrow["text"] for arrow in layout["annotations"]] == ["all", "line"]
    place = layout["annotations"][1]["x"], layout["annotations"][1]["y"]
    # The third unit reads the second feature by the last of the first six weights.
    np.testing.assert_allclose(place, (hover["x"][5], hover["y"][5]), atol=1e-6)
