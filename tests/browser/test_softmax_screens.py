"""The softmax page on a laptop, a projector and a phone, whatever its classes are called."""

from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect
from visitor import PHONE, Visitor, bottom

LONG = "고양이와함께사는이의집,무지개빛깔북극여우친구,WWWWWWWWWWWW"
EVERY = LONG + "".join(f",고양이와함께사는집{i}" for i in range(7))
PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
# Within the figure, which on a phone stays in sight while the page is scrolled.
TOP = """(plot) => plot.getBoundingClientRect().y
  - plot.closest(".lf").getBoundingClientRect().y"""
WRITTEN = """() => {
  const plot = document.querySelector(".st-key-section-picture .lf-plot");
  const box = (mark) => (({ left, right, top, bottom }) => [left, right, top, bottom])(
    mark.getBoundingClientRect());
  const marks = [...plot.querySelectorAll(".annotation-text, .ytick text")];
  return [box(plot), marks.map((mark) => [mark.textContent, ...box(mark)])];
}"""


def the_whole_chart_is_shown(visitor: Visitor, classes: int) -> bool:
    plot = visitor.page.locator(".st-key-section-scores .lf-plot")
    assert plot.locator(".bars .point").count() == 3 * classes  # with the frames
    return bottom(plot.locator(".bars .point").last) < bottom(plot) <= 720


def test_ten_long_names_fit_a_laptop_and_keep_apart_on_a_phone(visitor: Visitor) -> None:
    visitor.open("softmax", k="10", names=EVERY)
    assert the_whole_chart_is_shown(visitor, 10)
    picture = visitor.resize(PHONE).page.locator(".st-key-section-picture .lf-plot")
    picture.scroll_into_view_if_needed()
    visitor.rest()
    plot, marks = visitor.page.evaluate(WRITTEN)
    assert len(marks) > 25
    for i, (text, left, right, top, low) in enumerate(marks):
        assert plot[0] <= left < right <= plot[1], text
        assert plot[2] <= top < low <= plot[3], text
        for other, *box in marks[:i]:
            beside = right <= box[0] or box[1] <= left
            assert beside or low <= box[2] + 1 or box[3] <= top + 1, (text, other)
    for head in visitor.page.locator(".st-key-section-picture th").all():
        box = head.bounding_box()
        assert box
        assert box["height"] < 60


# The greatest number of classes for each height, of which ten have been seen above;
# tests/app/test_softmax_height.py has the others.
CASES: list[Any] = [(8, EVERY), pytest.param(3, EVERY, marks=pytest.mark.exhaustive)]
CASES += [pytest.param(k, "", marks=pytest.mark.exhaustive) for k in range(2, 11)]


@pytest.mark.parametrize(("k", "names"), CASES)
def test_a_laptop_shows_the_whole_chart_for_every_number_of_classes(
    visitor: Visitor, k: int, names: str
) -> None:
    visitor.open("softmax", k=str(k), names=names)
    assert the_whole_chart_is_shown(visitor, k)


@pytest.mark.parametrize(
    "k", [*(pytest.param(k, marks=pytest.mark.exhaustive) for k in ("4", "8")), "10"]
)
def test_a_projector_shows_all_bars_and_uses_its_height(visitor: Visitor, k: str) -> None:
    visitor.page.set_viewport_size(PROJECTOR)
    visitor.open("softmax", k=k, view="projector")
    assert 880 < bottom(visitor.page.locator(".st-key-section-scores .lf-plot")) <= 1080


def test_names_scores_and_pixels_reach_every_section_and_the_link(visitor: Visitor) -> None:
    page = visitor.open("softmax", z3="-4.5").page
    unpainted = visitor.readouts()["painted_o2"]
    field, count = page.locator(".st-key-names input"), page.locator(".st-key-k")
    expect(field).to_have_attribute("placeholder", "cat, chicken, dog")
    field.fill("lion, 북극여우")
    field.press("Enter")
    page.wait_for_url("**names=*")
    count.get_by_test_id("stNumberInputStepDown").click()
    expect(page.locator("[data-readout=p3]")).to_have_count(0)
    count.get_by_test_id("stNumberInputStepUp").click()
    expect(page.locator("[data-readout=p3]")).to_have_count(1)
    assert visitor.rest().value("z3") == -4.5

    plot = page.locator(".st-key-section-picture .lf-plot")
    plot.scroll_into_view_if_needed()
    number = plot.locator(".annotation-text").nth(1)  # of the pixel on the right of the upper row
    for painted in (True, False):
        box = visitor.rest() and number.bounding_box()
        assert box
        page.mouse.click(box["x"] + 12, box["y"] + 8)
        condition = "(painted) => location.search.includes('x2=true') === painted"
        page.wait_for_function(condition, arg=painted)
        assert visitor.rest().readouts()["painted_o2"] == unpainted + 2 * painted
    page.locator(".st-key-x2 label").click()
    page.wait_for_url("**x2=true*")
    shown = visitor.rest().readouts()
    assert shown["painted_o2"] == unpainted + 2
    assert visitor.parameters == {"z3": "-4.5", "names": "lion, 북극여우", "x2": "true"}

    page.reload()
    main = visitor.rest().page.get_by_test_id("stMain")
    expect(main).to_contain_text("lion (1, 0, 0), 북극여우 (0, 1, 0), dog (0, 0, 1)")
    expect(page.locator(".st-key-z2")).to_contain_text("z₂ · 북극여우")
    expect(page.locator(".st-key-target")).to_contain_text("북극여우")
    assert visitor.readouts() == shown


@pytest.mark.exhaustive
def test_a_number_that_grows_long_does_not_move_the_chart(visitor: Visitor) -> None:
    page = visitor.open("softmax", z3="-4.5").page
    chart = page.locator(".lf-plot").first
    before = chart.evaluate(TOP)
    visitor.input("t").press("Home")
    visitor.rest()
    assert "×" in (page.locator("[data-readout=p1]").text_content() or "")
    assert abs(chart.evaluate(TOP) - before) < 1
    before = visitor.resize(PHONE) and chart.evaluate(TOP)
    visitor.input("t").press("End")
    visitor.rest()
    assert "×" not in (page.locator("[data-readout=p1]").text_content() or "")
    assert abs(chart.evaluate(TOP) - before) < 1
