"""A sweep has one row a value, and values that ascend."""

import numpy as np
import pytest

from ui.live_figure import Corner, Sweep

VALUES = np.array([0.1, 0.2, 0.3])


def test_one_row_a_value_is_accepted_in_every_form() -> None:
    sweep = Sweep(
        "p",
        VALUES,
        {"curve": {"x": VALUES, "y": np.zeros((3, 5))}, "signs": {"text": ["a", "b", "c"]}},
        {"odds": VALUES},
        at=0.2,
    )
    assert sweep.control == "p"


@pytest.mark.parametrize(
    "values",
    [[0.1, 0.1, 0.3], [0.3, 0.2, 0.1], [[0.1, 0.2], [0.3, 0.4]], 0.5],
    ids=["equal", "descending", "two dimensions", "no dimension"],
)
def test_values_that_do_not_ascend_are_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match="values of sweep 'p' must ascend in one dimension"):
        Sweep("p", np.array(values), at=0.2)


def test_values_that_are_no_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="values of sweep 'p' must ascend"):
        Sweep("p", np.array([0.1, np.nan, 0.3]), at=0.1)


@pytest.mark.parametrize("rows", [0, 2, 4])
def test_a_trace_with_another_count_of_rows_is_refused_by_name(rows: int) -> None:
    with pytest.raises(ValueError, match=f"'p' needs 3 rows for curve y; got {rows}"):
        Sweep("p", VALUES, {"curve": {"y": np.zeros((rows, 3))}}, at=0.2)


def test_a_readout_with_another_count_of_rows_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'p' needs 3 rows for odds; got 2"):
        Sweep("p", VALUES, readouts={"odds": VALUES[:2]}, at=0.2)


def test_sliders_that_move_along_need_a_row_a_value() -> None:
    with pytest.raises(ValueError, match="'p' needs 3 rows for q; got 2"):
        Sweep("p", VALUES, moves={"q": VALUES[:2]}, at=0.2)


def test_a_corner_needs_a_row_a_stop() -> None:
    rows = np.zeros(6)
    corner = Corner("a", "b", "corner", [0, 2], [0, 1, 2], {"both": {"x": rows}}, {"product": rows})
    assert corner.point == 0
    with pytest.raises(ValueError, match="corner 'corner' needs 6 rows for both x; got 5"):
        Corner("a", "b", "corner", [0, 2], [0, 1, 2], {"both": {"x": rows[:5]}})
