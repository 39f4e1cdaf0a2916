"""Two distributions and their prices: bars that lie on each other, and what they say."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.cross_entropy.charts import beliefs as entropy

P, Q = np.array([[0.1, 0.2, 0.7], [0, 0, 1]]), np.array([[0.5, 0.25, 0.25], [1, 0, 0]])
SO_FAR = np.array([[0.1, 0.5, 1.9], [0, 0, np.inf]])
PARTS = np.array([[0.1, 0.4, 1.4], [0, 0, np.inf]])
GAP, SURPRISALS = np.array([0.65, np.inf]), np.array([[1.0, 2.0, 2.0], [0.0, np.inf, np.inf]])
COSTS = entropy.Prices(np.array([1.25, 0.0]), SO_FAR[:, 2], GAP, SO_FAR, PARTS, SURPRISALS)


def beliefs(at: int, unit: str = "bits") -> dict[str, Any]:
    here = entropy.Prices(*(rows[at] for rows in COSTS))
    return entropy.beliefs_and_prices(P[at], Q[at], here, LABELS, unit=unit)


@pytest.mark.parametrize("at", [0, 1])
def test_the_frames_are_the_figures_of_their_distributions(at: int) -> None:
    agrees(beliefs(at), entropy.truth_frames(P, COSTS, "bits"), at)
    agrees(beliefs(at), entropy.belief_frames(Q, COSTS, "bits"), at)
    accepts(beliefs(at), entropy.NARROW)


def test_the_longest_bar_of_a_row_lies_at_the_back() -> None:
    data = beliefs(0)["data"]
    lengths = [data[i]["x"].tolist() for i in (entropy.WHOLE, entropy.PARTS)]
    assert lengths == [[1.9], [0.5, 0.1]]
    order = list(data)
    assert order.index(entropy.WHOLE) < order.index(entropy.PARTS)
    assert data[entropy.SUM]["x"].tolist() == [1.9]
    assert data[entropy.ENTROPY]["x"].tolist() == [1.25]
    assert order.index(entropy.SUM) < order.index(entropy.ENTROPY)


def test_a_price_without_end_leaves_the_panel_and_can_be_drawn() -> None:
    length = beliefs(1)["data"][entropy.WHOLE]["x"][0]
    assert max(entropy.SPANS.values()) < length < np.inf
    frames = entropy.belief_frames(Q, COSTS, "bits")
    assert all(
        np.isfinite(one[axis]).all() for one in frames.values() for axis in one.keys() & "xy"
    )


@pytest.mark.parametrize(
    ("unit", "price", "end"),
    [
        ("nats", 0.0, 3),
        ("nats", 3.0, 3),
        ("nats", 3.0001, 6),
        ("nats", 6.5, 12),
        ("bits", 4.6, 9),
        ("bits", 1075.0, 1152),
        ("nats", np.inf, 3),
    ],
)
def test_the_axis_of_prices_doubles_until_the_price_fits(unit, price, end) -> None:
    assert entropy.price_ends(price, unit).tolist() == [0, end]
    here = entropy.Prices(*(rows[0] for rows in COSTS))._replace(cross_entropy=np.float64(price))
    shown = entropy.beliefs_and_prices(P[0], Q[0], here, LABELS, unit=unit)
    assert shown["layout"]["xaxis2"]["range"] == [0, end]
    assert end < entropy.BEYOND
    still, row = entropy.price_layouts(np.array([[0.1, 0.2], [0.1, price]]), unit)
    assert still == {}
    assert (
        row == {} if end in entropy.SPANS.values() else row["xaxis2.range"][1].tolist() == [0, end]
    )


@pytest.mark.parametrize("unit", ["nats", "bits"])
def test_a_sign_stands_at_the_end_of_a_price_without_end(unit: str) -> None:
    low, high = beliefs(0, unit)["layout"]["xaxis2"]["range"]
    for at, endless in ((0, False), (1, True)):
        signs = beliefs(at, unit)["data"][entropy.ENDLESS]
        assert signs["text"] == ["<b>∞</b>"] * 2
        assert [low < place < high for place in signs["x"]] == [endless] * 2


def test_lengths_that_are_readouts_are_sent_once() -> None:
    rows = SO_FAR[:1].repeat(2, axis=0)
    finite = entropy.Prices(COSTS.entropy, COSTS.entropy + 1, GAP, rows, rows, rows)
    frames = entropy.truth_frames(P, finite, "bits")
    assert frames[entropy.ENTROPY]["x"] is finite[0]
    assert frames[entropy.WHOLE]["x"] is frames[entropy.SUM]["x"] is finite[1]


def test_what_is_pointed_at_tells_its_class_and_its_own_value() -> None:
    data = beliefs(0)["data"]
    said = {
        entropy.TRUE_BARS: ("P(%{hovertext})", ["A", "B", "C"], None),
        entropy.TRUE_HANDLES: ("P(%{hovertext})", ["A", "B", "C"], None),
        entropy.BELIEVED_BARS: ("Q(%{hovertext})", ["A", "B", "C"], [1, 2, 2]),
        entropy.BELIEVED_HANDLES: ("Q(%{hovertext})", ["A", "B", "C"], [1, 2, 2]),
        entropy.WHOLE: ("%{hovertext}: part", ["C"], [1.4]),
        entropy.PARTS: ("%{hovertext}: part", ["B", "A"], [0.4, 0.1]),
        entropy.SUM: ("divergence", [""], [0.65]),
        entropy.ENTROPY: ("entropy", [""], None),
    }
    for trace, (text, names, values) in said.items():
        assert data[trace]["hovertemplate"].startswith(text)
        assert data[trace]["hovertemplate"].endswith("<extra></extra>")
        assert data[trace]["hovertext"] == names
        assert values is None or data[trace]["customdata"].tolist() == values


@pytest.mark.parametrize(("unit", "half"), [("bits", 1.0), ("nats", np.log(2))])
def test_the_right_axis_reads_a_probability_as_a_surprisal(unit: str, half: float) -> None:
    ruler = beliefs(0, unit)["layout"]["yaxis3"]
    ticks = list(zip(ruler["tickvals"], ruler["ticktext"], strict=True))
    assert ticks[0] == (1, "0")
    assert ticks[-1] == (0, "∞")
    for probability, text in ticks[1:-1]:
        # The places are given to 4 decimals.
        assert probability == pytest.approx(0.5 ** (float(text) / half), abs=5e-5)
