"""A page fits its screen: a small laptop sees question, chart and controls at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator
from visitor import Visitor

from ui.catalog import ready_lessons

LESSONS = [lesson.path for lesson in ready_lessons()]
OVERHANG = """() => {
  const width = document.documentElement.clientWidth;
  const main = document.querySelector("[data-testid=stMain]");
  return [document.documentElement.scrollWidth - width, main.scrollWidth - main.clientWidth];
}"""


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("page", ["", *LESSONS])
def test_a_phone_never_scrolls_sideways(
    visitors: Callable[..., Visitor], page: str, language: str
) -> None:
    phone = visitors(viewport={"width": 390, "height": 844})
    phone.problems.clear()
    phone.open(page, lang=language).see_all()
    assert phone.page.evaluate(OVERHANG) == [0, 0]
    plots = [plot.bounding_box() for plot in phone.page.locator(".js-plotly-plot").all()]
    assert [
        plot for plot in plots if not plot or plot["x"] < 0 or plot["x"] + plot["width"] > 390
    ] == []
    assert phone.problems == []


def bottom(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["y"] + box["height"]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_laptop_shows_question_chart_sliders_and_readouts_at_once(
    visitor: Visitor, lesson: str, language: str
) -> None:
    visitor.open(lesson, lang=language)
    page = visitor.page
    bench = page.get_by_test_id("stHorizontalBlock").filter(has=page.locator(".lf")).first
    figure = bench.locator(".lf").first
    places = {
        "question": page.locator("h1"),
        "readouts": figure.locator(".lf-readouts"),
        "chart": figure.locator(".lf-plot"),
    }
    sliders = bench.get_by_test_id("stSlider").all()
    assert sliders
    places |= {f"slider {number}": slider for number, slider in enumerate(sliders, start=1)}
    assert {name: bottom(place) for name, place in places.items() if bottom(place) > 720} == {}
    assert min(bottom(place) for place in places.values()) > 0
