"""The price of a belief lies on the curve of its label."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.loss.charts import prices


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("view", prices.VIEWS)
def test_the_price_on_the_curve(view: str, y: int) -> None:
    where, price = np.linspace(0, 1, 5), np.linspace(8, 0, 5)
    curve = np.linspace(0, 8, len(prices.NODES))
    figure = prices.loss_curves(
        {"where": where[2], "price": price[2], "squared": 0.1 * price[2]},
        (curve, curve, curve[::-1], 0.1 * curve),
        LABELS,
        y=y,
        view=view,
    )
    agrees(figure, prices.price_frames(where, price, 0.1 * price), 2)
    accepts(figure, prices.narrow_curves(y=y, view=view))
    names = [figure["data"][trace]["name"] for trace in ("price_curve", prices.PRICE)]
    assert names == ["one" if y else "zero"] * 2
    assert figure["data"][prices.GUIDE]["y"].tolist() == [0, price[2]]
