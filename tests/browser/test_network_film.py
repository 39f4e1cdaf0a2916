"""The drawing of the network plays along with the film, while it can be seen."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from visitor import Visitor

XOR = {"seed": "3"}
TALL = {"viewport": {"width": 1280, "height": 2200}}  # film and drawing can be seen together
LINES = """() => [...document.querySelectorAll(".st-key-network .scatterlayer .trace")]
  .map((trace) => [...trace.querySelectorAll(".js-line")]
    .map((line) => line.getAttribute("d")).filter(Boolean))"""
MAPS = """() => [...document.querySelectorAll(".st-key-network .imagelayer image")]
  .map((image) => image.getAttribute("href"))"""
READOUTS = """() => [...document.querySelectorAll(".st-key-network [data-readout]")]
  .map((place) => place.dataset.value)"""
# Notes for each frame that is drawn the step of the film and what the drawing shows.
WATCH = """() => {
  const film = document.querySelector(".st-key-film .lf-film");
  const look = () => {
    const of = (name) => document.querySelector(`[data-readout=${name}]`).dataset.value;
    const maps = [...document.querySelectorAll(".st-key-network .imagelayer image")];
    const lines = document.querySelectorAll(".st-key-network .js-line:not([d=''])").length;
    const hrefs = maps.map((image) => image.getAttribute("href"));
    window.seen.push([of("step"), of("highest_weight"), lines, hrefs.join()]);
    if (film.dataset.playing === "true") requestAnimationFrame(look);
    else window.done = true;
  };
  window.seen = [];
  document.querySelector(".st-key-film [data-film=play]").click();
  requestAnimationFrame(look);
}"""


@pytest.fixture
def tall(visitors: Callable[..., Visitor]) -> Visitor:
    return visitors(**TALL)


def drawing(visitor: Visitor) -> tuple[list[list[list[float]]], list[str], list[str]]:
    """Return the lines of each trace as numbers, the maps, and the readouts."""
    lines = [
        [[float(x) for x in re.findall(r"-?[\d.]+", path)] for path in trace]
        for trace in visitor.page.evaluate(LINES)
    ]
    return lines, visitor.page.evaluate(MAPS), visitor.page.evaluate(READOUTS)


def wait_for_another_step(visitor: Visitor) -> None:
    """Wait until the drawing shows another step than that at which the film rests."""
    visitor.page.wait_for_selector(".st-key-network .lf[data-stale=true]")
    visitor.frame()


def assert_same(one: Any, other: Any) -> None:
    assert [list(map(len, trace)) for trace in one[0]] == [
        list(map(len, trace)) for trace in other[0]
    ]
    for trace, again in zip(one[0], other[0], strict=True):
        if trace:
            np.testing.assert_allclose(trace, again, atol=0.02)
    assert one[1:] == other[1:]


@pytest.mark.parametrize("layers", ["8", "", "4,3"])
def test_a_scrubbed_drawing_is_the_one_that_the_server_confirms(tall: Visitor, layers: str) -> None:
    tall.open("train", **XOR, layers=layers)
    before = drawing(tall)
    for share in (0.3, 0.9):
        tall.hold("step", share)
        wait_for_another_step(tall)
        preview = drawing(tall)
        assert preview[1:] != before[1:]
        step = tall.value("step")
        tall.release()
        tall.page.wait_for_url(f"**step={step:.0f}*")
        before = drawing(tall.rest(frames=30))
        assert_same(preview, before)


def test_the_drawing_is_that_of_each_frame_while_the_film_is_played(tall: Visitor) -> None:
    long = {**XOR, "epochs": "300"}  # so that a busy machine, too, draws enough of its frames
    tall.open("train", **long)
    tall.page.evaluate(WATCH)
    tall.page.wait_for_function("() => window.done")
    seen = tall.page.evaluate("() => window.seen")
    assert {lines for _, _, lines, _ in seen} == {24}
    assert not any("image/gif" in hrefs for *_, hrefs in seen)
    weights, maps = {row[0]: row[1] for row in seen}, {row[3] for row in seen}
    assert len(weights) > 8
    assert len(set(weights.values())) == len(weights)
    for step in [*weights][2:-1:3][:3]:
        tall.open("train", **long, step=step)
        shown = drawing(tall)
        assert shown[2][1] == weights[step]
        assert ",".join(shown[1]) in maps


def test_the_buttons_of_the_drawing_are_those_of_the_film(visitor: Visitor) -> None:
    visitor.open("train", **XOR, epochs="1000").see_all()
    page = visitor.page
    bars = [page.locator(f".st-key-{key} .lf-film") for key in ("film", "network")]

    def press(name: str) -> None:
        bars[1].locator(f"[data-film={name}]").click()

    press("play")
    page.wait_for_function("() => document.querySelector('[data-readout=step]').dataset.value > 99")
    for bar in bars:
        assert bar.get_attribute("data-playing") == "true"
        assert bar.locator("[data-film=play]").inner_text() == "❚❚ Pause"
    press("play")
    page.wait_for_url("**step=*")
    step = visitor.rest().readouts()["step"]
    for bar in bars:
        assert bar.get_attribute("data-playing") == "false"
        assert bar.locator("[data-film=play]").inner_text() == "▶ Play"
    press("on")
    page.wait_for_url(f"**step={step + 10:.0f}*")
    press("back")
    page.wait_for_url(f"**step={step:.0f}*")
    press("start")
    page.wait_for_function("() => !location.search.includes('step')")
    assert visitor.rest().readouts()["step"] == 0


def test_what_would_be_told_of_another_step_is_not_told(tall: Visitor) -> None:
    tall.open("train", **XOR)
    hover = '() => getComputedStyle(document.querySelector(".st-key-network .hoverlayer")).display'
    assert tall.page.evaluate(hover) != "none"
    tall.hold("step", 0.2)
    wait_for_another_step(tall)
    assert tall.page.evaluate(hover) == "none"
    tall.release()
    tall.page.wait_for_url("**step=*")
    tall.rest()
    assert tall.page.evaluate(hover) != "none"


def test_a_drawing_out_of_sight_costs_nothing_and_catches_up(visitor: Visitor) -> None:
    visitor.open("train", **XOR).see_all()
    visitor.hold("step", 0.6)
    page = visitor.page
    sight = '() => document.querySelector(".st-key-network .lf-plot").getBoundingClientRect().top'
    assert page.evaluate(sight) > 720
    before = drawing(visitor)
    page.mouse.move(900, 300)
    visitor.frame()
    step = visitor.value("step")
    assert drawing(visitor) == before
    page.evaluate('() => document.querySelector(".st-key-network .lf-plot").scrollIntoView()')
    wait_for_another_step(visitor)
    after = drawing(visitor)
    assert after[1:] != before[1:]
    visitor.release()
    page.wait_for_url(f"**step={step:.0f}*")
    assert_same(after, drawing(visitor.rest(frames=30)))


@pytest.mark.parametrize("figure", ["film", "network"])
def test_a_picture_that_is_saved_has_its_maps(
    visitor: Visitor, figure: str, tmp_path: Path
) -> None:
    visitor.open("train", **XOR, step="200").see_all()
    shown = visitor.page.evaluate(MAPS.replace("network", figure))
    menu = visitor.page.locator(f".st-key-{figure} .lf-save")
    for kind in ("svg", "html"):
        menu.locator("summary").click()
        with visitor.page.expect_download() as waiting:
            menu.locator(f"button[data-format={kind}]").click()
        waiting.value.save_as(tmp_path / kind)
        text = (tmp_path / kind).read_text(encoding="utf-8")
        assert [picture for picture in shown if picture not in text] == []
