import contextlib

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from samples import LONG, REFUSED, SAMPLES, SIX_CLASSES, Refused, Sample

from files.csv_problems import CsvError
from files.table_choice import (
    MAX_ROWS,
    Chosen,
    Columns,
    choose,
    class_columns,
    number_columns,
    preselected,
)
from files.table_text import Table, read_table


def first_choice(content: bytes) -> tuple[Table, Chosen]:
    """Read a table and take the columns that are chosen of it at first."""
    table = read_table(content)
    return table, choose(table, preselected(table))


def error_of(content: bytes) -> CsvError:
    with pytest.raises(CsvError) as caught:
        first_choice(content)
    return caught.value


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_table_is_used_as_a_person_would(sample: Sample) -> None:
    table, chosen = first_choice(sample.content)
    data, columns = chosen.dataset, chosen.columns
    assert tuple(table.names[i] for i in vars(columns).values()) == sample.columns
    assert data.classes == sample.classes
    assert len(data.labels) == sample.count
    if chosen.sampled_from is None:
        ends = [(*data.inputs[i].tolist(), data.classes[data.labels[i]]) for i in (0, -1)]
        assert ends == [sample.first, sample.last]


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_used_is_refused_with_the_place(case: Refused) -> None:
    content, *expected = case
    error = error_of(content)
    assert [error.kind, error.row, error.column, error.value, error.limit] == expected


def test_a_long_value_is_cut_and_the_message_names_the_parts() -> None:
    error = error_of(b"x,y,class\n1,2,a\n1," + b"y" * 500 + b",b\n")
    assert error.value == "y" * 40 + "…"
    assert str(error) == f"not_a_number: row 3, column 'y', value '{'y' * 40}…'"


def test_other_columns_can_be_chosen() -> None:
    table = read_table(SAMPLES["titanic"].content)
    chosen = choose(table, Columns(x1=5, x2=7, label=8))
    assert chosen.dataset.classes == ("C", "S")  # the age of the only Q is missing
    assert chosen.dataset.axes == ("Age", "Fare")
    assert chosen.dataset.label_name == "Embarked"
    assert [table.names[i] for i in number_columns(table)] == [
        *("PassengerId", "Survived", "Pclass", "Age", "SibSp", "Fare")
    ]


def test_a_column_is_used_once() -> None:
    table = read_table(SAMPLES["iris"].content)
    for columns in (Columns(1, 1, 4), Columns(4, 1, 4), Columns(0, 1, 1)):
        with pytest.raises(CsvError) as caught:
            choose(table, columns)
        assert caught.value.kind == "same_column"


def test_classes_can_be_chosen_and_there_are_at_least_two() -> None:
    table = read_table(SIX_CLASSES.encode())
    chosen = choose(table, Columns(0, 1, 2), ["c5", "c1"])
    assert chosen.dataset.classes == ("c1", "c5")
    assert chosen.dataset.inputs[:, 0].tolist() == [1, 5, 7, 11]
    assert (chosen.others, chosen.classes) == (8, ("c0", "c1", "c2", "c3", "c4", "c5"))
    with pytest.raises(CsvError) as caught:
        choose(table, Columns(0, 1, 2), ["c5", "unknown"])
    assert (caught.value.kind, caught.value.value) == ("few_classes", 1)


def test_the_most_frequent_classes_are_chosen_whatever_their_order() -> None:
    labels = "fabcdeabcdeabcde"  # f comes first, and once
    rows = "".join(f"{i},{i % 3},{label}\n" for i, label in enumerate(labels))
    _table, chosen = first_choice(("x,y,class\n" + rows).encode())
    assert chosen.dataset.classes == ("a", "b", "c", "d", "e")
    assert chosen.others == 1


def test_of_a_long_table_the_same_sample_is_taken_in_the_order_of_the_file() -> None:
    _table, chosen = first_choice(LONG.encode())
    x, y = chosen.dataset.inputs.T
    assert len(x) == MAX_ROWS == len(set(x.tolist()))
    assert np.all(np.diff(x) > 0)
    np.testing.assert_array_equal(y, x * x % 97)
    np.testing.assert_array_equal(chosen.dataset.labels, x % 2)
    again = first_choice(LONG.encode())[1].dataset
    np.testing.assert_array_equal(again.inputs, chosen.dataset.inputs)
    # Each row is as likely as another: of the first half there are 1,000, give or take 4 sigma.
    assert abs(np.sum(x < 1500) - 1000) < 4 * np.sqrt(3000 * (1 / 3) * (2 / 3) / 2)


def test_a_row_is_left_out_only_for_the_columns_in_use() -> None:
    table = read_table(b"a,b,c,class\n1,2,NA,p\n3,NA,4,q\n5,6,7,p\n8,9,1,q\n")
    assert choose(table, Columns(0, 1, 3)).missing == 1
    assert choose(table, Columns(0, 2, 3)).missing == 1
    assert choose(table, Columns(1, 2, 3)).missing == 2


def test_units_and_long_names() -> None:
    long = "how tall are you in centimetres without your shoes this morning?"
    _table, chosen = first_choice(f"width (cm),{long},kind\n1,2,a\n3,4,b\n".encode())
    assert chosen.dataset.axes == ("width", long[:59] + "…")
    assert chosen.dataset.units == ("cm", "")


def test_what_a_column_may_be() -> None:
    table = read_table(SAMPLES["penguins"].content)
    assert [table.names[i] for i in number_columns(table)] == [
        *("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "year")
    ]
    assert {"species", "island", "sex", "year"} <= {table.names[i] for i in class_columns(table)}


@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00\xd8")
def test_any_bytes_are_used_or_refused(content: bytes) -> None:
    with contextlib.suppress(CsvError):
        assert np.all(np.isfinite(first_choice(content)[1].dataset.inputs))


@given(st.text(alphabet='1.5e-,;"\n\r\tabx?nanif#= ', max_size=80), st.booleans())
def test_any_rows_are_used_or_refused(rows: str, header: bool) -> None:
    with contextlib.suppress(CsvError):
        data = first_choice((("x,y,class\n" if header else "") + rows).encode())[1].dataset
        assert np.all(np.isfinite(data.inputs))
        assert 2 <= len(data.classes) <= 5
