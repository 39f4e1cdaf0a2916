"""What the browser sends changes controls of its figure alone, to values that they can take."""

import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from streamlit.util import AttributeDictionary

from ui.live_figure import Handle, Pick, Sweep, Wanted, component, live_figure, wanted_frames
from ui.live_figure.triggers import chosen, dropped, picked

VALUES = np.array([0.1, 0.2, 0.3])
BEFORE = {"a": 0.1, "b": 0.1, "c": 0.1, "secret": "kept"}
NO_NUMBERS = [None, "0.2", True, [0.2], {"value": 0.2}, math.nan, math.inf, 10**400]


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return a session without a page around it."""
    state: dict[str, Any] = dict(BEFORE)
    monkeypatch.setattr(component, "st", SimpleNamespace(session_state=state))
    return state


@pytest.fixture
def send(session: dict[str, Any]) -> Callable[..., dict[str, Any]]:
    """Return a function that sends one trigger to a figure and returns what it has changed.

    A point of the figure moves ``a``, a button plays ``b``, and ``c`` is but followed; a click sets
    ``a`` and ``b``.
    """
    mounted: dict[str, Any] = {}
    register = SimpleNamespace(component=lambda *_a, **_k: lambda **told: mounted.update(told))
    component.st.components = SimpleNamespace(v2=register)
    drawn: list[Any] = []
    live_figure(
        {"data": {"point": {}}, "layout": {}},
        key="figure",
        name="",
        summary="",
        sweeps=[Sweep(control, VALUES, at=0.1) for control in "abc"],
        handles=[Handle("a", "point")],
        picks=[Pick("a", "b")],
        plays="b",
        on_draw=lambda *ends: drawn.append(ends),
    )

    def send(name: str, value: object) -> dict[str, Any]:
        told = {"drop": None, "pick": None, "draw": None, "want": None, name: value}
        session["figure"] = AttributeDictionary(told)
        mounted[f"on_{name}_change"]()
        del session["figure"]
        changed = {key: value for key, value in session.items() if value != BEFORE.get(key)}
        return {**changed, "strokes": drawn} if drawn else changed

    return send


Send = Callable[[str, object], dict[str, Any]]


@pytest.mark.parametrize("control", ["a", "b"])
def test_a_point_that_is_let_go_gives_its_control_a_value(send: Send, control: str) -> None:
    assert send("drop", {"control": control, "value": 0.2}) == {control: 0.2}


@pytest.mark.parametrize("control", ["secret", "c", "new", "_kept_lang", None, 1, ["a"], {"a": 1}])
def test_what_no_point_stands_for_stays(send: Send, control: object) -> None:
    assert send("drop", {"control": control, "value": 0.2}) == {}


@pytest.mark.parametrize("value", [0.25, -1, *NO_NUMBERS])
def test_a_control_takes_no_value_that_its_slider_cannot(send: Send, value: object) -> None:
    assert send("drop", {"control": "a", "value": value}) == {}
    assert send("pick", {"a": 0.2, "b": value}) == {}


@pytest.mark.parametrize("name", ["drop", "pick", "draw", "want"])
@pytest.mark.parametrize("told", [None, 3, "x", [], {}, {"control": "a"}, {"a": 0.2}, [["a", 0.2]]])
def test_what_is_malformed_is_ignored(send: Send, name: str, told: object) -> None:
    assert send(name, told) == {}


def test_a_click_sets_the_controls_of_its_place(send: Send) -> None:
    assert send("pick", {"a": 0.2, "b": 0.3}) == {"a": 0.2, "b": 0.3}


@pytest.mark.parametrize("more", [{"secret": 0.2}, {"c": 0.2}])
def test_a_click_sets_nothing_else(send: Send, more: dict[str, float]) -> None:
    assert send("pick", {"a": 0.2, "b": 0.3, **more}) == {}
    assert send("pick", {"a": 0.2, **more}) == {}


def test_a_stroke_has_two_ends(send: Send) -> None:
    told = send("draw", {"from": [0, 1], "to": [0.5, -2]})
    assert told == {"strokes": [((0, 1), (0.5, -2))]}


@pytest.mark.parametrize("end", [[0], [0, 1, 2], "01", {"x": 0}, *([0, bad] for bad in NO_NUMBERS)])
def test_a_stroke_has_no_end_that_is_no_place(send: Send, end: object) -> None:
    assert send("draw", {"from": [0, 1], "to": end}) == {}
    assert send("draw", {"from": end, "to": [0, 1]}) == {}


def test_a_player_asks_for_frames(session: dict[str, Any]) -> None:
    session["film"] = AttributeDictionary(want={"run": "x", "frame": 3, "known": 2})
    assert wanted_frames("film") == Wanted("x", 3, 2)


WRONG = [(part, bad) for part in ("frame", "known") for bad in [-1, 0.5, *NO_NUMBERS[:-1]]]


@pytest.mark.parametrize(("part", "bad"), [*WRONG, ("run", 1), ("run", None), ("run", ["x"])])
def test_a_player_asks_for_nothing_else(session: dict[str, Any], part: str, bad: object) -> None:
    session["film"] = AttributeDictionary(want={"run": "x", "frame": 3, "known": 2, part: bad})
    assert wanted_frames("film") is None


@pytest.mark.parametrize("want", [None, 3, "x", [], {}, {"run": "x"}])
def test_a_malformed_wish_is_none(session: dict[str, Any], want: object) -> None:
    session["film"] = AttributeDictionary(want=want)
    assert wanted_frames("film") is None
    session["film"] = AttributeDictionary()
    assert wanted_frames("film") is None


def test_a_point_that_is_clicked_is_taken_if_its_trace_has_it() -> None:
    assert chosen({"trace": 2, "point": 6}, {2: 7}) == (2, 6)


@pytest.mark.parametrize(
    "sent",
    [
        None,
        {},
        {"trace": 1, "point": 0},
        {"trace": 2, "point": 7},
        {"trace": 2, "point": -1},
        *({"trace": 2, "point": bad} for bad in NO_NUMBERS),
        *({"trace": bad, "point": 0} for bad in NO_NUMBERS),
    ],
)
def test_no_other_point_is_taken(sent: object) -> None:
    assert chosen(sent, {2: 7}) is None


def test_a_whole_number_becomes_one_that_a_slider_of_decimals_takes() -> None:
    offered = {"a": np.array([3.0, 4.0])}
    found = [dropped({"control": "a", "value": 4}, offered), picked({"a": 4}, [offered])]
    assert found == [{"a": 4.0}] * 2
    assert [type(one["a"]) for one in found] == [float] * 2
