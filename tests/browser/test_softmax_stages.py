"""The stages of softmax and the numbers of a float type are tables that follow a held slider."""

import math

import pytest
from visitor import Visitor
from walk import FAULTS

CELLS = """() => [...document.querySelectorAll(".st-key-bench .lf-table [data-readout]")]
  .map((cell) => [cell.dataset.readout, cell.textContent])"""
BARS = """() => [...document.querySelectorAll(".st-key-pipeline tr:nth-child(3) i")]
  .map((bar) => bar.getBoundingClientRect().width / bar.parentElement.clientWidth)"""
# What lies on another number, or reaches out of the table.
CROWDED = """() => {
  const edge = document.querySelector(".lf-table").getBoundingClientRect().right + 1;
  const cells = [...document.querySelectorAll(".lf-table [data-readout]")]
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  return cells.filter(([, a], i) => a.right > edge || cells.slice(i + 1).some(([, b]) =>
    a.right > b.left && b.right > a.left && a.bottom > b.top + 2 && b.bottom > a.top + 2))
    .map(([text]) => text);
}"""
ROW = ".st-key-pipeline tbody tr:nth-child(2)"


@pytest.mark.exhaustive
def test_every_stage_follows_a_held_temperature(visitor: Visitor) -> None:
    visitor.open("softmax", scene="pipeline").skip()
    before = dict(visitor.page.evaluate(CELLS))
    assert (before["exp3"], before["total"], before["p3"]) == ("20.086", "30.193", "0.6652")
    visitor.hold("t", 0.75)
    visitor.frame()
    t = float(visitor.readouts()["heat"])
    assert t > 1
    held = dict(visitor.page.evaluate(CELLS))
    exponentials = [math.exp(z / t) for z in (1, 2, 3)]
    assert held["exp3"] == f"{exponentials[2]:.3f}"
    assert held["total"] == f"{math.fsum(exponentials):.3f}"
    assert held["p3"] == f"{exponentials[2] / math.fsum(exponentials):.4f}"
    score, scaled, exponential, share = visitor.page.evaluate(BARS)
    assert score > scaled
    assert abs(exponential - share) < 0.02
    visitor.release()
    assert dict(visitor.page.evaluate(CELLS)) == held


@pytest.mark.exhaustive
def test_a_class_that_is_pointed_at_is_marked_in_all_stages(visitor: Visitor) -> None:
    visitor.open("softmax", scene="pipeline").skip()
    color = f"() => getComputedStyle(document.querySelector('{ROW}')).backgroundColor"
    before = visitor.page.evaluate(color)
    visitor.page.locator(ROW).hover()
    assert visitor.page.evaluate(color) != before


@pytest.mark.exhaustive
def test_the_table_of_a_float_type_follows_what_is_added(visitor: Visitor) -> None:
    visitor.open("softmax", scene="numerics", trick="false", offset="0").skip()
    assert dict(visitor.page.evaluate(CELLS))["float_total"] == "30.2"
    visitor.hold("offset", 0.9)
    visitor.frame()
    held = dict(visitor.page.evaluate(CELLS))
    assert (held["float_exp3"], held["float_p3"]) == ("∞", "NaN")
    visitor.release()
    assert dict(visitor.page.evaluate(CELLS)) == held


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "scores",
    [
        {"z1": "-10", "z2": "0", "z3": "10"},
        {"z1": "-9.9", "z2": "-10", "z3": "10", "t": "0.05"},
        {"z1": "-10", "z2": "5", "z3": "10", "t": "0.5"},
    ],
)
@pytest.mark.parametrize(("view", "width"), [("projector", 1280), ("page", 1280), ("page", 390)])
def test_the_longest_numbers_have_room_in_the_table(
    visitor: Visitor, scores: dict[str, str], view: str, width: int
) -> None:
    page = visitor.open("softmax", scene="pipeline", view=view, lang="ko").skip().page
    visitor.resize({"width": width, "height": 720 if width > 400 else 844})
    visitor.open("softmax", scene="pipeline", view=view, lang="ko", **scores)
    assert page.evaluate(CROWDED) == []
    assert page.evaluate(FAULTS, width > 400) == []
