"""Arrows at the edge of a panel."""

import numpy as np
import pytest

from lessons.likelihood.charts.edges import AWAY, UNSEEN, arrow_rows, short


@pytest.mark.parametrize(
    ("value", "text"),
    [(-92.1034, "−92.1"), (3.5004, "3.50"), (13.0, "13.0"), (120.4, "120"), (-np.inf, "−∞")],
)
def test_a_value_is_said_with_three_digits(value: float, text: str) -> None:
    assert short(value) == text


def test_only_what_lies_beyond_the_edge_has_an_arrow() -> None:
    rows = arrow_rows([-29.0, -30.0, -31.0, -np.inf], -30.0, -29.0)
    assert rows["y"].tolist() == [AWAY, AWAY, -29.0, -29.0]
    assert rows["text"] == [UNSEEN, UNSEEN, "−31.0", "−∞"]
    assert arrow_rows([1.0, 4.0], 3.5, 3.75) == {
        "y": pytest.approx([AWAY, 3.75]),
        "text": [UNSEEN, "4.00"],
    }
    many = arrow_rows([[1.0, 4.0], [5.0, 2.0]], 3.5, 3.75)
    assert many["text"] == [[UNSEEN, "4.00"], ["5.00", UNSEEN]]
    assert many["y"].tolist() == [[AWAY, 3.75], [3.75, AWAY]]
