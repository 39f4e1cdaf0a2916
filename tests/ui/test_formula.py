"""A live formula is MathML that is well formed and has a place for each live number."""

import re
from xml.etree import ElementTree

import pytest

from ui.formula import live_formula

MATHML = "{http://www.w3.org/1998/Math/MathML}"
LATEX = [
    r"\text{odds} = \frac{p}{1-p} = \frac{@probability}{1-@probability} = @odds",
    r"\text{logit} = \ln(@odds) = @logit",
    r"z = w x + b = @w \cdot @x + @b",
    r"\sigma(z) = \frac{1}{1+e^{-@z}} = @probability",
    r"\hat\pi_{1} = @p1 \le @effective_classes",
]


def live_places(markup: str) -> list[str]:
    root = ElementTree.fromstring(f"<div>{markup}</div>")
    return [place.attrib["data-live"] for place in root.iter() if "data-live" in place.attrib]


@pytest.mark.parametrize("latex", LATEX)
def test_every_live_number_has_its_place_in_order(latex: str) -> None:
    markup = live_formula(latex)
    assert live_places(markup) == re.findall(r"@(\w+)", latex)
    assert "@" not in markup


def test_a_live_number_is_a_number_to_a_screen_reader() -> None:
    root = ElementTree.fromstring(live_formula(r"x = @logit"))
    assert root.tag == f"{MATHML}math"
    assert [place.text for place in root.iter(f"{MATHML}mn")] == [None]


def test_the_name_of_a_function_keeps_its_distance_from_what_it_is_taken_of() -> None:
    space = '<mspace width="0.167em" />'
    variables = [f'<mi class="variable">{letter}</mi>' for letter in "pq"]
    assert f"{space}<mi>ln</mi>{space}".join(variables) in live_formula(r"p\ln q")
    assert '<mi>ln</mi><mo stretchy="false">' in live_formula(r"\ln(@odds)")
    assert live_formula(r"k\,\ln\,\pi").count("mspace") == 2


def test_a_minus_sign_after_an_equals_sign_belongs_to_the_number() -> None:
    assert '<mo form="prefix">&#x02212;</mo><mi class="variable">q</mi>' in live_formula("x = -q")
    assert "prefix" not in live_formula("x = p - q")


def test_a_formula_without_live_numbers_is_plain_mathml() -> None:
    markup = live_formula(r"\frac{1}{2}")
    assert live_places(markup) == []
    assert "<mfrac>" in markup
