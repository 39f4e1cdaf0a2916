"""What can be taken away from a run is what the page shows."""

import codecs
import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from course import opened, readouts, seen, texts
from training_page import BREAKS_OFF, at, files, film_numbers, runs, training, upload

from files.tables import parse_csv
from lessons.train.experiment import Source, prepared
from lessons.train.moment import COLUMNS


def printed(script: str | bytes, folder: Path) -> dict[str, str]:
    """Run a script where nothing of this project can be imported, and read what it prints."""
    assert isinstance(script, str)
    file = folder / "run.py"
    file.write_text(script, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-I", str(file)], cwd=folder, capture_output=True, text=True, check=True
    )
    return dict(line.rsplit(" ", 1) for line in told.stdout.splitlines())


@pytest.mark.parametrize(
    ("settings", "step"),
    [
        ({"seed": "3"}, 370),
        ({"data": "penguins", "past": "0*squared_error*adam*0.3*5*0*0*relu~20"}, 100),
        pytest.param(BREAKS_OFF, 130, marks=pytest.mark.exhaustive),
    ],
    ids=["xor", "with a past", "broken off"],
)
def test_the_script_prints_the_losses_that_the_page_shows(
    settings: dict[str, str], step: int, tmp_path: Path
) -> None:
    app = at(training("takeaway", **settings), step)
    told = printed(files(app)[f"training-to-step-{step}.py"](), tmp_path)
    shown_now = readouts(app)
    assert told["training loss"] == repr(float(shown_now["train_loss"]))
    assert told["test loss"] == repr(float(shown_now["test_loss"]))


@pytest.mark.parametrize(
    ("settings", "step"),
    [
        ({"seed": "3", "rival": "adam"}, 370),
        pytest.param(
            {"rival": "loss", "past": "0*squared_error*adam*0.3*5*0*0*relu~20"},
            100,
            marks=pytest.mark.exhaustive,
        ),
        pytest.param(
            {**BREAKS_OFF, "lr": "1", "rival": "faster"}, 300, marks=pytest.mark.exhaustive
        ),
    ],
    ids=["adam", "with a past", "broken off"],
)
def test_the_script_of_the_rival_prints_its_losses(
    settings: dict[str, str], step: int, tmp_path: Path
) -> None:
    app = at(training("takeaway", **settings), step)
    scripts = [name for name in files(app) if "training-to" in name]
    assert len(scripts) == 2
    (second,) = [name for name in scripts if name.startswith("second-")]
    told = printed(files(app)[second](), tmp_path)
    shown_now = readouts(app)
    assert told["training loss"] == repr(float(shown_now["rival_train_loss"]))
    assert told["test loss"] == repr(float(shown_now["rival_test_loss"]))
    assert shown_now["rival_train_loss"] != shown_now["train_loss"]


def test_weights_and_losses_of_the_rival_are_its_own() -> None:
    app = at(training("takeaway", rival="adam"), 200)
    taken = files(app)
    block = runs(app)[1].film.state(200).parameters
    told = json.loads(taken["second-weights-step-200.json"]())
    assert told["layers"][0]["weights"] == block[:8, :2].tolist()
    content = taken["second-weights-step-200.npz"]()
    assert isinstance(content, bytes)
    archive = np.load(io.BytesIO(content), allow_pickle=False)
    np.testing.assert_array_equal(archive["biases_1"], block[:8, 2])
    lines = text_of(taken["second-losses-to-step-200.csv"]).splitlines()
    assert float(lines[-1].split(",")[2]) == film_numbers(app, 1)["train_loss"][20]
    assert len([name for name in taken if name.startswith("data-")]) == 1


def test_without_a_rival_there_are_no_files_of_one() -> None:
    assert not [name for name in files(at(training("takeaway"), 50)) if name.startswith("second-")]


def test_the_weights_are_those_of_the_shown_step() -> None:
    app = at(training("takeaway", layers="4,2"), 200)
    taken = files(app)
    block = runs(app)[0].film.state(200).parameters
    told = json.loads(taken["weights-step-200.json"]())
    assert told["step"] == 200
    assert told["layers"][0]["weights"] == block[:4, :2].tolist()
    content = taken["weights-step-200.npz"]()
    assert isinstance(content, bytes)
    archive = np.load(io.BytesIO(content), allow_pickle=False)
    np.testing.assert_array_equal(archive["biases_1"], block[:4, 2])


