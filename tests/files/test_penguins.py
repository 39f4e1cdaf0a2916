import hashlib
from pathlib import Path

import numpy as np

import files.penguins
from files.penguins import penguins
from files.tables import parse_csv

FILE = Path(files.penguins.__file__).with_name("penguins.csv")


def test_the_penguins_are_the_published_ones():
    # Counted in the package palmerpenguins 0.1.6: 152, 68 and 124 birds, two without measurements.
    data = penguins()
    assert data.classes == ("Adelie", "Chinstrap", "Gentoo")
    assert data.sizes.tolist() == [151, 68, 123]
    assert data.inputs.shape == (342, 2)


def test_the_measurements_span_the_published_range():
    # As the documentation of several teaching packages for R gives it, in mm.
    data = penguins()
    assert data.inputs.min(axis=0).tolist() == [32.1, 172]
    assert data.inputs.max(axis=0).tolist() == [59.6, 231]


def test_axes_carry_their_units():
    data = penguins()
    assert data.axes == ("bill length", "flipper length")
    assert data.units == ("mm", "mm")
    assert data.label_name == "species"


def test_the_file_is_unchanged():
    content = FILE.read_bytes()
    known = "21117dd4ae762377feb2ea6809ad08e3ec235d7df7070e3074cdbe5b9e20064e"
    assert hashlib.sha256(content).hexdigest() == known
    assert np.array_equal(parse_csv(content).inputs, penguins().inputs)


def test_the_file_says_where_it_comes_from():
    note = FILE.with_name("README.md").read_text(encoding="utf-8")
    assert "Gorman KB, Williams TD, Fraser WR (2014)" in note
    assert "CC0" in note
