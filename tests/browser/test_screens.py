"""A page fits its screen: a phone never scrolls sideways, and nothing is torn apart."""

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

# Formulas in sentences that are in pieces although a line has room for them.
BROKEN = """() => [...document.querySelectorAll(":not(.katex-display) > .katex > .katex-html")]
  .filter((formula) => {
    const boxes = [...formula.querySelectorAll(":scope > .base")]
      .map((part) => part.getBoundingClientRect());
    const room = formula.closest("p, li")?.clientWidth ?? Infinity;
    return boxes.reduce((sum, box) => sum + box.width, 0) < room
      && boxes.some((box, i) => i && box.left < boxes[i - 1].left);
  })
  .map((formula) => formula.textContent)"""
# Formulas whose particle begins the next line.
PARTED = """() => [...document.querySelectorAll(":not(.katex-display) > .katex")]
  .filter((formula) => {
    const after = formula.nextSibling;
    if (after?.nodeType !== Node.TEXT_NODE || !/^\\p{L}/u.test(after.data)) return false;
    const letter = document.createRange();
    letter.setStart(after, 0);
    letter.setEnd(after, 1);
    return letter.getBoundingClientRect().left < formula.getBoundingClientRect().left;
  })
  .map((formula) => formula.textContent + formula.nextSibling.data)"""


@pytest.fixture(scope="module", params=PAGES)
def phone(request: pytest.FixtureRequest, visitors: Callable[..., Visitor]) -> Visitor:
    """Return a phone on which a page has been opened, once for both languages."""
    visitor = visitors(viewport={"width": 390, "height": 844})
    visitor.problems.clear()
    return visitor.open(request.param)


def in_language(visitor: Visitor, language: str) -> Visitor:
    html = visitor.page.locator("html")
    if html.get_attribute("lang") != language:
        visitor.page.get_by_role("radio", name=LANGUAGES[language]).click()
    expect(html).to_have_attribute("lang", language)
    return visitor.rest()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_phone_never_scrolls_sideways(phone: Visitor, language: str) -> None:
    in_language(phone, language).see_all()
    assert phone.page.evaluate(OVERHANG) == [0, 0]
    plots = [plot.bounding_box() for plot in phone.page.locator(".js-plotly-plot").all()]
    assert [
        plot for plot in plots if not plot or plot["x"] < 0 or plot["x"] + plot["width"] > 390
    ] == []
    assert phone.problems == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_formula_in_a_sentence_stays_in_one_piece(phone: Visitor, language: str) -> None:
    page = in_language(phone, language).page
    assert page.evaluate(BROKEN) == []
    assert page.evaluate(PARTED) == []


def test_no_heading_of_a_phone_is_as_large_as_the_question_of_the_page(phone: Visitor) -> None:
    size = "(titles) => titles.map((title) => parseFloat(getComputedStyle(title).fontSize))"
    (question,) = phone.page.locator("h1").evaluate_all(size)
    sections = phone.page.locator("[class*=st-key-section-] :is(h2, h3)").evaluate_all(size)
    assert sections
    assert max(sections) < question


# Within the figure, which on a phone stays in sight while the page is scrolled.
TOP = """(plot) => plot.getBoundingClientRect().y
  - plot.closest(".lf").getBoundingClientRect().y"""


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_a_number_that_grows_long_does_not_move_the_chart(
    visitors: Callable[..., Visitor], size: tuple[int, int]
) -> None:
    visitor = visitors(viewport={"width": size[0], "height": size[1]}).open("softmax")
    plot = visitor.page.locator(".lf-plot").first
    before = plot.evaluate(TOP)
    visitor.input("t").press("Home")
    visitor.rest()
    assert "×" in (visitor.page.locator("[data-readout=p1]").text_content() or "")
    assert abs(plot.evaluate(TOP) - before) < 1
