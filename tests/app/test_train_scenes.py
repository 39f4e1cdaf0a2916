"""Scenes of the lesson on training share one run; new ones show what the course promises."""

from typing import Any

import numpy as np
import pytest
from course import asked, figures, opened, press, promised, readouts, texts
from streamlit.testing.v1 import AppTest
from training_page import at, runs, shown

from core.training import layers
from lessons.train.batch_walks import COUNT, MOONS, SEEN, SIZES, TAKEN
from lessons.train.staged import training_data


def turned(app: AppTest, scenes: int) -> AppTest:
    """Turn so many scenes on, or back."""
    for _ in range(abs(scenes)):
        app = press(app, "way_next" if scenes > 0 else "way_back")
    return app


def scene_of(app: AppTest) -> str:
    return str(np.ravel(app.query_params["scene"])[0]) if "scene" in app.query_params else ""


def test_turning_keeps_the_run_its_step_and_all_that_is_set() -> None:
    app = at(opened("train", scene="cockpit", data="moons", layers="", l2="0.01"), 370)
    app = shown(app.selectbox(key="optimizer").set_value("Adam").run())
    app = at(app, 400)
    film, before, address = runs(app)[0].film, readouts(app), dict(app.query_params)
    assert [one.from_step for one in film.segments] == [0, 370]
    app = turned(app, 4)
    assert scene_of(app) == "loss_surface"
    assert runs(app)[0].film is film
    found = readouts(app)
    assert {name: found[name] for name in ("step", "train_loss", "test_loss")} == {
        name: before[name] for name in ("step", "train_loss", "test_loss")
    }
    assert dict(app.query_params) == {**address, "scene": "loss_surface"}
    app = turned(at(app, 500), -4)
    assert runs(app)[0].film is film
    assert app.selectbox(key="optimizer").value == "adam"
    assert app.query_params["l2"] == "0.01"
    assert readouts(app)["step"] == 500
    assert app.slider(key="step").value == 500


@pytest.mark.parametrize("scene", ["mistakes_made", "loss_surface", "equation", "takeaway"])
def test_a_scene_that_follows_the_film_shows_the_run_of_its_link(scene: str) -> None:
    settings = {"data": "circles", "layers": "", "lr": "1", "step": "40", "rival": "adam"}
    alone, whole = (opened("train", **settings, **more) for more in ({"scene": scene}, {}))
    found, known = readouts(shown(alone)), readouts(whole)
    assert found["step"] == 40
    assert {name: known[name] for name in found} == found
    assert figures(alone)[f"film_{scene}"]["film"]["end"] == figures(whole)["film"]["film"]["end"]


def test_with_hidden_layers_the_landscape_offers_a_network_without() -> None:
    app = shown(opened("train", scene="loss_surface", layers="4"))
    assert "loss_surface" not in figures(app)
    app = press(app, "open_valley")
    assert "loss_surface" in figures(app)
    assert readouts(app)["step"] == 0


def test_mistakes_are_those_of_the_noisy_run_where_nothing_has_been_set() -> None:
    app = opened("train", scene="mistakes_made")
    assert readouts(app)["step"] == 1000
    assert promised(
        app,
        {
            "train_loss": "0.0305",
            "test_loss": "0.927",
            "test_accuracy": "0.70",
            "wrong_points": "15",
            "calibration_error": "0.234",
        },
    )
    app = shown(opened("train", scene="mistakes_made", data="xor"))
    assert readouts(app)["step"] == 0
    assert readouts(press(app, "open_noise"))["step"] == 1000


def test_one_step_shows_the_numbers_of_the_course() -> None:
    app = opened("train", scene="one_step", stage="5")
    assert promised(
        app,
        {
            "one_q": "0.5",
            "one_loss": "0.693147",
            "one_error": "-0.5",
            "one_new_loss": "0.411551",
            "probe_back": "-0.500000",
            "probe_difference": "-0.500000",
            "probe_one_sided": "-0.499875",
        },
    )
    assert readouts(app)["probe_apart"] < 1e-6  # the error of the difference is some ε² / 6
    tanh = opened("train", scene="one_step", stage="5", bend="tanh")
    assert promised(
        tanh, {"one_q": "0.430557", "one_error": "-0.569443", "one_new_loss": "0.72979"}
    )


