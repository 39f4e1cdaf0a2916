"""The lessons of the page on training show what they promise."""

from itertools import cycle
from typing import Any

import numpy as np
import pytest
from course import controls_of, opened, texts, value_of
from streamlit.testing.v1 import AppTest
from training_page import alerts, at, film_numbers, lesson, seen_lesson, session, shown, training

from lessons.train.presets import PRESET, PRESETS
from ui.language import catalogue

LN_2 = 0.6931471805599453


def test_xor_is_not_learnt_without_a_hidden_layer_and_is_with_one() -> None:
    app = at(lesson("xor"))
    assert film_numbers(app)["test_accuracy"].max() < 0.7
    shown(app.text_input(key="layers").set_value("8").run())
    assert film_numbers(at(app))["test_accuracy"][-1] > 0.95


def test_one_feature_learns_xor_without_a_hidden_layer() -> None:
    app = at(lesson("features"))
    assert app.session_state["layers"] == ""
    numbers = film_numbers(app)
    assert numbers["train_loss"][0] == pytest.approx(LN_2, rel=1e-15)  # all weights are 0
    assert numbers["test_accuracy"][5] > 0.95


def test_cross_entropy_leaves_a_bad_start_where_squared_error_stays() -> None:
    app = at(lesson("start"))
    surprisal, square = film_numbers(app), film_numbers(app, 1)
    assert surprisal["train_accuracy"][0] == square["train_accuracy"][0] == 0.0
    assert surprisal["train_accuracy"][5:].min() > 0.95
    assert square["train_accuracy"].max() == 0.0
    assert "Second run" in alerts(app)
    assert "vanished" in alerts(app)


def test_too_large_a_step_diverges_and_a_tenth_of_it_learns() -> None:
    app = at(lesson("leap"), 30)
    large, small = film_numbers(app), film_numbers(app, 1)
    assert large["train_loss"][:11].max() > 1000.0  # where the axis ends
    numbers = film_numbers(at(app), 1)
    assert small["train_loss"][0] == large["train_loss"][0]
    assert numbers["train_loss"].max() < 2.0 * numbers["train_loss"][0]
    assert numbers["test_accuracy"][-1] > 0.95


def test_separable_data_are_right_long_before_the_loss_stops_falling() -> None:
    app = at(lesson("separable"), 1000)
    assert f"{film_numbers(app)['train_loss'][100]:.4f}" == "0.1134"
    assert film_numbers(app)["train_accuracy"][100] == 1.0
    assert app.slider(key="step").max == 8190
    numbers = film_numbers(at(app))
    assert f"{numbers['train_loss'][-1]:.4f}" == "0.0299"
    assert np.all(np.diff(numbers["train_loss"]) < 0.0)


def test_noise_is_learnt_by_heart() -> None:
    numbers = film_numbers(at(lesson("noise")))
    turn = int(numbers["test_loss"].argmin())
    assert 10 < turn < len(numbers["test_loss"]) // 2
    assert numbers["test_loss"][-1] > 1.5 * numbers["test_loss"][turn]
    assert numbers["train_loss"][-1] < 0.5 * numbers["train_loss"][turn]


def test_ten_points_a_step_are_as_good_as_all_after_a_hundred_steps() -> None:
    app = at(lesson("batches"), 100)
    ten, every = (film_numbers(app, lane)["train_loss"][10] for lane in (0, 1))
    assert (f"{ten:.4f}", f"{every:.4f}") == ("0.6729", "0.6728")
    assert [film_numbers(app, lane)["epoch"][10] for lane in (0, 1)] == [10, 100]


def test_weights_that_are_all_zero_stay_so_and_small_ones_learn() -> None:
    app = at(shown(opened("train").button(key="preset_zero").click().run()))
    numbers = film_numbers(app)["train_loss"]
    assert len(numbers) == 101
    assert set(numbers) == {LN_2}
    app = shown(app.selectbox(key="scale").set_value("0.1").run())
    assert film_numbers(at(app))["train_loss"][-1] == pytest.approx(0.214, abs=5e-4)


@pytest.mark.parametrize("name", PRESETS)
def test_a_lesson_is_played_in_half_a_minute(name: str) -> None:
    slider = seen_lesson(name).slider(key="step")
    assert slider.max / slider.step <= 30 * 30  # frames, at the 30 a second of the player


@pytest.mark.parametrize(
    ("name", "language"),
    [
        *zip(PRESETS, cycle(("en", "ko")), strict=False),
        *(
            pytest.param(*one, marks=pytest.mark.exhaustive)
            for one in zip(PRESETS, cycle(("ko", "en")), strict=False)
        ),
    ],
)
def test_a_lesson_sets_every_control_and_asks_its_question(name: str, language: str) -> None:
    app = lesson(name, lang=language, lr="10", epochs="7", batch="3", noise="1", split="0.9")
    assert not app.warning
    assert not app.error
    assert catalogue(language).ugettext(PRESETS[name].question) in texts(app)
    for control in controls_of("train"):
        if control.key != PRESET.key:
            wanted = PRESETS[name].values.get(control.key, control.default)
            wanted = tuple(wanted) if isinstance(wanted, list) else wanted
            assert value_of(app, control) == wanted, control.key
    assert app.session_state["step"] == 0.0


@pytest.mark.parametrize("name", PRESETS)
def test_a_link_to_a_lesson_opens_it_with_all_its_settings(name: str) -> None:
    first = seen_lesson(name)
    told = {key: value[0] if isinstance(value, list) else value for key, value in address(first)}
    second = training(**told)
    assert not second.warning
    assert film_numbers(shown(second))["train_loss"][0] == film_numbers(first)["train_loss"][0]
    assert PRESETS[name].question in texts(second)


def address(app: AppTest) -> list[tuple[str, Any]]:
    return [(key, app.query_params[key]) for key in app.query_params if key not in ("lang", "view")]


def test_a_lesson_can_be_left() -> None:
    app = shown(lesson("noise").button(key="preset_none").click().run())
    assert address(app) == []
    for control in controls_of("train"):
        assert value_of(app, control) == control.default, control.key


def test_a_lesson_forgets_the_runs_before_it() -> None:
    app = at(training(epochs="20"))
    shown(app.button(key="preset_noise").click().run())
    assert session(app).earlier == []
