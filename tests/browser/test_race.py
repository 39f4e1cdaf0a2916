"""The tables of the race follow its sliders."""

import pytest
from release import differences
from visitor import Visitor

CELLS = "table.lf-table [data-readout='race_{}']"


def cells(visitor: Visitor, *names: str) -> list[str]:
    """Return what cells of the tables show."""
    return [visitor.page.locator(CELLS.format(name)).inner_text() for name in names]


@pytest.mark.exhaustive
def test_the_tables_follow_while_a_slider_is_held(visitor: Visitor) -> None:
    visitor.open("likelihood", scene="race", factor="0.9").skip()
    visitor.page.locator(".st-key-fold-race-details summary").click()
    names = ("float16_power", "float32_power", "float64_power", "float64_rests_at")
    assert cells(visitor.rest(), *names) == [
        *("2.63 × 10⁻⁵", "2.6561329 × 10⁻⁵", "2.6561398887587544 × 10⁻⁵", "2.5 × 10⁻³²³")
    ]
    visitor.hold("factor", 0.5)  # of the way from 0.01 to 0.99
    ends = ("float64_power_zero", "float64_rests_at", "float64_rests_from", "float16_rests_from")
    assert cells(visitor, *ends) == ["1,075", "0", "1,075", "25"]
    held = visitor.readouts()
    visitor.release()
    assert cells(visitor, *ends) == ["1,075", "0", "1,075", "25"]
    assert visitor.readouts() == held


@pytest.mark.exhaustive
@pytest.mark.parametrize("key", ["factor", pytest.param("n", marks=pytest.mark.exhaustive)])
def test_a_held_slider_shows_the_race_that_follows(visitor: Visitor, key: str) -> None:
    visitor.open("likelihood", scene="race").skip()
    assert differences(visitor, key, 0.2) == {}
