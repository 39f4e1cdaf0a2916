"""The table says what must be, what is, and whether it is held."""

import pytest

from benchmarks.table import HEAD, Row, markdown


def row(**values):
    return Row("key press", "{:.0f} ms", **values)


@pytest.mark.parametrize(
    ("values", "held"),
    [
        ({"ours": 35.0, "high": 35}, True),
        ({"ours": 35.1, "high": 35}, False),
        ({"ours": 50.0, "low": 50}, True),
        ({"ours": 49.9, "low": 50}, False),
        ({"ours": 30.0, "plain": 100.0, "times_plain": 0.3}, True),
        ({"ours": 31.0, "plain": 100.0, "times_plain": 0.3}, False),
        ({"ours": 45.0, "static": 50.0, "times_static": 0.9}, True),
        ({"ours": 44.0, "static": 50.0, "times_static": 0.9}, False),
        ({"ours": 20.0, "plain": 40.0, "high": 35, "times_plain": 0.3}, False),
        ({"ours": 1.0}, True),
    ],
)
def test_a_limit_is_held_or_not(values, held):
    assert row(**values).held is held


def test_a_row_is_written_with_its_limits_and_its_ratio():
    cells = row(ours=20.0, plain=100.0, static=16.0, high=35, times_plain=0.3).cells
    assert cells == (
        "key press",
        "≤ 35 ms, ≤ 0.3 × plain",
        "20 ms",
        "100 ms",
        "16 ms",
        "0.20 × plain",
        "yes",
    )


def test_a_row_held_to_the_static_page_shows_that_ratio():
    line = Row("updates", "{:.1f}", 45.0, 0.0, 50.0, low=50, times_static=0.9)
    assert line.must == "≥ 50.0, ≥ 0.9 × static"
    assert line.ratio == "0.90 × static"
    assert line.cells[-1] == "**no**"


def test_what_has_no_limit_and_no_peer_says_so():
    assert row(ours=20.0).cells == ("key press", "–", "20 ms", "–", "–", "–", "–")


def test_a_limit_of_nothing_at_all_is_written_in_words():
    assert Row("blank frames", "{}", 0, high=0).must == "none"


def test_the_table_is_markdown():
    head, rule, line = markdown([row(ours=20.0)])
    assert head.split(" | ")[0] == "| what"
    assert head.count("|") == rule.count("|") == line.count("|") == len(HEAD) + 1
