"""What goes wrong in a run is said when it happens."""

from urllib.parse import parse_qs

import numpy as np
import pytest
from course import opened
from training_page import (
    BREAKS_OFF,
    alerts,
    at,
    files,
    film_numbers,
    lesson,
    runs,
    seen_lesson,
    training,
)

from core.losses import squared_error_gradient


@pytest.mark.parametrize("name", ["xor", "features", "leap", "separable", "noise"])
def test_nothing_is_said_before_it_happens(name: str) -> None:
    assert alerts(seen_lesson(name)) == ""


def test_a_run_that_breaks_off_says_where_and_what_to_try() -> None:
    app = at(training(**BREAKS_OFF), 130)
    stop = runs(app)[0].film.stop
    assert (stop.reason, stop.step // 10) == ("not finite", 13)
    assert f"was stopped at step {stop.step}" in alerts(app)
    assert "a tenth of the learning rate, 1, or" in alerts(app)
    assert "was stopped" not in alerts(at(app, 120))


def test_a_run_that_passed_the_limit_says_so() -> None:
    app = at(training(data="moons", activation="linear", lr="3"), 250)
    assert runs(app)[0].film.stop.reason == "loss"
    assert "was stopped at step 250: its mean training loss has passed 1,000" in alerts(app)


def test_a_step_after_the_end_of_a_broken_run_shows_its_last_frame() -> None:
    app = at(opened("train", **BREAKS_OFF), 400)
    assert "was stopped at step 133" in alerts(app)
    assert "losses-to-step-130.csv" in files(app)


def test_a_loss_that_grows_is_told_with_its_step() -> None:
    app = at(lesson("leap"), 30)
    losses = film_numbers(app)["train_loss"]
    bound = 10 * losses[0]
    fifth = next(i for i in range(4, 31) if np.all(losses[i - 4 : i + 1] > bound))
    said = f"At step {fifth} the training loss was {losses[fifth]:.4f}, for the fifth frame in a"
    assert said in alerts(app)
    assert f"above {bound:.4f}" in alerts(app)
    assert "diverged" not in alerts(at(app, fifth - 1))


def test_dead_units_are_counted() -> None:
    app = at(lesson("leap"))
    film = runs(app)[0].film
    inputs, block = film.data.train_inputs, film.state(200).parameters
    scores = inputs @ block[:8, :2].T + block[:8, 2]
    dead = int(np.all(scores <= 0.0, axis=0).sum())
    assert dead > 0
    assert f"**Dead ReLUs.** {dead} of the 8 hidden ReLU units" in alerts(app)


def test_the_vanished_gradient_has_its_length() -> None:
    app = lesson("start")
    film = runs(app)[1].film
    inputs, labels = film.data.train_inputs, film.data.train_labels
    block = film.state(0).parameters[0]
    slopes = squared_error_gradient(inputs @ block[:2] + block[2], labels)
    sources = np.column_stack([inputs, np.ones(len(inputs))])
    norm = np.linalg.norm(slopes @ sources / len(labels))
    assert f"the gradient is only {norm:.6f} long" in alerts(app)


def test_growing_weights_are_told_without_a_penalty_alone() -> None:
    app = at(lesson("separable"), 1000)
    film = runs(app)[0].film
    length = float(np.linalg.norm(film.state(1000).parameters[0, :2]))
    assert f"the weights are {length:.3f} long" in alerts(app)
    penalised = {"data": "separable", "split": "1", "layers": "", "scale": "0", "l2": "0.01"}
    assert "growing" not in alerts(at(training(**penalised)))


def test_overfitting_is_told_with_the_step_at_which_the_test_loss_turned() -> None:
    app = at(lesson("noise"))
    losses = film_numbers(app)["test_loss"]
    medians = [float(np.median(losses[i : i + 5])) for i in range(len(losses) - 4)]
    turn = int(np.argmin(medians)) + 2
    said = f"lowest at step {5 * turn}, {min(medians):.4f}, and has risen to {medians[-1]:.4f}"
    assert said in alerts(app)


def test_an_alert_leads_to_the_page_that_explains_it() -> None:
    app = at(lesson("noise"))
    [link] = [one.proto for one in app.get("page_link")]
    assert link.page == "train"
    asked = parse_qs(link.query_string, keep_blank_values=True)
    assert asked["scene"] == ["mistakes_made"]
    # The run goes along.
    assert {"data": asked["data"], "step": asked["step"]} == {"data": ["circles"], "step": ["1000"]}
