"""The losses can be smoothed where they are drawn, and nowhere else."""

import math
from typing import Any

import numpy as np
import pytest
from course import figures, opened, readouts
from streamlit.testing.v1 import AppTest
from training_page import BREAKS_OFF, at, files, film_numbers, session, shown, training

from lessons.train.film import AFTER

WEIGHT = 0.9


def averaged(values: np.ndarray) -> list[float]:
    """Return the weighted mean of each beginning of a series, by its definition."""
    weights = [WEIGHT**i for i in range(len(values))]
    rows = [(weights[: t + 1][::-1], values[: t + 1]) for t in range(len(values))]
    return [math.fsum(w * x for w, x in zip(*row, strict=True)) / math.fsum(row[0]) for row in rows]


def smoothed(**parameters: str) -> AppTest:
    return opened("train", smooth=str(WEIGHT), **parameters)


def film(app: AppTest) -> dict[str, Any]:
    told: dict[str, Any] = figures(app)["film"]
    return told


def curves(app: AppTest) -> dict[str, dict[str, Any]]:
    drawn = figures(app)["losses"]["figure"]["data"]
    return {one["name"]: one for one in drawn if one["mode"] == "lines"}


def ghosts(app: AppTest) -> list[dict[str, Any]]:
    return [one for name, one in curves(app).items() if "·" in name]


def put(app: AppTest, key: str, value: object) -> AppTest:
    controls = (
        *app.slider,
        *app.number_input,
        *app.selectbox,
        *app.text_input,
        *app.button_group,
    )
    control = next(one for one in controls if one.key == key)
    return shown(control.set_value(value).run())


@pytest.mark.parametrize("lane", [0, 1])
def test_the_curve_is_the_average_up_to_the_shown_frame(lane: int) -> None:
    app = smoothed(seed="3", rival="adam", step="420")
    drawn, before = curves(app), "rival_" if lane else ""
    for name in ("train_loss", "test_loss"):
        raw = film_numbers(app, lane)[name][:43]
        np.testing.assert_array_equal(drawn[before + name]["y"], raw)
        np.testing.assert_allclose(drawn[f"{before}smooth_{name}"]["y"], averaged(raw), rtol=1e-13)


def test_the_player_gets_the_same_average_however_the_film_was_cut() -> None:
    app = smoothed(pace="1")
    parts = [film(app)["film"], *(film(at(app, step))["film"] for step in (300, 1000))]
    found = [value for part in parts for value in part["numbers"]["smooth_train_loss"]]
    whole = film(smoothed(pace="1", step="1000"))["film"]
    assert [part["since"] for part in parts] == [0, AFTER + 1, 300 + AFTER + 1]
    assert whole["since"] == 0
    assert found == list(whole["numbers"]["smooth_train_loss"])
    np.testing.assert_allclose(found, averaged(film_numbers(app)["train_loss"]), rtol=1e-12)


def test_readouts_and_files_stay_raw() -> None:
    told = []
    for app in (at(opened("train"), 50), at(smoothed(), 50)):
        told.append((readouts(app), files(app)["losses-to-step-50.csv"]()))
    assert told[0] == told[1]


def test_off_by_default_there_is_one_curve_each() -> None:
    app = training(step="50")
    assert sorted(curves(app)) == ["test_accuracy", "test_loss", "train_accuracy", "train_loss"]
    assert "smooth" not in app.query_params


def test_a_film_begins_anew_for_the_player_when_the_smoothing_changes() -> None:
    app = at(opened("train"), 300)
    before = film(app)["film"]
    app.selectbox(key="smooth").set_value(str(WEIGHT)).run()
    after = film(app)["film"]
    assert after["run"] != before["run"]
    assert after["since"] == 0
    assert len(after["numbers"]["smooth_train_loss"]) == len(after["numbers"]["train_loss"])


def test_a_run_that_broke_off_has_no_average_beyond() -> None:
    app = smoothed(**BREAKS_OFF, rival="slower", step="300")
    values = np.asarray(film(app)["film"]["numbers"]["smooth_train_loss"])
    last = len(film_numbers(app)["train_loss"])
    assert np.all(np.isfinite(values[:last]))
    assert np.all(np.isnan(values[last:]))
    assert (
        len(curves(app)["smooth_train_loss"]["y"]) == last < len(film_numbers(app, 1)["train_loss"])
    )


def test_the_runs_before_are_smoothed_as_this_one() -> None:
    app = at(smoothed(), 300)
    losses = film_numbers(app)["train_loss"]
    app.selectbox(key="optimizer").set_value("adam").run()
    app.button(key="restart").click().run()
    (_data, (_name, _steps, raw)), *_ = session(app).earlier
    ghost = ghosts(app)[0]
    np.testing.assert_array_equal(raw, losses[: len(raw)])
    np.testing.assert_allclose(ghost["y"], averaged(raw), rtol=1e-12)


@pytest.mark.parametrize(
    ("key", "usual", "other"),
    [
        ("data", "xor", "circles"),
        pytest.param("noise", 0.2, 0.4, marks=pytest.mark.exhaustive),
        pytest.param("points", 200, 100, marks=pytest.mark.exhaustive),
        pytest.param("seed", 1, 5, marks=pytest.mark.exhaustive),
        pytest.param("split", "0.5", "0.7", marks=pytest.mark.exhaustive),
    ],
)
def test_runs_on_other_data_are_not_shown_behind_this_one(
    key: str, usual: object, other: object
) -> None:
    app = at(shown(opened("train", layers="4")), 300)
    assert app.session_state[key] == usual
    app = put(app, "layers", "2")
    assert len(ghosts(app)) == 1
    assert "forget" in [one.key for one in app.button]
    app = put(app, key, other)
    assert ghosts(app) == []
    assert "forget" not in [one.key for one in app.button]
    app = put(app, key, usual)
    assert [one["name"].split(" ")[0] for one in ghosts(app)] == ["4"]


def test_a_run_is_shown_behind_the_next_as_far_as_it_was_played() -> None:
    app = put(shown(training(layers="4")), "layers", "2")
    assert ghosts(app) == []
    app = put(at(at(app, 400), 200), "layers", "3")
    (ghost,) = ghosts(app)
    assert ghost["x"].tolist() == list(range(0, 410, 10))
