"""The reader's own points on the loss page."""

from playwright.sync_api import expect
from visitor import Visitor

ROW = 35  # pixels, of the table and of its head


def write(visitor: Visitor, row: int, text: str) -> None:
    """Type a number into the first column of a row of the table."""
    table = visitor.page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    visitor.rest()
    box = table.bounding_box()
    assert box
    visitor.page.mouse.click(box["x"] + 100, box["y"] + (row + 0.5) * ROW)
    visitor.rest()
    visitor.page.keyboard.press("Enter")
    cell = visitor.page.locator("#portal input")
    cell.fill(text)
    cell.press("Enter")


def open_table(visitor: Visitor) -> None:
    visitor.page.get_by_text("The points as a table").click()
    visitor.page.get_by_test_id("stDataFrame").wait_for()
    visitor.rest()


def test_own_points_come_back_with_the_page(visitor: Visitor) -> None:
    visitor.open("loss", scene="points").skip()
    open_table(visitor)
    before = visitor.readouts()["cost_mean"]
    write(visitor, 1, "-5")
    visitor.page.wait_for_function("() => location.search.includes('points=')")
    visitor.rest()
    own, points = visitor.readouts()["cost_mean"], visitor.parameters["points"]
    assert own != before
    assert points.startswith("-5:0,-2:0")
    visitor.page.get_by_role("link", name="Odds").first.click()
    visitor.page.wait_for_url("**/odds*")
    visitor.rest()
    assert visitor.parameters == {}
    visitor.page.get_by_role("link", name="Loss curves").first.click()
    visitor.page.wait_for_url("**/loss*")
    visitor.rest()
    assert visitor.readouts()["cost_mean"] == own
    assert visitor.parameters["points"] == points
    option = visitor.page.get_by_role("option", name="separable", exact=True)
    visitor.page.locator(".st-key-dataset").get_by_role("combobox").press("ArrowDown")
    expect(option).to_be_visible()
    option.click()
    visitor.rest()
    assert visitor.parameters == {"dataset": "separable", "scene": "points"}
