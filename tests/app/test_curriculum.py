"""Every number that the curriculum promises can be reached, and has all its digits."""

import pytest
from course import opened, press, promised, seen, texts

# Page, parameters, and each readout as the curriculum prints its number.
CASES = [
    ("likelihood", {"pi": "0.3"}, {"log_likelihood": "-6.108643", "mean_bce": ".610864"}),
    (
        "likelihood",
        {"heads": "7", "flips": "20"},
        {
            "mle": ".35",
            "product": "2.6561398887587544e-05",
            "power": "2.6561398887587544e-05",
            "log_sum": "-10.5360516",
        },
    ),
    (
        "loss",
        {},
        {
            "bce": ".693147",
            "look_bce_gradient": "-.993307",
            "look_squared_error_gradient": "-.0066036",
            "slope_ratio": "150.4",
            "separable_loss": ".1134",
        },
    ),
    (
        "loss",
        {"z": "-5", "compared": "-2", "after": "8191"},
        {
            "bce_gradient": "-.993307",
            "squared_error_gradient": "-.0066036",
            "look_bce_gradient": "-.880797",
            "look_squared_error_gradient": "-.0924780",
            "squared_error_curvature": "-.059407",
            "separable_loss": ".0299",
        },
    ),
]


@pytest.mark.parametrize(("page", "parameters", "numbers"), CASES)
def test_the_numbers_of_the_curriculum(
    page: str, parameters: dict[str, str], numbers: dict[str, str]
) -> None:
    assert promised(seen(page, **parameters), numbers)


def test_a_belief_chosen_by_its_button_has_its_price() -> None:
    app = opened("loss")
    for belief, loss in (("0.9", ".105361"), ("0.1", "2.302585"), ("0.01", "4.605170")):
        assert promised(press(app, f"q_{belief}"), {"bce": loss})


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (
            "0.9",
            ["6,724", "7,073", "sticks at 2.5e−323", "sticks at 6e−45", "2.6561398887587544e−05"],
        ),
        ("0.5", ["1,075"]),
    ],
)
def test_the_ends_of_a_long_product_are_named(factor: str, words: list[str]) -> None:
    tables = texts(seen("likelihood", factor=factor))
    assert [word for word in words if word not in tables] == []


def test_the_bend_of_the_squared_error_is_minus_ln_2() -> None:
    assert texts(seen("loss")).count("−0.693147") == 1
