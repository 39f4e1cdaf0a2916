"""The menu of a figure closes as menus do."""

from collections.abc import Callable

import numpy as np
import pytest
from expecting import expect
from lone_figure import LoneFigure
from playwright.sync_api import Locator
from visitor import Visitor

FIGURE = {"data": [{"type": "scatter", "x": np.arange(2.0), "y": np.arange(2.0)}], "layout": {}}


@pytest.fixture
def menu(visitors: Callable[..., Visitor]) -> Locator:
    """Return an open menu."""
    lone = LoneFigure(visitors(), "a")
    lone.take(FIGURE)
    menu = lone.page.locator(".lf-save")
    menu.locator("summary").click()
    expect(menu).to_have_attribute("open", "")
    return menu


def test_escape_closes_the_menu_and_gives_the_focus_back(menu: Locator) -> None:
    menu.page.keyboard.press("Tab")
    expect(menu.locator("button").first).to_be_focused()
    menu.page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


def test_a_press_beside_the_menu_closes_it(menu: Locator) -> None:
    menu.page.locator(".lf-plot").click(position={"x": 20, "y": 200})
    expect(menu).not_to_have_attribute("open", "")


def test_a_press_in_the_menu_leaves_it_to_its_button(menu: Locator) -> None:
    with menu.page.expect_download() as waiting:
        menu.locator("button[data-format=csv]").click()
    assert waiting.value.suggested_filename == "lone.csv"
