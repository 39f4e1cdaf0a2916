"""What a room has answered, as a table for the teacher's disk."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from rooms.store import Answered

HEAD = ["question", "round", "member", "kind", "answer", "time"]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def answer_table(answers: Iterable[Answered]) -> str:
    """Return the answers as CSV, with the mark by which spreadsheets know the encoding.

    Members are numbered in the order of their first answers. Choices are counted from 1; a place
    on an axis is its number, one on a map both of them, and a curve its heights from left to right,
    NaN where nothing is drawn.
    """
    numbers: dict[str, int] = {}
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(HEAD)
    for given in answers:
        number = numbers.setdefault(given.member, len(numbers) + 1)
        question, _, turn = given.question.rpartition(":")
        ((kind, value),) = given.answer.items()
        moment = datetime.fromtimestamp(given.at, UTC).isoformat(timespec="seconds")
        table.writerow([question, int(turn), number, kind, _cell(kind, value), moment])
    return "\ufeff" + written.getvalue()


def _cell(kind: str, value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula."""
    if kind == "choice":
        return value + 1
    if isinstance(value, list):
        value = " ".join("NaN" if one is None else f"{one:.10g}" for one in value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
