"""The drawn coins are turned by a click, and the counts give way to each other."""

import pytest
from visitor import Visitor

COIN = ".st-key-coins_figure .scatterlayer .trace:first-child .point"


def counts(visitor: Visitor) -> tuple[float, float]:
    """Return what both sliders show."""
    return visitor.value("heads"), visitor.value("flips")


def along(visitor: Visitor, share: float) -> tuple[float, float]:
    """Return the place at a share of the way of the slider of heads."""
    grip = visitor.thumb("heads")
    return grip.at(share), grip.y


@pytest.mark.exhaustive
def test_a_click_turns_the_drawn_coin_over(visitor: Visitor) -> None:
    coins = visitor.open("likelihood", heads="1", flips="5").skip().page.locator(COIN)
    coins.nth(2).click(force=True)
    assert visitor.rest().readouts()["mle"] == 2 / 5
    assert visitor.parameters["coins"] == "HTHTT"
    coins.nth(0).click(force=True)
    assert visitor.rest().parameters["coins"] == "TTHTT"


@pytest.mark.exhaustive
def test_the_other_count_gives_way_while_a_slider_is_held(visitor: Visitor) -> None:
    visitor.open("likelihood", scene="coins").skip()
    visitor.hold("heads", 17 / 20)
    assert counts(visitor) == (17, 17)
    assert visitor.readouts()["mle"] == 1
    visitor.page.mouse.move(*along(visitor, 4 / 20))
    visitor.frame()
    assert counts(visitor) == (4, 10)
    visitor.page.mouse.move(*along(visitor, 12 / 20))
    visitor.release()
    assert counts(visitor) == (12, 12)
    visitor.hold("flips", 4 / 19)
    assert counts(visitor) == (5, 5)
    preview = visitor.readouts()
    visitor.release()
    assert counts(visitor) == (5, 5)
    assert visitor.readouts() == preview
