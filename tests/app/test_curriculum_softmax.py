"""Every number of the curriculum's softmax section is on its page, with all its digits."""

import pytest
from course import opened, press, promised, readouts, seen, texts

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


@pytest.mark.parametrize(("parameters", "numbers"), CASES)
def test_the_numbers_of_the_softmax_page(
    parameters: dict[str, str], numbers: dict[str, str]
) -> None:
    assert promised(seen("softmax", **parameters), numbers)


def test_the_numbers_in_the_text_of_the_softmax_page() -> None:
    told = texts(seen("softmax"))
    assert [word for word in WORDS if word not in told] == []
    assert [row for row in POWERS if " | ".join(row) not in told] == []


def test_a_temperature_chosen_by_its_button() -> None:
    app = opened("softmax")
    for t, top in (("0.5", ".866813"), ("2", ".506480"), ("10", ".367165")):
        assert promised(press(app, f"t_{t}"), {"p3": top})
        assert app.session_state["t"] == float(t)
        shown = readouts(app)
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
    kind: str, offset: str, trick: str, words: list[str]
) -> None:
    tables = texts(seen("softmax", float=kind, offset=offset, trick=trick))
    cells = [cell.strip().replace("**", "") for cell in tables.split("|")]
    assert [word for word in words if word not in cells] == []
    assert ("NaN (no number)" in cells) == (trick == "false")
