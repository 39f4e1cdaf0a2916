"""Everybody can use every page: by sight, by ear and by keyboard, on a laptop and on a phone."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from expecting import expect
from looks import (
    BROKEN,
    CONTRASTS,
    CROWDED,
    DARK,
    KINDS,
    OVERHANG,
    PARTED,
    SCRIPTS,
    SIZES,
    TOGETHER,
)
from playwright.sync_api import Locator, ViewportSize
from visitor import LAPTOP, PHONE, Visitor, bottom

from ui.catalog import ready_lessons
from ui.language import LANGUAGES

USUAL = ("train",)  # the others: their scenes in test_walk
PAGES = [
    path if path in USUAL else pytest.param(path, marks=pytest.mark.exhaustive, id=path or "home")
    for path in ("", *(lesson.path for lesson in ready_lessons() if lesson.scenes))
]
Theme = Literal["light", "dark"]
HEADER = 60  # pixels
# Home and the cockpit, which have no column of controls, have tests of their own.
LOOSE = {"/", "/train"}
TO_THE_TOP = "(place) => { for (; place; place = place.parentElement) place.scrollTop = 0; }"
FONT_SIZES = "(titles) => titles.map((title) => parseFloat(getComputedStyle(title).fontSize))"


@pytest.fixture(scope="module", params=PAGES)
def shown(request: pytest.FixtureRequest, everyday: Visitor) -> Iterator[Visitor]:
    """Return a tab in which a page has been opened, once for all tests of it."""
    visitor = everyday
    visitor.page.set_viewport_size(LAPTOP)
    visitor.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    visitor.problems.clear()
    yield visitor.open(request.param).skip().see_all()
    visitor.page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    visitor.page.set_viewport_size(LAPTOP)


def seen(visitor: Visitor, size: ViewportSize, *, language: str, theme: Theme = "light") -> Visitor:
    """Change what a page is seen on, its language and its colours; draw all of it once more."""
    page, html = visitor.page, visitor.page.locator("html")
    changed = page.viewport_size != size or html.get_attribute("lang") != language
    visitor.resize(size)
    if html.get_attribute("lang") != language:
        page.get_by_role("radio", name=LANGUAGES[language]).click()
        expect(html).to_have_attribute("lang", language)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.wait_for_function(f"(dark) => ({DARK})() === dark", arg=theme == "dark")
    return visitor.rest().see_all() if changed else visitor.rest()


def no_faults(found: dict[str, Any]) -> bool:
    assert {name: what for name, what in found.items() if what} == {}
    return True


@pytest.mark.parametrize(
    ("language", "theme"),
    [
        ("en", "light"),
        pytest.param("en", "dark", marks=pytest.mark.exhaustive),
        pytest.param("ko", "dark", marks=pytest.mark.exhaustive),
        pytest.param("ko", "light", marks=pytest.mark.exhaustive),
    ],
)
def test_a_page_has_no_barrier_and_its_figures_are_legible(
    shown: Visitor, language: str, theme: Theme
) -> None:
    assert_usable(seen(shown, LAPTOP, language=language, theme=theme))


@pytest.mark.exhaustive
def test_a_dark_page_in_korean_has_no_barrier_either(tab: Visitor) -> None:
    tab.page.emulate_media(color_scheme="dark")
    assert_usable(tab.open("cross-entropy", lang="ko").skip().see_all())
    assert tab.page.evaluate(f"({DARK})()")


def assert_usable(shown: Visitor) -> None:
    """Hold what can be seen and reached of a page on a laptop against the rules."""
    page = shown.page
    contrasts = page.evaluate(CONTRASTS)
    assert shown.path == "/" or len(contrasts) > 10
    barriers = Axe().run(page).response["violations"]
    assert no_faults(
        {
            "pale words": [pair for pair in contrasts if pair[1] < 4.5],
            "barriers": {one["id"]: [node["target"] for node in one["nodes"]] for one in barriers},
            "headings": page.get_by_role("heading", level=1).count() - 1,
            "below the screen": {} if shown.path in LOOSE else below_the_screen(shown),
            "notices": page.locator(".lf-message:visible").all_inner_texts(),
            "problems": shown.problems,
        }
    )


def below_the_screen(visitor: Visitor) -> dict[str, float]:
    """Return what of question, chart, sliders and readouts a laptop does not show at once."""
    page = visitor.page
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
    ends = {name: bottom(place) for name, place in places.items()}
    assert min(ends.values()) > 0
    return {name: end for name, end in ends.items() if end > LAPTOP["height"]}


def test_the_small_build_of_plotly_knows_every_kind_of_trace(shown: Visitor) -> None:
    kinds = shown.page.evaluate(KINDS)
    assert shown.path == "/" or kinds
    assert [pair for pair in kinds if pair[0] != pair[1]] == []
    assert "plotly-whole.js" not in shown.page.evaluate(SCRIPTS)


@pytest.mark.parametrize("language", ["ko", pytest.param("en", marks=pytest.mark.exhaustive)])
def test_a_phone_never_scrolls_sideways_and_nothing_is_torn_apart(
    shown: Visitor, language: str
) -> None:
    page = seen(shown, PHONE, language=language).page
    plots = [plot.bounding_box() for plot in page.locator(".js-plotly-plot").all()]
    largest, lowest = page.evaluate(SIZES)
    (question,) = page.locator("h1").evaluate_all(FONT_SIZES)
    sections = page.locator("main :is(h2, h3)").evaluate_all(FONT_SIZES)
    assert no_faults(
        {
            "overhang": [width for width in page.evaluate(OVERHANG) if width],
            "plots": [
                box for box in plots if not box or box["x"] < 0 or box["x"] + box["width"] > 390
            ],
            "formulas in pieces": page.evaluate(BROKEN),
            "particles alone": page.evaluate(PARTED),
            "crowded titles": page.evaluate(CROWDED),
            "large figure": largest > 0.61,
            "low panel": lowest < 40,
            "large headings": [size for size in sections if size >= question],
            "problems": shown.problems,
        }
    )


def test_on_a_phone_a_figure_and_each_of_its_sliders_are_seen_at_once(shown: Visitor) -> None:
    seen(shown, PHONE, language="ko")
    # Home's figure is longer than the screen, and its slider stays above it (test_home); the
    # cockpit has its map and its player first, and all that is set below (test_cockpit).
    if shown.path in LOOSE:
        return
    assert shown.sliders()
    for key in shown.sliders():
        slider: Locator = shown.page.locator(f".st-key-{key} [data-testid=stSlider]")
        slider.evaluate(TOGETHER)
        shown.frame()
        top, low, upper, lower = slider.evaluate(TOGETHER)
        assert HEADER <= top + 1 < low < upper < lower <= PHONE["height"], key
