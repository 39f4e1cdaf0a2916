"""The drawn coins are turned by a click on them."""

from visitor import Visitor

COIN = ".st-key-data_and_belief .scatterlayer .trace:first-child .point"


def test_a_click_turns_the_drawn_coin_over(visitor: Visitor) -> None:
    coins = visitor.open("likelihood", heads="1", flips="5").page.locator(COIN)
    coins.nth(2).click(force=True)
    assert visitor.rest().readouts()["mle"] == 2 / 5
    assert visitor.parameters["coins"] == "HTHTT"
    coins.nth(0).click(force=True)
    assert visitor.rest().parameters["coins"] == "TTHTT"
