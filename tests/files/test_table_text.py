import pytest
from samples import PLAIN, ROWS

from files.csv_problems import CsvError
from files.table_text import MAX_CELLS, Table, read_table


def read(text: str) -> Table:
    return read_table(text.encode())


def test_rows_are_counted_as_in_a_spreadsheet() -> None:
    table = read('\n\nx,y,class\n1,2,"two\nlines"\n\n3,4,b\n')
    assert table.cells.index.tolist() == [4, 6]
    assert table.cells[2].tolist() == ["two lines", "b"]


@pytest.mark.parametrize(
    ("above", "rows"),
    [
        ("", ()),
        ("# comment\n", (1,)),
        ("# with, one comma\n# more\n", (1, 2)),
        ("Results of class 3B\n\n", (1,)),
        ("Results,,\n", (1,)),
        ("sep=,\n", (1,)),
        ("SEP=,\nResults\n# of 3B\n", (1, 2, 3)),
    ],
)
def test_what_stands_above_the_table_is_passed_over(above: str, rows: tuple[int, ...]) -> None:
    table = read(above + PLAIN)
    assert (table.names, table.passed_over, len(table.cells)) == (("x", "y", "class"), rows, 6)
    table = read(above + ROWS)
    assert (table.header, table.passed_over, len(table.cells)) == (False, rows, 6)


def test_a_comment_with_as_many_commas_names_the_columns_only_where_nothing_else_does() -> None:
    table = read("# a,b,c\n" + PLAIN)
    assert (table.names, table.passed_over) == (("x", "y", "class"), (1,))
    table = read("# a,b,c\n" + ROWS)
    assert (table.names, table.passed_over) == (("# a", "b", "c"), ())


def test_a_first_column_may_be_called_by_the_mark_of_a_comment() -> None:
    table = read("#,x,y,class\n#1,2,3,a\n#2,3,4,b\n")
    assert (table.names[0], table.cells[0].tolist()) == ("#", ["#1", "#2"])


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("x,y,class\n1,2,a\n", True),
        ("1,2,a\n3,4,b\n", False),
        ("1,,a\n3,4,b\n", False),
        ("150,4,setosa,versicolor,virginica\n5.1,3.5,1.4,0.2,0\n4.9,3,1.4,0.2,1\n", True),
        ("0,1,2,kind\n5,7,1,a\n4,4,1,a\n", True),
        ("country,2019,2020,2021\na,5,7,1\na,4,4,1\nb,1,2,3\n", True),
        ("1,two,a\n3,4,b\n5,6,b\n", False),
        ("a,b\nc,d\n", True),
    ],
)
def test_a_header_is_told_from_data(text: str, header: bool) -> None:
    assert read(text).header is header


def test_columns_without_a_name_get_one_and_names_alike_are_told_apart() -> None:
    table = read("x,,x,class\n1,5,2,a\n3,6,4,b\n")
    assert table.names == ("x", "column 2", "x [3]", "class")
    assert read_table(ROWS.encode(), unnamed="{number}열").names == ("1열", "2열", "3열")


def test_only_what_counts_the_rows_is_taken_for_an_index() -> None:
    assert read(",x,class\n0,1,a\n1,2,b\n").index_left_out
    assert read("Unnamed: 0,x,class\n1,1,a\n2,2,b\n").index_left_out
    assert not read(",x,class\n5,1,a\n7,2,b\n").index_left_out
    assert not read("n,x,class\n0,1,a\n1,2,b\n").index_left_out


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_found_among_other_marks(mark: str) -> None:
    others = "".join(one for one in ",;|" if one != mark)
    text = f'x{mark}y{mark}class\n1{mark}2{mark}"{others}"\n3{mark}4{mark}"a{mark}b"\n'
    table = read(text)
    assert (table.separator, table.names) == (mark, ("x", "y", "class"))
    assert table.cells[2].tolist() == [others, " ".join(f"a{mark}b".split())]


@pytest.mark.parametrize("text", ["a,b\n" + "\n" * 2**19 + "," * 2**18, "," * 2**19 + "\n" * 2**18])
def test_a_ragged_file_takes_no_more_memory_than_a_table(text: str) -> None:
    assert len(text) <= 2**20 <= MAX_CELLS
    with pytest.raises(CsvError) as caught:
        read(text + "x,y")
    assert caught.value.kind == "columns"
