"""Every problem of a file has a sentence on the page, of the parts that the problem has."""

from typing import get_args

from files.csv_problems import CsvProblem
from files.tables import parse_csv
from lessons.train.csv_problems import SENTENCES, CsvError


def test_every_problem_has_its_sentence() -> None:
    assert sorted(SENTENCES) == sorted(get_args(CsvProblem))


def test_a_sentence_names_row_column_and_value() -> None:
    try:
        parse_csv(b"x,y,class\n1,2,a\n3,four,b\n")
    except CsvError as problem:
        told = SENTENCES[problem.kind].format(**vars(problem))
    assert told == "row 3, column y is 'four'; it must be a number"