def test_the_error_stays_hidden_until_it_has_been_predicted() -> None:
    app = asked("train", scene="one_step", stage="5")
    assert {*readouts(app)} & {"one_error", "one_loss", "one_new_loss", "probe_back"} == set()
    assert {"one_error", "one_new_loss"} <= {*readouts(press(app, "predict_error_on"))}


def test_stages_go_on_and_back() -> None:
    app = opened("train", scene="one_step")
    seen = [len(figures(app)["one_step"]["figure"]["data"])]
    for _ in range(5):
        app = press(app, "stage_on")
        seen.append(len(figures(app)["one_step"]["figure"]["data"]))
    assert np.diff(seen).tolist() == [1] * 5
    assert "stage=5" in "&".join(f"{k}={np.ravel(v)[0]}" for k, v in app.query_params.items())
    assert len(figures(press(app, "stage_back"))["one_step"]["figure"]["data"]) == seen[-2]


def test_the_number_in_hand_can_be_moved_and_is_part_of_the_link() -> None:
    app = opened("train", scene="one_step", stage="2", probe="v1")
    app = shown(app.slider(key="one_v1").set_value(1.5).run())
    # z = 1.5 · 2 - 1 · 1
    assert readouts(app)["one_q"] == pytest.approx(1 / (1 + np.exp(-2.0)))
    assert "one_v1" in app.query_params
    app = shown(app.selectbox(key="probe").set_value("x₂").run())
    app = shown(app.slider(key="one_x2").set_value(0.0).run())
    # h = (1, 0) and z = 1.5
    assert readouts(app)["one_q"] == pytest.approx(1 / (1 + np.exp(-1.5)))


def test_batches_show_the_numbers_of_the_course() -> None:
    app = opened("train", scene="batches")
    numbers = {"batch_scatter": "0.447", "loss_one": "0.3371", "loss_ten": "0.4332"}
    assert promised(app, {**numbers, "loss_all": "0.6191", "steps_one": "100", "steps_all": "1"})
    app = shown(app.slider(key="seen").set_value(2000.0).run())
    assert promised(app, {"loss_one": "0.3306", "loss_ten": "0.3298", "loss_all": "0.3821"})
    app = shown(app.segmented_control(key="against").set_value("steps").run())
    assert promised(app, {"loss_one": "0.3796", "loss_ten": "0.3825", "loss_all": "0.3821"})
    assert promised(app, {"looks_one": "20", "looks_ten": "200", "looks_all": "2000"})
    app = shown(app.select_slider(key="drawn").set_value(1.0).run())
    assert promised(app, {"batch_scatter": "1.483"})


def test_no_walk_is_seen_before_it_has_been_predicted() -> None:
    app = asked("train", scene="batches")
    assert {*readouts(app)} == {"batch_scatter"}
    told: dict[str, Any] = figures(app)["batches"]
    names = [trace.get("name") for trace in told["figure"]["data"]]
    assert "one point" not in names


def test_all_points_are_a_batch_and_one_epoch_is_a_place_of_the_cursor() -> None:
    assert len(training_data(MOONS).train_labels) == COUNT == SIZES["all"] == SEEN.default
    assert TAKEN.high * SIZES["ten"] == SEEN.high


def test_a_film_that_is_on_the_way_is_run_on_in_every_scene() -> None:
    far = {"points": "10", "epochs": "10000", "batch": "1", "pace": "1", "step": "54000"}
    for scene in ("cockpit", "equation"):
        app = shown(opened("train", scene=scene, **far))
        assert readouts(app)["step"] == 54_000
        assert "On the way" not in texts(app)


def test_the_weights_of_one_step_open_the_cockpit_with_them() -> None:
    chosen = {"one_w12": "0.7", "one_c": "-1.3", "bend": "tanh", "eta_one": "1"}
    app = opened("train", scene="one_step", **chosen)
    app.session_state["fold-one_step-cockpit"] = True
    app = press(shown(app.run()), "to_cockpit")
    assert scene_of(app) == "cockpit"
    film = runs(app)[0].film
    hidden, output = layers(film.state(0).parameters, film.settings(0))
    assert hidden.weights.tolist() == [[1.0, 0.7], [-1.0, 1.0]]
    assert hidden.biases.tolist() == [0.0, 0.0]
    assert output.weights.tolist() == [[0.5, -1.0]]
    assert output.biases.tolist() == [-1.3]
    assert (film.settings(0).activation, film.settings(0).learning_rate) == ("tanh", 1.0)
