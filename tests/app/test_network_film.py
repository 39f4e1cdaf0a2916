"""The drawing of the network has what it needs to follow the film, and shows the same numbers."""

from typing import Any

import numpy as np
import pytest
from course import figures, seen
from streamlit.testing.v1 import AppTest
from training_page import runs, training

from core.training import expand, layers, readable
from lessons.train.charts import network
from lessons.train.unit_maps import SIDE, places

DEEP = {"data": "penguins", "layers": "4,3", "features": "x1,x1x2", "activation": "relu"}


def weights(app: AppTest, step: int) -> np.ndarray:
    film = runs(app)[0].film
    found = layers(film.state(step).parameters, film.settings(step))
    return np.concatenate([layer.weights.ravel() for layer in found])


def lines(figure: dict[str, Any]) -> list[list[float]]:
    """Return every line that is drawn: its trace, and the heights of its ends."""
    found = []
    for number, trace in enumerate(figure["data"][: len(network.LINES)]):
        heights = np.asarray(trace["y"])
        ends = heights.reshape(-1, 3)[:, :2] if len(heights) > 1 else np.zeros((0, 2))
        found += [[number, *pair] for pair in ends.tolist()]
    return sorted(found)


@pytest.mark.parametrize("parameters", [{}, {"layers": ""}, DEEP])
def test_a_frame_holds_the_lines_and_readouts_of_its_weights(parameters: dict[str, str]) -> None:
    app = training(**parameters)
    rows = figures(app)["film"]["film"]["rows"]
    for frame in (0, 1, 40):
        every = weights(app, 10 * frame)
        size = np.abs(every)
        level = sum((size > bound).astype(int) for bound in (0, 0.125, 0.25, 0.5, 1, 2, 4, 8))
        assert rows["lines"][frame].tolist() == np.where(every < 0, 8 + level, level).tolist()
        assert rows["weights"][frame].tolist() == [every.max(), every.min()]


@pytest.mark.parametrize("data", ["xor", "penguins"])
def test_the_last_maps_of_a_frame_are_the_beliefs_of_the_network(data: str) -> None:
    app = training(data=data)
    units = figures(app)["film"]["film"]["rows"]["units"]
    film = runs(app)[0].film
    settings = film.settings(200)
    parts = [(one.weights, one.biases) for one in layers(film.state(200).parameters, settings)]
    inputs = expand(places(film.grid), settings.features)
    shown = readable.forward(parts, inputs, settings.activation)[1].T
    expected = shown.reshape(-1, SIDE, SIDE)[:, ::-1].reshape(len(shown), -1)
    np.testing.assert_allclose(units[20, 8:] / 255, expected, atol=0.51 / 255)


def test_the_drawing_at_rest_is_its_frame_of_the_film() -> None:
    parameters = {**DEEP, "step": "100"}
    rest, film = (figures(seen("train", **parameters))[key] for key in ("network", "film"))
    assert rest["film"]["follows"]
    assert not film["film"]["follows"]
    assert rest["film"]["run"] == film["film"]["run"]
    assert rest["film"]["start"] == rest["film"]["at"] / 10 == 10
    at = 10 - film["film"]["start"]
    for name, row in rest["film"]["rows"].items():
        assert np.array_equal(row[0], film["film"]["rows"][name][at]), name
    values = {one["name"]: one["value"] for one in rest["readouts"]}
    for one in rest["film"]["readings"]:
        assert values[one["name"]] == rest["film"]["rows"][one["row"]][0][one["place"]]
    drawn = []
    for one in rest["film"]["lines"]:
        chosen = rest["film"]["rows"][one["row"]][0] == one["code"]
        drawn += [[one["trace"], *pair] for pair in one["y"][chosen].tolist()]
    assert sorted(drawn) == lines(rest["figure"])
    assert len(drawn) == 2 * 4 + 4 * 3 + 3 * 3
    places = rest["figure"]["layout"]["images"][: len(rest["film"]["images"])]
    assert {image["source"] for image in places} == {network.EMPTY}


def test_each_frame_is_that_of_the_activation_of_its_time() -> None:
    past = "0*cross_entropy*sgd*0.1*10*0*0*relu~50"
    app = training(past=past, step="40")
    film = runs(app)[0].film
    assert [one.settings.activation for one in film.segments] == ["relu", "tanh"]
    told = figures(app)["film"]["film"]
    # Only a unit without negative values has no byte below that of 0.
    assert told["rows"]["units"][4 - told["start"], :8].min() >= 128
    assert told["rows"]["units"][10 - told["start"], :8].min() < 100


def test_the_second_run_of_a_race_has_no_drawing() -> None:
    rows = figures(seen("train", rival="adam"))["film"]["film"]["rows"]
    assert set(rows) == {"map", "wrong", "rival_map", "rival_wrong", "lines", "units", "weights"}


def test_a_frame_of_the_drawing_takes_little_over_a_kilobyte() -> None:
    rows = figures(seen("train"))["film"]["film"]["rows"]
    drawing = [rows[name] for name in ("lines", "units", "weights")]
    assert sum(row.nbytes for row in drawing) / len(drawing[0]) <= 1350


def test_weights_are_told_as_numbers_are_written_and_features_by_their_names() -> None:
    app = training(step="100", scale="0.1", **{**DEEP, "layers": "3"})
    data = figures(app)["network"]["figure"]["data"]
    written, units, *_names = [one["text"] for one in data if "text" in one]
    told = [text.replace("−", "-") for text in written]
    np.testing.assert_allclose([float(text) for text in told], weights(app, 100), atol=0.5e-4)
    assert all(len(text.lstrip("-")) == len("0.0000") for text in told)
    assert not [text for text in written if "-" in text]
    assert units[:2] == ["x₁", "x₁x₂"]
