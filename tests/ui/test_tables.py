"""Tables of numbers in prose."""

import numpy as np
import pytest

from ui.tables import in_full, markdown_table


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.float64(0.1), "0.1"),
        (np.float32(0.1), "0.1"),
        (np.float16(1 / 3), "0.3333"),
        (np.float64(0), "0"),
        (np.float64(-2), "−2"),
        (np.float64(2.5e-05), "2.5e−05"),
        (np.float32(1e30), "1e+30"),
    ],
)
def test_a_number_has_the_digits_that_its_type_tells_apart(value: np.floating, text: str) -> None:
    assert in_full(value) == text


def test_numbers_stand_to_the_right_of_what_they_belong_to() -> None:
    table = markdown_table(["type", "a", "b"], [["float64", "1", "2"]])
    assert table.splitlines() == [
        "| type | a | b |",
        "| --- | ---: | ---: |",
        "| float64 | 1 | 2 |",
    ]
