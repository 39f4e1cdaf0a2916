"""When the address leads, and what is written into it."""

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.address import Address
from ui.parameters import Choice, Number, Parameter, Several, Slider, Switch, Text, one_two_five

KINDS: list[Parameter] = [
    Slider("p", 0.001, 0.999, 0.001, 0.3, 3),
    one_two_five("t", 0.05, 20, 1.0),
    Choice("side", ("left", "right"), "left"),
    Several("features", ("x1", "x2", "x1x2"), ("x1", "x2")),
    Switch("shown"),
    Switch("hidden", default=True),
    Number("seed", 1, 9999, 1),
    Text("layers", "8", str, str),
]
VALUES = {
    "p": st.integers(1, 999).map(lambda count: count / 1000),
    "t": st.sampled_from([0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0]),
    "side": st.sampled_from(["left", "right"]),
    "features": st.sampled_from([("x1",), ("x1", "x2"), ("x2", "x1x2"), ("x1", "x2", "x1x2")]),
    "shown": st.booleans(),
    "hidden": st.booleans(),
    "seed": st.integers(1, 9999),
    "layers": st.text(),
}


@pytest.mark.parametrize("parameter", KINDS, ids=lambda one: one.key)
@given(data=st.data())
def test_what_is_written_is_read_again_and_only_a_default_is_left_out(
    parameter: Parameter, data: st.DataObject
) -> None:
    value = data.draw(VALUES[parameter.key])
    text = parameter.write(value)
    if value == parameter.default:
        assert text is None
    else:
        assert text is not None
        assert parameter.rule(text) is None
        assert parameter.parse(text) == value


def known(**changes: object) -> Address:
    earlier = [{"p": "0.1"}, {"p": "0.1", "scene": "b"}]
    return Address(**{"written": {"p": "0.2"}, "recent": deque(earlier), **changes})


@pytest.mark.parametrize(
    ("asked", "moved", "leads"),
    [
        ({"p": "0.2"}, False, False),  # what was written
        ({"p": "0.9"}, False, True),  # a link
        ({"p": "0.9"}, True, False),  # a control has been moved since
        ({"p": "0.1"}, False, False),  # an echo of what has been written over
        ({"p": "0.1", "scene": "b"}, False, True),  # Back to another scene
        ({}, False, True),
    ],
)
def test_the_address_leads_where_it_says_something_new(
    asked: dict[str, str], moved: bool, leads: bool
) -> None:
    assert known(moved=moved).is_news(asked) is leads


def test_the_first_address_leads() -> None:
    assert known(written=None).is_news({})
