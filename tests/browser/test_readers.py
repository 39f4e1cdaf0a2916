"""Everybody can use every page: by sight, by ear and by keyboard, in both languages and themes."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from visitor import Visitor, bottom

from ui.catalog import ready_lessons

LESSONS = [lesson.path for lesson in ready_lessons()]
PAGES = [*LESSONS, ""]

# Contrast of each word of a figure with the page behind it; signs such as ● are marks, not words.
# In the cells of a map Plotly writes dark or light; what waits outside of its figure is not seen.
CONTRASTS = """() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => parts(color).slice(0, 3).reduce((sum, part, i) => {
    const value = part / 255;
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return sum + [0.2126, 0.7152, 0.0722][i] * linear;
  }, 0);
  const app = document.querySelector("[data-testid=stApp]");
  const page = luminance(getComputedStyle(app).backgroundColor);
  const own = (text) => [...text.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("");
  const contrast = (ink) => (Math.max(page, ink) + 0.05) / (Math.min(page, ink) + 0.05);
  const axis = (canvas) => {  // the strongest dot of its lowest lines, which are words
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d").getImageData(0, height - 40, width, 40);
    const dots = Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 4));
    return Math.max(...dots.filter((dot) => dot[3] === 255)
      .map((dot) => contrast(luminance(dot.slice(0, 3).join(" ")))));
  };
  const drawn = [...document.querySelectorAll(".vega-embed canvas")]
    .map((canvas) => ["an axis on a canvas", axis(canvas)]);
  const words = ":is(.js-plotly-plot, .vega-embed) :is(text, tspan)";
  const written = [...document.querySelectorAll(words)]
    .filter((text) => /[\\p{L}\\p{N}∞]/u.test(own(text)) && !text.closest(".heatmap-label"))
    .filter((text) => {
      const figure = text.closest(".js-plotly-plot")?.getBoundingClientRect();
      return !figure || text.getBoundingClientRect().left < figure.right;
    })
    .map((text) => {
      const ink = luminance(getComputedStyle(text).fill);
      return [text.textContent, contrast(ink)];
    });
  return [...written, ...drawn];
}"""
# Whether the page has a dark background.
DARK = """() => {
  const color = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  return color.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 300;
}"""


TO_THE_TOP = "(place) => { for (; place; place = place.parentElement) place.scrollTop = 0; }"


def each_language(pages: list[str]) -> list[tuple[str, str]]:
    return [(page, language) for page in pages for language in ("en", "ko")]


def in_words(case: tuple[str, str]) -> str:
    return f"{case[0] or 'home'}-{case[1]}"


@pytest.fixture(scope="module")
def shown(request: pytest.FixtureRequest, visitors: Callable[..., Visitor]) -> Visitor:
    """Return a tab in which a page has been opened in a language, once for all tests of it."""
    page, language = request.param
    visitor = visitors(reduced_motion="reduce")
    visitor.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    visitor.problems.clear()
    return visitor.open(page, lang=language).see_all()


# The tests of a page go from those that only look at it to those that change it.
of_every_page = pytest.mark.parametrize("shown", each_language(PAGES), ids=in_words, indirect=True)
of_every_lesson = pytest.mark.parametrize(
    "shown", each_language(LESSONS), ids=in_words, indirect=True
)


@of_every_lesson
def test_a_laptop_shows_question_chart_sliders_and_readouts_at_once(shown: Visitor) -> None:
    page = shown.page
    page.locator("h1").evaluate(TO_THE_TOP)
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


@of_every_page
def test_every_page_has_one_heading_at_the_top_of_its_outline(shown: Visitor) -> None:
    assert shown.page.get_by_role("heading", level=1).count() == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@of_every_page
def test_a_page_has_no_barrier_and_its_figures_are_legible(shown: Visitor, theme: str) -> None:
    page = shown.page
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.wait_for_function(f"(dark) => ({DARK})() === dark", arg=theme == "dark")
    shown.rest()
    contrasts = page.evaluate(CONTRASTS)
    assert shown.path == "/" or len(contrasts) > 10
    assert [pair for pair in contrasts if pair[1] < 4.5] == []
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    assert {one["id"]: [node["target"] for node in one["nodes"]] for one in found} == {}
    assert shown.problems == []


@of_every_lesson
def test_a_figure_says_what_it_shows_and_says_so_anew_when_it_changes(shown: Visitor) -> None:
    figure = shown.page.get_by_role("img").and_(shown.page.locator(".lf-plot")).first
    before = figure.get_attribute("aria-label")
    shown.input(shown.sliders()[0]).focus()
    shown.page.keyboard.press("End")
    assert before
    expect(figure).not_to_have_attribute("aria-label", before)
    assert figure.get_attribute("aria-label")
    assert shown.problems == []
