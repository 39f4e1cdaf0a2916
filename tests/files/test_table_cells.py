import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from files.table_cells import counts_rows, in_order, is_not_finite, labels_of, numbers_of


def column(*cells: str) -> pd.Series:
    return pd.Series(cells, dtype="str")


@pytest.mark.parametrize(
    ("separator", "cells", "values"),
    [
        (",", ["1", "-2.5", "+.5", "3.", "1e3", "1E-2"], [1, -2.5, 0.5, 3, 1000, 0.01]),
        (",", ["−1.5", "2"], [-1.5, 2]),
        (";", ["1,5", "−2", ",5", "1e3"], [1.5, -2, np.nan, 1000]),
        (";", ["1.234,5", "2,25"], [1234.5, 2.25]),
        (";", ["1,234", "2"], [1.234, 2]),
        ("\t", ["1,234", "900", "1,234.5"], [1234, 900, 1234.5]),
        ("\t", ["1,5", "1,234"], [1.5, 1.234]),
        (",", ["20,000", "1,200,000", "15"], [20000, 1200000, 15]),
        (",", ["1,5", "2,25"], [1.5, 2.25]),
    ],
)
def test_numbers_are_read_however_they_are_written(
    separator: str, cells: list[str], values: list[float]
) -> None:
    read = numbers_of(column(*cells), separator=separator)
    np.testing.assert_array_equal(read.values, values)
    assert read.wrong.tolist() == np.isnan(values).tolist()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_to_the_last_bit(number: float) -> None:
    assert numbers_of(column(repr(number))).values.tobytes() == np.float64(number).tobytes()


@pytest.mark.parametrize(
    "cell", ["1_000", "١", "0x10", "1.2.3", "1,23,4", "12%", "$5", "1 2", "two", "=1", "1e", "inf"]
)
def test_what_is_no_number_is_none(cell: str) -> None:
    read = numbers_of(column(cell))
    assert (read.wrong.tolist(), read.missing.tolist(), read.share) == ([True], [False], 0.0)


def test_what_is_missing_is_neither_wrong_nor_a_number() -> None:
    read = numbers_of(column("", "NA", "N/A", "?", "NaN", "null", "None", "-", "1"))
    assert read.missing.tolist() == [True] * 8 + [False]
    assert not read.wrong.any()
    assert read.share == 1.0
    assert numbers_of(column("", "NA")).share == 0.0


def test_a_class_may_be_called_none() -> None:
    assert labels_of(column("None", "NA", "-", "?")).names.tolist() == ["None", "", "-", ""]


def test_spellings_of_one_number_or_truth_are_one_class() -> None:
    read = labels_of(column("1.0", "1", "0", "1", "0.0", "0", "-0"))
    assert read.names.tolist() == ["1", "1", "0", "1", "0", "0", "0"]
    assert read.joined == (("1", "1.0"), ("0", "0.0", "-0"))
    read = labels_of(column("True", "FALSE", "true", "True"))
    assert read.names.tolist() == ["True", "FALSE", "True", "True"]
    assert read.joined == (("True", "true"),)


def test_other_spellings_stay_apart_and_are_told() -> None:
    read = labels_of(column("Aa", "aa", "b", "1", "1.0"))
    assert read.names.tolist() == ["Aa", "aa", "b", "1", "1.0"]
    assert (read.joined, read.alike) == ((), (("Aa", "aa"),))


def test_classes_that_are_numbers_come_in_their_order() -> None:
    assert in_order(["10", "9", "1.5", "-1", "−2"]) == ("−2", "-1", "1.5", "9", "10")
    assert in_order(["c10", "c9", "1"]) == ("1", "c10", "c9")


@pytest.mark.parametrize(
    ("values", "counts"),
    [([0, 1, 2], True), ([1, 2], True), ([2000, 2001], False), ([1, 3], False), ([], False)],
)
def test_what_counts_rows(values: list[float], counts: bool) -> None:
    assert counts_rows(np.array(values, dtype=float)) is counts
    assert not counts_rows(np.array([0.0, np.nan, 2.0]))


def test_infinity_is_told_from_other_words() -> None:
    assert [is_not_finite(one) for one in ("inf", "-Infinity", "+nan", "info", "1")] == [
        *(True, True, True, False, False)
    ]
