"""Why a file was refused, in the reader's language."""

import re

from files.csv_problems import CsvError, CsvProblem
from ui.language import _
from ui.language import gettext_noop as message

SENTENCES: dict[CsvProblem, str] = {
    "too_big": message("the file has {value} bytes; it must have at most {limit}"),
    "binary": message("the file is not text; it must be a CSV file"),
    "not_utf8": message("row {row} is not UTF-8; the file must be saved as UTF-8"),
    "empty": message("the file has no rows of data below a header"),
    "malformed": message(
        "row {row} is not valid CSV: a quotation mark is missing, or a cell is too long"
    ),
    "delimiter": message(
        "row {row} is divided by {value!r}; the columns must be separated by commas"
    ),
    "columns": message("row {row} has {value} columns; it must have {limit}"),
    "no_header": message("row {row}, column {column} is the number {value}; it must be a name"),
    "blank_header": message("row {row}, column {column} is empty; it must be a name"),
    "duplicate_header": message("row {row}, column {column} is {value!r} again; names must differ"),
    "too_long": message(
        "row {row}, column {column} has {value} letters; it must have at most {limit}"
    ),
    "not_a_number": message("row {row}, column {column} is {value!r}; it must be a number"),
    "not_finite": message("row {row}, column {column} is {value!r}; it must be a finite number"),
    "too_far": message("row {row}, column {column} is {value}; it must lie within ±{limit:g}"),
    "blank_label": message("row {row}, column {column} is empty; it must name a class"),
    "too_many_rows": message(
        "row {row} is one too many; the file must have at most {limit} rows of data"
    ),
    "one_class": message(
        "column {column} holds {value!r} alone; it must hold at least {limit} classes"
    ),
    "too_many_classes": message(
        "row {row}, column {column} is {value!r}, one class too many; the file "
        "must have at most {limit}"
    ),
}
MARKUP = re.compile(r"([\\`*_\[\]<>$!:~#|])")


def refusal(problem: CsvError) -> str:
    """Say what is wrong with a file, and where; nothing of the file is read as markup."""
    sentence = _(SENTENCES[problem.kind]).format(
        row=problem.row, column=problem.column, value=problem.value, limit=problem.limit
    )
    return MARKUP.sub(r"\\\1", sentence)
