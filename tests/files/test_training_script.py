import ast
import subprocess
import sys

import pytest
from training_runs import cloud

from core.training import Grid, Segment, Settings, TrainingHistory, WeightPlace, scores
from files.training_script import training_script

FIRST = Settings(features=("x1", "sinx2", "x1x2"), seed=3)
LATER = Settings(
    features=FIRST.features,
    seed=3,
    optimizer="adam",
    loss="squared_error",
    batch=7,
    l1=0.001,
    l2=0.1,
)


def printed(script, folder):
    """Run a script where nothing of this project can be imported, and read what it prints."""
    file = folder / "run.py"
    file.write_text(script, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-I", str(file)], cwd=folder, capture_output=True, text=True, check=True
    )
    return dict(line.rsplit(" ", 1) for line in told.stdout.splitlines())


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "linear"])
def test_the_script_prints_the_losses_of_the_run_to_the_bit(activation, classes, tmp_path):
    data = cloud(classes=classes)
    segments = [
        Segment(0, Settings(features=FIRST.features, seed=3, activation=activation)),
        Segment(40, LATER),
        Segment(5000, FIRST),
    ]
    told = printed(training_script(data, segments, steps=300), tmp_path)
    run = TrainingHistory(data, segments, grid=Grid((-1.0, -1.0), (1.0, 1.0), 2))
    known = scores(run.state(300), data, LATER)
    assert told["training loss"] == repr(known.train_loss)
    assert told["test loss"] == repr(known.test_loss)


BY_HAND = ((WeightPlace(0, 1, 0), 2.5), (WeightPlace(2, 0, None), -1.0 / 3.0))


@pytest.mark.parametrize("step", [0, 40, 60])
def test_the_script_sets_the_weights_that_were_set_by_hand(step, tmp_path):
    data, settings = cloud(), Settings(optimizer="momentum")
    segments = [Segment(0, settings, BY_HAND)]
    if step:
        segments = [Segment(0, settings), Segment(step, settings, BY_HAND)]
    told = printed(training_script(data, segments, steps=60), tmp_path)
    run = TrainingHistory(data, segments, grid=Grid((-1.0, -1.0), (1.0, 1.0), 2))
    assert told["training loss"] == repr(scores(run.state(60), data, settings).train_loss)


def test_settings_that_begin_at_the_last_step_measure_it(tmp_path):
    data, segments = cloud(), [Segment(0, FIRST), Segment(40, LATER)]
    told = printed(training_script(data, segments, steps=40), tmp_path)
    run = TrainingHistory(data, segments, grid=Grid((-1.0, -1.0), (1.0, 1.0), 2))
    assert float(told["training loss"]) == run.frames(40, 1, 1).train_loss[0]


def test_the_script_holds_the_activation_of_each_layer(tmp_path):
    data, settings = cloud(), Settings(hidden=(4, 2), activation=("relu", "tanh"))
    told = printed(training_script(data, [Segment(0, settings)], steps=50), tmp_path)
    run = TrainingHistory(data, [Segment(0, settings)], grid=Grid((-1.0, -1.0), (1.0, 1.0), 2))
    assert told["training loss"] == repr(scores(run.state(50), data, settings).train_loss)


@pytest.mark.parametrize("optimizer", ["momentum", "rmsprop"])
def test_the_script_holds_the_rule_of_each_optimizer(optimizer, tmp_path):
    data, settings = cloud(), Settings(optimizer=optimizer, learning_rate=0.01)
    told = printed(training_script(data, [Segment(0, settings)], steps=50), tmp_path)
    run = TrainingHistory(data, [Segment(0, settings)], grid=Grid((-1.0, -1.0), (1.0, 1.0), 2))
    assert told["training loss"] == repr(scores(run.state(50), data, settings).train_loss)


def test_without_test_points_the_script_prints_the_training_loss_alone(tmp_path):
    told = printed(training_script(cloud(tests=0), [Segment(0, FIRST)], steps=3), tmp_path)
    assert "training loss" in told
    assert "test loss" not in told


def test_a_run_that_breaks_off_does_so_in_the_script(tmp_path):
    wild = Settings(activation="linear", hidden=(8, 8, 8), learning_rate=9, initial_scale=5, l2=5)
    data, segments = cloud(), [Segment(0, wild)]
    run = TrainingHistory(data, segments, grid=Grid((-1.0, -1.0), (1.0, 1.0), 2))
    last = run.frames(0, 50, 1).stop.step
    told = printed(training_script(data, segments, steps=500), tmp_path)
    assert told[f"step {last} not"] == "finite"
    assert float(told["training loss"]) == scores(run.state(last), data, wild).train_loss


def test_the_script_imports_numpy_and_the_standard_library_alone():
    tree = ast.parse(training_script(cloud(), [Segment(0, FIRST)], steps=3))
    froms = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    plain = [a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names]
    names = {name.split(".")[0] for name in froms + plain}
    assert names <= {"numpy", *sys.stdlib_module_names}
    assert "numpy" in names


def test_the_domain_of_a_script():
    with pytest.raises(ValueError, match=r"^steps must be a whole number of at least 1; got 0$"):
        training_script(cloud(), [Segment(0, FIRST)], steps=0)
