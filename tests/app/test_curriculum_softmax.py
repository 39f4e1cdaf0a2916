"""Every number of the curriculum's softmax section is on its page, with all its digits."""

import math
import re

import pytest
from course import figures, opened, press, promised, readouts, seen, texts

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
            "real_softmax_slope": ".731059",
            "verdict1": ".731059",
            "ratio": "2.718282",
            # The pipeline, stage by stage.
            "exp1": "2.718282",
            "exp2": "7.389056",
            "exp3": "20.085537",
            "total": "30.192875",
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
            "ratio": "2.718282",
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
    "0.982",  # (−1, −5, −9)
    "15 parameters",
    "10 are identifiable",
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
        assert shown["alpha"] == 1 / float(t)


INF, NAN = math.inf, math.nan


@pytest.mark.parametrize(
    ("kind", "offset", "trick", "numbers"),
    [
        ("float32", "100", "false", {"float_exp1": INF, "float_total": INF, "float_p3": NAN}),
        ("float32", "100", "true", {"float_p3": 0.66524094, "float_lse": 103.40761}),
        ("float16", "10", "false", {"float_exp1": 59873.0, "float_exp2": INF, "float_p1": 0.0}),
        ("float64", "-1000", "false", {"float_exp3": 0.0, "float_p1": NAN, "float_lse": -INF}),
        ("float64", "710", "false", {"float_exp1": INF, "float_p1": NAN}),
        ("float64", "700", "true", {"float_z3": 703.0, "float_into3": 0.0, "float_exp3": 1.0}),
    ],
)
def test_what_fails_in_a_type_is_shown(
    kind: str, offset: str, trick: str, numbers: dict[str, float]
) -> None:
    shown = readouts(seen("softmax", float=kind, offset=offset, trick=trick))
    found = {name: shown[name] for name in numbers}
    assert found == pytest.approx(numbers, rel=1e-3 if kind == "float16" else 1e-7, nan_ok=True)


def test_the_table_of_a_type_has_a_place_for_every_number_on_the_way() -> None:
    told = figures(seen("softmax"))["laboratory"]
    cells = re.findall(r'<td><b data-readout="(\w+)"></b></td>', told["formula"])
    columns = ("float_z", "float_into", "float_exp", "float_p")
    assert cells == [f"{column}{row}" for row in (1, 2, 3) for column in columns]
    assert set(cells) <= {one["name"] for one in told["readouts"]}
    # All of them follow the slider.
    (sweep,) = told["sweeps"]
    assert set(cells) <= set(sweep["readouts"])