def text_of(write: Callable[[], str | bytes]) -> str:
    """Return a table as a file has it, without the mark that tells Excel how it is encoded."""
    content = write()
    assert isinstance(content, bytes)
    assert content.startswith(codecs.BOM_UTF8)
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("kind", ["xor", "penguins"])
def test_weights_and_data_are_enough_to_find_the_shown_losses(kind: str) -> None:
    app = at(training("takeaway", data=kind, layers="4,2"), 200)
    taken = files(app)
    told = json.loads(taken["weights-step-200.json"]())
    header, *rows = csv.reader(text_of(taken[f"data-{kind}.csv"]).splitlines())
    assert len(header) == 3
    inputs = np.array([[float(cell) for cell in row[:2]] for row in rows])
    labels = np.array([told["classes"].index(row[2]) for row in rows])
    if kind == "penguins":
        inputs = (inputs - told["mean"]) / told["deviation"]
    for layer in told["layers"]:
        scores = inputs @ np.transpose(layer["weights"]) + layer["biases"]
        inputs = np.tanh(scores)
    if kind == "xor":
        scores = np.hstack([np.zeros_like(scores), scores])
    beliefs = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    costs = -np.log(beliefs[np.arange(len(labels)), labels])
    numbers = readouts(app)
    film = runs(app)[0].film.data
    shares = len(film.train_labels), len(film.test_labels)
    shown = np.average([numbers["train_loss"], numbers["test_loss"]], weights=shares)
    np.testing.assert_allclose(costs.mean(), shown, rtol=1e-12)


def test_the_losses_are_those_of_every_frame_to_the_last_bit() -> None:
    app = at(training("takeaway"), 50)
    lines = text_of(files(app)["losses-to-step-50.csv"]).splitlines()
    assert lines[0] == "step,epoch,train_loss,test_loss,train_accuracy,test_accuracy"
    table = np.array([[float(cell) for cell in line.split(",")] for line in lines[1:]])
    numbers = film_numbers(app)
    np.testing.assert_array_equal(table[:, 0], [0, 10, 20, 30, 40, 50])
    for column, name in enumerate(COLUMNS, start=1):
        np.testing.assert_array_equal(table[:, column], numbers[name][:6])


def test_losses_that_there_are_not_have_no_column() -> None:
    taken = files(at(training("takeaway", split="1"), 40))
    assert text_of(taken["losses-to-step-40.csv"]).startswith(
        "step,epoch,train_loss,train_accuracy\n0,0,"
    )


@pytest.mark.parametrize("kind", ["xor", "penguins", "separable"])
def test_the_data_can_be_read_again_and_are_split_alike(kind: str) -> None:
    app = training("takeaway", data=kind, seed="3")
    content = files(app)[f"data-{kind}.csv"]()
    assert isinstance(content, bytes)
    again = parse_csv(content)
    film = runs(app)[0].film
    expected = prepared(Source(kind, again), 0.5, 3).data
    for part in ("train_inputs", "train_labels", "test_inputs", "test_labels"):
        np.testing.assert_array_equal(getattr(film.data, part), getattr(expected, part))


def test_there_is_no_script_of_no_steps() -> None:
    assert not [name for name in files(opened("train")) if "training-to" in name]


def outputs(notebook: str | bytes) -> dict[str, float]:
    """Run the code of a notebook, and read what it prints."""
    cells = [one["source"] for one in json.loads(notebook)["cells"] if one["cell_type"] == "code"]
    code = "\n".join("".join(lines) for lines in cells)
    told = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    ).stdout
    rows = (line.rsplit(" ", 1) for line in told.splitlines() if line[:4] in ("trai", "test"))
    return {
        name.replace(" ", "_").replace("training", "train"): float(value) for name, value in rows
    }


TABLE = b"width (cm),height (cm),fruit\n" + b"".join(
    b"%d,%d,%s\n" % (10 + i, 3 * (i % 5), (b"apple", b"pear", b"plum")[i % 3]) for i in range(30)
)


@pytest.mark.parametrize("own", [True, False], ids=["own table", "penguins"])
def test_scripts_and_notebook_give_the_numbers_of_the_page(own: bool, tmp_path: Path) -> None:
    settings = {"layers": "4,2", "activation": "relu,tanh", "features": "x1,x2,x1x2", "lr": "0.03"}
    app = opened("train", data="own" if own else "penguins", by_hand="l1.2.1:0.5", **settings)
    app = at(upload(app, TABLE) if own else app, 40)
    taken, shown = (
        files(app),
        {name: float(value) for name, value in readouts(app).items()},
    )
    told = printed(taken["training-to-step-40.py"](), tmp_path)
    assert told["training loss"] == repr(shown["train_loss"])
    assert told["test loss"] == repr(shown["test_loss"])
    for name, value in outputs(taken["model-step-40.ipynb"]()).items():
        assert value == pytest.approx(shown[name], rel=1e-12), name
    assert "import torch" in str(taken["pytorch-step-40.py"]())


@pytest.mark.exhaustive
def test_the_notebook_speaks_the_language_of_the_page() -> None:
    app = at(training("takeaway", lang="ko"), 20)
    first = json.loads(files(app)["model-step-20.ipynb"]())["cells"][0]
    assert "20단계" in "".join(first["source"])


def test_an_own_file_is_said_not_to_be_in_the_link() -> None:
    drawn = texts(seen("train", data="own"))
    loaded = texts(upload(opened("train", data="own")))
    assert "opens this very film" in drawn
    assert "opens this very film" not in loaded
    assert "but not your file" in loaded
