"""What can be wrong with a table of the reader's: a code and its parts, which the page words."""

from typing import Literal, TypeAlias

CsvProblem: TypeAlias = Literal[
    "too_big",
    "workbook",
    "binary",
    "damaged",
    "empty",
    "malformed",
    "one_column",
    "columns",
    "many_columns",
    "few_numbers",
    "no_classes",
    "same_column",
    "not_a_number",
    "not_finite",
    "too_far",
    "too_narrow",
    "too_long",
    "no_rows",
    "one_class",
    "few_classes",
    "too_many_values",
]

# A value that is quoted on a page must not fill it.
_SHOWN_LETTERS = 40


class CsvError(ValueError):
    """A file, or a choice of its columns, that is refused; of its parts a page makes a sentence.

    Attributes
    ----------
    kind : str
        What is wrong, one of `CsvProblem`.
    row : int or None
        Where it is. The first row of the file is row 1, and empty rows count, as in a spreadsheet.
    column : str or None
        Name of the column.
    value : str, int, float or None
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
        value: str | float | None = None,
        limit: float | None = None,
    ) -> None:
        """Keep the parts; the message lists those that are known."""
        if isinstance(value, str) and len(value) > _SHOWN_LETTERS:
            value = value[:_SHOWN_LETTERS] + "…"
        self.kind, self.row, self.column, self.value, self.limit = kind, row, column, value, limit
        parts = {"row": row, "column": column, "value": value, "limit": limit}
        known = [f"{name} {part!r}" for name, part in parts.items() if part is not None]
        super().__init__(": ".join([kind, ", ".join(known)]) if known else kind)
