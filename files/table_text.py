"""A table out of the text of a file: its separator, its header, its rows, as they are written."""

import io
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from files.csv_problems import CsvError
from files.decoding import decoded
from files.table_cells import MISSING, Facts, counts_rows, facts_of, numbers_of

SEPARATORS = ("\t", ";", "|", ",")  # a comma may also be a decimal mark, so it comes last
BLANKS = " "  # one or more; they separate columns only where nothing else does
MAX_COLUMNS = 1_000
MAX_CELLS = 2**20  # as many as a file can have, where its rows are about equally long
_WRITTEN_AS_TEXT = r"^'([=+\-@＝＋－＠])"
_NEARLY_ALL = 0.75
_LOOKED_AT = 200  # rows that tell the separator


@dataclass(frozen=True, eq=False)
class Table:
    """A table as it is written.

    Attributes
    ----------
    cells : DataFrame of str
        Its rows of data, by their numbers in the file, which begin with 1; columns count from 0.
    names : tuple of str
        Names of the columns, all different.
    encoding : str
        What the file's encoding is called.
    separator : str
        What separates its columns.
    header : bool
        Whether the file names its columns.
    passed_over : tuple of int
        Rows above the table that are none of it: a title, comments, ``sep=;``.
    index_left_out : bool
        Whether a first column without a name, which counts the rows, is left out.
    """

    cells: pd.DataFrame
    names: tuple[str, ...]
    encoding: str
    separator: str
    header: bool = True
    passed_over: tuple[int, ...] = ()
    index_left_out: bool = False

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """What each of its columns can be used for."""
        return tuple(facts_of(self.cells[i], separator=self.separator) for i in self.cells)


def read_table(content: bytes, *, unnamed: str = "column {number}") -> Table:
    r"""Read a table out of a file.

    Commas, semicolons, tabs, bars or blanks separate the columns; cells may be quoted, lines may
    end in any way. Empty rows, and empty columns without a name, are passed over. Nothing in it is
    ever run.

    Parameters
    ----------
    content : bytes
        The file, up to 1 MiB, in an encoding that `decoded` knows.
    unnamed : str
        What a column without a name is called.

    Returns
    -------
    Table
        The table as it is written.

    Raises
    ------
    CsvError
        If there is none. It says where, and what is there.

    References
    ----------
    Shafranovich, Y. (2005). Common format and MIME type for comma-separated values. RFC 4180.

    Examples
    --------
    >>> table = read_table(b"sep=;\nx;y;class\n1,5;2;a\n")
    >>> table.names, table.separator, table.passed_over, table.cells.index.tolist()
    (('x', 'y', 'class'), ';', (1,), [3])
    """
    text, encoding = decoded(content)
    separator = _separator(text)
    all_rows = _rows(text, separator)
    first = _first_of_table(all_rows)
    passed_over, rows = tuple(all_rows.index[:first]), all_rows.iloc[first:]
    header = _has_header(rows)
    if header:
        names, cells = [*rows.iloc[0]], rows.iloc[1:]
        if len(cells) and text.split("\n")[cells.index[0] - 1].startswith('"'):
            names = _with_row_names(names, cells)
        width = _width_of(names)
    else:
        names, cells = [""] * rows.shape[1], rows
        width = _width_above(all_rows.iloc[:first]) or _usual_width(rows)
    _check_width(width, cells)
    table = Table(cells, tuple(names), encoding, separator, header, passed_over)
    return _named(_without_empty_columns(_without_index(table)), unnamed)


def _separator(text: str) -> str:
    """Return the mark that cuts most of the first rows into equally many cells."""
    lines = [line for line in text.split("\n") if line.strip('";,| \t')][:_LOOKED_AT]
    if not lines:
        raise CsvError("empty")
    if _is_hint(lines[0]) and lines[0][4:5] in SEPARATORS:
        return lines[0][4]
    shares = {mark: _share_of_equal_rows(lines, mark) for mark in SEPARATORS}
    best = max(SEPARATORS, key=lambda mark: shares[mark])
    if shares[best]:
        return best
    if _share_of_equal_rows(lines, BLANKS) > _NEARLY_ALL:
        return BLANKS
    raise CsvError("one_column", row=text[: text.index(lines[0])].count("\n") + 1)


