"""What a reader has done stays in the tab, is kept with consent alone, and can be forgotten."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from expecting import expect
from playwright.sync_api import Browser, Locator, Page
from visitor import LAPTOP, Visitor

from lessons.odds.story import STORY
from ui.language import catalogue

OURS = """() => [localStorage, sessionStorage].map((storage) =>
  Object.keys(storage).filter((key) => key.startsWith("logit-lab:")).sort())"""
OF_PROGRESS = OURS.replace(".sort()", ".filter((key) => /:(progress|keep)$/.test(key)).sort()")
PROGRESS, CONSENT = "logit-lab:progress", "logit-lab:keep"
BEFORE = '{"done": {"odds": ["rulers", "coin"]}}'


@pytest.fixture
def newcomer(browser: Browser, server: str) -> Iterator[Visitor]:
    """Return somebody in a browser that has never seen the course."""
    context = browser.new_context(viewport=LAPTOP, locale="en-US")
    visitor = Visitor(context, server)
    yield visitor
    assert visitor.problems == []
    context.close()


def progress(page: Page) -> Locator:
    return page.locator("[data-progress]")


def in_another_tab(visitor: Visitor) -> Page:
    return Visitor(visitor.page.context, visitor.server).open("").page


@pytest.mark.exhaustive
def test_progress_leaves_the_tab_only_with_consent_and_is_forgotten_by_one_click(
    newcomer: Visitor,
) -> None:
    page = newcomer.open("odds").page
    page.keyboard.press("PageDown")
    expect(page.locator("[data-scene-shown=symmetry]")).to_be_visible()
    newcomer.rest()
    newcomer.open("")
    expect(progress(page)).to_contain_text("1 of 43 scenes done.")
    assert page.evaluate(OF_PROGRESS) == [[], [PROGRESS]]

    other = in_another_tab(newcomer)
    expect(progress(other)).to_contain_text("0 of 43 scenes done.")
    other.close()

    switch = progress(page).get_by_role("switch", name="Keep my progress in this browser")
    expect(switch).not_to_be_checked()
    switch.press("Space")
    assert page.evaluate(OF_PROGRESS) == [[CONSENT, PROGRESS], []]
    other = in_another_tab(newcomer)
    expect(progress(other)).to_contain_text("1 of 43 scenes done.")
    expect(other.locator("[data-card=odds]")).to_contain_text("✓ 1/5")
    expect(progress(other).get_by_role("switch")).to_be_checked()
    other.close()

    switch.press("Space")
    assert page.evaluate(OF_PROGRESS) == [[], [PROGRESS]]
    expect(progress(page)).to_contain_text("1 of 43 scenes done.")

    switch.press("Space")
    progress(page).get_by_role("button", name="Forget it").press("Enter")
    expect(progress(page)).to_contain_text("0 of 43 scenes done.")
    expect(page.locator("[data-card=odds]")).to_have_attribute("data-done", "none")
    expect(page.locator(".go-on")).to_have_text("Begin: Odds and logit")
    expect(switch).not_to_be_checked()
    expect(progress(page).get_by_role("button", name="Forget it")).to_be_disabled()
    assert page.evaluate(OURS) == [[], []]


@pytest.mark.exhaustive
def test_what_was_kept_before_anybody_was_asked_goes_with_the_tab(newcomer: Visitor) -> None:
    page = newcomer.page
    page.goto(f"{newcomer.server}/_stcore/health")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [PROGRESS, BEFORE])
    newcomer.open("")
    expect(progress(page)).to_contain_text("2 of 43 scenes done.")
    assert page.evaluate(OF_PROGRESS) == [[], [PROGRESS]]


@pytest.mark.exhaustive
def test_a_browser_that_keeps_nothing_still_shows_the_course(newcomer: Visitor) -> None:
    newcomer.page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('no'); } });"
    )
    page = newcomer.open("").page
    expect(progress(page)).to_contain_text("0 of 43 scenes done.")
    progress(page).get_by_role("switch").press("Space")
    expect(progress(page).get_by_role("switch")).not_to_be_checked()
    newcomer.problems.clear()  # Streamlit itself asks for a storage, and says that it has none


def test_the_summary_of_a_lesson_is_saved_as_a_page_of_its_own(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.open("odds", scene="evidence", lang="ko").page
    address = page.url
    with page.expect_download() as taken:
        page.locator("[data-save-summary]").press("Enter")
    assert taken.value.suggested_filename == "logit-lab-odds.html"
    file = tmp_path / "summary.html"
    taken.value.save_as(file)
    source = file.read_text(encoding="utf-8")
    assert re.findall(r"<script|<img|<link|src=|@import|url\(", source) == []
    assert [unquote(one) for one in re.findall(r'href="([^"]*)"', source)] == [
        unquote(address).replace("&", "&amp;")
    ]
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.lang") == "ko"
    expect(page.locator("h1")).to_have_text(catalogue("ko").ugettext("How likely is likely?"))
    for line in STORY.summary:
        expect(page.locator("ol")).to_contain_text(catalogue("ko").ugettext(line))
    assert page.locator("button").count() == 0
    assert requests == [file.as_uri()]
