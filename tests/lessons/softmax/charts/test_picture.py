"""The picture: its pixels, the lines of the layer, and the class that is true."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from drawn import Labels, accepts, shares

from charts import colors
from lessons.softmax.charts import picture

NAMES = tuple("abcdefghij")
WEIGHTS = np.array([[2.0, -1, -1, 2], [2, 2, -1, -1], [-1, 1, 3, -1]])
BIASES = np.array([0, -0.5, 0.5])
SCORES = np.array([4, 0.5, -1.5])


def drawn(pixels: tuple[int, ...] = (1, 0, 0, 1), target: int = 1) -> dict[str, Any]:
    return picture.picture_and_layer(
        np.array(pixels, dtype=float),
        (WEIGHTS, BIASES),
        (SCORES, shares(1, 3)[0]),
        np.eye(3)[target],
        Labels(classes=NAMES[:3]),
    )


def test_plotly_takes_the_picture_on_a_laptop_and_on_a_phone() -> None:
    narrow = picture.narrow_picture(NAMES[:3])
    accepts(drawn(), narrow)
    rows = [narrow[axis]["domain"] for axis in ("yaxis", "yaxis2", "yaxis3")]
    assert all(low[1] < high[0] for high, low in pairwise(rows))


def test_every_weight_is_a_line_whose_width_and_dash_are_its_size_and_sign() -> None:
    data = drawn()["data"]
    for (row, pixel), weight in np.ndenumerate(WEIGHTS):
        style = data[picture.line_name(row, pixel)]["line"]
        assert style["width"] == picture.PER_UNIT * abs(weight)
        expected = ("dash", colors.NEGATIVE) if weight < 0 else ("solid", colors.POSITIVE)
        assert (style["dash"], style["color"]) == expected


def test_a_line_runs_from_its_pixel_to_its_class() -> None:
    data = drawn()["data"]
    inputs, outputs = data[picture.INPUTS], data[picture.OUTPUTS]
    for row, pixel in np.ndindex(WEIGHTS.shape):
        one = data[picture.line_name(row, pixel)]
        slope = np.diff(one["y"]) / np.diff(one["x"])
        start = one["y"][0] - slope * (one["x"][0] - inputs["x"][pixel])
        end = one["y"][1] + slope * (outputs["x"][row] - one["x"][1])
        assert (start[0], end[0]) == pytest.approx((inputs["y"][pixel], outputs["y"][row]))


@pytest.mark.parametrize("pixels", [(1, 0, 0, 1), (0, 0, 1, 0), (0, 0, 0, 0), (1, 1, 1, 1)])
def test_the_lines_of_painted_pixels_are_strong_and_have_their_numbers(
    pixels: tuple[int, ...],
) -> None:
    data = drawn(pixels)["data"]
    for row, pixel in np.ndindex(WEIGHTS.shape):
        strong = data[picture.line_name(row, pixel)]["opacity"]
        assert (strong > picture.PALE) == bool(pixels[pixel])
    texts = [text.replace("−", "-") for text in data[picture.WEIGHTS]["text"]]
    shown = np.array([float(text) if text.strip() else 0 for text in texts]).reshape(3, 4)
    np.testing.assert_array_equal(shown, WEIGHTS * pixels)
    assert data[picture.INPUTS]["text"] == [str(one) for one in pixels]


def test_every_weight_is_told_where_it_is_pointed_at() -> None:
    told = drawn((0, 0, 0, 0))["data"][picture.WEIGHTS]
    assert told["hovertext"][:2] == ["x₁ → a: +2", "x₂ → a: −1"]
    assert told["hovertext"][10] == "x₃ → c: +3"
    assert len(set(zip(told["x"].tolist(), told["y"].tolist(), strict=True))) == WEIGHTS.size


def test_the_circles_of_the_classes_hold_their_scores_and_their_biases_stand_below() -> None:
    figure = drawn()
    assert figure["data"][picture.OUTPUTS]["text"] == ["4", "0.5", "−1.5"]
    biases = [one for one in figure["layout"]["annotations"] if one["text"].startswith("b = ")]
    assert [(one["y"], one["text"]) for one in biases] == [
        (0, "b = 0"),
        (1, "b = −0.5"),
        (2, "b = 0.5"),
    ]
    # They stand in the rows of the bars.
    rows = [figure["layout"][f"yaxis{number}"]["range"] for number in (2, 3, 4)]
    assert rows[0] == rows[1] == rows[2]


def test_the_true_class_is_framed() -> None:
    for target in range(3):
        figure = drawn(target=target)
        frame = figure["data"][picture.TARGET]
        assert frame["x"].tolist() == np.eye(3)[target].tolist()
        assert (frame["xaxis"], frame["yaxis"]) == ("x4", "y4")


def test_numbers_on_the_marks_are_dark_on_brown_and_light_on_violet() -> None:
    marks = drawn((1, 1, 1, 1))["data"][picture.WEIGHTS]
    inks = dict(zip(marks["marker"]["color"], marks["textfont"]["color"], strict=True))
    assert inks == {colors.POSITIVE: colors.PALE, colors.NEGATIVE: colors.DEEP}
