import codecs
import contextlib
import csv
import io
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data import CLASS_COUNTS, Dataset, generate, separable_example
from files.csv_problems import CsvError
from files.penguins import penguins
from files.tables import format_csv, parse_csv

GOOD = "x,y,class\n1,2,a\n3,4,b\n"


def file(*rows, header="x,y,class"):
    """Make the bytes of a file from its header and rows."""
    return "\n".join([header, *rows]).encode()


def refused(content):
    """Return the error that a file is refused with."""
    with pytest.raises(CsvError) as caught:
        parse_csv(content)
    return caught.value


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


@pytest.mark.parametrize(
    ("content", "kind", "row", "column", "value", "limit"),
    [
        (b"", "empty", None, None, None, None),
        (b"\n\n", "empty", None, None, None, None),
        (codecs.BOM_UTF8, "empty", None, None, None, None),
        (file(), "empty", None, None, None, None),
        (b"x" * (2**20 + 1), "too_big", None, None, 2**20 + 1, 2**20),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", None, None, None, None),
        (GOOD.encode("utf-16"), "binary", None, None, None, None),
        (pickle.dumps([1.5, GOOD]), "binary", None, None, None, None),
        (
            file("1,2,개").replace("개".encode(), "개".encode("cp949")),
            "not_utf8",
            2,
            None,
            None,
            None,
        ),
        (file('1,2,"a', "3,4,b"), "malformed", 2, None, None, None),
        (file("1,2,a", '3,4,"b"c'), "malformed", 3, None, None, None),
        (file("1,2," + "a" * 200_000), "malformed", 2, None, None, None),
        (GOOD.replace(",", ";").encode(), "delimiter", 1, None, ";", None),
        (GOOD.replace(",", "\t").encode(), "delimiter", 1, None, "\t", None),
        (GOOD.replace(",", "|").encode(), "delimiter", 1, None, "|", None),
        (b"x;y;class\n1,5;2,5;a\n", "delimiter", 1, None, ";", None),
        (b"x,y\n1,2\n", "columns", 1, None, 2, 3),
        (b"id,x,y,class\n1,1,2,a\n", "columns", 1, None, 4, 3),
        (file("1,2,a", "3,4"), "columns", 3, None, 2, 3),
        (file("1,2,a", "3,4,b,5"), "columns", 3, None, 4, 3),
        (file("1,2,a", "", "3"), "columns", 4, None, 1, 3),
        (b"1,2,a\n3,4,b\n", "no_header", 1, "1", "1", None),
        (b"x,,class\n1,2,a\n", "blank_header", 1, "2", None, None),
        (b"x,y,x\n1,2,a\n", "duplicate_header", 1, "3", "x", None),
        (b"x," + b"y" * 61 + b",class\n", "too_long", 1, "2", 61, 60),
        (file("1,2," + "a" * 61), "too_long", 2, "class", 61, 60),
        (file("1,2,a", "3,four,b"), "not_a_number", 3, "y", "four", None),
        (file(",2,a"), "not_a_number", 2, "x", "", None),
        (file("1_000,2,a"), "not_a_number", 2, "x", "1_000", None),
        (file("١,2,a"), "not_a_number", 2, "x", "١", None),
        (file("0x10,2,a"), "not_a_number", 2, "x", "0x10", None),
        (file('"1,5",2,a'), "not_a_number", 2, "x", "1,5", None),
        (file("__import__('os'),2,a"), "not_a_number", 2, "x", "__import__('os')", None),
        (file("NaN,2,a"), "not_finite", 2, "x", "NaN", None),
        (file("1,-inf,a"), "not_finite", 2, "y", "-inf", None),
        (file("1,Infinity,a"), "not_finite", 2, "y", "Infinity", None),
        (file("1e999,2,a"), "too_far", 2, "x", "1e999", 1e100),
        (file("1,-1.1e100,a"), "too_far", 2, "y", "-1.1e100", 1e100),
        (file("1,2,"), "blank_label", 2, "class", None, None),
        (file(*["1,2,a"] * 2000, "3,4,b"), "too_many_rows", 2002, None, None, 2000),
        (file("1,2,a", "3,4,a"), "one_class", None, "class", "a", 2),
        (file(*[f"1,2,{c}" for c in "abcdef"]), "too_many_classes", 7, "class", "f", 5),
    ],
)
def test_a_bad_file_is_refused_with_the_place(content, kind, row, column, value, limit):
    error = refused(content)
    found = (error.kind, error.row, error.column, error.value, error.limit)
    assert found == (kind, row, column, value, limit)
    for part in (row, column, value):
        assert part is None or f"{part}" in str(error) or f"{part!r}" in str(error)


def test_the_message_names_row_column_value_and_limit():
    assert str(refused(file("1,2e100,a"))) == (
        "too_far: row 2, column 'y', value '2e100', limit 1e+100"
    )
    assert str(refused(b"")) == "empty"


def test_a_long_value_is_cut():
    error = refused(file("1," + "y" * 5000 + ",a"))
    assert error.value == "y" * 40 + "…"
    assert len(str(error)) < 120


def test_the_limits_themselves_are_allowed():
    rows = [f"1e100,-1e100,{'abcde'[i % 5] * 60}" for i in range(2000)]
    data = parse_csv(file(*rows))
    assert data.sizes.tolist() == [400] * 5
    content = file("1,2,a", "3,4,b")
    assert parse_csv(content + b"\n" * (2**20 - len(content))).sizes.tolist() == [1, 1]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    with contextlib.suppress(CsvError):
        assert np.all(np.isfinite(parse_csv(content).inputs))


@given(st.text(alphabet='1.5e-,;"\n\r\tabxnanif ', max_size=80))
def test_any_rows_below_a_header_are_read_or_refused(rows):
    with contextlib.suppress(CsvError):
        assert np.all(np.isfinite(parse_csv(file(rows)).inputs))


@given(st.lists(st.tuples(*[st.floats(-1e100, 1e100)] * 2), min_size=2, max_size=40))
def test_numbers_come_back_to_the_last_bit(points):
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
