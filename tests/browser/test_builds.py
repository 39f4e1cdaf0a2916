"""Where a chart is solid the whole of Plotly comes, and goes along with the saved chart."""

from pathlib import Path

import numpy as np
import pytest
from lone_figure import LoneFigure
from looks import KINDS, SCRIPTS
from playwright.sync_api import Page
from visitor import Visitor

HEIGHTS = np.add.outer(np.arange(3.0), np.arange(3.0))
SURFACE = {"type": "surface", "x": np.arange(3.0), "y": np.arange(3.0), "z": HEIGHTS}
WAY = {"type": "scatter3d", "x": np.arange(3.0), "y": np.arange(3.0), "z": np.arange(3.0)}


def assert_solid(page: Page) -> None:
    kinds = page.evaluate(KINDS)
    assert all(asked == drawn for asked, drawn in kinds), kinds
    assert {"surface", "scatter3d"} <= {drawn for _, drawn in kinds}


def assert_saved_with_the_whole(page: Page, figure: str, place: Path) -> None:
    menu = page.locator(f"{figure} .lf-save")
    menu.locator("summary").click()
    with page.expect_download() as waiting:
        menu.locator("button[data-format=html]").click()
    waiting.value.save_as(place)
    page.goto(place.as_uri())
    page.wait_for_selector(".gl-container canvas", state="attached")
    assert_solid(page)


@pytest.mark.exhaustive
def test_a_solid_chart_fetches_the_whole_and_is_saved_with_it(tab: Visitor, tmp_path: Path) -> None:
    lone = LoneFigure(tab)
    lone.take({"data": [SURFACE, WAY], "layout": {}})
    lone.settle()
    assert_solid(lone.page)
    assert "plotly-whole.js" in lone.page.evaluate(SCRIPTS)
    assert_saved_with_the_whole(lone.page, "#mounted", tmp_path / "solid.html")


@pytest.mark.exhaustive
def test_a_page_with_a_solid_chart_draws_its_others_as_before(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.open("loss", view="all").skip().see_all().page
    assert_solid(page)
    before = visitor.readouts()
    visitor.hold("z", 0.8)  # of a chart that the small build had drawn
    assert visitor.readouts() != before
    visitor.release()
    assert_saved_with_the_whole(page, ".st-key-descent_surface", tmp_path / "solid.html")
