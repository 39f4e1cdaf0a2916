"""What the cells of a column say: numbers, missing values, and names of classes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd

from core.shared.domain import FloatArray

# Squares of the inputs are features, and a sum of them must stay far within float64.
MAX_SIZE = 1e100
MINUS = "\N{MINUS SIGN}"
# What statistics programs and people write where nothing was measured.
MISSING = ("", "?", "NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "NAN", "NULL", "null")
# Beside numbers these say so too; a class may be called by them.
MISSING_NUMBERS = (*MISSING, "na", "None", "none", "-", "--", ".", "..")

Marks: TypeAlias = Literal["point", "decimal_comma", "thousands"]
_POWER = r"(?:[eE][+-]?[0-9]+)?"
# Python's float() would also take "1_000" and the digits of every script.
_FORMS: dict[Marks, str] = {
    "point": rf"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+){_POWER}",
    "decimal_comma": rf"[+-]?(?:[0-9]+|[0-9]{{1,3}}(?:\.[0-9]{{3}})+)(?:,[0-9]*)?{_POWER}",
    "thousands": r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]*)?",
}
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity)", re.ASCII | re.IGNORECASE)
_ONE_NUMBER = re.compile(_FORMS["point"])


@dataclass(frozen=True)
class Numbers:
    """A column read as numbers.

    Attributes
    ----------
    values : float64, shape (n,)
        The numbers; NaN where there is none.
    missing : bool, shape (n,)
        Where a value is missing.
    wrong : bool, shape (n,)
        Where there is something else than a number.
    marks : str
        How they are written: with a decimal point, or with commas for decimals or thousands.
    """

    values: FloatArray
    missing: np.ndarray
    wrong: np.ndarray
    marks: Marks = "point"

    @property
    def share(self) -> float:
        """Share of numbers among the cells that hold something."""
        filled = np.sum(~self.missing)
        return float(np.sum(~self.missing & ~self.wrong) / filled) if filled else 0.0


def numbers_of(cells: pd.Series, *, separator: str = ",") -> Numbers:
    """Read a column as numbers.

    A comma within a number is the decimal mark ("1,5"), unless every comma of the column stands
    before three digits ("20,000"): then it divides thousands, but where semicolons separate the
    columns.

    Parameters
    ----------
    cells : Series of str, shape (n,)
        The cells, without blanks around them.
    separator : str
        What separates the columns of the file.

    Returns
    -------
    Numbers
        What they say.

    Examples
    --------
    >>> numbers_of(pd.Series(["1,5", "−2", "?", "x"], dtype="str"), separator=";").values
    array([ 1.5, -2. ,  nan,  nan])
    """
    written = cells.str.replace(MINUS, "-", regex=False)
    missing = cells.isin(MISSING_NUMBERS).to_numpy(dtype=bool)
    fitting = {marks: _fits(written, _FORMS[marks]) for marks in _possible(written, separator)}
    # The first of those that read most cells.
    marks = max(fitting, key=lambda one: int(fitting[one].sum()))
    right = fitting[marks] & ~missing
    values = np.full(len(cells), np.nan)
    values[right] = [*map(float, _plain(written[right], marks).to_list())]
    return Numbers(values, missing, ~right & ~missing, marks)


def _possible(written: pd.Series, separator: str) -> tuple[Marks, ...]:
    if not written.str.contains(",", regex=False).any():
        return ("point",)
    # "1,234" can be both: people whose lists are divided by semicolons write decimals like that.
    if separator == ";":
        return ("point", "decimal_comma")
    return ("point", "thousands", "decimal_comma")


def _fits(written: pd.Series, form: str) -> np.ndarray:
    return written.str.fullmatch(form).to_numpy(dtype=bool)


def _plain(written: pd.Series, marks: Marks) -> pd.Series:
    """Return numbers as Python reads them."""
    if marks == "decimal_comma":
        return written.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
    return written if marks == "point" else written.str.replace(",", "", regex=False)


def is_not_finite(text: str) -> bool:
    """Tell whether a text is what programs write for infinity, or for no number at all."""
    return _NOT_FINITE.fullmatch(text) is not None


@dataclass(frozen=True)
class Labels:
    """A column read as classes.

    Attributes
    ----------
    names : Series of str, shape (n,)
        The class of each row; "" where it is missing.
    joined : tuple of tuples of str
        Spellings that are one class, as they mean one number or one truth: the first is its name.
    alike : tuple of tuples of str
        Spellings that are classes of their own and differ in small and capital letters alone.
    """

    names: pd.Series
    joined: tuple[tuple[str, ...], ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()


def labels_of(cells: pd.Series) -> Labels:
    """Read a column as classes: "0" and "0.0" are one, and so are "True" and "TRUE".

    Parameters
    ----------
    cells : Series of str, shape (n,)
        The cells, without blanks around them.

    Returns
    -------
    Labels
        What they say; a class is called as it is written most often.

    Examples
    --------
    >>> labels_of(pd.Series(["0", "0.0", "1", "0", "NA"], dtype="str")).names.tolist()
    ['0', '0', '1', '0', '']
    """
    names = cells.mask(cells.isin(MISSING), "")
    counts = names[names != ""].value_counts()  # in the order of the file where equal
    spellings = [str(one) for one in counts.index]
    meant = _meanings(spellings)
    if meant is None:
        return Labels(names, alike=_several(spellings, [one.casefold() for one in spellings]))
    joined = _several(spellings, meant)
    called = {other: first for first, *others in joined for other in others}
    return Labels(names.replace(called) if called else names, joined)


def _meanings(spellings: Sequence[str]) -> Sequence[float] | Sequence[str] | None:
    """Return what each spelling means where all are numbers, or all true or false."""
    numbers = [label_number(one) for one in spellings]
    if all(number is not None for number in numbers):
        return [number for number in numbers if number is not None]
    truths = [one.lower() for one in spellings]
    return truths if set(truths) <= {"true", "false"} else None


def _several(spellings: Sequence[str], meant: Sequence[object]) -> tuple[tuple[str, ...], ...]:
    groups: dict[object, list[str]] = {}
    for spelling, meaning in zip(spellings, meant, strict=True):
        groups.setdefault(meaning, []).append(spelling)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def label_number(text: str) -> float | None:
    """Return the number that the name of a class is, if it is one.

    Examples
    --------
    >>> label_number("−1.0"), label_number("a1")
    (-1.0, None)
    """
    written = text.replace(MINUS, "-")
    return float(written) if _ONE_NUMBER.fullmatch(written) else None


def in_order(classes: Sequence[str]) -> tuple[str, ...]:
    """Sort names of classes: as numbers where all are numbers, else by their letters.

    Examples
    --------
    >>> in_order(["10", "9", "-1"]), in_order(["b", "a", "10"])
    (('-1', '9', '10'), ('10', 'a', 'b'))
    """
    numbers = {name: label_number(name) for name in classes}
    if any(number is None for number in numbers.values()):
        return tuple(sorted(classes))
    return tuple(sorted(classes, key=lambda name: (numbers[name] or 0.0, name)))


def counts_rows(values: FloatArray) -> bool:
    """Tell whether numbers are 0, 1, 2, … or 1, 2, 3, …, and none of them missing.

    Parameters
    ----------
    values : float64, shape (n,)
        The numbers.

    Returns
    -------
    bool
        Whether they count their rows.
    """
    return len(values) > 0 and values[0] in (0.0, 1.0) and bool(np.all(np.diff(values) == 1))


@dataclass(frozen=True)
class Facts:
    """What a column can be used for.

    Attributes
    ----------
    share : float
        Share of numbers among the cells that hold something.
    values : int
        How many different values there are; a missing one is none.
    varies : bool
        Whether there are at least two different numbers.
    counts : bool
        Whether it counts its rows, from 0 or 1.
    whole : bool
        Whether all its numbers are whole.
    """

    share: float
    values: int
    varies: bool
    counts: bool
    whole: bool


def facts_of(cells: pd.Series, *, separator: str = ",") -> Facts:
    """Tell what a column can be used for.

    Parameters
    ----------
    cells : Series of str, shape (n,)
        The cells, without blanks around them.
    separator : str
        What separates the columns of the file.

    Returns
    -------
    Facts
        What can be told.

    Examples
    --------
    >>> facts_of(pd.Series(["1", "2", "3.0", "NA"], dtype="str"))
    Facts(share=1.0, values=3, varies=True, counts=False, whole=True)
    """
    read = numbers_of(cells, separator=separator)
    found = read.values[~np.isnan(read.values)]
    different = len(np.unique(found))
    return Facts(
        read.share,
        different if read.share == 1.0 else int(cells[~cells.isin(MISSING)].nunique()),
        different > 1,
        counts_rows(read.values),
        bool(np.all(found == np.floor(found))),
    )
