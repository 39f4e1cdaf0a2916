"""Sliders on a log scale, and two counts one of which cannot pass the other."""

from types import SimpleNamespace

import pytest
import streamlit as st

from ui.address import begin_run, open_page
from ui.counts import Counts, Settled, settle
from ui.parameters import Slider, Steps, one_two_five
from ui.stale import Group

N = one_two_five("n", 1, 100_000, 100)
LAST = "ui.counts.Counts"
HEADS, FLIPS = Slider("heads", 0, 20, 1, 3, 0), Slider("flips", 1, 20, 1, 10, 0)


def test_one_two_five_holds_exactly_these_multiples_of_the_powers_of_ten() -> None:
    expected = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000]
    assert N.values.tolist() == [*expected, 100_000]
    assert one_two_five("t", 0.01, 10, 1).values.tolist() == [
        *(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10),
    ]


def test_the_nearest_step_is_nearest_by_ratio() -> None:
    assert [N.nearest(number) for number in (1, 3, 3.3, 60_000)] == [1, 2, 5, 50_000]


@pytest.mark.parametrize("text", ["1", "100000", "1e5", "20"])
def test_a_step_is_a_value(text: str) -> None:
    assert N.rule(text) is None


@pytest.mark.parametrize("text", ["0", "3", "100001", "nan", "inf", "", "x"])
def test_what_is_no_step_breaks_a_rule(text: str) -> None:
    assert N.rule(text)


def test_few_options_are_named_and_many_are_not_all() -> None:
    assert one_two_five("t", 1, 10, 1).rule("3") == "it must be one of 1, 2, 5, 10"
    rule = Steps("t", 1.0, 99.0, 1.0, 1.0, 0, tuple(map(float, range(1, 100)))).rule("1.5")
    assert rule == "it must be one of 1, 2, 3, 4, 5, 6, 7, 8, …, 99"


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Return the state of a session without a server, its address at ``address``."""
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


@pytest.mark.parametrize(
    ("address", "settled", "counts"),
    [
        ({}, Settled.NOTHING, (3, 10)),
        ({"heads": "7", "flips": "20"}, Settled.NOTHING, (7, 20)),
        ({"heads": "12"}, Settled.IGNORED, (3, 10)),
        ({"heads": "12", "flips": "2"}, Settled.IGNORED, (2, 2)),
        ({"flips": "2"}, Settled.LOWERED, (2, 2)),
        ({"heads": "x", "flips": "0"}, Settled.NOTHING, (3, 10)),
    ],
)
def test_counts_of_the_address(
    session: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
    address: dict[str, str],
    settled: Settled,
    counts: tuple[int, int],
) -> None:
    monkeypatch.setattr(st, "query_params", SimpleNamespace(to_dict=lambda: address))
    begin_run([])
    open_page([], [HEADS, FLIPS])
    assert settle(HEADS, FLIPS) is settled
    assert (session["heads"], session["flips"]) == counts


@pytest.mark.parametrize(
    ("moved", "settled", "counts"),
    [
        ({"heads": 12.0}, Settled.RAISED, (12, 12)),
        ({"flips": 2.0}, Settled.LOWERED, (2, 2)),
        ({"heads": 10.0}, Settled.NOTHING, (10, 10)),
    ],
)
def test_the_count_that_did_not_move_gives_way(
    session: dict[str, object],
    moved: dict[str, float],
    settled: Settled,
    counts: tuple[int, int],
) -> None:
    session |= {"heads": 3.0, "flips": 10.0, LAST: Counts(Group.of([3.0, 10.0])), **moved}
    assert settle(HEADS, FLIPS) is settled
    assert (session["heads"], session["flips"]) == counts


def test_a_browser_that_does_not_know_yet_what_gave_way_overrules_nothing(
    session: dict[str, object],
) -> None:
    session |= {"heads": 10.0, "flips": 10.0, LAST: Counts(Group.of([10.0, 10.0]))}
    for flips in (9.0, 8.0, 7.0):
        session |= {"heads": 10.0, "flips": flips}  # the heads as they once were
        assert settle(HEADS, FLIPS) is Settled.LOWERED
        assert (session["heads"], session["flips"]) == (flips, flips)
    for heads in (8.0, 9.0):
        session |= {"heads": heads, "flips": 7.0}
        assert settle(HEADS, FLIPS) is Settled.RAISED
        assert (session["heads"], session["flips"]) == (heads, heads)


def test_what_a_browser_held_before_the_address_gave_both_is_no_move(
    session: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = {"heads": "12", "flips": "20"}
    monkeypatch.setattr(st, "query_params", SimpleNamespace(to_dict=lambda: address))
    session[LAST] = Counts(Group.of([3.0, 10.0]))
    begin_run([])
    open_page([], [HEADS, FLIPS])
    assert settle(HEADS, FLIPS) is Settled.NOTHING
    session |= {"heads": 13.0, "flips": 10.0}  # all as they once were
    assert settle(HEADS, FLIPS) is Settled.NOTHING
    assert (session["heads"], session["flips"]) == (13.0, 20.0)
