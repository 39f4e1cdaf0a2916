import pytest

from ui.point_editor import LONGEST, PointTable, _points, _text

TABLE = PointTable("points", -6.0, 6.0, 3)


@pytest.mark.parametrize("text", ["0:0", "-6:1,6:0", "0.5:1,1e-3:0,2:1"])
def test_points_are_read_as_they_are_written(text: str) -> None:
    assert TABLE.rule(text) is None
    points = _points(text)
    assert points is not None
    assert _points(_text(points)) == points


@pytest.mark.parametrize(
    "text", ["", ",", "1", "1:0:1", "x:1", "1:0.5", "nan:0", "inf:1", "1:0," * LONGEST]
)
def test_what_is_no_list_of_points_is_told_by_an_example(text: str) -> None:
    rule = TABLE.rule(text)
    assert rule is not None
    assert "-1:0" in rule


@pytest.mark.parametrize("text", ["6.1:0", "-7:1", "0:2", "0:-1"])
def test_points_lie_within_the_range(text: str) -> None:
    rule = TABLE.rule(text)
    assert rule is not None
    assert "-6" in rule


def test_there_are_at_most_so_many_points() -> None:
    rule = TABLE.rule("0:0,1:1,2:0,3:1")
    assert rule is not None
    assert "3" in rule


def test_an_empty_cell_is_no_allowed_point() -> None:
    assert not TABLE.allows((float("nan"), 1))
