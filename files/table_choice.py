"""Two columns of a table and its classes: chosen, checked, and made a data set."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from core.data import Dataset
from core.shared.domain import FloatArray
from files.csv_problems import CsvError, CsvProblem
from files.table_cells import (
    MAX_SIZE,
    Labels,
    Marks,
    Numbers,
    in_order,
    is_not_finite,
    labels_of,
    numbers_of,
)
from files.table_text import Table

MAX_ROWS = 2_000
MIN_CLASSES = 2
MAX_CLASSES = 5
MAX_VALUES = 100  # among which classes can be chosen
MAX_LETTERS = 60
LEAST_SPREAD = 1e-300
SEED = 0  # of the sample of a long table

_MEANT = 0.5  # share of numbers from which on a column is meant to hold numbers alone
_WITH_UNIT = re.compile(r"(.+) \((.+)\)")
# What people call the column of the classes; the rest of a name may follow after a blank.
_CLASS_NAMES = re.compile(
    r"(class|classes|label|labels|species|target|category|variety|type|kind|group|outcome|diagnosis"
    r"|survived|종|종류|품종|분류|범주|부류|구분|유형|클래스|라벨|레이블|정답|결과|생존)",
    re.IGNORECASE,
)
# And that of names of rows, which are numbers without a size.
_ROW_NAMES = re.compile(
    r"(?i:(.*[ _])?(id|index|no\.?|nr\.?|#))|.*[a-z]I[Dd]|.*(번호|순번|학번|연번)"
)


@dataclass(frozen=True)
class Columns:
    """Which columns of a table are used, by their numbers from 0."""

    x1: int
    x2: int
    label: int


@dataclass(frozen=True)
class Chosen:
    """A data set out of a table, and what was done to the table for it.

    Attributes
    ----------
    dataset : Dataset
        The points, in the order of the file.
    columns : Columns
        Where they come from.
    classes : tuple of str
        All classes that the column holds, in their order; those of the data set are some of them.
    missing : int
        Rows left out since a value is missing.
    others : int
        Rows left out since their class is not chosen.
    most_frequent : bool
        Whether the classes of the data set are the most frequent ones, and not a choice.
    sampled_from : int or None
        How many rows the sample is of, where there are too many.
    marks : tuple of str
        How the numbers of both columns are written.
    labels : Labels
        The column of the classes, with spellings that are joined, or alike.
    """

    dataset: Dataset
    columns: Columns
    classes: tuple[str, ...]
    missing: int
    others: int
    most_frequent: bool
    sampled_from: int | None
    marks: tuple[Marks, Marks]
    labels: Labels


def number_columns(table: Table) -> list[int]:
    """Return the columns that are meant to hold numbers, by their numbers from 0.

    Parameters
    ----------
    table : Table
        A table.

    Returns
    -------
    list of int
        Those with numbers in most cells that hold something.
    """
    return [i for i, facts in enumerate(table.facts) if facts.share >= _MEANT]


def class_columns(table: Table) -> list[int]:
    """Return the columns that can hold classes: those with 2 to 100 different values.

    Parameters
    ----------
    table : Table
        A table.

    Returns
    -------
    list of int
        Their numbers, from 0.
    """
    return [i for i, one in enumerate(table.facts) if MIN_CLASSES <= one.values <= MAX_VALUES]


def preselected(table: Table) -> Columns:
    r"""Choose the columns that a person would most likely choose.

    The classes are the column that is called so, or else one of text, or of few whole numbers. The
    coordinates are the first two columns of numbers that vary, and neither count the rows nor hold
    a few codes, as far as there are such.

    Parameters
    ----------
    table : Table
        A table.

    Returns
    -------
    Columns
        Three different columns.

    Raises
    ------
    CsvError
        If the table has no column of classes, or fewer than two others of numbers.

    Examples
    --------
    >>> from files.table_text import read_table
    >>> preselected(read_table(b"Class,Alcohol,Malic\n1,12,1.5\n2,12.5,1.7\n1,13,1.6\n"))
    Columns(x1=1, x2=2, label=0)
    """
    candidates = sorted(class_columns(table), key=lambda i: _label_rank(table, i))
    of_text = [i for i in candidates if table.facts[i].share < _MEANT]
    if not candidates or (not of_text and _of_one_class(table)):
        raise _without_classes(table)
    label = candidates[0]
    others = [i for i, one in enumerate(table.facts) if i != label and one.share > 0]
    if len(others) < 2:
        raise CsvError("few_numbers", value=len(others), limit=2)
    x1, x2 = sorted(sorted(others, key=lambda i: _number_rank(table, i))[:2])
    return Columns(x1, x2, label)


def _of_one_class(table: Table) -> list[int]:
    """Return the columns that would be that of the classes if they held more than one."""
    last = len(table.names) - 1
    return [
        i
        for i, facts in enumerate(table.facts)
        if facts.values == 1
        and (_is_called_class(table, i) or (i == last and facts.share < _MEANT))
    ]


def _without_classes(table: Table) -> CsvError:
    for column in _of_one_class(table):
        only = next(name for name in labels_of(table.cells[column]).names if name)
        return CsvError("one_class", column=table.names[column], value=only, limit=MIN_CLASSES)
    return CsvError("no_classes", limit=MAX_VALUES)


def _is_called_class(table: Table, column: int) -> bool:
    return _CLASS_NAMES.fullmatch(table.names[column].split(" ")[0]) is not None


def _label_rank(table: Table, column: int) -> tuple[int, int, int]:
    """Return how unlikely a column holds the classes: what is called so is the likeliest."""
    facts = table.facts[column]
    few, is_text = facts.values <= MAX_CLASSES, facts.share < _MEANT
    if _is_called_class(table, column) and (few or is_text):
        return 0, -column, 0
    if is_text:
        return (1, column, 0) if few else (3, facts.values, column)
    return (2, -column, 0) if few and facts.whole else (4, facts.values, -column)


def _number_rank(table: Table, column: int) -> tuple[int, float, int]:
    """Return how unlikely a column holds a coordinate."""
    facts = table.facts[column]
    if facts.share < 1:
        return 4, -facts.share, column
    if not facts.varies:
        return 3, 0.0, column
    if facts.counts or _ROW_NAMES.fullmatch(table.names[column]):
        return 2, 0.0, column
    return int(facts.values <= min(10, len(table.cells) / 2)), 0.0, column


def choose(table: Table, columns: Columns, classes: Sequence[str] | None = None) -> Chosen:
    r"""Make a data set of three columns.

    Rows in which one of the three values is missing are left out, and so are those of classes that
    are not chosen. Of more than 2,000 rows a seeded sample is taken.

    Parameters
    ----------
    table : Table
        A table.
    columns : Columns
        Three different columns.
    classes : sequence of str, optional
        2 to 5 classes out of the column; the most frequent ones if left out.

    Returns
    -------
    Chosen
        The data set, and what was done.

    Raises
    ------
    CsvError
        If a cell is no number, a number has no place on a map, or there are too few classes.

    Examples
    --------
    >>> from files.table_text import read_table
    >>> table = read_table(b"width (cm),height,fruit\n7,6.5,apple\n19,4,banana\n?,5,apple\n")
    >>> found = choose(table, Columns(0, 1, 2))
    >>> found.dataset.axes, found.dataset.units, found.dataset.classes, found.missing
    (('width', 'height'), ('cm', ''), ('apple', 'banana'), 1)
    """
    _check_different(table, columns)
    across, up = (_coordinate(table, column) for column in (columns.x1, columns.x2))
    labels = labels_of(table.cells[columns.label])
    names = labels.names.to_numpy(dtype=object)
    whole = ~(across.missing | up.missing | (names == ""))
    known = _classes(table, columns.label, labels.names[whole], len(whole))
    wanted = in_order([name for name in known if classes is None or name in classes][:MAX_CLASSES])
    if len(wanted) < MIN_CLASSES:
        raise CsvError("few_classes", value=len(wanted), limit=MIN_CLASSES)
    kept = np.flatnonzero(whole & np.isin(names, wanted))
    rows = _sample(kept)
    inputs = np.stack([across.values, up.values], axis=1)[rows]
    for column, values in zip((columns.x1, columns.x2), inputs.T, strict=True):
        _check_spread(table.names[column], values)
    (axis, unit), (other_axis, other_unit) = (
        _axis_and_unit(table.names[i]) for i in (columns.x1, columns.x2)
    )
    dataset = Dataset(
        inputs,
        np.array([wanted.index(name) for name in names[rows]]),
        wanted,
        (axis, other_axis),
        (unit, other_unit),
        _shortened(table.names[columns.label]),
    )
    return Chosen(
        dataset,
        columns,
        in_order(known),
        int(np.sum(~whole)),
        int(np.sum(whole)) - len(kept),
        classes is None,
        len(kept) if len(rows) < len(kept) else None,
        (across.marks, up.marks),
        labels,
    )


def _check_different(table: Table, columns: Columns) -> None:
    if len({columns.x1, columns.x2, columns.label}) < 3:
        twice = columns.x1 if columns.x1 in (columns.x2, columns.label) else columns.x2
        raise CsvError("same_column", column=table.names[twice])


def _coordinate(table: Table, column: int) -> Numbers:
    """Return a column of numbers, in which every cell is a finite one or missing."""
    cells, name = table.cells[column], table.names[column]
    read = numbers_of(cells, separator=table.separator)
    size = np.abs(np.nan_to_num(read.values, nan=0.0))
    bad = read.wrong | (size > MAX_SIZE)
    if not bad.any():
        return read
    first = int(np.argmax(bad))
    row, cell = int(cells.index[first]), str(cells.iloc[first])
    if not read.wrong[first]:
        raise CsvError("too_far", row=row, column=name, value=cell, limit=MAX_SIZE)
    kind: CsvProblem = "not_finite" if is_not_finite(cell) else "not_a_number"
    raise CsvError(kind, row=row, column=name, value=cell)


def _classes(table: Table, column: int, names: pd.Series, count: int) -> list[str]:
    """Return the classes, the most frequent first; there are neither too few nor too many."""
    title = table.names[column]
    if not len(names):
        raise CsvError("no_rows", value=count)
    found = [str(name) for name in names.value_counts().index]
    if len(found) < MIN_CLASSES:
        raise CsvError("one_class", column=title, value=found[0], limit=MIN_CLASSES)
    if len(found) > MAX_VALUES:
        raise CsvError("too_many_values", column=title, value=len(found), limit=MAX_VALUES)
    for name in found:
        if len(name) > MAX_LETTERS:
            row = int(names.index[names == name][0])
            raise CsvError("too_long", row=row, column=title, value=len(name), limit=MAX_LETTERS)
    return found


def _check_spread(column: str, values: FloatArray) -> None:
    spread = float(np.ptp(values))
    if 0.0 < spread < LEAST_SPREAD:
        raise CsvError("too_narrow", column=column, value=spread, limit=LEAST_SPREAD)


def _sample(rows: np.ndarray) -> np.ndarray:
    """Draw as many rows as there may be, each as likely as any other; they keep their order."""
    drawn = np.random.default_rng(SEED).permutation(rows)
    return np.sort(drawn[:MAX_ROWS])


def _axis_and_unit(name: str) -> tuple[str, str]:
    found = _WITH_UNIT.fullmatch(name)
    axis, unit = (found[1], found[2]) if found else (name, "")
    return _shortened(axis), _shortened(unit)


def _shortened(name: str) -> str:
    return name if len(name) <= MAX_LETTERS else name[: MAX_LETTERS - 1] + "…"
