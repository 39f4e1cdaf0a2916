"""Why a file, or a choice of its columns, was refused, in the reader's language."""

import math
import re

from files.csv_problems import CsvError, CsvProblem
from ui.language import _
from ui.language import gettext_noop as message

MEGABYTE = 2**20
SENTENCES: dict[CsvProblem, str] = {
    "too_big": message(
        "the file has {value} MB; it must have at most {limit} MB. Leave out rows and columns that "
        "are not needed"
    ),
    "workbook": message(
        "the file is a workbook; it must be a table of text. Open it in Excel, choose Save As, "
        "“CSV UTF-8”, and take that file here (in Google Sheets: File, Download, CSV)"
    ),
    "binary": message("the file is not text; it must be a table of text, such as a CSV file"),
    "damaged": message(
        "row {row} is not {value}, as the beginning of the file says; save the file once more as "
        "UTF-8"
    ),
    "empty": message(
        "the file has no rows of data; below a row of names there must be a row for each point"
    ),
    "malformed": message(
        "the quotation mark in row {row} is never closed; close it, or take it away"
    ),
    "one_column": message(
        "row {row} and those below have one column; commas, semicolons, tabs, bars or blanks must "
        "separate the columns"
    ),
    "columns": message(
        "row {row} has {value} columns; it must have at most {limit}, as there are names. Quote "
        "cells that hold commas; where commas are decimal marks, separate columns by semicolons"
    ),
    "many_columns": message(
        "row {row} has {value} columns; at most {limit} are read. Leave out columns that are not "
        "needed"
    ),
    "few_numbers": message(
        "beside the classes there must be at least {limit} columns of numbers; there are {value}. "
        "Add a column of numbers"
    ),
    "no_classes": message(
        "no column can be the classes: it must hold from 2 to {limit} different values. Add one "
        "that names the class of each row"
    ),
    "same_column": message(
        "column {column} is chosen twice; x₁, x₂ and the class must be three different columns"
    ),
    "not_a_number": message(
        "row {row}, column {column} is {value!r}; it must be a number. Mend the cell or empty it, "
        "or choose another column"
    ),
    "not_finite": message(
        "row {row}, column {column} is {value!r}; it must be a finite number. Mend the cell or "
        "empty it"
    ),
    "too_far": message(
        "row {row}, column {column} is {value}; it must lie within ±{limit:g}. Take another unit"
    ),
    "too_narrow": message(
        "the numbers of column {column} lie within {value:.3g} of each other, too close for a map; "
        "it must be at least {limit:g}. Take another unit"
    ),
    "too_long": message(
        "row {row}, column {column} has {value} letters; the name of a class must have at most "
        "{limit}. Shorten it, or choose another column"
    ),
    "no_rows": message(
        "in each of the {value} rows a value is missing; fill in some, or choose other columns"
    ),
    "one_class": message(
        "column {column} holds {value!r} alone; it must hold at least {limit} classes. Choose "
        "another column, or add rows of another class"
    ),
    "few_classes": message("choose at least {limit} classes; so far {value} chosen"),
    "too_many_values": message(
        "column {column} holds {value} different values; it must hold at most {limit}. Choose "
        "another column for the classes"
    ),
}
MARKUP = re.compile(r"([\\`*_\[\]<>$!:~#|])")


def refusal(problem: CsvError) -> str:
    """Say what is wrong, and where; nothing of the file is read as markup."""
    value, limit = problem.value, problem.limit
    if problem.kind == "too_big":
        value, limit = megabytes(float(value or 0)), float(limit or 0) / MEGABYTE
    sentence = _(SENTENCES[problem.kind]).format(
        row=problem.row,
        column=problem.column,
        value=value,
        limit=f"{limit:g}" if problem.kind == "too_big" else limit,
    )
    return MARKUP.sub(r"\\\1", sentence[:1].upper() + sentence[1:]) + "."


def megabytes(size: float) -> str:
    """Write a size in bytes in megabytes, rounded up, so that one above a limit looks like it."""
    return f"{math.ceil(100 * size / MEGABYTE) / 100:g}"
