"""Everybody can use every page: by sight, by ear and by keyboard, in both languages and themes."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from visitor import Visitor

from ui.catalog import ready_lessons

PAGES = ["", *(lesson.path for lesson in ready_lessons())]

# Contrast of each text of a figure with the page behind it, and how many texts there are.
CONTRASTS = """() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => parts(color).slice(0, 3).reduce((sum, part, i) => {
    const value = part / 255;
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return sum + [0.2126, 0.7152, 0.0722][i] * linear;
  }, 0);
  const app = document.querySelector("[data-testid=stApp]");
  const page = luminance(getComputedStyle(app).backgroundColor);
  return [...document.querySelectorAll(".js-plotly-plot text")]
    .filter((text) => text.textContent.trim())
    .map((text) => {
      const ink = luminance(getComputedStyle(text).fill);
      return [text.textContent, (Math.max(page, ink) + 0.05) / (Math.min(page, ink) + 0.05)];
    });
}"""
BACKGROUND = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_barrier_and_its_figures_are_legible(
    visitors: Callable[..., Visitor], page: str, theme: str, language: str
) -> None:
    visitor = visitors(color_scheme=theme, reduced_motion="reduce")
    visitor.problems.clear()
    visitor.open(page, lang=language).see_all()
    dark = sum(map(int, visitor.page.evaluate(BACKGROUND)[4:-1].split(", "))) < 300
    assert dark == (theme == "dark")
    contrasts = visitor.page.evaluate(CONTRASTS)
    assert page == "" or len(contrasts) > 10
    assert [pair for pair in contrasts if pair[1] < 4.5] == []
    found: list[dict[str, Any]] = Axe().run(visitor.page).response["violations"]
    assert {one["id"]: [node["target"] for node in one["nodes"]] for one in found} == {}
    assert visitor.problems == []


@pytest.mark.parametrize("page", PAGES[1:])
def test_a_figure_says_what_it_shows_and_says_so_anew_when_it_changes(
    visitor: Visitor, page: str
) -> None:
    visitor.open(page)
    figure = visitor.page.get_by_role("img").and_(visitor.page.locator(".lf-plot")).first
    before = figure.get_attribute("aria-label")
    visitor.input(visitor.sliders()[0]).focus()
    visitor.page.keyboard.press("End")
    assert before
    expect(figure).not_to_have_attribute("aria-label", before)
    assert figure.get_attribute("aria-label")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_one_heading_at_the_top_of_its_outline(visitor: Visitor, page: str) -> None:
    assert visitor.open(page).page.get_by_role("heading", level=1).count() == 1
