import dataclasses

import numpy as np
import pytest
from training_runs import beliefs, cloud, same

from core.training import (
    Grid,
    Segment,
    Settings,
    Stop,
    TrainingData,
    TrainingHistory,
    WeightPlace,
    advance,
    frame_steps,
    initial_state,
    scores,
)
from core.training.engine import keys

GRID = Grid((-3.0, -2.0), (3.0, 4.0), 11)


def film(*segments, data=None, grid=GRID):
    return TrainingHistory(data or cloud(), segments or [Segment(0, Settings())], grid=grid)


def diverging():
    settings = Settings(
        activation="linear", hidden=(8, 8, 8), learning_rate=9, initial_scale=5, l2=5
    )
    return film(Segment(0, settings))


@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
@pytest.mark.parametrize("classes", [2, 3])
def test_frames_are_the_states_of_the_run(classes, loss):
    data, settings = cloud(classes=classes), Settings(optimizer="adam", loss=loss)
    found = film(Segment(0, settings), data=data).frames(7, 4, 13)
    assert found.steps.tolist() == [7, 20, 33, 46]
    assert found.epochs.tolist() == [1, 3, 5, 7]
    state = initial_state(data, settings)
    for number, step in enumerate(found.steps):
        state = advance(state, data, settings, steps=step - state.step)
        known = scores(state, data, settings)
        assert np.array_equal(found.parameters[number], state.parameters)
        assert found.train_loss[number] == known.train_loss
        assert found.test_loss[number] == known.test_loss
        assert found.train_accuracy[number] == known.train_accuracy
        assert found.test_accuracy[number] == known.test_accuracy


@pytest.mark.parametrize("classes", [2, 4])
def test_the_map_is_the_belief_at_the_grid_points(classes):
    data, settings = cloud(classes=classes), Settings(features=("x1", "x2x2"))
    one = film(Segment(0, settings), data=data)
    found = one.frames(100, 1, 1)
    x1, x2 = np.meshgrid(np.linspace(-3, 3, 11), np.linspace(-2, 4, 11))
    points = np.stack([x1.ravel(), x2.ravel()], axis=1)
    expected = beliefs(one.state(100).parameters, points, settings)
    assert np.array_equal(found.winner[0].ravel(), expected.argmax(axis=1))
    shown = expected[:, 1] if classes == 2 else expected.max(axis=1)
    np.testing.assert_allclose(found.belief[0].ravel() / 255, shown, atol=0.5 / 255 + 1e-12)


def test_a_large_map_is_painted_in_strips_without_a_seam():
    large = film(grid=Grid((-3.0, -3.0), (3.0, 3.0), 101)).frames(300, 1, 1)
    small = film(grid=Grid((-3.0, -3.0), (3.0, 3.0), 11)).frames(300, 1, 1)
    assert large.belief.shape == (1, 101, 101)
    assert np.array_equal(large.belief[:, ::10, ::10], small.belief)


def test_any_order_shows_the_same_frames():
    forth, back = film(), film()
    expected = {step: forth.frames(step, 1, 1) for step in range(0, 3000, 290)}
    for step, frame in sorted(expected.items(), reverse=True):
        again = back.frames(step, 1, 1)
        while not again.steps.size:
            again = back.frames(step, 1, 1)
        assert np.array_equal(again.parameters, frame.parameters)
        assert np.array_equal(again.belief, frame.belief)
        assert np.array_equal(again.train_loss, frame.train_loss)


def test_a_call_ends_in_time_and_the_next_goes_on():
    one, calls, found = film(), 0, film().frames(0, 1, 1)
    while found.steps.tolist() != [20_000]:
        found = one.frames(20_000, 1, 1)
        calls += 1
    # About 3,000 steps of 10 points and 7 units are 40 ms by the film's own estimate.
    assert 2 <= calls < 20
    assert one.frames(0, 10**6, 1).steps.size < 10**5


