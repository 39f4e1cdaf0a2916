"""The reader's own points on the pages on losses and on training."""

import pytest
from expecting import expect
from visitor import Visitor

from charts import colors

ROW = 35  # pixels, of the table and of its head


def write(visitor: Visitor, row: int, old: str, text: str) -> None:
    """Type a number into the first column of a row of the table, which holds another now."""
    table = visitor.page.get_by_test_id("stDataFrame")
    cell = visitor.page.locator("#portal input")
    for _ in range(5):
        table.scroll_into_view_if_needed()
        visitor.rest()
        box = table.bounding_box()
        assert box
        visitor.page.mouse.click(box["x"] + 60, box["y"] + (row + 0.5) * ROW)
        visitor.rest()
        visitor.page.keyboard.press("Enter")
        if cell.input_value() == old:
            break
        visitor.page.keyboard.press("Escape")  # the table was not yet where it was clicked
    assert cell.input_value() == old
    cell.fill(text)
    cell.press("Enter")


def open_table(visitor: Visitor) -> None:
    visitor.page.get_by_text("The points as a table").click()
    visitor.page.get_by_test_id("stDataFrame").wait_for()
    visitor.rest()


@pytest.mark.exhaustive
def test_own_points_come_back_with_the_page(visitor: Visitor) -> None:
    visitor.open("loss", scene="points").skip()
    open_table(visitor)
    before = visitor.readouts()["cost_mean"]
    write(visitor, 1, "-3", "-5")
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


@pytest.mark.exhaustive
def test_points_are_drawn_by_a_brush_written_in_a_table_undone_and_cleared(
    visitor: Visitor,
) -> None:
    page = visitor.open("train", data="own", own="a1_1b2_2", pen="b", epochs="10").skip().page
    pen = page.locator(".st-key-pen").get_by_role("radio", name="b", exact=True).locator("p")
    sign = pen.evaluate(
        "p => { const {content, color} = getComputedStyle(p, '::before'); "
        "return [content[1], color]; }"
    )
    assert sign == ["◆", f"rgb{colors.channels(colors.CLASSES[1])}"]
    page.locator(".st-key-brush").get_by_role("radio", name="5", exact=True).click()
    page.wait_for_function("() => location.search.includes('brush=5')")
    visitor.rest()
    plot = page.locator(".lf-plot[data-drawable=true] .nsewdrag").first
    plot.scroll_into_view_if_needed()
    plot.click()
    page.wait_for_function("() => location.search.split('b').length >= 8")
    visitor.rest()
    drawn = visitor.parameters["own"]
    assert drawn.startswith("a1_1b2_2b")
    assert drawn.count("b") == 6

    open_table(visitor)
    write(visitor, 1, "1", "-5")
    page.wait_for_function("() => location.search.includes('own=a-5_1b2_2b')")
    visitor.rest()
    assert visitor.parameters["own"] == drawn.replace("a1_1", "a-5_1")
    undo, clear = (page.get_by_role("button", name=name, exact=True) for name in ("Undo", "Clear"))
    undo.click()
    page.wait_for_function("() => location.search.includes('own=a1_1b2_2b')")
    visitor.rest()
    undo.click()
    page.wait_for_function("() => !location.search.includes('b2_2b')")
    visitor.rest()
    assert visitor.parameters["own"] == "a1_1b2_2"
    expect(undo).to_be_disabled()
    clear.click()
    expect(clear).to_be_disabled()
    visitor.rest()
    assert visitor.parameters["own"] == "a1_1"
