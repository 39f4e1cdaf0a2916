"""Where a chart is solid the whole of Plotly comes, and goes along with the saved chart."""

from pathlib import Path

from looks import KINDS, SCRIPTS
from visitor import Visitor


def test_a_solid_chart_fetches_the_whole_and_is_saved_with_it(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.open("loss", relief="surface").page
    page.locator(".st-key-descent_surface .lf-plot").scroll_into_view_if_needed()
    visitor.rest()
    kinds = page.evaluate(KINDS)
    assert all(asked == drawn for asked, drawn in kinds), kinds
    assert {"surface", "scatter3d", "scatter"} <= {drawn for _, drawn in kinds}
    assert "plotly-whole.js" in page.evaluate(SCRIPTS)
    before = visitor.readouts()
    visitor.hold("z", 0.8)  # of a chart that the small build had drawn
    assert visitor.readouts() != before
    visitor.release()

    menu = page.locator(".st-key-descent_surface .lf-save")
    menu.locator("summary").click()
    with page.expect_download() as waiting:
        menu.locator("button[data-format=html]").click()
    place = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(place)
    page.goto(place.as_uri())
    page.wait_for_selector(".gl-container canvas", state="attached")
    assert {drawn for _, drawn in page.evaluate(KINDS)} >= {"surface", "scatter3d"}