@pytest.mark.parametrize(
    ("count", "most"), [(1000, 20), pytest.param(10_000, keys.MOST, marks=pytest.mark.exhaustive)]
)
def test_a_long_film_keeps_few_states_and_stays_exact(count, most, monkeypatch):
    """Twice there are too many states, so that every second one is forgotten."""
    monkeypatch.setattr(keys, "MOST", most)
    data, settings = cloud(), Settings(batch=53)
    one = film(Segment(0, settings), data=data)
    spacing, shown = one._keys.spacing, 0
    while shown < count:
        shown += one.frames(shown * 25, 60, 25).steps.size
    assert one._keys.spacing == 4 * spacing
    assert most / 4 < len(one._keys._states) <= most
    start = initial_state(data, settings)
    for step in (count + count // 5, 20 * count - 1):
        assert same(one.state(step), advance(start, data, settings, steps=step))


def test_other_settings_hold_from_their_step_on():
    data, other = cloud(), Settings(optimizer="adam", loss="squared_error", batch=7)
    one = film(data=data)
    one.frames(0, 20, 10)
    two = one.changed(55, other)
    state = advance(initial_state(data, Settings()), data, Settings(), steps=55)
    later = advance(state, data, other, steps=30)
    assert same(two.state(85), later)
    assert same(film(*two.segments, data=data).state(85), later)
    assert two.settings(54) == Settings()
    assert two.settings(55) == other
    found = two.frames(54, 2, 1)
    assert found.train_loss[1] == scores(state, data, other).train_loss
    # Going back and changing again forgets the first change.
    assert [each.from_step for each in two.changed(30, other).segments] == [0, 30]
    assert not same(one.state(85), later)


SET = ((WeightPlace(0, 1, 0), 2.5), (WeightPlace(2, 0, None), -1.0))  # of hidden layers (4, 2)
CELLS = (1, 0), (6, 2)


def by_hand(state):
    """Put the values of `SET` into a state."""
    parameters = state.parameters.copy()
    for cell, (_place, value) in zip(CELLS, SET, strict=True):
        parameters[cell] = value
    return dataclasses.replace(state, parameters=parameters)


@pytest.mark.parametrize("step", [0, 55])
def test_weights_that_are_set_by_hand_are_those_that_the_run_goes_on_with(step):
    data, settings = cloud(), Settings(optimizer="adam")
    start = initial_state(data, settings)
    before = advance(start, data, settings, steps=step) if step else start
    expected = by_hand(before)
    one = film(Segment(0, settings), data=data)
    one.frames(0, 40, 5)
    two = one.changed(step, settings, SET)
    assert same(two.state(step), expected)
    assert same(two.state(step + 30), advance(expected, data, settings, steps=30))
    found = film(*two.segments, data=data).frames(step, 2, 30)
    assert np.array_equal(found.parameters[0], expected.parameters)
    assert found.train_loss[0] == scores(expected, data, settings).train_loss
    # On the way from an earlier frame the step shows the same.
    again = film(*two.segments, data=data).frames(0, step // 5 + 1, 5)
    assert np.array_equal(again.parameters[-1], expected.parameters)
    if step:
        assert same(two.state(step - 1), advance(start, data, settings, steps=step - 1))


def test_weights_set_at_a_step_outlive_other_settings_there_and_can_be_taken_back():
    data, calm = cloud(), Settings(learning_rate=0.01)
    one = film(data=data).changed(55, Settings(), SET)
    reached = one.state(55)
    assert same(one.changed(55, calm).state(55), reached)
    assert one.changed(55, calm).weights(55) == SET
    back = one.changed(55, Settings(), ())
    assert same(back.state(80), film(data=data).state(80))
    assert one.changed(30, calm).weights(55) == ()


def test_a_run_that_broke_off_goes_on_with_weights_that_are_set():
    one = diverging()
    last = one.frames(0, 50, 1).stop.step
    calm = dataclasses.replace(one.settings(0), learning_rate=1e-5, l2=0, loss="squared_error")
    two = one.changed(last, calm, ((WeightPlace(0, 0, 0), 0.5),))
    assert two.state(last).parameters[0, 0] == 0.5
    assert two.state(last + 20).step == last + 20


def test_a_run_that_breaks_off_has_no_later_frames():
    one = diverging()
    found = one.frames(0, 50, 1)
    assert found.stop == one.stop == Stop(int(found.steps[-1]), "not finite")
    assert found.steps.tolist() == list(range(found.stop.step + 1))
    assert np.all(np.isfinite(found.train_loss))
    assert np.all(np.isfinite(found.parameters))
    assert one.frames(found.stop.step + 1, 5, 1).steps.size == 0
    with pytest.raises(ValueError, match=r"^step must be at most \d+, where the run broke off"):
        one.state(found.stop.step + 1)


def test_a_run_that_cannot_take_its_first_step_has_one_frame():
    one = film(Segment(0, Settings(activation="linear", learning_rate=1e300)))
    assert one.frames(0, 5, 1).steps.tolist() == [0]
    assert one.stop == Stop(0, "not finite")
    with pytest.raises(ValueError, match=r"^step must be at most 0, where the run broke off"):
        one.state(1)
    two = one.changed(0, Settings(activation="linear"))
    assert two.state(3).step == 3


def test_after_a_stop_smaller_steps_go_on_and_the_address_tells_the_same():
    one = diverging()
    last = one.frames(0, 50, 1).stop.step
    calm = dataclasses.replace(one.settings(0), learning_rate=1e-5, l2=0, loss="squared_error")
    two = one.changed(last, calm)
    assert two.state(last + 20).step == last + 20
    assert same(two.state(last + 20), film(*two.segments).state(last + 20))
    assert two.stop is None


def test_without_test_points_there_are_no_test_curves():
    found = film(data=cloud(tests=0)).frames(0, 2, 1)
    assert found.test_loss is None
    assert found.test_accuracy is None
    assert found.train_loss.shape == (2,)


def test_no_frame_is_an_empty_picture():
    one = film(data=TrainingData([[0, 0]], [1], np.empty((0, 2)), np.empty(0, np.int64)))
    found = one.frames(10**6, 3, 1)
    assert found.winner.shape == found.belief.shape == (0, 11, 11)
    assert found.parameters.shape == (0, 7, 9)


def test_the_domain_of_a_film():
    with pytest.raises(ValueError, match=r"^segments must begin at step 0 and ascend; got \[5\]$"):
        film(Segment(5, Settings()))
    with pytest.raises(ValueError, match=r"^segments must begin .* got \[0, 5, 5\]$"):
        film(*(Segment(step, Settings()) for step in (0, 5, 5)))
    with pytest.raises(ValueError, match=r"^hidden must be the same in all segments"):
        film().changed(3, Settings(hidden=(3,)))
    with pytest.raises(ValueError, match=r"^weights at \(3, 0, 0\): layer must be"):
        film().changed(3, Settings(), ((WeightPlace(3, 0, 0), 1.0),))
    for bad in ((-1, 1, 1), (0, 0, 1), (0, 1, 0)):
        with pytest.raises(ValueError, match=r"must be a whole number of at least"):
            film().frames(*bad)
    with pytest.raises(ValueError, match=r"^low must lie below high on two axes"):
        Grid((0.0, 0.0), (1.0, 0.0), 5)
    with pytest.raises(ValueError, match=r"^size must be at least 2; got 1$"):
        Grid((0.0, 0.0), (1.0, 1.0), 1)


@pytest.mark.parametrize("classes", [2, 3])
def test_the_points_on_the_wrong_side_are_those_that_are_believed_less(classes):
    data, settings = cloud(classes=classes), Settings(optimizer="adam")
    one = film(Segment(0, settings), data=data)
    found, state = one.frames(40, 1, 1), one.state(40)
    for wrong, inputs, labels in (
        (found.train_wrong, data.train_inputs, data.train_labels),
        (found.test_wrong, data.test_inputs, data.test_labels),
    ):
        likeliest = beliefs(state.parameters, inputs, settings).argmax(axis=1)
        assert wrong.tolist() == [(likeliest != labels).tolist()]


def test_an_epoch_has_a_step_for_every_minibatch_the_last_smaller_one_too():
    # 25 points in tens are 3 steps an epoch.
    assert frame_steps(4, points=25, batch=10, stride=5, most=99).tolist() == [0, 5, 10]
    assert frame_steps(1, points=25, batch=25, stride=5, most=99).tolist() == [0, 1]


def test_a_film_that_would_be_too_long_goes_in_longer_steps():
    steps = frame_steps(1000, points=100, batch=10, stride=1, most=99)
    assert len(steps) - 1 <= 99
    assert set(np.diff(steps)) == {102}


@pytest.mark.parametrize("name", ["points", "batch", "stride", "most"])
def test_a_film_is_not_made_of_nothing(name):
    good = {"points": 10, "batch": 5, "stride": 1, "most": 10}
    with pytest.raises(ValueError, match=f"{name} must be a whole number of at least 1; got 0"):
        frame_steps(1, **good | {name: 0})
