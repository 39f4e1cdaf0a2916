"""What a visitor has done outlives the server: the page sends again what only the browser knows."""

import os
import signal
from collections.abc import Iterator

import pytest
from course_server import serve_course
from expecting import expect
from playwright.sync_api import Browser, Page
from strokes import stroke
from visitor import READOUTS, Visitor

from benchmarks.servers import free_port

TABLE = b"width,height,weight,fruit\n" + b"".join(
    b"%g,%g,%g,%s\n" % (i * 0.37 % 5, i * 0.71 % 7, i * 0.53 % 3, (b"fig", b"kiwi", b"plum")[i % 3])
    for i in range(60)
)
LOST = """() => document.querySelector("[data-testid=stApp]").dataset.testConnectionState
  !== "CONNECTED" """
FOUND = LOST.replace("!==", "===")


@pytest.fixture
def alone(browser: Browser) -> Iterator[Visitor]:
    """Return a visitor of a server that is yet to be started, at a port of its own."""
    context = browser.new_context(**Visitor.habits({}))
    yield Visitor(context, f"http://127.0.0.1:{free_port()}")
    context.close()


def port_of(visitor: Visitor) -> int:
    return int(visitor.server.rsplit(":", 1)[1])


def choose_table(page: Page) -> None:
    file = {"name": "fruit.csv", "mimeType": "text/csv", "buffer": TABLE}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([file])
    expect(page.get_by_text("In use:")).to_be_visible()


def assert_numbers(visitor: Visitor, numbers: dict[str, float], address: dict[str, str]) -> None:
    # A page that is at rest may still be about to send again what it keeps.
    visitor.page.wait_for_function(
        f"(numbers) => Object.entries(({READOUTS})()).every("
        "([name, text]) => Number(text) === numbers[name])",
        arg=numbers,
    )
    assert visitor.rest().readouts() == numbers
    assert visitor.parameters == address


def assert_same(visitor: Visitor, numbers: dict[str, float], address: dict[str, str]) -> None:
    assert_numbers(visitor, numbers, address)
    page = visitor.page
    expect(page.get_by_text("In use:")).to_contain_text("columns 1 and 3 of 4; class: fruit")
    expect(page.locator(".st-key-csv_x2").get_by_role("combobox")).to_have_value("weight")


@pytest.mark.exhaustive
def test_a_killed_server_takes_nothing_from_a_page(alone: Visitor) -> None:
    page, port = alone.page, port_of(alone)
    with serve_course(port=port) as server:
        # An answer, a table with other columns than those that are preselected, and a step.
        alone.open("train", data="own", epochs="100", lr="0.3")
        for end in (0.3, 0.7):  # twice wrong, so that the truth is told
            stroke(page, page.locator(".board svg"), (0.02, 0.3), (0.98, end))
            page.get_by_role("button", name="Check").click()
            alone.rest()
        page.get_by_role("button", name="Now try it").click()
        alone.rest()
        choose_table(page)
        box = page.locator(".st-key-csv_x2").get_by_role("combobox")
        box.scroll_into_view_if_needed()
        alone.rest()
        box.click()
        page.get_by_role("option", name="weight", exact=True).click()
        alone.rest()
        alone.input("step").focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        numbers, address = alone.rest().readouts(), alone.parameters
        assert numbers["step"] > 0
        os.kill(server.pid, signal.SIGKILL)
        page.wait_for_function(LOST)
    page.evaluate("window.neverLoadedAnew = true")
    with serve_course(port=port):
        page.wait_for_function(FOUND)
        assert_same(alone, numbers, address)
        assert page.evaluate("window.neverLoadedAnew")
        expect(page.get_by_text("Your predictions were not right")).to_be_visible()
        # It is no picture of the page alone: the new server goes on with it.
        alone.input("step").focus()
        page.keyboard.press("ArrowRight")
        assert alone.rest().readouts()["step"] > numbers["step"]
        numbers, address = alone.readouts(), alone.parameters
        page.reload()
        assert_same(alone, numbers, address)


@pytest.mark.exhaustive
def test_a_table_that_was_taken_away_is_forgotten(tab: Visitor) -> None:
    page = tab.open("train", data="own", epochs="100").skip().page
    drawn = tab.readouts()
    choose_table(page)
    assert tab.rest().readouts() != drawn
    page.get_by_role("button", name="Remove the file").click()
    assert tab.rest().readouts() == drawn
    page.reload()
    assert tab.rest().readouts() == drawn
    expect(page.get_by_text("In use:")).to_have_count(0)
    assert "own-table" not in page.evaluate("Object.keys(sessionStorage).join()")


@pytest.mark.exhaustive
def test_what_was_skipped_and_drawn_by_hand_is_found_by_a_server_that_comes_a_minute_later(
    alone: Visitor,
) -> None:
    page, port = alone.page, port_of(alone)
    by_hand = "l1.1.1:0.5~20*l2.1.b:-1"
    with serve_course(port=port) as server:
        alone.open("train", data="own", own="a1_1b-1_2a2_-1b0_3", by_hand=by_hand, step="40").skip()
        numbers, address = alone.readouts(), alone.parameters
        assert address["by_hand"] == by_hand
        os.kill(server.pid, signal.SIGKILL)
        page.wait_for_function(LOST)
    page.wait_for_timeout(60_000)
    with serve_course(port=port):
        # Streamlit's longest pause between two attempts is four seconds.
        page.wait_for_function(FOUND, timeout=6_000)
        assert_numbers(alone, numbers, address)
        expect(page.locator("[class*=st-key-question-]")).to_have_count(0)


# Whether the film has come to the end of what was sent: the same step for a second, as it plays.
STUCK = """() => {
  const step = document.querySelector("[data-readout=step]").dataset.value;
  const now = performance.now();
  if (window.stuckAt?.step !== step) window.stuckAt = { step, since: now };
  return now - window.stuckAt.since > 1000 && step;
}"""
PLAYS_ON = """(before) =>
  Number(document.querySelector("[data-readout=step]").dataset.value) > before
  && document.querySelector(".st-key-film .lf-film").dataset.playing === "true" """


@pytest.mark.exhaustive
def test_a_film_plays_on_with_what_the_next_server_sends(alone: Visitor) -> None:
    page, port = alone.page, port_of(alone)
    with serve_course(port=port) as server:
        alone.open("train", epochs="1000", noise="0.4").skip()
        page.locator(".st-key-film [data-film=play]").click()
        page.wait_for_function(PLAYS_ON, arg=100)
        os.kill(server.pid, signal.SIGKILL)
        page.wait_for_function(LOST)
    stuck = float(page.wait_for_function(STUCK).json_value())
    with serve_course(port=port):
        page.wait_for_function(FOUND)
        page.wait_for_function(PLAYS_ON, arg=stuck + 1000)  # more than was sent at once
        page.locator(".st-key-film [data-film=play]").click()
        assert alone.rest().readouts()["step"] == float(alone.parameters["step"])
