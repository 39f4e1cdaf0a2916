"""The training rows are held to the limits of the design."""

from benchmarks import training


def test_the_rows_of_training(monkeypatch):
    speeds = {training.OURS: 6500.0, training.WHOLE: 70_000.0, training.PEER: 250.0}
    monkeypatch.setattr(training, "epochs_per_second", lambda: speeds)
    monkeypatch.setattr(training, "map_milliseconds", lambda: 0.4)
    rows = training.training_rows()
    assert [row.ours for row in rows] == [6500, 26, 70_000, 0.4]
    assert [row.held for row in rows] == [True, True, False, True]


def test_where_there_is_a_node_it_is_a_peer(monkeypatch):
    speeds = {training.OURS: 6500.0, training.WHOLE: 90_000.0, training.PEER: 250.0}
    speeds[training.OBJECTS] = 8000.0
    monkeypatch.setattr(training, "epochs_per_second", lambda: speeds)
    monkeypatch.setattr(training, "map_milliseconds", lambda: 0.4)
    row = training.training_rows()[2]
    assert (row.ours, row.held) == (0.8125, False)


def test_without_a_node_there_is_no_such_peer(monkeypatch):
    monkeypatch.setattr(training.shutil, "which", lambda name: None)
    assert training._objects(training._points()) is None


def test_the_works_train_as_many_epochs_as_they_are_counted_for():
    state = training._ours(training._points(), 10, 3)()
    assert (state.epoch, state.step) == (3, 75)
