"""Two events and their prices: points on the curve, the square, bars of equal length."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees, finite

from charts.labels import NOTHING
from lessons.cross_entropy.charts import surprisal as charts

# Powers of two: their prices in bits are whole.
BITS = np.array([1.0, 2.0, 6.0, 0.0])
A = 0.5**BITS
CURVE = A, BITS


def pair(a: Any, b: Any) -> charts.Pair:
    """Return two events that cost so many bits, or rows of them."""
    return charts.Pair(0.5**a, 0.5**b, 0.5 ** (a + b), a + 0 * b, b + 0 * a, a + b)


def drawn(a: float, b: float, unit: str = "bits") -> dict[str, Any]:
    return charts.surprise(pair(np.float64(a), np.float64(b)), CURVE, 1.0, LABELS, unit=unit)


@pytest.mark.parametrize("at", range(len(BITS)))
def test_the_frames_are_the_figures_of_their_events(at: int) -> None:
    agrees(drawn(BITS[at], 2), charts.first_frames(pair(BITS, 2.0), "bits"), at)
    agrees(drawn(3, BITS[at]), charts.second_frames(pair(3.0, BITS), "bits"), at)
    accepts(drawn(BITS[at], 2), charts.PANELS.narrow())
    assert finite(drawn(BITS[at], 2))


def test_along_one_event_and_then_along_the_other_is_the_figure_of_both() -> None:
    """A corner puts the rows of both sweeps and its own into one figure."""
    shown = drawn(1, 1)
    for frames in (
        charts.first_frames(pair(BITS, 1.0), "bits"),
        charts.second_frames(pair(1.0, BITS), "bits"),
        charts.both_frames(pair(BITS, BITS), "bits"),
    ):
        for trace, changes in frames.items():
            rows = {name: np.atleast_1d(values[2]) for name, values in changes.items()}
            shown["data"][trace] |= rows
    wanted = drawn(6, 6)
    for trace, mark in wanted["data"].items():
        for name in ("x", "y", "text"):
            if name in mark:
                found = np.ravel(shown["data"][trace][name])
                assert found.tolist() == np.ravel(mark[name]).tolist(), trace


def test_the_bar_of_both_is_as_long_as_its_parts_together() -> None:
    data = drawn(1, 2)["data"]
    lengths = {name: data[name]["x"].tolist() for name in (charts.FIRST, charts.SECOND)}
    assert lengths == {charts.FIRST: [1], charts.SECOND: [3]}  # the second lies behind the first
    order = list(data)
    assert order.index(charts.SECOND) < order.index(charts.FIRST)
    assert data[charts.WHOLE]["x"].tolist() == data[charts.HEADS]["x"].tolist() == [3]


def test_there_is_a_coin_for_each_bit_of_the_smallest_product() -> None:
    coins = drawn(1, 2)["layout"]["shapes"]
    assert [coin["x0"] for coin in coins] == list(range(len(coins)))
    smallest = -2 * np.log2(0.01)
    assert len(coins) - 1 < smallest < len(coins) == drawn(1, 2)["layout"]["xaxis3"]["range"][1]


@pytest.mark.parametrize(("unit", "inside", "outside"), [("bits", 3, 4), ("nats", 1, 2)])
def test_a_price_beyond_the_axis_leaves_an_arrow_with_its_value(
    unit: str, inside: float, outside: float
) -> None:
    top = charts.TOPS[unit]
    for other, seen in ((inside, False), (outside, True)):
        arrow = drawn(3.5, other, unit)["data"][charts.ABOVE]
        (x,), (y,) = arrow["x"], arrow["y"]
        assert bool(0 < y < top) is seen
        assert arrow["text"] == ([f"{3.5 + other:.2f}"] if seen else [NOTHING])
        assert not seen or x == 0.5 ** (3.5 + other)


def test_what_is_pointed_at_says_its_price() -> None:
    for trace in drawn(1, 2)["data"].values():
        silent = trace.get("hoverinfo") == "skip"
        assert silent or trace["hovertemplate"].endswith("<extra></extra>")
