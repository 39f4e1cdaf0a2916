"""Where a script cannot be loaded the reader is told so, in the language of the page."""

from itertools import product

import pytest
from expecting import expect
from visitor import Visitor

from ui.language import catalogue
from ui.live_figure.component import FAILED

EVERY = list(product(("live_figure/index.js", "live_figure/figure.js", "plotly.js"), ("en", "ko")))
USUAL = EVERY[:1]


@pytest.mark.parametrize(
    ("script", "language"),
    [one if one in USUAL else pytest.param(*one, marks=pytest.mark.exhaustive) for one in EVERY],
)
def test_a_missing_script_is_told_instead_of_an_empty_box(
    tab: Visitor, script: str, language: str
) -> None:
    tab.page.route(f"**/assets/**/{script}", lambda route: route.abort())
    tab.open("odds", lang=language)
    notice = tab.page.locator(".lf").first.get_by_role("alert")
    expect(notice).to_have_text(catalogue(language).ugettext(FAILED), use_inner_text=True)
    assert tab.page.locator(".lf-plot").first.is_hidden()
    assert tab.page.locator(".lf-save").first.is_hidden()
    assert tab.value("p") == 0.3, "the controls are still there"
