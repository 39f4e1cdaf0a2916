"""A film of a run can be played, stepped, scrubbed, rewound and sent on as a link."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
from playwright.sync_api import WebSocket
from visitor import Visitor

from lessons.train.reel import KEPT

XOR = {"seed": "3"}
PLAYED = '() => document.querySelector(".st-key-film .lf-film").dataset.playing === "false"'
FOLLOWED = """() => (new URLSearchParams(location.search).get("step") ?? "0")
  === document.querySelector(".st-key-step input[type=range]").value"""
STEP_ABOVE = "(step) => document.querySelector('[data-readout=step]').dataset.value > step"
MAP = '() => document.querySelector(".st-key-film .imagelayer image").getAttribute("href")'


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


def test_xor_is_learnt_stepped_back_and_restarted_to_the_same_first_loss(visitor: Visitor) -> None:
    first = visitor.open("train", **XOR).readouts()
    assert first["step"] == 0
    last = play_to_the_end(visitor).readouts()
    assert last["epoch"] == 100
    assert last["test_accuracy"] > 0.95
    before = press(visitor, "back").readouts()
    assert before["step"] == last["step"] - 10
    assert before["train_loss"] != last["train_loss"]
    assert press(visitor, "on").readouts() == last
    assert press(visitor, "start").readouts() == first
    visitor.page.locator(".st-key-restart button").click()
    assert visitor.rest().readouts() == first


def test_a_link_opens_at_the_same_step_with_the_same_numbers(
    visitor: Visitor, visitors: Callable[..., Visitor]
) -> None:
    visitor.open("train", **XOR, step="370")
    visitor.page.locator(".st-key-film [data-film=on]").click()
    visitor.page.wait_for_url("**step=380*")
    shown, picture = visitor.rest().readouts(), visitor.page.evaluate(MAP)
    assert shown["step"] == 380
    other = visitors(locale="en-GB")
    other.page.goto(visitor.page.url)
    assert other.rest().readouts() == shown
    assert other.page.evaluate(MAP) == picture


def test_a_setting_changed_on_the_way_goes_on_from_there_and_the_link_tells_so(
    visitor: Visitor, visitors: Callable[..., Visitor]
) -> None:
    visitor.open("train", **XOR, step="300")
    earlier = visitor.readouts()
    menu = visitor.page.locator(".st-key-optimizer button")
    menu.scroll_into_view_if_needed()
    visitor.rest()  # a page that still scrolls closes the menu
    menu.click()
    visitor.page.get_by_role("option", name="Adam").click()
    visitor.page.wait_for_url("**past=*")
    assert visitor.rest().readouts() == earlier
    after = press(visitor, "on").readouts()
    assert after["step"] == 310
    other = visitors(locale="en-GB")
    other.page.goto(visitor.page.url)
    assert other.rest().readouts() == after
    plain = visitor.open("train", **XOR, step="310").readouts()
    assert plain["train_loss"] != after["train_loss"]


def film_readouts(visitor: Visitor) -> dict[str, float]:
    names = {"step", "epoch", "train_loss", "test_loss", "train_accuracy", "test_accuracy"}
    found = {name: value for name, value in visitor.readouts().items() if name in names}
    assert found.keys() == names
    return found


def test_a_scrubbed_frame_is_the_one_that_the_server_confirms(visitor: Visitor) -> None:
    visitor.open("train", **XOR)
    for share in (0.3, 0.7):
        visitor.hold("step", share)
        preview, picture = film_readouts(visitor), visitor.page.evaluate(MAP)
        visitor.release()
        visitor.page.wait_for_url(f"**step={preview['step']:.0f}*")
        assert film_readouts(visitor.rest()) == preview
        assert visitor.page.evaluate(MAP) == picture


def test_nothing_is_asked_of_the_server_while_the_film_rests(visitor: Visitor) -> None:
    with said(visitor) as sent:
        visitor.open("train", **XOR, epochs="1000")
        visitor.page.locator(".st-key-film [data-film=play]").click()
        visitor.page.wait_for_timeout(3000)
        visitor.page.locator(".st-key-film [data-film=play]").click()
        visitor.rest()
        assert visitor.readouts()["step"] > 300
        before = len(sent)
        assert before > 0
        visitor.page.wait_for_timeout(1500)
        assert len(sent) == before


POINTS = """() => [...document.querySelectorAll(".st-key-film .scatterlayer .trace")].slice(0, 4)
  .flatMap((trace) => [...trace.querySelectorAll(".point")])
  .map((point) => point.getAttribute("transform"))"""


def test_a_long_film_is_played_in_one_go(visitor: Visitor) -> None:
    frames = KEPT + 150
    visitor.open("train", epochs=str(frames), pace="1", points="10")
    visitor.page.locator(".st-key-film .lf-pace select").select_option("60")
    assert play_to_the_end(visitor).readouts()["epoch"] == frames
    assert visitor.page.locator("[data-testid=stException]").count() == 0


def test_points_move_with_the_noise_before_the_network_is_trained_anew(visitor: Visitor) -> None:
    visitor.open("train", **XOR, step="200")
    before = visitor.page.evaluate(POINTS)
    visitor.hold("noise", 0.8)
    moved = visitor.page.evaluate(POINTS)
    assert len(moved) == 200
    assert sum(one != other for one, other in zip(before, moved, strict=True)) > 190
    visitor.release()
    visitor.page.wait_for_url("**noise=*")
    numbers = [[float(x) for x in re.findall(r"-?[\d.]+", one)] for one in moved]
    after = visitor.rest(frames=30).page.evaluate(POINTS)
    confirmed = [[float(x) for x in re.findall(r"-?[\d.]+", one)] for one in after]
    assert np.abs(np.array(confirmed) - np.array(numbers)).max() < 0.6


def test_points_can_be_added_moved_and_deleted_on_the_map(visitor: Visitor) -> None:
    visitor.open("train", data="own", pen="c")
    count = len(visitor.page.evaluate(POINTS))
    box = visitor.page.locator(".st-key-film .imagelayer image").bounding_box()
    assert box

    def at(across: float, up: float) -> tuple[float, float]:
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
    visitor.page.wait_for_function("() => !location.search.includes('c')")
    assert len(visitor.rest().page.evaluate(POINTS)) == count


# Every frame is said to have begun a little before it was asked for, as a busy browser does.
EARLY = """const ask = requestAnimationFrame;
requestAnimationFrame = (paint) => ask((time) => paint(time - 50));"""


def test_a_film_begins_well_where_the_first_frame_lies_before_the_click(
    visitors: Callable[..., Visitor],
) -> None:
    busy = visitors(locale="en-AU")
    busy.page.add_init_script(EARLY)
    with said(busy) as sent:
        busy.open("train", **XOR, epochs="300")
        busy.page.locator(".st-key-film [data-film=play]").click()
        busy.page.wait_for_timeout(4000)
        busy.page.locator(".st-key-film [data-film=play]").click()
    assert busy.rest().readouts()["step"] > 300
    assert [message for message in sent if b'"frame":-' in message] == []
    assert busy.problems == []


def test_the_numbers_of_a_run_that_broke_off_stay_while_its_rival_is_played(
    visitor: Visitor,
) -> None:
    visitor.open("train", data="moons", activation="linear", lr="10", rival="slower", step="120")
    visitor.page.locator(".st-key-film [data-film=play]").click()
    visitor.page.wait_for_function(STEP_ABOVE, arg=200)
    played = visitor.readouts()
    press(visitor, "play")
    rested = visitor.readouts()
    assert rested["step"] >= played["step"] > 200
    assert played["epoch"] == played["step"] // 10
    assert played["train_loss"] == rested["train_loss"] > 1
    assert rested["epoch"] == rested["step"] // 10