def _share_of_equal_rows(lines: list[str], mark: str) -> float:
    counts = Counter(_cuts(_unquoted(line).rstrip(mark), mark) for line in lines)
    marks, rows = max(counts.items(), key=lambda one: (one[0] > 0, one[1]))
    return rows / len(lines) if marks else 0.0


def _cuts(line: str, mark: str) -> int:
    return max(0, len(line.split()) - 1) if mark == BLANKS else line.count(mark)


def _unquoted(line: str) -> str:
    return '"'.join(line.split('"')[::2])


def _rows(text: str, separator: str) -> pd.DataFrame:
    """Return all rows that hold something, by their numbers in the file."""
    lines = text.split("\n")
    cuts = [_cuts(line, separator) for line in lines]
    if len(lines) * (max(cuts) + 1) > MAX_CELLS:
        widest = int(np.argmax(cuts))
        usual = Counter(cuts).most_common(1)[0][0] + 1
        raise CsvError("columns", row=widest + 1, value=cuts[widest] + 1, limit=usual)
    if max(cuts) >= MAX_COLUMNS:  # each costs half a millisecond, however short it is
        row = int(np.argmax(cuts))
        raise CsvError("many_columns", row=row + 1, value=cuts[row] + 1, limit=MAX_COLUMNS)
    try:
        frame = pd.read_csv(
            io.StringIO(text),
            sep=r"\s+" if separator == BLANKS else separator,
            header=None,
            names=range(max(cuts) + 1),
            index_col=False,
            dtype="str",
            na_filter=False,
            skip_blank_lines=False,
            skipinitialspace=True,
        )
    except pd.errors.ParserError as error:
        raise CsvError("malformed", row=_row_of(str(error))) from None
    frame = frame.apply(_words)
    frame.index += 1
    return frame[(frame != "").any(axis=1)]


def _words(cells: pd.Series) -> pd.Series:
    """Return cells with one blank for each row of them, and none around."""
    words = cells.str.strip()
    if words.str.contains(r"\s\s|[^\S ]").any():
        words = words.str.split().str.join(" ").astype("str")
    # `tables.as_text` writes the mark so that no spreadsheet takes what follows for a formula.
    return words.str.replace(_WRITTEN_AS_TEXT, r"\1", regex=True)


def _row_of(message: str) -> int | None:
    """Return the row that pandas complains of; it counts from 0 where a quotation never ends."""
    words = message.replace(",", " ").split()
    for word, first in (("row", 1), ("line", 0)):
        if word in words and words[words.index(word) + 1].isdigit():
            return int(words[words.index(word) + 1]) + first
    return None


def _widths(rows: pd.DataFrame) -> np.ndarray:
    """Return for each row the number of its last cell that holds something."""
    filled = (rows != "").to_numpy(dtype=bool)
    return rows.shape[1] - np.argmax(filled[:, ::-1], axis=1)


def _usual_width(rows: pd.DataFrame) -> int:
    return int(np.bincount(_widths(rows)).argmax())


def _width_of(names: list[str]) -> int:
    return next((i for i in range(len(names), 0, -1) if names[i - 1]), len(names))


def _width_above(rows: pd.DataFrame) -> int | None:
    """Return the width of the row just above a table without a header, if that may be its header.

    It is too short for one where commas within numbers have cut these in two.
    """
    if not len(rows) or rows.iloc[-1, 0].startswith("#") or _is_hint(rows.iloc[-1, 0]):
        return None
    width = int(_widths(rows)[-1])
    named = bool(numbers_of(rows.iloc[-1, :width]).wrong.all())
    return width if width > 1 and named else None


