"""A distribution of the label, and −ln of its height, of one belief."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.loss.charts import assumptions

Q = np.linspace(0.1, 0.9, 5)
HEIGHTS = (1 - Q, Q)
BELL = np.exp(-assumptions.AROUND)


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("kind", assumptions.KINDS)
def test_the_price_is_that_of_the_height_at_the_label(kind: str, y: int) -> None:
    prices = -np.log(HEIGHTS[y])
    least = {"bernoulli": 0.0, "gaussian": 0.05}[kind]
    figure = assumptions.assumed(
        Q[1],
        (HEIGHTS[0][1], HEIGHTS[1][1]),
        prices[1],
        (Q, prices),
        LABELS,
        kind=kind,
        y=y,
        bell={"bernoulli": None, "gaussian": BELL}[kind],
        least=least,
    )
    frames = assumptions.assumed_frames(Q, HEIGHTS, prices, y=y, kind=kind, least=least)
    agrees(figure, frames, 1)
    accepts(figure, assumptions.PANELS.narrow())
    data = figure["data"]
    assert (*data[assumptions.TOP]["x"], *data[assumptions.TOP]["y"]) == (y, HEIGHTS[y][1])
    assert (*data[assumptions.PLACE]["x"], *data[assumptions.PLACE]["y"]) == (Q[1], prices[1])
    # What a price holds beyond the constant is what counts.
    assert data[assumptions.DROP]["y"].tolist() == [least, prices[1]]


def test_a_bell_stands_around_q_and_two_columns_do_not() -> None:
    frames = assumptions.assumed_frames(Q, HEIGHTS, Q, y=1, kind="gaussian")
    middles = frames[assumptions.BELL]["x"][:, len(assumptions.AROUND) // 2]
    np.testing.assert_allclose(middles, Q, rtol=1e-7)
    columns = assumptions.assumed_frames(Q, HEIGHTS, Q, y=1, kind="bernoulli")
    assert assumptions.BELL not in columns
