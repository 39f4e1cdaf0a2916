"""The drawing of the network plays along with the film, while it can be seen."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from geometry import Mark, distance, drawn
from playwright.sync_api import ViewportSize, expect
from visitor import LAPTOP, Visitor

XOR = {"seed": "3"}
FILM = ("step", "epoch", "train_loss", "test_loss", "train_accuracy", "test_accuracy")
TALL: ViewportSize = {"width": 1280, "height": 2200}  # film and drawing can be seen together
LINES = """() => [...document.querySelectorAll(".st-key-network .scatterlayer .trace")]
  .map((trace) => [...trace.querySelectorAll(".js-line")]
    .map((line) => line.getAttribute("d")).filter(Boolean))"""
MAPS = """() => [...document.querySelectorAll(".st-key-network .imagelayer image")]
  .map((image) => image.getAttribute("href"))"""
READOUTS = """() => [...document.querySelectorAll(".st-key-network [data-readout]")]
  .map((place) => place.dataset.value)"""
MAP = '() => document.querySelector(".st-key-film .imagelayer image").getAttribute("href")'
HOVER = '() => getComputedStyle(document.querySelector(".st-key-network .hoverlayer")).display'
TOP = '() => document.querySelector(".st-key-network .lf-plot").getBoundingClientRect().top'
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
  document.querySelector(".st-key-network [data-film=play]").click();
  requestAnimationFrame(look);
}"""


@pytest.fixture
def tall(visitor: Visitor) -> Visitor:
    visitor.page.set_viewport_size(TALL)
    return visitor


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
    """Return the lines of the film, which is the first figure of the page."""
    return [m for m in drawn(visitor) if m["figure"] == 0 and m["kind"] == "js-line"]


@pytest.mark.parametrize(
    ("layers", "shares"),
    [
        ("8", [0.9]),
        *(pytest.param(one, [0.3, 0.9], marks=pytest.mark.exhaustive) for one in ("8", "", "4,3")),
    ],
)
def test_what_is_scrubbed_is_what_the_server_confirms(
    tall: Visitor, layers: str, shares: list[float]
) -> None:
    page = tall.open("train", **XOR, layers=layers, rival="adam", smooth="0.9").skip().page
    before = drawing(tall), curves(tall)
    # Losses and accuracies of both runs, and the smoothed losses.
    assert len(before[1]) == 12
    for share in shares:
        assert page.evaluate(HOVER) != "none"
        tall.hold("step", share)
        wait_for_another_step(tall)
        assert page.evaluate(HOVER) == "none"  # what would be told is of another step
        preview, lines = drawing(tall), curves(tall)
        shown, picture = tall.readouts(), page.evaluate(MAP)
        assert preview[1:] != before[0][1:]
        assert all(a["path"] != b["path"] for a, b in zip(before[1], lines, strict=True))
        tall.release()
        page.wait_for_url(f"**step={shown['step']:.0f}*")
        tall.rest()
        assert {name: value for name, value in tall.readouts().items() if name in FILM} == {
            name: shown[name] for name in FILM
        }
        assert page.evaluate(MAP) == picture
        before = drawing(tall), curves(tall)
        assert_same(preview, before[0])
        assert max(map(distance, lines, before[1])) < 1  # pixel: Plotly smooths out what is less

    # Out of sight the drawing costs nothing, and catches up once it is seen.
    tall.resize(LAPTOP).hold("step", 0.6)
    assert page.evaluate(TOP) > LAPTOP["height"]
    unseen = drawing(tall)
    page.mouse.move(900, 300)
    tall.frame()
    step = tall.value("step")
    assert drawing(tall) == unseen
    page.evaluate('() => document.querySelector(".st-key-network .lf-plot").scrollIntoView()')
    wait_for_another_step(tall)
    after = drawing(tall)
    assert after[1:] != unseen[1:]
    tall.release()
    page.wait_for_url(f"**step={step:.0f}*")
    assert_same(after, drawing(tall.rest()))


def test_the_drawing_plays_the_film_and_is_that_of_each_frame(tall: Visitor) -> None:
    long = {**XOR, "epochs": "300"}  # so that a busy machine, too, draws enough of its frames
    page = tall.open("train", **long).skip().page
    page.locator(".st-key-film .lf-pace select").select_option("60")
    bars = [page.locator(f".st-key-{key} .lf-film") for key in ("film", "network")]
    page.evaluate(WATCH)
    for bar in bars:
        expect(bar).to_have_attribute("data-playing", "true")
        expect(bar.locator("[data-film=play]")).to_have_text("❚❚ Pause")
    page.wait_for_function("() => window.done")
    seen = page.evaluate("() => window.seen")
    assert {lines for _, _, lines, _ in seen} == {24}
    assert not any("image/gif" in hrefs for *_, hrefs in seen)
    weights, maps = {row[0]: row[1] for row in seen}, {row[3] for row in seen}
    assert len(weights) > 8
    assert len(set(weights.values())) == len(weights)
    for bar in bars:
        expect(bar).to_have_attribute("data-playing", "false")
        expect(bar.locator("[data-film=play]")).to_have_text("▶ Play")

    step = [*weights][len(weights) // 2]
    tall.open("train", **long, step=step).skip()
    shown = drawing(tall)
    assert shown[2][1] == weights[step]
    assert ",".join(shown[1]) in maps


@pytest.mark.exhaustive  # test_film and test_transport have the buttons of the film itself
def test_the_buttons_of_the_drawing_are_those_of_the_film(tall: Visitor) -> None:
    page = tall.open("train", **XOR, step="200").skip().page
    press = page.locator(".st-key-network .lf-film").locator
    press("[data-film=on]").click()
    page.wait_for_url("**step=210*")
    press("[data-film=back]").click()
    page.wait_for_url("**step=200*")
    press("[data-film=start]").click()
    page.wait_for_function("() => !location.search.includes('step')")
    assert tall.rest().readouts()["step"] == 0


def test_pictures_that_are_saved_have_their_maps(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open("train", **XOR, step="200").skip().see_all().page
    for figure in ("film", "network"):
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