def _first_of_table(rows: pd.DataFrame) -> int:
    """Count the rows above the table: a title, comments, and what names the separator."""
    if not len(rows):
        raise CsvError("empty")
    usual = _usual_width(rows)
    above = (
        _is_above(cell, width, usual) for cell, width in zip(rows[0], _widths(rows), strict=True)
    )
    first = next((i for i, one in enumerate(above) if not one), len(rows))
    if first == len(rows):
        raise CsvError("empty")
    # A comment may happen to have as many commas; then the names are still to come.
    if rows.iloc[first, 0].startswith("#") and first + 1 < len(rows):
        below = first + 1 + _first_of_table(rows.iloc[first + 1 :])
        if _has_header(rows.iloc[below:]):
            return below
    return first


def _is_above(cell: str, width: int, usual: int) -> bool:
    comment = cell.startswith("#") and width != usual
    return comment or _is_hint(cell) or width < min(2, usual) or width < usual - 1


def _is_hint(cell: str) -> bool:
    return cell.lower().startswith("sep=")


def _has_header(rows: pd.DataFrame) -> bool:
    """Tell whether the first row names the columns.

    It does if there is no number in it, or text above most columns of numbers, or if its numbers
    count up and its texts never come again in columns where others do.
    """
    first, below = rows.iloc[0], rows.iloc[1:_LOOKED_AT]
    numeric = ~numbers_of(first).wrong & ~first.isin(MISSING).to_numpy(dtype=bool)
    if not numeric.any():
        return True
    of_numbers = np.array([numbers_of(below[column]).share > 0.5 for column in below])
    if np.sum(~numeric & of_numbers) > np.sum(numeric & of_numbers):
        return True
    texts = [column for column in first.index[~numeric] if first[column]]
    values = numbers_of(first).values[numeric]
    return (
        bool(texts)
        and bool(np.all(np.diff(values) == 1))
        and all(_is_above_repeated(first[column], below[column]) for column in texts)
    )


def _is_above_repeated(name: str, cells: pd.Series) -> bool:
    return bool(cells.duplicated().any() and not (cells == name).any())


def _with_row_names(names: list[str], cells: pd.DataFrame) -> list[str]:
    """Move the names to the right where a first column, which counts the rows, has none.

    R writes tables like that. It quotes what counts the rows, which tells it from one half of a
    number that a decimal comma has cut in two.
    """
    one_short = bool(np.all(_widths(cells) == _width_of(names) + 1))
    if one_short and counts_rows(numbers_of(cells[0]).values):
        return ["", *names[:-1]]
    return names


def _check_width(limit: int, cells: pd.DataFrame) -> None:
    """Refuse a row with more cells than there are columns: it was cut at the wrong places."""
    if not len(cells):
        raise CsvError("empty")
    wider = _widths(cells) > limit
    if wider.any():
        first = int(np.argmax(wider))
        row, value = int(cells.index[first]), int(_widths(cells)[first])
        raise CsvError("columns", row=row, value=value, limit=limit)


def _without_index(table: Table) -> Table:
    if not table.header or table.names[0] not in ("", "Unnamed: 0"):
        return table
    if not counts_rows(numbers_of(table.cells[0]).values):
        return table
    cells = table.cells.iloc[:, 1:].set_axis(range(table.cells.shape[1] - 1), axis=1)
    return replace(table, cells=cells, names=table.names[1:], index_left_out=True)


def _without_empty_columns(table: Table) -> Table:
    """Leave out columns without a name in which there is nothing."""
    filled = (table.cells != "").any(axis=0)
    kept = [i for i, name in enumerate(table.names) if name or filled[i]]
    cells = table.cells[kept].set_axis(range(len(kept)), axis=1)
    return replace(table, cells=cells, names=tuple(table.names[i] for i in kept))


def _named(table: Table, unnamed: str) -> Table:
    """Give a name to columns without one, and tell those apart that are called alike."""
    names: list[str] = []
    for number, name in enumerate(table.names, start=1):
        wanted = name or unnamed.format(number=number)
        names.append(wanted if wanted not in names else f"{wanted} [{number}]")
    return replace(table, names=tuple(names))
