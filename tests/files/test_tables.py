import codecs
import csv
import io

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.data import CLASS_COUNTS, Dataset, generate, separable_example
from files.penguins import penguins
from files.table_choice import LEAST_SPREAD
from files.tables import as_text, format_csv, parse_csv

GOOD = "x,y,class\n1,2,a\n3,4,b\n"


def same(one, other):
    """Tell whether two data sets agree to the last bit, signs of zero included."""
    return (
        one.inputs.tobytes() == other.inputs.tobytes()
        and one.labels.tolist() == other.labels.tolist()
        and (one.classes, one.axes, one.units, one.label_name)
        == (other.classes, other.axes, other.units, other.label_name)
    )


def test_a_small_file_by_hand():
    data = parse_csv("키 (cm),weight,종\n1.5,-2e1,개\n.5,+3.,고양이\n1,1,개\n".encode())
    assert data.inputs.tolist() == [[1.5, -20], [0.5, 3], [1, 1]]
    assert data.labels.tolist() == [0, 1, 0]
    assert data.classes == ("개", "고양이")
    assert (data.axes, data.units, data.label_name) == (("키", "weight"), ("cm", ""), "종")


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode(),
        GOOD.rstrip().encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        codecs.BOM_UTF8 + GOOD.encode(),
        GOOD.encode("utf-16"),
        b'"x","y","class"\n"1","2","a"\n"3","4","b"\n',
        b" x , y , class \n 1 , 2 , a \n 3 , 4 , b \n",
        b"\nx,y,class\n\n1,2,a\n\n\n3,4,b\n\n",
    ],
)
def test_every_way_to_write_the_same_table_reads_the_same(content):
    assert same(
        parse_csv(content),
        Dataset(
            np.array([[1.0, 2], [3, 4]]),
            np.array([0, 1]),
            ("a", "b"),
            ("x", "y"),
            label_name="class",
        ),
    )


def test_quoted_cells_may_hold_commas_and_quotation_marks():
    data = parse_csv(b'"x, first",y,class\n1,2,"a ""quoted"", name"\n3,4,b\n')
    assert data.axes[0] == "x, first"
    assert data.classes == ('a "quoted", name', "b")


@given(st.lists(st.tuples(*[st.floats(-1e100, 1e100)] * 2), min_size=2, max_size=40))
def test_numbers_come_back_to_the_last_bit(points):
    spreads = np.ptp(np.array(points), axis=0)
    assume(not np.any((spreads > 0) & (spreads < LEAST_SPREAD)))
    labels = np.arange(len(points)) % 2
    data = Dataset(
        np.array(points), labels, ("a, b", 'say "c"'), ("x", "y (old)"), ("mm", ""), "kind"
    )
    again = parse_csv(format_csv(data).encode())
    assert again.inputs.tobytes() == data.inputs.tobytes()
    assert again.classes == data.classes


@pytest.mark.parametrize(
    "data",
    [penguins(), separable_example()]
    + [
        generate(shape, 40, noise=0.5, seed=1, classes=count)
        for shape, counts in CLASS_COUNTS.items()
        for count in counts
    ],
)
def test_every_built_in_data_set_comes_back_whole(data):
    assert same(parse_csv(format_csv(data).encode()), data)


def test_the_text_is_what_the_csv_module_of_python_reads():
    rows = list(csv.DictReader(io.StringIO(format_csv(penguins()))))
    assert rows[0] == {
        "bill length (mm)": "39.1",
        "flipper length (mm)": "181.0",
        "species": "Adelie",
    }
    assert len(rows) == 342


FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "－x", "＋x", "＠x", '=HYPERLINK("x")']


@pytest.mark.parametrize("name", FORMULAS)
def test_no_name_is_written_as_a_formula(name):
    data = Dataset(
        np.array([[1.0, -2], [3, -4]]),
        np.array([0, 1]),
        (name, "\N{FULLWIDTH LATIN SMALL LETTER Z}"),
        (name, "y"),
    )
    header, first, _second = csv.reader(io.StringIO(format_csv(data)))
    assert header == [f"'{name}", "y", "class"]
    assert first == ["1.0", "-2.0", f"'{name}"]
    # A spreadsheet shows the mark; the name is read without it.
    assert same(parse_csv(format_csv(data).encode()), data)


@pytest.mark.parametrize("name", ["-1", "+2.5e3", "−3", "a=b", "x-1", "'a'", "", "개"])
def test_other_names_are_written_as_they_are(name):
    assert as_text(name) == name
