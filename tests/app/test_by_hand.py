"""Weights set by hand: a run that begins, or goes on, from numbers that a person gives."""

from functools import partial
from unittest.mock import patch

import numpy as np
import pytest
from course import opened, seen
from streamlit.testing.v1 import AppTest
from training_page import at, files, film_numbers, runs, shown, training

from core.training import WeightPlace, layers
from lessons.train import model
from lessons.train.by_hand import set_weight

SMALL = {"layers": "2"}
START = "l1.2.1:0.5,l2.1.b:-1"


def linked(app: AppTest) -> AppTest:
    """Open the address of a page in a fresh session."""
    here = {key: str(np.ravel(app.query_params[key])[0]) for key in app.query_params}
    return training(**here)


def first_parameters(app: AppTest, step: int = 0) -> np.ndarray:
    return runs(app)[0].film.state(step).parameters


def test_a_link_begins_with_the_weights_that_it_gives() -> None:
    app, usual = seen("train", **SMALL, by_hand=START), seen("train", **SMALL)
    expected = first_parameters(usual).copy()
    expected[1, 0], expected[2, 2] = 0.5, -1.0
    np.testing.assert_array_equal(first_parameters(app), expected)
    assert not app.warning
    assert by_hand(app) == START


@pytest.mark.parametrize(
    "text", ["l1.2.1:x", "l1.2.1:nan", "l1.2.1:1e9", "l1.2.1:-1e9", "1.2.1:3", "l1.1.1:1~l1.1.1:2"]
)
def test_what_is_no_weight_is_refused_in_a_sentence(text: str) -> None:
    app = training(**SMALL, by_hand=text)
    said = f"by_hand = `{text}` was ignored: weights set by hand are written like"
    assert [said in one.value for one in app.warning] == [True]
    assert "±1,000,000" in app.warning[0].value
    assert [one.weights for one in runs(app)[0].film.segments] == [()]


@pytest.mark.parametrize("place", ["l1.3.1", "l1.1.3", "l2.2.1", "l3.1.b"])
def test_a_place_that_the_network_does_not_have_is_refused(place: str) -> None:
    app = training(**SMALL, by_hand=f"l1.1.1:2,{place}:1")
    said = f"was ignored: this network has no weight or bias {place}."
    assert [said in one.value for one in app.warning] == [True]
    assert [one.weights for one in runs(app)[0].film.segments] == [()]
    assert "by_hand" not in app.query_params


def setting(app: AppTest, place: WeightPlace, value: float, step: int) -> AppTest:
    """Set a weight from a callback, as a click in the drawing does."""
    with patch.object(model, "draw_weights_anew", partial(set_weight, place, value, step=step)):
        shown(app.run())
        return shown(app.button(key="new_weights").click().run())


def by_hand(app: AppTest) -> str:
    return str(np.ravel(app.query_params["by_hand"])[0]) if "by_hand" in app.query_params else ""


def test_a_weight_that_is_set_on_the_way_holds_from_there_and_by_the_link() -> None:
    place = WeightPlace(1, 0, 0)
    app = at(opened("train", **SMALL), 100)
    before = film_numbers(app)["train_loss"][:11]
    app = at(setting(app, place, 3.0, 100), 200)
    assert by_hand(app) == "100*l2.1.1:3"
    after = film_numbers(app)["train_loss"][:21]
    np.testing.assert_array_equal(after[:10], before[:10])
    assert after[10] != before[10]
    last = layers(first_parameters(app, 100), runs(app)[0].film.settings(100))[-1]
    assert last.weights[0, 0] == 3.0
    np.testing.assert_array_equal(film_numbers(linked(app))["train_loss"][:21], after)


def test_a_restart_keeps_the_weights_of_the_start_alone() -> None:
    app = at(opened("train", **SMALL, by_hand=f"{START}~50*l1.1.1:0"), 100)
    app = shown(app.button(key="restart").click().run())
    assert by_hand(app) == START
    assert first_parameters(app)[1, 0] == 0.5


def test_other_data_keep_the_weights_and_another_network_has_its_own() -> None:
    app = opened("train", **SMALL, by_hand=START)
    app = shown(app.button_group(key="data").set_value("circles").run())
    assert by_hand(app) == START
    assert first_parameters(app)[1, 0] == 0.5
    app = shown(app.button(key="new_weights").click().run())
    assert by_hand(app) == ""
    assert first_parameters(app)[1, 0] != 0.5


def test_another_setting_at_the_start_keeps_the_weights() -> None:
    app = training(**SMALL, by_hand=START)
    app = shown(app.selectbox(key="lr").set_value("0.3").run())
    assert by_hand(app) == START
    assert first_parameters(app)[1, 0] == 0.5


def test_a_rival_begins_with_the_same_weights() -> None:
    app = seen("train", **SMALL, by_hand=START, rival="adam")
    first, second = (run.film.state(0).parameters for run in runs(app))
    np.testing.assert_array_equal(first, second)


def test_the_script_that_is_taken_away_holds_the_weights() -> None:
    app = at(training("takeaway", **SMALL, by_hand=f"{START}~50*l1.1.1:0"), 100)
    script = next(str(write()) for name, write in files(app).items() if "training-to" in name)
    assert "((1, 0), 0.5), ((2, 2), -1.0)" in script
    assert "((0, 0), 0.0)" in script
