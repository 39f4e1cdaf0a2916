"""The order of the coins on the likelihood page: turned by hand, and in the address."""

from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from course import figures, go, opened
from streamlit.testing.v1 import AppTest

from lessons.likelihood import coins
from lessons.likelihood.charts import coins as charts
from lessons.likelihood.coin_row import turn_drawn_coin

Place = tuple[float, float]


def order(app: AppTest) -> str:
    """Return the coins as the figure shows them."""
    traces = figures(app)["coins_figure"]["figure"]["data"]
    (shown,) = [one["y"] for one in traces if one.get("name") == "heads"]
    flips = round(app.session_state["flips"])
    return "".join("TH"[int(side != charts.OFF)] for side in np.asarray(shown)[:flips])


@pytest.mark.parametrize(
    ("parameters", "shown"),
    [
        ({}, "HHHTTTTTTT"),
        ({"coins": "THTHHTTTTT"}, "THTHHTTTTT"),
        ({"heads": "2", "flips": "4", "coins": "TTHH"}, "TTHH"),
        ({"heads": "0", "flips": "2"}, "TT"),
    ],
)
def test_a_link_lays_the_coins_in_its_order(parameters: dict[str, str], shown: str) -> None:
    app = opened("likelihood", **parameters)
    assert not app.exception
    assert not app.warning
    assert order(app) == shown
    assert app.query_params.get("coins") == parameters.get("coins")


@pytest.mark.parametrize(
    "text",
    ["", "HHH", "HHHHTTTTTT", "HHHTTTTTTTT", "1110000000", "hhhttttttt", "HHHTTTTTT한", "H" * 9999],
)
def test_an_order_that_does_not_fit_the_counts_is_ignored_and_named(text: str) -> None:
    app = opened("likelihood", coins=text)
    assert not app.exception
    assert order(app) == "HHHTTTTTTT"
    (notice,) = [one.value for one in app.warning]
    assert notice.startswith("coins = ")
    assert "10 letters H or T are needed, 3 of them H" in notice
    assert len(notice) < 200
    assert "coins" not in app.query_params


def press(app: AppTest, start: Place, end: Place) -> AppTest:
    """Press the mouse on the row of coins at one place and let go at another.

    What a figure sends is taken before the page is run, as here before anything is drawn.
    """
    settle, presses = coins.settle, [(start, end)]

    def settled(*counts: Any) -> Any:
        if presses:
            turn_drawn_coin(*presses.pop())
        return settle(*counts)

    with patch.object(coins, "settle", settled):
        return app.run()


def test_turning_coins_writes_their_order_until_it_is_the_usual_one() -> None:
    app = press(opened("likelihood"), (0.7, 0.2), (1.4, -0.3))
    assert app.query_params["heads"] == "2"
    assert app.query_params["coins"] == "THHTTTTTTT"
    copy = opened("likelihood", heads="2", coins="THHTTTTTTT")
    assert order(copy) == order(app) == "THHTTTTTTT"
    press(app, (1.0, 0.0), (1.0, 0.0))
    assert order(app) == "HHHTTTTTTT"
    assert "coins" not in app.query_params


@pytest.mark.parametrize(
    ("start", "end"),
    [((1.0, 0.0), (2.0, 0.0)), ((0.4, 0.0),) * 2, ((1.0, -1.0),) * 2, ((1.0, -2.0),) * 2],
)
def test_a_press_that_is_on_no_coin_turns_none(start: Place, end: Place) -> None:
    assert order(press(opened("likelihood"), start, end)) == "HHHTTTTTTT"


def test_the_order_follows_the_sliders() -> None:
    app = opened("likelihood", coins="TTTTTTTHHH")
    app.slider(key="heads").set_value(1.0).run()
    assert app.query_params["coins"] == order(app) == "TTTTTTTHTT"
    app.slider(key="flips").set_value(8.0).run()
    assert app.query_params["coins"] == order(app) == "TTTTTTTH"


def test_the_order_comes_back_along_with_the_counts() -> None:
    app = opened("likelihood", heads="1", flips="3", coins="TTH")
    app.query_params.clear()
    go(app, "loss")
    app.query_params.clear()
    go(app, "likelihood")
    assert order(app) == "TTH"
    assert app.query_params["coins"] == "TTH"
