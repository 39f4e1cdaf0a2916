"""Every number of the curriculum's softmax section is on its page, with all its digits."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect
from test_curriculum import printed_like
from visitor import Visitor

# Parameters, and each readout as the curriculum prints its number.
CASES = [
    (
        {},
        {
            "p1": ".090031",
            "p2": ".244728",
            "p3": ".665241",
            "real_softmax": "2.313262",
            "real_softmin": ".686738",
            "verdict1": ".731059",
        },
    ),
    (
        {"t": "0.5", "example": "negative", "sharpness": "10", "neither": "true", "offset": "0"},
        {
            "p3": ".866813",
            "same1": ".981690",
            "real_softmax": "2.00000454",
            "verdict1": ".665241",
            "verdict2": ".244728",
            "verdict3": ".090031",
            "float_lse": "3.4076",
        },
    ),
    (
        {"t": "10", "example": "two", "offset": "5", "float": "float64"},
        {"p3": ".367165", "same1": ".268941", "float_lse": "8.407606"},
    ),
    ({"k": "2", "z1": "5", "z2": "6"}, {"p1": ".268941"}),
    ({"z1": "-1", "z2": "-5", "z3": "-9"}, {"p1": ".981690"}),
    # Equal winners share, and cold leaves the others nothing.
    ({"t": "0.05", "z2": "3"}, {"p1": "0.000000", "p2": ".500000", "p3": ".500000"}),
]
WORDS = [
    ".99999691",
    ".268941",
    ".981690",
    "15 parameters",
    "10 are identifiable",
    "11.09 in float16",
    "88.72 in float32",
    "709.78 in float64",
    "3.407606",
    "8.407606",
    "cat (1, 0, 0), chicken (0, 1, 0), dog (0, 0, 1)",
]
POWERS = [
    ["0.5", "2", "0.197630", "0.279491", "0.522879"],
    ["1", "1", "0.100000", "0.200000", "0.700000"],
    ["2", "0.5", "0.018519", "0.074074", "0.907407"],
]
TABLE_ROWS = """(rows) => rows.map((row) =>
  [...row.querySelectorAll("td")].map((cell) => cell.textContent.trim()))"""


@pytest.mark.parametrize(("parameters", "numbers"), CASES)
def test_the_numbers_of_the_softmax_page(
    visitor: Visitor, parameters: dict[str, str], numbers: dict[str, str]
) -> None:
    shown = visitor.open("softmax", **parameters).readouts()
    found = {name: printed_like(shown[name], text) for name, text in numbers.items()}
    assert found == {name: Decimal(text) for name, text in numbers.items()}


def test_the_numbers_in_the_text_of_the_softmax_page(visitor: Visitor) -> None:
    visitor.open("softmax")
    main = visitor.page.get_by_test_id("stMain")
    for word in WORDS:
        expect(main).to_contain_text(word)
    rows = visitor.page.locator("tr").evaluate_all(TABLE_ROWS)
    assert [row for row in POWERS if row not in rows] == []


@pytest.mark.parametrize(("t", "top"), [("0.5", ".866813"), ("2", ".506480"), ("10", ".367165")])
def test_a_temperature_chosen_by_its_button(visitor: Visitor, t: str, top: str) -> None:
    visitor.open("softmax")
    visitor.page.locator(f".st-key-t_{t.replace('.', '-')} button").click()
    visitor.page.wait_for_url(f"**t={t}*")
    shown = visitor.rest().readouts()
    assert printed_like(shown["p3"], top) == Decimal(top)
    assert shown["lowest_energy"] == shown["p3"]


@pytest.mark.parametrize(
    ("kind", "offset", "trick", "words"),
    [
        ("float32", "100", "false", ["∞ (overflow)", "NaN (no number)"]),
        ("float32", "100", "true", ["0.66524094", "103.40761"]),
        ("float16", "10", "false", ["∞ (overflow)"]),
        ("float64", "-1000", "false", ["NaN (no number)", "−∞ (log of 0)"]),
        ("float64", "710", "false", ["∞ (overflow)"]),
    ],
)
def test_what_fails_in_a_type_is_named(
    visitor: Visitor, kind: str, offset: str, trick: str, words: list[str]
) -> None:
    parameters = {"float": kind, "offset": offset, "trick": trick}
    visitor.open("softmax", **parameters)
    cells = visitor.page.locator(".st-key-section-numerics td").all_inner_texts()
    for word in words:
        assert word in cells
    failed = any(word.startswith("NaN") for word in cells)
    assert failed == (trick == "false")


def test_a_class_that_goes_and_comes_back_keeps_its_score(visitor: Visitor) -> None:
    visitor.open("softmax", z3="-4.5")
    count = visitor.page.locator(".st-key-k")
    count.get_by_test_id("stNumberInputStepDown").click()
    visitor.rest()
    assert "p3" not in visitor.readouts()
    count.get_by_test_id("stNumberInputStepUp").click()
    visitor.rest()
    assert visitor.value("z3") == -4.5
    assert visitor.parameters == {"z3": "-4.5"}


def test_names_reach_sections_above_and_below_and_are_in_the_link(visitor: Visitor) -> None:
    visitor.open("softmax")
    field = visitor.page.locator(".st-key-names input")
    expect(field).to_have_attribute("placeholder", "cat, chicken, dog")
    field.fill("lion, 북극여우")
    field.press("Enter")
    visitor.page.wait_for_url("**names=*")
    visitor.rest()
    for _visit in range(2):
        main = visitor.page.get_by_test_id("stMain")
        expect(main).to_contain_text("lion (1, 0, 0), 북극여우 (0, 1, 0), dog (0, 0, 1)")
        expect(visitor.page.locator(".st-key-z2")).to_contain_text("z₂ · 북극여우")
        expect(visitor.page.locator(".st-key-target")).to_contain_text("북극여우")
        assert visitor.parameters == {"names": "lion, 북극여우"}
        visitor.page.reload()
        visitor.rest()


def test_a_painted_pixel_is_part_of_the_address(visitor: Visitor) -> None:
    visitor.open("softmax")
    before = visitor.readouts()
    visitor.page.locator(".st-key-x2 label").click()
    visitor.page.wait_for_url("**x2=true*")
    painted = visitor.rest().readouts()
    assert painted["painted_o2"] == before["painted_o2"] + 2
    assert visitor.open("softmax", x2="true").readouts() == painted


@pytest.mark.parametrize(("key", "value"), [("t", "0"), ("t", "-1"), ("k", "11")])
def test_a_temperature_of_0_and_an_eleventh_class_are_refused(
    visitor: Visitor, key: str, value: str
) -> None:
    visitor.open("softmax", **{key: value})
    notice = visitor.page.get_by_test_id("stAlert").first
    expect(notice).to_contain_text(f"{key} = {value} was ignored")
    assert visitor.readouts()["p1"] == pytest.approx(0.0900305732, abs=1e-9)
