"""Data sets as CSV: read with the columns that a person would choose, and written."""

import csv
import io
import re

from core.data import Dataset
from files.table_cells import label_number
from files.table_choice import choose, preselected
from files.table_text import read_table

# A spreadsheet takes a cell for a formula that begins with one of these, of any width.
_FORMULA = re.compile("[=+\\-@＝＋－＠]")


def parse_csv(content: bytes) -> Dataset:
    r"""Read a CSV file with the columns that `preselected` chooses.

    Parameters
    ----------
    content : bytes
        The file, of which `read_table` tells what it may be.

    Returns
    -------
    Dataset
        The points, in the file's order, their classes sorted.

    Raises
    ------
    CsvError
        If there is no such table in it. It says where, and what is there.

    Examples
    --------
    >>> data = parse_csv(b"width (cm),height (cm),fruit\n7,6.5,apple\n19,4,banana\n")
    >>> data.axes, data.units, data.classes
    (('width', 'height'), ('cm', 'cm'), ('apple', 'banana'))
    >>> parse_csv(b"x,y,class\n1,2,a\n1,two,b\n")
    Traceback (most recent call last):
    files.csv_problems.CsvError: not_a_number: row 3, column 'y', value 'two'
    """
    table = read_table(content)
    return choose(table, preselected(table)).dataset


def format_csv(dataset: Dataset) -> str:
    """Write a data set as CSV text, from which `parse_csv` reads the same numbers to the last bit.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    str
        A header, then a row for each point; lines end in a line feed. No spreadsheet takes a name
        for a formula.

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
    writer.writerow(map(as_text, [*axes, dataset.label_name]))
    classes = [*map(as_text, dataset.classes)]
    for (x, y), label in zip(dataset.inputs.tolist(), dataset.labels, strict=True):
        writer.writerow([repr(x), repr(y), classes[label]])
    return text.getvalue()


def as_text(name: str) -> str:
    """Return a name as a cell that no spreadsheet takes for a formula; a number stays one.

    Examples
    --------
    >>> as_text("=1+1"), as_text("-1"), as_text("a=b")
    ("'=1+1", '-1', 'a=b')
    """
    return f"'{name}" if _FORMULA.match(name) and label_number(name) is None else name
