"""Drawing a curve into a board by the mouse."""

from playwright.sync_api import Locator, Page


def stroke(page: Page, board: Locator, *places: tuple[float, float]) -> None:
    """Draw with the mouse from place to place, as shares of the board."""
    box = board.bounding_box()
    assert box
    at = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]
    page.mouse.move(*at[0])
    page.mouse.down()
    for place in at[1:]:
        page.mouse.move(*place, steps=6)
    page.mouse.up()
