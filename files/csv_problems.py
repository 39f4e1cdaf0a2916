"""What can be wrong with an uploaded CSV file, in a sentence and in parts."""

from typing import Literal, TypeAlias

CsvProblem: TypeAlias = Literal[
    "too_big",
    "binary",
    "not_utf8",
    "empty",
    "malformed",
    "delimiter",
    "columns",
    "no_header",
    "blank_header",
    "duplicate_header",
    "too_long",
    "not_a_number",
    "not_finite",
    "too_far",
    "blank_label",
    "too_many_rows",
    "one_class",
    "too_many_classes",
]

# A value that is quoted on a page must not fill it.
_SHOWN_LETTERS = 40

_SENTENCES: dict[CsvProblem, str] = {
    "too_big": "the file has {value} bytes; it must have at most {limit}",
    "binary": "the file is not text; it must be a CSV file",
    "not_utf8": "row {row} is not UTF-8; the file must be saved as UTF-8",
    "empty": "the file has no rows of data below a header",
    "malformed": "row {row} is not valid CSV: a quotation mark is missing, or a cell is too long",
    "delimiter": "row {row} is divided by {value!r}; the columns must be separated by commas",
    "columns": "row {row} has {value} columns; it must have {limit}",
    "no_header": "row {row}, column {column} is the number {value}; it must be a name",
    "blank_header": "row {row}, column {column} is empty; it must be a name",
    "duplicate_header": "row {row}, column {column} is {value!r} again; names must differ",
    "too_long": "row {row}, column {column} has {value} letters; it must have at most {limit}",
    "not_a_number": "row {row}, column {column} is {value!r}; it must be a number",
    "not_finite": "row {row}, column {column} is {value!r}; it must be a finite number",
    "too_far": "row {row}, column {column} is {value}; it must lie within ±{limit:g}",
    "blank_label": "row {row}, column {column} is empty; it must name a class",
    "too_many_rows": "row {row} is one too many; the file must have at most {limit} rows of data",
    "one_class": "column {column} holds {value!r} alone; it must hold at least {limit} classes",
    "too_many_classes": "row {row}, column {column} is {value!r}, one class too many; "
    "the file must have at most {limit}",
}


class CsvError(ValueError):
    """A file that is refused, with the parts that say why in any language.

    Attributes
    ----------
    kind : str
        What is wrong, one of `CsvProblem`.
    row : int or None
        Where it is. The header is row 1, and empty rows count, as in a spreadsheet.
    column : str or None
        Name of the column; in the header, its number.
    value : str, int or None
        What is there; a long text is cut.
    limit : int, float or None
        What is allowed.
    """

    def __init__(
        self,
        kind: CsvProblem,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | int | None = None,
        limit: float | None = None,
    ) -> None:
        """Keep the parts, and put them into an English sentence."""
        if isinstance(value, str) and len(value) > _SHOWN_LETTERS:
            value = value[:_SHOWN_LETTERS] + "…"
        self.kind, self.row, self.column, self.value, self.limit = kind, row, column, value, limit
        sentence = _SENTENCES[kind]
        super().__init__(sentence.format(row=row, column=column, value=value, limit=limit))
