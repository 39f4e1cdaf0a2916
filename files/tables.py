"""A person's own CSV file: two columns of numbers and a column of classes, read and written."""

import csv
import io
import re
from collections.abc import Iterator

import numpy as np

from core.data import Dataset
from files.csv_problems import CsvError, CsvProblem

MAX_BYTES = 2**20
MAX_ROWS = 2_000
MIN_CLASSES = 2
MAX_CLASSES = 5
MAX_LETTERS = 60
# Squares of the inputs are features, and a sum of them must stay far within float64.
MAX_SIZE = 1e100

# Python's float() would also take "1_000" and the digits of every script.
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
_WITH_UNIT = re.compile(r"(.+) \((.+)\)")
_COLUMNS = 3


def parse_csv(content: bytes) -> Dataset:
    r"""Read a CSV file: a header, then two finite numbers and a class in every row.

    Commas separate the columns; cells may be quoted, lines may end in any way, and a byte-order
    mark and empty lines are passed over. A unit may follow a name: "bill length (mm)". The classes
    are sorted by name. Nothing in the file is ever run.

    Parameters
    ----------
    content : bytes
        The file, UTF-8, up to 1 MiB and 2,000 rows of data, with 2 to 5 classes.

    Returns
    -------
    Dataset
        The points, in the file's order.

    Raises
    ------
    CsvError
        If anything breaks these rules. It says where, and what is there.

    References
    ----------
    Shafranovich, Y. (2005). Common format and MIME type for comma-separated values. RFC 4180.

    Examples
    --------
    >>> data = parse_csv(b"width (cm),height (cm),fruit\n7,6.5,apple\n19,4,banana\n")
    >>> data.axes, data.units, data.classes
    (('width', 'height'), ('cm', 'cm'), ('apple', 'banana'))
    >>> parse_csv(b"x,y,class\n1,two,a\n")
    Traceback (most recent call last):
    files.csv_problems.CsvError: not_a_number: row 2, column 'y', value 'two'
    """
    rows = _rows(_text(content))
    first, second, label_name = header = _header(next(rows, None))
    records = _records(rows, header)
    classes = _classes([(row, label) for row, _, label in records], label_name)
    (axis, unit), (other_axis, other_unit) = _axis_and_unit(first), _axis_and_unit(second)
    return Dataset(
        np.array([point for _, point, _ in records]),
        np.array([classes.index(label) for _, _, label in records]),
        classes,
        (axis, other_axis),
        (unit, other_unit),
        label_name,
    )


def format_csv(dataset: Dataset) -> str:
    """Write a data set as CSV text, from which `parse_csv` reads the same numbers to the last bit.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    str
        A header, then a row for each point; lines end in a line feed.

    Examples
    --------
    >>> from core.data import separable_example
    >>> format_csv(separable_example()).splitlines()[:2]
    ['x₁,x₂,class', '0.0,0.0,0']
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    pairs = zip(dataset.axes, dataset.units, strict=True)
    axes = [f"{axis} ({unit})" if unit else axis for axis, unit in pairs]
    writer.writerow([*axes, dataset.label_name])
    for (x, y), label in zip(dataset.inputs.tolist(), dataset.labels, strict=True):
        writer.writerow([repr(x), repr(y), dataset.classes[label]])
    return text.getvalue()


def _text(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise CsvError("too_big", value=len(content), limit=MAX_BYTES)
    if b"\0" in content:
        raise CsvError("binary")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise CsvError("not_utf8", row=row) from None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Count the rows, pass over the empty ones, and strip the cells."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    row = 0
    try:
        for row, cells in enumerate(reader, start=1):
            if cells:
                yield row, [cell.strip() for cell in cells]
    except csv.Error:
        raise CsvError("malformed", row=row + 1) from None


def _header(first: tuple[int, list[str]] | None) -> list[str]:
    """Check the names of the three columns."""
    if first is None:
        raise CsvError("empty")
    row, names = first
    others = [mark for mark in ";\t|" if any(mark in name for name in names)]
    if len(names) < _COLUMNS and others:
        raise CsvError("delimiter", row=row, value=others[0])
    _check_count(row, names)
    for number, name in enumerate(names, start=1):
        _check_name(row, str(number), name)
        if name in names[: number - 1]:
            raise CsvError("duplicate_header", row=row, column=str(number), value=name)
    return names


def _check_name(row: int, column: str, name: str) -> None:
    if not name:
        raise CsvError("blank_header", row=row, column=column)
    if _NUMBER.fullmatch(name):
        raise CsvError("no_header", row=row, column=column, value=name)
    _check_length(row, column, name)


def _check_count(row: int, cells: list[str]) -> None:
    if len(cells) != _COLUMNS:
        raise CsvError("columns", row=row, value=len(cells), limit=_COLUMNS)


def _check_length(row: int, column: str, text: str) -> None:
    if len(text) > MAX_LETTERS:
        raise CsvError("too_long", row=row, column=column, value=len(text), limit=MAX_LETTERS)


def _records(
    rows: Iterator[tuple[int, list[str]]], header: list[str]
) -> list[tuple[int, list[float], str]]:
    records = [(row, *_record(row, cells, header)) for row, cells in rows]
    if not records:
        raise CsvError("empty")
    if len(records) > MAX_ROWS:
        raise CsvError("too_many_rows", row=records[MAX_ROWS][0], limit=MAX_ROWS)
    return records


def _record(row: int, cells: list[str], header: list[str]) -> tuple[list[float], str]:
    """Check one row of data and take it apart into a point and its class."""
    _check_count(row, cells)
    *point, label = cells
    *axes, label_name = header
    if not label:
        raise CsvError("blank_label", row=row, column=label_name)
    _check_length(row, label_name, label)
    return [_number(row, *pair) for pair in zip(axes, point, strict=True)], label


def _number(row: int, column: str, cell: str) -> float:
    if _NOT_FINITE.fullmatch(cell):
        raise CsvError("not_finite", row=row, column=column, value=cell)
    if not _NUMBER.fullmatch(cell):
        raise CsvError("not_a_number", row=row, column=column, value=cell)
    number = float(cell)
    if abs(number) > MAX_SIZE:
        raise CsvError("too_far", row=row, column=column, value=cell, limit=MAX_SIZE)
    return number


def _classes(labels: list[tuple[int, str]], column: str) -> tuple[str, ...]:
    """Sort the names of the classes, if there are neither too few nor too many."""
    known: set[str] = set()
    for row, label in labels:
        known.add(label)
        if len(known) > MAX_CLASSES:
            kind: CsvProblem = "too_many_classes"
            raise CsvError(kind, row=row, column=column, value=label, limit=MAX_CLASSES)
    if len(known) < MIN_CLASSES:
        raise CsvError("one_class", column=column, value=labels[0][1], limit=MIN_CLASSES)
    return tuple(sorted(known))


def _axis_and_unit(name: str) -> tuple[str, str]:
    found = _WITH_UNIT.fullmatch(name)
    return (found[1], found[2]) if found else (name, "")
