"""The stream: means that stay in their panel, the symbols as they came, and what they cost."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, accepts, finite

from lessons.cross_entropy.charts import stream

SYMBOLS, PRICES = np.array([0, 2, 1]), np.array([0.5, 2.0, np.inf])
YOURS, BELIEVER = np.array([0.3, 1.8, np.inf]), np.array([1.7, 1.5, 1.6])


def drawn(
    yours: Any = YOURS, believer: Any = BELIEVER, prices: Any = PRICES, cross: float = np.inf
) -> dict[str, Any]:
    return stream.guessed_stream((yours, believer), (1.2, cross), SYMBOLS, prices, LABELS)


def test_the_means_stay_in_the_panel_with_what_they_tend_to() -> None:
    figure = drawn()
    accepts(figure, stream.PANELS.narrow())
    low, high = figure["layout"]["yaxis"]["range"]
    assert low == 0
    assert 1.8 < high < 2.5
    assert finite(figure)


def test_a_mean_that_becomes_infinite_leaves_a_sign_at_the_edge() -> None:
    finite_mean, endless = np.array([0.3, 1.8, 1.7]), np.array([1.7, np.inf, np.inf])
    _key, sign = drawn(finite_mean, endless)["layout"]["annotations"]
    assert "∞" in sign["text"]
    assert sign["x"] == 2  # the second symbol was the first that Q had ruled out
    assert len(drawn(finite_mean, finite_mean, cross=1.6)["layout"]["annotations"]) == 1


def test_every_symbol_stands_where_it_came_and_tells_its_price() -> None:
    data = drawn()["data"]
    marks = [data[f"symbol_{symbol}"] for symbol in "ABC"]
    assert [mark["x"].tolist() for mark in marks] == [[1], [3], [2]]
    assert [mark["hovertext"] for mark in marks] == [["0.500"], ["∞"], ["2.00"]]
    assert len({mark["marker"]["symbol"] for mark in marks}) == 3


@pytest.mark.parametrize(("prices", "largest"), [([0.5, 2.0, 4.0], 4), ([0.5, 2.0, np.inf], 8)])
def test_every_price_is_counted_once_also_beyond_the_last_bar(
    prices: list[float], largest: float
) -> None:
    figure = drawn(prices=np.array(prices))
    bars = [figure["data"][f"paid_{symbol}"] for symbol in "ABC"]
    assert figure["layout"]["xaxis3"]["range"] == [0, largest]
    for bar, low in zip(bars, [0.5, largest - stream.WIDTH, 2.0], strict=True):
        (place,) = np.flatnonzero(bar["y"])
        assert bar["x"][place] - stream.WIDTH / 2 == pytest.approx(low)
        assert bar["y"].sum() == 1
    assert figure["layout"]["yaxis3"]["range"][1] > 1
