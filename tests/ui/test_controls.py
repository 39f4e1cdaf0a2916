"""What a control can hold, and which rule a text in the address breaks."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from ui.parameters import Choice, Number, Parameter, Slider, Switch

P = Slider("p", 0.001, 0.999, 0.001, 0.3, 3)
START = Slider("start", -3.0, 3.0, 0.1, -1.0, 1)
FAR = Slider("far", 0.0, 45.0, 0.5, 30.0, 1)
SIDE = Choice("side", ("left", "right"), "left")
SHOWN = Switch("shown")
SEED = Number("seed", 1, 9999, 1)
EVERY = (P, START, SIDE, SHOWN, SEED)


@pytest.mark.parametrize("control", [P, START, Slider("b", -10.0, 10.0, 0.01, 0.0, 2)])
def test_values_of_a_slider_are_the_exact_decimals_of_its_steps(control: Slider) -> None:
    low, step = Decimal(str(control.low)), Decimal(str(control.step))
    count = int((Decimal(str(control.high)) - low) / step) + 1
    assert control.values.tolist() == [float(low + step * i) for i in range(count)]


def test_zero_among_the_values_is_not_negative() -> None:
    assert [math.copysign(1, value) for value in START.values if value == 0] == [1.0]


@given(st.floats(0.001, 0.999))
def test_the_nearest_value_is_a_value_and_none_is_nearer(number: float) -> None:
    nearest = P.nearest(number)
    assert nearest in P.values
    assert abs(nearest - number) <= abs(P.values - number).min() + 1e-15


@pytest.mark.parametrize(
    ("control", "text"),
    [
        (P, "0.3"),
        (P, "0.001"),
        (P, ".999"),
        (P, "3e-1"),
        (START, "-3"),
        (START, "3.0"),
        (P, "0.30000000000000004"),
        (FAR, "22.5"),
        (SIDE, "right"),
        (SHOWN, "true"),
        (SHOWN, "False"),
        (SEED, "1"),
        (SEED, "9999"),
    ],
)
def test_a_value_breaks_no_rule(control: Parameter, text: str) -> None:
    assert control.rule(text) is None


RANGE_OF_P = "it must lie between 0.001 and 0.999"


@pytest.mark.parametrize(
    ("control", "text", "rule"),
    [
        (P, "0", RANGE_OF_P),
        (P, "1", RANGE_OF_P),
        (P, "-0.3", RANGE_OF_P),
        (P, "nan", RANGE_OF_P),
        (P, "inf", RANGE_OF_P),
        (P, "-inf", RANGE_OF_P),
        (P, "1e999", RANGE_OF_P),
        (P, "", "a number is needed"),
        (P, "half", "a number is needed"),
        (P, "0,3", "a number is needed"),
        (P, "x" * 10_000, "a number is needed"),
        (P, "0.3005", "it must be a multiple of 0.001"),
        (START, "0.25", "it must be a multiple of 0.1"),
        (FAR, "0.4", "it must be a multiple of 0.5"),
        (SIDE, "up", "it must be one of left, right"),
        (SIDE, "Left", "it must be one of left, right"),
        (SIDE, "", "it must be one of left, right"),
        (SIDE, "x" * 10_000, "it must be one of left, right"),
        (SHOWN, "yes", "it must be true or false"),
        (SHOWN, "", "it must be true or false"),
        (SEED, "0", "it must lie between 1 and 9999"),
        (SEED, "10000", "it must lie between 1 and 9999"),
        (SEED, "-1", "a whole number is needed"),
        (SEED, "1.5", "a whole number is needed"),
        (SEED, "²", "a whole number is needed"),
        (SEED, "", "a whole number is needed"),
        (SEED, "9" * 10_000, "a whole number is needed"),
    ],
)
def test_a_bad_text_breaks_a_rule_that_is_named(control: Parameter, text: str, rule: str) -> None:
    assert control.rule(text) == rule


@given(st.sampled_from(EVERY), st.text())
def test_no_text_whatever_breaks_a_control(control: Parameter, text: str) -> None:
    rule = control.rule(text)
    assert rule is None or rule


@pytest.mark.parametrize("control", [P, START, SEED])
@given(number=st.floats())
def test_only_numbers_of_the_range_are_accepted(control: Slider | Number, number: float) -> None:
    if control.rule(repr(number)) is None:
        assert control.low <= number <= control.high


@given(number=st.sampled_from(START.values.tolist()))
def test_every_value_of_a_slider_is_accepted(number: float) -> None:
    assert START.rule(repr(number)) is None


def test_a_field_takes_what_is_typed_as_the_nearest_value_of_its_grid() -> None:
    def page() -> None:
        import streamlit as st

        from ui.address import page_run
        from ui.controls import field_of
        from ui.parameters import Field

        with page_run("page"):
            st.text(str(field_of(Field("w0", -4.0, 4.0, 0.1, -2.0, 1), "Start")))

    app = AppTest.from_function(page).run()
    assert app.text[0].value == "-2.0"
    app.number_input(key="w0").set_value(0.26).run()
    assert app.text[0].value == "0.3"
    assert app.query_params["w0"] == "0.3"


def test_a_control_that_is_drawn_no_more_stands_where_it_was_left() -> None:
    def page() -> None:
        import streamlit as st

        from ui.address import page_run
        from ui.controls import current_value, menu, number, several, switch
        from ui.parameters import Menu, Number, Several, Switch

        size, shown = Number("size", 1, 99, 10), Switch("shown")
        side = Menu("side", ("left", "right"), "left")
        parts = Several("parts", ("a", "b", "c"), ("a",))
        with page_run("page"):
            if st.checkbox("Open", True, key="open"):
                number(size, "Size")
                switch(shown, "Shown")
                menu(side, "Side", ["Left", "Right"])
                several(parts, "Parts", ["A", "B", "C"])
            st.text(repr([current_value(one) for one in (size, shown, side, parts)]))

    app = AppTest.from_function(page).run()
    app.number_input(key="size").set_value(20)
    app.pills(key="parts").set_value(["a", "c"])
    app.checkbox(key="shown").check().run()
    stands = "[20, True, 'left', ('a', 'c')]"
    assert app.text[0].value == stands
    for _closed in range(2):  # the first run still holds what is drawn no more
        app.checkbox(key="open").uncheck().run()
        assert app.text[0].value == stands
