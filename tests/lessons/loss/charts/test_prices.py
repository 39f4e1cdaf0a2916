"""The price of a belief lies on the curve of its label."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.loss.charts import prices


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("view", prices.VIEWS)
@pytest.mark.parametrize("squared", [False, True])
def test_the_price_on_the_curve(view: str, y: int, squared: bool) -> None:
    where, price = np.linspace(0, 1, 5), np.linspace(9, 0, 5)
    curve = np.linspace(0, 8, len(prices.NODES))
    edges = prices.edges(view)
    frames = prices.price_frames(where, price, 2 * price, 0.1 * price if squared else None, edges)
    for at in (0, 2):
        figure = prices.loss_curves(
            {
                "where": where[at],
                "price": price[at],
                "other": 2 * price[at],
                "squared": 0.1 * price[at],
            },
            (curve, curve, curve[::-1], 0.1 * curve),
            LABELS,
            y=y,
            view=view,
            squared=squared,
        )
        agrees(figure, frames, at)
        accepts(figure, prices.narrow_curves(y=y, view=view, squared=squared))
        names = [figure["data"][trace]["name"] for trace in ("price_curve", prices.PRICE)]
        assert names == ["one" if y else "zero"] * 2
        others = [figure["data"][trace]["name"] for trace in ("other_curve", prices.OTHER)]
        assert others == ["zero" if y else "one"] * 2
        assert figure["data"][prices.GUIDE]["y"].tolist() == [0, price[at]]
        assert figure["data"][prices.BEYOND]["text"] == ([""] if at else ["9.00"])
        named = [note["text"] for note in figure["layout"]["annotations"]]
        assert ("<b>squared</b>" in named) is (prices.SQUARED in figure["data"]) is squared


def test_a_hidden_figure_shows_its_axes_alone() -> None:
    at = dict.fromkeys(("where", "price", "other", "squared"), 0.5)
    curve = np.linspace(0, 1, len(prices.NODES))
    figure = prices.loss_curves(at, (curve,) * 4, LABELS, y=1, view="probability", hidden=True)
    lowest = figure["layout"]["yaxis"]["range"][0]
    assert all(np.all(trace["y"] < lowest) for trace in figure["data"].values())
    assert not figure["layout"]["annotations"]
    accepts(figure, prices.narrow_curves(y=1, view="probability", squared=False))
