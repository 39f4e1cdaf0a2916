"""The scenes on softmax on a laptop, a projector and a phone, whatever the classes are called."""

import pytest
from expecting import expect
from playwright.sync_api import ViewportSize
from visitor import PHONE, Visitor, bottom

LONG = "고양이와함께사는이의집,무지개빛깔북극여우친구,WWWWWWWWWWWW"
EVERY = LONG + "".join(f",고양이와함께사는집{i}" for i in range(7))
PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
PICTURE = """() => {
  const plot = document.querySelector(".st-key-painted .lf-plot");
  const box = (mark) => (({ left, right, top, bottom }) => [left, right, top, bottom])(
    mark.getBoundingClientRect());
  const marks = [...plot.querySelectorAll(".annotation-text, .y3tick text")];
  return [box(plot), marks.map((mark) => [mark.textContent, ...box(mark)])];
}"""


def the_whole_chart_is_shown(visitor: Visitor, classes: int) -> bool:
    plot = visitor.page.locator(".st-key-softmax .lf-plot")
    assert plot.locator(".bars .point").count() == 3 * classes  # with the frames
    height = visitor.page.viewport_size
    assert height
    return bottom(plot.locator(".bars .point").last) < bottom(plot) <= height["height"]


@pytest.mark.exhaustive
@pytest.mark.parametrize(("k", "names"), [("10", EVERY), ("3", LONG)])
def test_a_laptop_and_a_projector_show_the_whole_chart(
    visitor: Visitor, k: str, names: str
) -> None:
    visitor.open("softmax", scene="scores", k=k, names=names).skip()
    assert the_whole_chart_is_shown(visitor, int(k))
    visitor.page.set_viewport_size(PROJECTOR)
    visitor.open("softmax", scene="scores", k=k, names=names, view="projector")
    assert the_whole_chart_is_shown(visitor, int(k))


@pytest.mark.exhaustive
def test_the_words_of_the_picture_keep_apart_on_a_phone(visitor: Visitor) -> None:
    visitor.open("softmax", scene="picture", names=LONG).skip()
    visitor.resize(PHONE).page.locator(".st-key-painted .lf-plot").scroll_into_view_if_needed()
    visitor.rest()
    plot, marks = visitor.page.evaluate(PICTURE)
    assert len(marks) > 12
    for i, (text, left, right, top, low) in enumerate(marks):
        assert plot[0] <= left < right <= plot[1] + 1, text
        for other, *box in marks[:i]:
            beside = right <= box[0] or box[1] <= left
            assert beside or low <= box[2] + 1 or box[3] <= top + 1, (text, other)


def test_a_click_paints_a_pixel_and_the_switch_and_the_link_know(visitor: Visitor) -> None:
    page = visitor.open("softmax", scene="picture").skip().page
    unpainted = visitor.readouts()["painted_o2"]
    number = page.locator(".st-key-painted .annotation-text").nth(1)  # the upper right pixel
    for painted in (True, False):
        box = visitor.rest() and number.bounding_box()
        assert box
        page.mouse.click(box["x"] + 12, box["y"] + 8)
        condition = "(painted) => location.search.includes('x2=true') === painted"
        page.wait_for_function(condition, arg=painted)
        assert visitor.rest().readouts()["painted_o2"] == unpainted + 2 * painted
    page.locator(".st-key-x2 label").click()
    page.wait_for_url("**x2=true*")
    assert visitor.rest().readouts()["painted_o2"] == unpainted + 2


@pytest.mark.exhaustive
def test_scores_and_names_stay_while_scenes_are_turned(visitor: Visitor) -> None:
    page = visitor.open("softmax", z3="-4.5", names="lion, 북극여우").skip().page
    shown = visitor.readouts()["p3"]
    page.keyboard.press("PageDown")
    page.wait_for_url("**scene=pipeline*")
    visitor.rest()
    assert visitor.readouts()["p3"] == shown
    expect(page.locator(".st-key-pipeline tbody th").nth(1)).to_have_text("북극여우")
    assert {"z3": "-4.5", "names": "lion, 북극여우"}.items() <= visitor.parameters.items()
