"""The drawing of the network plays along with the film, while it can be seen."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from expecting import expect
from geometry import Mark, distance, drawn
from visitor import Visitor

XOR = {"seed": "3"}
FILM = ("step", "epoch", "train_loss", "test_loss", "train_accuracy", "test_accuracy")
LINES = """() => [...document.querySelectorAll(".st-key-network .scatterlayer .trace")]
  .map((trace) => [...trace.querySelectorAll(".js-line")]
    .map((line) => line.getAttribute("d")).filter(Boolean))"""
MAPS = """() => [...document.querySelectorAll(".st-key-network .imagelayer image")]
  .map((image) => image.getAttribute("href"))"""
HIDDEN = """(display) => {
  document.querySelector(".st-key-network").style.display = display;
}"""
LOSSES = """() => [...document.querySelectorAll(".js-plotly-plot")]
  .indexOf(document.querySelector(".st-key-losses .lf-plot"))"""
READOUTS = """() => [...document.querySelectorAll(".st-key-network [data-readout]")]
  .map((place) => place.dataset.value)"""
MAP = '() => document.querySelector(".st-key-belief .imagelayer image").getAttribute("href")'
HOVER = '() => getComputedStyle(document.querySelector(".st-key-network .hoverlayer")).display'
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
  film.querySelector("[data-film=play]").click();
  requestAnimationFrame(look);
}"""


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


def curves(visitor: Visitor) -> list[Mark]:
    """Return the lines of the losses and accuracies."""
    figure = visitor.page.evaluate(LOSSES)
    return [m for m in drawn(visitor) if m["figure"] == figure and m["kind"] == "js-line"]


@pytest.mark.exhaustive
@pytest.mark.parametrize("layers", ["8", "", "4,3"])
def test_what_is_scrubbed_is_what_the_server_confirms(visitor: Visitor, layers: str) -> None:
    page = visitor.open("train", **XOR, layers=layers, rival="adam", smooth="0.9").skip().page
    before = drawing(visitor), curves(visitor)
    # Losses and accuracies of both runs, and the smoothed losses.
    assert len(before[1]) == 12
    for share in (0.3, 0.9):
        assert page.evaluate(HOVER) != "none"
        visitor.hold("step", share)
        wait_for_another_step(visitor)
        assert page.evaluate(HOVER) == "none"  # what would be told is of another step
        preview, lines = drawing(visitor), curves(visitor)
        shown, picture = visitor.readouts(), page.evaluate(MAP)
        assert preview[1:] != before[0][1:]
        assert all(a["path"] != b["path"] for a, b in zip(before[1], lines, strict=True))
        visitor.release()
        page.wait_for_url(f"**step={shown['step']:.0f}*")
        visitor.rest()
        assert {name: value for name, value in visitor.readouts().items() if name in FILM} == {
            name: shown[name] for name in FILM
        }
        assert page.evaluate(MAP) == picture
        before = drawing(visitor), curves(visitor)
        assert_same(preview, before[0])
        assert max(map(distance, lines, before[1])) < 1  # pixel: Plotly smooths out what is less

    # Out of sight the drawing costs nothing, and catches up once it is seen.
    page.evaluate(HIDDEN, "none")
    visitor.hold("step", 0.6)
    unseen = drawing(visitor)
    page.mouse.move(900, 300)
    visitor.frame()
    step = visitor.value("step")
    assert drawing(visitor) == unseen
    page.evaluate(HIDDEN, "")
    wait_for_another_step(visitor)
    after = drawing(visitor)
    assert after[1:] != unseen[1:]
    visitor.release()
    page.wait_for_url(f"**step={step:.0f}*")
    assert_same(after, drawing(visitor.rest()))


@pytest.mark.exhaustive
def test_the_drawing_plays_the_film_and_is_that_of_each_frame(visitor: Visitor) -> None:
    long = {**XOR, "epochs": "300"}  # so that a busy machine, too, draws enough of its frames
    page = visitor.open("train", **long).skip().page
    page.locator(".st-key-film .lf-pace select").select_option("60")
    bar = page.locator(".st-key-film .lf-film")
    page.evaluate(WATCH)
    expect(bar).to_have_attribute("data-playing", "true")
    expect(bar.locator("[data-film=play]")).to_have_text("❚❚ Pause")
    page.wait_for_function("() => window.done")
    seen = page.evaluate("() => window.seen")
    assert {lines for _, _, lines, _ in seen} == {24}
    assert not any("image/gif" in hrefs for *_, hrefs in seen)
    weights, maps = {row[0]: row[1] for row in seen}, {row[3] for row in seen}
    assert len(weights) > 8
    assert len(set(weights.values())) == len(weights)
    expect(bar).to_have_attribute("data-playing", "false")
    expect(bar.locator("[data-film=play]")).to_have_text("▶ Play")
    expect(page.locator(".lf-film:visible")).to_have_count(1)  # one for all figures

    step = [*weights][len(weights) // 2]
    visitor.open("train", **long, step=step).skip()
    shown = drawing(visitor)
    assert shown[2][1] == weights[step]
    assert ",".join(shown[1]) in maps


@pytest.mark.exhaustive
def test_pictures_that_are_saved_have_their_maps(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open("train", **XOR, step="200").skip().see_all().page
    for figure in ("belief", "network"):
        shown = page.evaluate(MAPS.replace("network", figure))
        assert shown
        menu = page.locator(f".st-key-{figure} .lf-save")
        for kind in ("svg", "html"):
            menu.locator("summary").click()
            with page.expect_download() as waiting:
                menu.locator(f"button[data-format={kind}]").click()
            waiting.value.save_as(tmp_path / kind)
            text = (tmp_path / kind).read_text(encoding="utf-8")
            assert [picture for picture in shown if picture not in text] == [], (figure, kind)
