"""The picture: its pixels, the weights of the classes, and the target."""

import numpy as np
from drawn import Labels, accepts, shares

from lessons.softmax.charts import picture

NAMES = tuple("abcdefghij")


def test_on_a_phone_the_squares_stand_two_by_two_and_apart_from_the_bars() -> None:
    narrow = picture.narrow_picture()
    boxes = [
        (*narrow[f"xaxis{number}"]["domain"], *narrow[f"yaxis{number}"]["domain"])
        for number in ("", "2", "3", "4")
    ]
    assert len(set(boxes)) == 4
    assert boxes[0][1] < boxes[1][0]
    assert boxes[2][3] < boxes[0][2]
    assert narrow["yaxis5"]["domain"][1] < boxes[2][2]


def test_the_picture_and_its_weights_are_squares_with_their_numbers() -> None:
    weights = np.arange(12.0).reshape(3, 4) - 4
    labels = Labels(classes=NAMES[:3])
    figure = picture.picture_and_weights(
        np.array([1.0, 0, 0, 1]),
        (weights, np.array([0, -0.5, 0.5])),
        (np.arange(3.0), shares(1, 3)[0]),
        np.array([0, 1.0, 0]),
        labels,
    )
    accepts(figure, picture.narrow_picture())
    squares = [one for one in figure["data"].values() if one["type"] == "heatmap"]
    assert [np.ravel(one["z"]).tolist() for one in squares[1:]] == weights.tolist()
    assert {(one["zmin"], one["zmax"]) for one in squares[1:]} == {(-7, 7)}
    written = [one for one in figure["layout"]["annotations"] if one["xref"] == "x3"]
    places = [(one["x"], one["y"], one["text"]) for one in written[:4]]
    assert places == [(0, 0, "0"), (1, 0, "1"), (0, 1, "2"), (1, 1, "3")]
    biases = [one for one in figure["layout"]["annotations"] if one["text"].startswith("b = ")]
    found = [(one["xref"], one["text"]) for one in biases]
    assert found == [("x2", "b = 0"), ("x3", "b = −0.5"), ("x4", "b = 0.5")]
    column = [one for one in figure["layout"]["annotations"] if one["x"] == picture.CODE]
    assert [one["text"] for one in column] == ["0", "<b>1</b>", "0", "<b>y</b>"]
    assert [figure["data"][f"target{i}"]["x"].tolist() for i in range(3)] == [[0], [1], [0]]
