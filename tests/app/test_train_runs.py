"""Two runs side by side, and runs that broke off, when settings change on the way."""

from unittest.mock import patch

import numpy as np
import pytest
from course import figures, opened, readouts
from streamlit.testing.v1 import AppTest
from training_page import BREAKS_OFF, at, film_numbers, runs, shown, training, upload

from core.training import TrainingHistory
from lessons.train.shared_runs import SHARED_RUNS

EXHAUSTIVE = pytest.mark.exhaustive  # the rival differs by one plain setting, as with Adam


def choose(app: AppTest, key: str, value: str) -> AppTest:
    return shown(app.selectbox(key=key).set_value(value).run())


def linked(app: AppTest, rival: str) -> AppTest:
    """Open the address of a page in a fresh session."""
    address = {name: "".join(value) for name, value in app.query_params.items()}
    chosen = {"seed": "3", "lr": str(app.session_state["lr"]), "rival": rival}
    kept = {name: address[name] for name in ("past", "step") if name in address}
    return training(**chosen, **kept)


@pytest.mark.parametrize(
    "rival",
    ["adam", "full", "slower", *(pytest.param(one, marks=EXHAUSTIVE) for one in ("loss", "sgd"))],
)
def test_a_race_is_the_same_by_its_link_where_a_setting_changed_on_the_way(rival: str) -> None:
    app = at(training(seed="3", rival=rival), 300)
    app = at(choose(app, "lr", "0.3"), 600)
    fresh = linked(app, rival)
    for lane in (0, 1):
        here, there = (film_numbers(one, lane)["train_loss"][:61] for one in (app, fresh))
        np.testing.assert_array_equal(here, there)


def test_another_rival_differs_from_the_first_step_on() -> None:
    app = choose(at(training(seed="3", rival="loss"), 300), "rival", "fair_adam")
    fresh = training(seed="3", rival="fair_adam")
    here, there = (film_numbers(one, 1)["train_loss"][:31] for one in (app, at(fresh, 300)))
    np.testing.assert_array_equal(here, there)
    rival = runs(app)[1].film
    assert [one.settings.optimizer for one in rival.segments] == ["adam"]


def test_a_setting_that_changes_after_a_break_holds_from_the_break_on() -> None:
    app = at(training(**BREAKS_OFF))
    stop = runs(app)[0].film.stop.step
    assert stop < app.session_state["step"]
    app = choose(app, "lr", "0.01")
    assert [one.from_step for one in runs(app)[0].film.segments] == [0, stop]
    assert "".join(app.query_params["past"]).endswith(f"~{stop}")


def test_step_and_epoch_stay_where_a_run_broke_off() -> None:
    app = at(opened("train", **BREAKS_OFF))
    last = len(film_numbers(app)["epoch"]) - 1
    told = readouts(app)
    assert (told["step"], told["epoch"]) == (10 * last, last)  # ten steps a frame and an epoch
    assert told["train_loss"] == film_numbers(app)["train_loss"][-1]
    [written] = figures(app)["last_loss"]["readouts"]
    assert written["label"] == f"training loss at step {10 * last}"


def test_step_and_epoch_go_on_with_the_run_that_has_not_broken_off() -> None:
    app = at(training(**BREAKS_OFF, rival="slower"), 300)
    assert len(film_numbers(app)["epoch"]) < 30
    told = readouts(app)
    assert (told["step"], told["epoch"]) == (300, 30)
    played = figures(app)["film"]["film"]["numbers"]
    np.testing.assert_array_equal(played["epoch"], np.asarray(played["step"]) // 10)


def test_what_two_visitors_play_is_computed_once() -> None:
    settings = {"seed": "77", "layers": "3"}
    first = at(training(**settings), 500)
    with patch.object(TrainingHistory, "frames", side_effect=AssertionError):
        second = at(training(**settings), 500)
    assert runs(first)[0].film is runs(second)[0].film
    assert film_numbers(first)["train_loss"].tolist() == film_numbers(second)["train_loss"].tolist()
    assert readouts(first) == readouts(second)


def test_points_of_ones_own_are_shared_with_nobody() -> None:
    films = [runs(training(data="own"))[0].film for _ in range(2)]
    assert films[0] is not films[1]
    assert films[0] not in SHARED_RUNS._films.values()
    app = upload(training(data="own"))
    assert runs(app)[0].film not in SHARED_RUNS._films.values()
    assert runs(app)[0].frames.shared is None


def test_a_visitor_who_changes_a_setting_leaves_the_others_as_they_are() -> None:
    settings = {"seed": "78", "layers": "3"}
    one, other = (at(training(**settings), 100) for _ in range(2))
    shared = runs(other)[0].film
    at(choose(one, "lr", "0.3"), 300)
    assert runs(one)[0].film is not shared
    assert runs(other)[0].film is shared
    alone = at(training(**settings), 300)
    expected = film_numbers(at(other, 300))["train_loss"]
    assert film_numbers(alone)["train_loss"].tolist() == expected.tolist()
