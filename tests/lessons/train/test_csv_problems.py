"""Every problem of a table has a sentence on the page, of the parts that the problem has."""

import re
from typing import get_args

import pytest

from files.csv_problems import CsvError, CsvProblem
from lessons.train.csv_problems import SENTENCES, megabytes


def test_every_problem_has_its_sentence() -> None:
    assert sorted(SENTENCES) == sorted(get_args(CsvProblem))


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_sentence_says_what_to_do(kind: CsvProblem) -> None:
    do = r"must|mend|close|choose|save|leave out|add|fill|take"
    assert re.search(do, SENTENCES[kind], re.IGNORECASE)


def test_a_sentence_names_row_column_and_value() -> None:
    problem = CsvError("not_a_number", row=3, column="y", value="four")
    told = SENTENCES[problem.kind].format(**vars(problem))
    assert told.startswith("row 3, column y is 'four'; it must be a number.")


def test_a_size_above_the_limit_looks_like_it() -> None:
    assert [megabytes(size) for size in (2**20 + 1, 1.5 * 2**20, 10**7)] == ["1.01", "1.5", "9.54"]
