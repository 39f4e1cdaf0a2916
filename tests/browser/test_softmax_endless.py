"""A score over a sum of 0 has no end: the chart says so, also while the constant is held."""

import pytest
from visitor import Visitor

SIGNS = """() => [...document.querySelectorAll(".st-key-shifted .textpoint")]
  .map((mark) => mark.textContent).filter((text) => text !== "0")"""  # the others lie outside


@pytest.mark.exhaustive
def test_shares_without_end_are_named_in_the_chart(visitor: Visitor) -> None:
    visitor.open("softmax", scene="differences").skip()
    assert visitor.page.evaluate(SIGNS) == []
    visitor.hold("constant", 0.403)  # of the way from −10 to 10
    assert visitor.value("constant") == -2
    visitor.page.wait_for_function(f"() => ({SIGNS})().length === 3")
    assert visitor.page.evaluate(SIGNS) == ["◀ −∞", "NaN", "∞ ▶"]
    visitor.release()
    assert visitor.page.evaluate(SIGNS) == ["◀ −∞", "NaN", "∞ ▶"]
