"""A page fits its screen: a phone never scrolls sideways."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from visitor import Visitor

from ui.catalog import ready_lessons
from ui.language import LANGUAGES

PAGES = ["", *(lesson.path for lesson in ready_lessons())]
OVERHANG = """() => {
  const width = document.documentElement.clientWidth;
  const main = document.querySelector("[data-testid=stMain]");
  return [document.documentElement.scrollWidth - width, main.scrollWidth - main.clientWidth];
}"""


@pytest.fixture(scope="module", params=PAGES)
def phone(request: pytest.FixtureRequest, visitors: Callable[..., Visitor]) -> Visitor:
    """Return a phone on which a page has been opened, once for both languages."""
    visitor = visitors(viewport={"width": 390, "height": 844})
    visitor.problems.clear()
    return visitor.open(request.param)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_phone_never_scrolls_sideways(phone: Visitor, language: str) -> None:
    html = phone.page.locator("html")
    if html.get_attribute("lang") != language:
        phone.page.get_by_role("radio", name=LANGUAGES[language]).click()
    expect(html).to_have_attribute("lang", language)
    phone.rest().see_all()
    assert phone.page.evaluate(OVERHANG) == [0, 0]
    plots = [plot.bounding_box() for plot in phone.page.locator(".js-plotly-plot").all()]
    assert [
        plot for plot in plots if not plot or plot["x"] < 0 or plot["x"] + plot["width"] > 390
    ] == []
    assert phone.problems == []
