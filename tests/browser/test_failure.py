"""Where a script cannot be loaded the reader is told so, in the language of the page."""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, expect
from visitor import Visitor

from ui.language import catalogue
from ui.live_figure.component import FAILED


@pytest.fixture
def unlucky(browser: Browser, server: str) -> Iterator[Visitor]:
    """Return a visitor with an empty cache, whose requests can be made to fail."""
    context = browser.new_context(**Visitor.habits({}))
    yield Visitor(context, server)
    context.close()


EVERY = list(product(("live_figure/index.js", "live_figure/figure.js", "plotly.js"), ("en", "ko")))
USUAL = EVERY[::3]  # each language once, and the first and last script that is asked for


@pytest.mark.parametrize(
    ("script", "language"),
    [one if one in USUAL else pytest.param(*one, marks=pytest.mark.exhaustive) for one in EVERY],
)
def test_a_missing_script_is_told_instead_of_an_empty_box(
    unlucky: Visitor, script: str, language: str
) -> None:
    unlucky.page.route(f"**/assets/**/{script}", lambda route: route.abort())
    unlucky.open("odds", lang=language)
    notice = unlucky.page.locator(".lf").first.get_by_role("alert")
    expect(notice).to_have_text(catalogue(language).ugettext(FAILED), use_inner_text=True)
    assert unlucky.page.locator(".lf-plot").first.is_hidden()
    assert unlucky.page.locator(".lf-save").first.is_hidden()
    assert unlucky.value("p") == 0.3, "the controls are still there"


def test_a_chart_that_cannot_follow_stays_as_it_is(unlucky: Visitor) -> None:
    unlucky.page.route("**/assets/**/live_figure/chart.js", lambda route: route.abort())
    unlucky.open("softmax")
    assert any("chart.js" in problem for problem in unlucky.problems)
    expect(unlucky.page.locator(".st-key-section-pipeline .vega-embed")).to_be_visible()
    expect(unlucky.page.get_by_text("BidiComponent Error")).to_have_count(0)


def test_no_notice_is_shown_where_nothing_failed(visitor: Visitor) -> None:
    visitor.open("odds")
    for notice in visitor.page.locator(".lf-message").all():
        assert notice.is_hidden()
