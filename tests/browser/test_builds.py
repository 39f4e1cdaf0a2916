"""Charts are drawn with the small build of Plotly; the whole of it comes where a chart is solid."""

from pathlib import Path

import pytest
from visitor import Visitor

LESSONS = ["odds", "sigmoid", "likelihood", "loss", "softmax", "cross-entropy", "train"]

# A build that does not know a kind of trace draws a line instead.
KINDS = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap((plot) =>
  plot.data.map((trace, i) => [trace.type ?? "scatter", plot._fullData[i].type]))"""

SCRIPTS = """() => performance.getEntriesByType("resource")
  .map((entry) => new URL(entry.name).pathname.split("/").at(-1))
  .filter((name) => name.startsWith("plotly") && name !== "plotly.js.map")"""


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_small_build_knows_every_kind_of_trace(visitor: Visitor, lesson: str) -> None:
    kinds = visitor.open(lesson).see_all().page.evaluate(KINDS)
    assert kinds
    assert all(asked == drawn for asked, drawn in kinds), kinds
    assert "plotly-whole.js" not in visitor.page.evaluate(SCRIPTS)


def test_a_solid_chart_fetches_the_whole_and_leaves_the_others_as_they_are(
    visitor: Visitor,
) -> None:
    visitor.open("loss", relief="surface").see_all()
    kinds = visitor.page.evaluate(KINDS)
    assert all(asked == drawn for asked, drawn in kinds), kinds
    assert {"surface", "scatter3d", "scatter"} <= {drawn for _, drawn in kinds}
    assert "plotly-whole.js" in visitor.page.evaluate(SCRIPTS)
    before = visitor.readouts()
    visitor.hold("z", 0.8)
    assert visitor.readouts() != before
    visitor.release()


def test_a_solid_chart_is_saved_with_what_draws_it(visitor: Visitor, tmp_path: Path) -> None:
    visitor.open("loss", relief="surface").see_all()
    menu = visitor.page.locator(".st-key-descent_surface .lf-save")
    menu.locator("summary").click()
    with visitor.page.expect_download() as waiting:
        menu.locator("button[data-format=html]").click()
    place = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(place)
    visitor.page.goto(place.as_uri())
    visitor.page.wait_for_selector(".gl-container canvas", state="attached")
    assert {drawn for _, drawn in visitor.page.evaluate(KINDS)} >= {"surface", "scatter3d"}
