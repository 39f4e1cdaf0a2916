"""The softmax page on the screens of a laptop, a projector and a phone, whatever its names."""

from collections.abc import Callable
from typing import Any

import pytest
from visitor import Visitor, bottom

LONG = "고양이와함께사는이의집,무지개빛깔북극여우친구,WWWWWWWWWWWW"
EVERY = ",".join(f"고양이와함께사는집{i}" for i in range(10))
PHONE = {"width": 390, "height": 844}
PROJECTOR = {"width": 1920, "height": 1080}
WRITTEN = """() => {
  const plot = document.querySelector(".st-key-section-picture .lf-plot");
  const box = (mark) => (({ left, right, top, bottom }) => [left, right, top, bottom])(
    mark.getBoundingClientRect());
  const marks = [...plot.querySelectorAll(".annotation-text, .ytick text")];
  return [box(plot), marks.map((mark) => [mark.textContent, ...box(mark)])];
}"""


# The greatest number of classes for each height; tests/app/test_softmax_height.py has the others.
GREATEST = (3, 8, 10)
CASES: list[Any] = [(k, EVERY) for k in GREATEST]
CASES += [pytest.param(k, "", marks=pytest.mark.exhaustive) for k in range(2, 11)]


@pytest.mark.parametrize(("k", "names"), CASES)
def test_a_laptop_shows_the_whole_chart_for_every_number_of_classes(
    visitor: Visitor, k: int, names: str
) -> None:
    visitor.open("softmax", k=str(k), names=names)
    plot = visitor.page.locator(".st-key-section-scores .lf-plot")
    assert bottom(plot) <= 720
    assert plot.locator(".bars .point").count() == 2 * k
    assert bottom(plot.locator(".bars .point").last) < bottom(plot)


@pytest.mark.parametrize("k", [pytest.param("4", marks=pytest.mark.exhaustive), "8", "10"])
def test_a_projector_shows_all_bars_and_uses_its_height(
    visitors: Callable[..., Visitor], k: str
) -> None:
    visitor = visitors(viewport=PROJECTOR).open("softmax", k=k, view="projector")
    assert 880 < bottom(visitor.page.locator(".st-key-section-scores .lf-plot")) <= 1080


def test_long_names_on_a_phone_keep_apart(visitors: Callable[..., Visitor]) -> None:
    visitor = visitors(viewport=PHONE).open("softmax", names=LONG)
    visitor.page.locator(".st-key-section-picture .lf-plot").scroll_into_view_if_needed()
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


def test_a_click_on_a_pixel_turns_it_over(visitor: Visitor) -> None:
    visitor.open("softmax")
    before = visitor.readouts()
    plot = visitor.page.locator(".st-key-section-picture .lf-plot")
    plot.scroll_into_view_if_needed()
    visitor.rest()
    number = plot.locator(".annotation-text").nth(1)  # of the pixel on the right of the upper row
    for painted in (True, False):
        box = number.bounding_box()
        assert box
        visitor.page.mouse.click(box["x"] + 12, box["y"] + 8)
        address = "**x2=true*" if painted else "**/softmax"
        visitor.page.wait_for_url(address)
        shown = visitor.rest().readouts()
        assert shown["painted_o2"] == before["painted_o2"] + 2 * painted
