"""A film of a run can be played, stepped, scrubbed, rewound and sent on as a link."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from playwright.sync_api import WebSocket
from visitor import Visitor

from lessons.train.frame_cache import KEPT

XOR = {"seed": "3"}
PLAYED = '() => document.querySelector(".st-key-film .lf-film").dataset.playing === "false"'
FOLLOWED = """() => (new URLSearchParams(location.search).get("step") ?? "0")
  === document.querySelector(".st-key-step input[type=range]").value"""
STEP_ABOVE = "(step) => document.querySelector('[data-readout=step]').dataset.value > step"
PACE = ".st-key-film .lf-pace select"
MAP = '() => document.querySelector(".st-key-belief .imagelayer image").getAttribute("href")'


def followed(visitor: Visitor) -> Visitor:
    """Wait until all of the page, and its address, are those of the step that the film shows."""
    visitor.rest().page.wait_for_function(FOLLOWED)
    return visitor.rest()


def press(visitor: Visitor, name: str) -> Visitor:
    visitor.page.locator(f".st-key-film [data-film={name}]").click()
    return followed(visitor)


def play_to_the_end(visitor: Visitor) -> Visitor:
    visitor.page.locator(".st-key-film [data-film=play]").click()
    visitor.page.wait_for_function(PLAYED)
    return followed(visitor)


@contextmanager
def said(visitor: Visitor) -> Iterator[list[bytes]]:
    """Collect what a browser says to the server."""
    sent: list[bytes] = []

    def heard(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(bytes(frame)))

    visitor.page.on("websocket", heard)
    yield sent
    visitor.page.remove_listener("websocket", heard)


@pytest.mark.exhaustive
def test_xor_is_learnt_stepped_back_and_restarted_to_the_same_first_loss(visitor: Visitor) -> None:
    first = visitor.open("train", **XOR).skip().readouts()
    assert first["step"] == 0
    visitor.page.locator(PACE).select_option("60")
    last = play_to_the_end(visitor).readouts()
    assert last["epoch"] == 100
    assert last["test_accuracy"] > 0.95
    before = press(visitor, "back").readouts()
    assert before["step"] == last["step"] - 10
    assert before["train_loss"] != last["train_loss"]
    assert press(visitor, "on").readouts() == last
    assert press(visitor, "start").readouts() == first
    visitor.unfold().locator(".st-key-restart button").click()
    assert visitor.rest().readouts() == first


# Writes into sliders, as Streamlit does when a run answers; returns the step that is then shown.
WRITTEN_ANEW = """async () => {
  for (const key of ["step", "noise"]) {
    const input = document.querySelector(`.st-key-${key} input[type=range]`);
    if (key === "step") input.value = 0;
    input.setAttribute("value", input.value);
    await Promise.resolve();
  }
  return Number(document.querySelector("[data-readout=step]").dataset.value);
}"""


@pytest.mark.exhaustive
def test_a_film_goes_on_whatever_is_written_into_sliders_meanwhile(visitor: Visitor) -> None:
    page = visitor.open("train", **XOR, epochs="1000").skip().page
    page.locator(".st-key-film [data-film=play]").click()
    page.wait_for_function(STEP_ABOVE, arg=50)
    assert page.evaluate(WRITTEN_ANEW) > 50
    press(visitor, "play")


def test_a_step_leaves_the_controls_alone_and_sends_little(visitor: Visitor) -> None:
    heard: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: heard.append(bytes(frame)))

    visitor.page.on("websocket", listen)
    visitor.open("train", **XOR).skip()
    visitor.page.remove_listener("websocket", listen)
    assert any(b"optimizer" in one for one in heard)
    heard.clear()
    visitor.page.locator(".st-key-step input[type=range]").press("ArrowRight")
    visitor.page.wait_for_url("**step=10*")
    visitor.rest()
    assert not any(b"optimizer" in one for one in heard)
    assert 1000 < sum(map(len, heard)) < 25_000


POINTS = """() => [...document.querySelectorAll(".st-key-belief .scatterlayer .trace")].slice(0, 4)
  .flatMap((trace) => [...trace.querySelectorAll(".point")])
  .map((point) => point.getAttribute("transform"))"""


@pytest.mark.exhaustive  # test_far_frames and test_frame_cache hold the server to it
def test_a_long_film_is_played_in_one_go(visitor: Visitor) -> None:
    frames = KEPT + 150
    visitor.open("train", epochs=str(frames), pace="1", points="10").skip()
    visitor.page.locator(PACE).select_option("60")
    assert play_to_the_end(visitor).readouts()["epoch"] == frames
    assert visitor.page.locator("[class*=st-key-error_]").count() == 0


@pytest.mark.exhaustive
def test_points_move_with_the_noise_before_the_network_is_trained_anew(visitor: Visitor) -> None:
    visitor.open("train", **XOR, step="200").skip()
    before = visitor.page.evaluate(POINTS)
    visitor.hold("noise", 0.8)
    moved = visitor.page.evaluate(POINTS)
    assert len(moved) == 200
    assert sum(one != other for one, other in zip(before, moved, strict=True)) > 190
    visitor.release()
    visitor.page.wait_for_url("**noise=*")
    numbers = [[float(x) for x in re.findall(r"-?[\d.]+", one)] for one in moved]
    after = visitor.rest().page.evaluate(POINTS)
    confirmed = [[float(x) for x in re.findall(r"-?[\d.]+", one)] for one in after]
    assert np.abs(np.array(confirmed) - np.array(numbers)).max() < 0.6


WITHOUT_C = "() => !(new URLSearchParams(location.search).get('own') ?? '').includes('c')"


@pytest.mark.exhaustive
def test_points_can_be_added_moved_and_deleted_on_the_map(visitor: Visitor) -> None:
    visitor.open("train", data="own", pen="c").skip()
    count = len(visitor.page.evaluate(POINTS))
    drawn = visitor.page.locator(".st-key-belief .imagelayer image")

    def at(across: float, up: float) -> tuple[float, float]:
        drawn.scroll_into_view_if_needed()
        box = drawn.bounding_box()
        assert box
        return box["x"] + across * box["width"], box["y"] + (1 - up) * box["height"]

    visitor.page.mouse.click(*at(0.75, 0.25))
    visitor.page.wait_for_url("**own=*")
    visitor.rest()
    x, y = map(float, visitor.parameters["own"].split("c")[-1].split("_"))
    assert abs(x - 3.5) < 0.2
    assert abs(y + 3.5) < 0.2
    visitor.page.locator(".st-key-pen button", has_text="move").click()
    visitor.rest()
    visitor.page.mouse.move(*at(0.75, 0.25))
    visitor.page.mouse.down()
    visitor.page.mouse.move(*at(0.5, 0.5), steps=4)
    visitor.page.mouse.up()
    visitor.page.wait_for_function("() => !location.search.includes('c3')")
    visitor.rest()
    x, y = map(float, visitor.parameters["own"].split("c")[-1].split("_"))
    assert max(abs(x), abs(y)) < 0.2
    visitor.page.locator(".st-key-pen button", has_text="delete").click()
    visitor.rest()
    visitor.page.mouse.click(*at(0.5, 0.5))
    visitor.page.wait_for_function(WITHOUT_C)
    assert len(visitor.rest().page.evaluate(POINTS)) == count


# Every frame is said to have begun a little before it was asked for, as a busy browser does.
EARLY = """const ask = requestAnimationFrame;
requestAnimationFrame = (paint) => ask((time) => paint(time - 50));"""
# So many frames are painted, in which a film that is played would have asked for more.
WHILE = """async (frames) => {
  while (frames--) await new Promise(requestAnimationFrame);
}"""


@pytest.mark.exhaustive
def test_a_film_is_played_past_a_run_that_broke_off_and_rests_in_silence(tab: Visitor) -> None:
    busy = tab
    busy.page.add_init_script(EARLY)
    with said(busy) as sent:
        # After 133 steps the one run breaks off, its rival does not.
        busy.open(
            "train", data="moons", activation="linear", lr="10", rival="slower", epochs="300"
        ).skip()
        busy.page.locator(".st-key-film [data-film=play]").click()
        busy.page.wait_for_function(STEP_ABOVE, arg=400)
        played = busy.readouts()
        assert played["step"] > 400
        assert played["epoch"] == played["step"] // 10
        rested = press(busy, "play").readouts()
        assert rested["step"] >= played["step"]
        assert rested["epoch"] == rested["step"] // 10
        assert played["train_loss"] == rested["train_loss"] > 1
        before = len(sent)
        assert before > 0
        busy.page.evaluate(WHILE, 60)
        assert len(sent) == before
    assert [message for message in sent if b'"frame":-' in message] == []
    assert busy.problems == []
