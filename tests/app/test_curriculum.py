"""Every number that the curriculum promises can be reached, and has all its digits."""

import pytest
from course import opened, press, promised, readouts, seen, texts

WIDE = ("float32", "float64")
# Page, parameters, and each readout as the curriculum prints its number.
CASES = [
    ("likelihood", {"pi": "0.3"}, {"log_likelihood": "-6.108643"}),
    (
        "likelihood",
        {"weight": "0.7"},
        {"pictures_product": ".056233", "pictures_sum": "2.878246", "pictures_mean": ".479708"},
    ),
    (
        "likelihood",
        {"bias": "1"},
        {"pictures_product": ".007600", "pictures_sum": "4.879570", "pictures_mean": ".813262"},
    ),
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


def test_the_log_likelihood_is_minus_ten_times_the_mean() -> None:
    assert "−6.108643 = −10 × 0.610864" in texts(seen("likelihood"))


def test_the_ends_of_a_long_product_are_told() -> None:
    told = readouts(seen("likelihood", factor="0.9"))
    numbers = {name: told[f"race_float64_{name}"] for name in ("power_subnormal", "power_zero")}
    assert numbers == {"power_subnormal": 6724, "power_zero": 7073}
    ends = [(told[f"race_{t}_rests_at"], told[f"race_{t}_rests_from"]) for t in WIDE]
    assert ends == [(6e-45, 964), (2.5e-323, 7050)]
    # As few digits as tell a number of its type.
    powers = [told[f"race_{t}_power"] for t in WIDE]
    assert powers == [2.6561329e-05, 2.6561398887587544e-05]
    assert readouts(seen("likelihood", factor="0.5"))["race_float64_power_zero"] == 1075


def test_the_bend_of_the_squared_error_is_minus_ln_2() -> None:
    assert texts(seen("loss")).count("$z = -\\ln 2$") == 1
