"""The training rows are held to the limits of the design."""

from benchmarks import training


def test_the_rows_of_training(monkeypatch):
    speeds = {training.OURS: 6500.0, training.WHOLE: 70_000.0, training.PEER: 250.0}
    monkeypatch.setattr(training, "epochs_per_second", lambda: speeds)
    monkeypatch.setattr(training, "map_milliseconds", lambda: 0.4)
    rows = training.training_rows()
    assert [row.ours for row in rows] == [6500, 26, 70_000, 0.4]
    assert [row.held for row in rows] == [True, True, False, True]


def test_the_works_train_as_many_epochs_as_they_are_counted_for():
    state = training._ours(training._points(), 10, 3)()
    assert (state.epoch, state.step) == (3, 75)
