"""What is shown is what the core computes: to the last bit, while dragging and after."""

import math

import pytest
from lone_figure import EMPTY, module
from visitor import Visitor

from core.binary import logit, odds
from ui.numbers import format_number

RULERS = {"scene": "rulers"}


@pytest.mark.exhaustive
def test_readouts_of_odds_are_the_values_of_the_core(visitor: Visitor) -> None:
    """tests/app/test_readouts.py has more of them."""
    shown = visitor.open("odds", p="0.999").readouts()
    assert shown["probability"] == 0.999
    assert shown["odds"] == float(odds(0.999))
    assert shown["logit"] == float(logit(0.999))


def test_readouts_during_a_drag_are_the_values_of_the_core(visitor: Visitor) -> None:
    visitor.open("odds", p="0.4").skip()
    for share in (0.123, 1.0):
        before, address = visitor.value("p"), visitor.parameters
        visitor.hold("p", share)
        p, shown = visitor.value("p"), visitor.readouts()
        assert visitor.parameters == address == {**RULERS, "p": f"{before:g}"}, f"{share}: none"
        visitor.release()
        assert p != before, share
        assert shown["probability"] == p, share
        assert shown["odds"] == float(odds(p)), share
        assert shown["logit"] == float(logit(p)), share
        assert visitor.parameters == {**RULERS, "p": f"{p:g}"}, share


def test_keys_move_a_slider_and_the_address(visitor: Visitor) -> None:
    visitor.open("odds", p="0.301").skip()
    visitor.input("p").focus()
    visitor.page.keyboard.press("ArrowLeft")
    visitor.page.wait_for_url("**/odds")
    assert visitor.rest().readouts()["probability"] == 0.3
    assert visitor.parameters == {}, "a value at its default is left out"
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.wait_for_url("**p=0.301*")
    assert visitor.rest().readouts()["logit"] == float(logit(0.301))
    visitor.page.keyboard.press("Home")
    visitor.page.wait_for_url("**p=0.001*")
    assert visitor.rest().readouts()["logit"] == float(logit(0.001))


@pytest.mark.exhaustive
def test_a_button_moves_a_slider_and_the_address(visitor: Visitor) -> None:
    visitor.open("odds", scene="symmetry", p="0.001").skip()
    visitor.page.locator(".st-key-swap button").click()
    visitor.page.wait_for_url("**p=0.999*")
    assert visitor.rest().value("p") == 0.999
    assert visitor.readouts()["logit"] == float(logit(0.999))


FORMATTED = """async ([module, numbers]) => {
  const { formatNumber } = await import(module);
  const read = (text) => Number(text.replace("inf", "Infinity"));
  return numbers.map(([value, digits]) => formatNumber(read(value), digits));
}"""
NUMBERS = [0.0, -0.0, 0.3, 3 / 7, 1 / 3, 2 / 3, -math.log(9), 0.001, 0.00099, 5e-324, 1e-5, 0.1]
NUMBERS += [9999999.4, 9999999.9999, 1e7, 123456.789, 1.5e300, math.inf, -math.inf, math.nan]
TIES = [0.0625, 0.5, 1.5, 0.125, 0.375, 2.5, 1 / 128, 1.00390625]


@pytest.mark.parametrize("numbers", [NUMBERS, TIES], ids=["ordinary", "halfway between two texts"])
def test_a_number_looks_the_same_in_prose_and_beside_a_chart(
    visitor: Visitor, numbers: list[float]
) -> None:
    visitor.page.goto(visitor.server + EMPTY)
    cases = [(number, digits) for number in numbers for digits in (0, 2, 3, 6)]
    cases += [(-number, digits) for number, digits in cases]
    texts = [[repr(value), digits] for value, digits in cases]
    written = visitor.page.evaluate(FORMATTED, [module("format"), texts])
    differing = {
        case: (text, format_number(*case))
        for case, text in zip(cases, written, strict=True)
        if text != format_number(*case)
    }
    assert differing == {}
