"""A sweep is played step by step, a film by the clock; both by a transport."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from expecting import expect
from lone_figure import EMPTY, LoneFigure, module
from visitor import Visitor

from ui.live_figure import Playback

STEPS = 5
FIGURE = {
    "data": [{"type": "scatter", "x": np.array([0.0, 1.0]), "y": np.array([0.0, 1.0])}],
    "layout": {},
}
SWEEP = {
    "control": "a",
    "values": np.arange(float(STEPS)),
    "traces": [],
    "readouts": {"shown": np.arange(float(STEPS))},
    "layout": {},
    "label": "a",
    "digits": 0,
    "byIndex": False,
    "at": 0.0,
}
SHOWN = [{"name": "shown", "label": "Shown", "value": 0.0, "digits": 0, "color": None}]
# The time of the page stands still, and a frame is painted when it is said to have come.
CLOCK = """() => {
  let [time, waiting] = [0, []];
  performance.now = () => time;
  requestAnimationFrame = (paint) => waiting.push(paint);
  cancelAnimationFrame = (number) => delete waiting[number - 1];
  window.paintAfter = (milliseconds) => {
    time += milliseconds;
    const due = waiting;
    waiting = [];
    due.forEach((paint) => paint(time));
    return Number(document.querySelector("[data-readout=shown]")?.dataset.value);
  };
}"""
# A film of which some frames have arrived, played at 10 a second; notes what it asks for and tells.
FILM = """async (module) => {
  const { Transport } = await import(module);
  const transport = new Transport();
  window.film = { transport, arrived: 0, asked: [], told: [] };
  const note = (...words) => film.told.push(words.join(" "));
  transport.subscribers.add({
    moved: (frame) => note("moved", frame),
    rested: (frame) => note("rested", frame),
    switched: () => note("switched"),
  });
  const ready = (frame) => frame < film.arrived || (film.asked.push(frame), false);
  transport.load({ end: 60, pace: 10, ready });
  film.paint = (arrived, milliseconds) => {
    Object.assign(film, { arrived, asked: [], told: [] });
    paintAfter(milliseconds);
    return [film.told, film.asked[0] ?? null];
  };
}"""
APP = "`<div data-testid='stApp'></div>`"
STATE = """([state, connection]) => Object.assign(
  document.querySelector("[data-testid=stApp]").dataset,
  { testScriptState: state, testConnectionState: connection },
)"""


@pytest.fixture
def lone(visitors: Callable[..., Visitor]) -> LoneFigure:
    """Return a figure that has been drawn and whose clock stands still."""
    found = LoneFigure(visitors(), "a")
    found.take(FIGURE, sweeps=[SWEEP], readouts=SHOWN, plays="a")
    found.settle()
    found.page.evaluate(CLOCK)
    return found


def after(lone: LoneFigure, milliseconds: float) -> float:
    """Return the step that is shown once so much time has passed to the next frame."""
    return float(lone.page.evaluate("(time) => window.paintAfter(time)", milliseconds))


def sent(lone: LoneFigure) -> Any:
    return lone.page.evaluate("() => window.sent")


def test_every_step_of_a_sweep_is_shown_however_late_the_browser_paints(lone: LoneFigure) -> None:
    button = lone.page.locator(".lf-play")
    expect(button).to_have_text("▶ play")
    button.click()
    expect(button).to_have_text("❚❚ pause")
    assert [after(lone, time) for time in (150, 100, 100, 60)] == [0, 1, 1, 2]
    assert [after(lone, time) for time in (5000, 5000)] == [3, 4]
    expect(button).to_have_text("▶ play")
    assert sent(lone) == [["drop", {"control": "a", "value": 4}]]
    button.click()
    assert [after(lone, time) for time in (150, 100)] == [0, 1]


def test_the_server_hears_of_the_step_at_which_a_sweep_is_paused(lone: LoneFigure) -> None:
    button = lone.page.locator(".lf-play")
    button.click()
    assert after(lone, 210) == 1
    button.click()
    expect(button).to_have_text("▶ play")
    assert [after(lone, time) for time in (300, 300)] == [1, 1]
    assert sent(lone) == [["drop", {"control": "a", "value": 1}]]


def test_a_new_figure_stops_what_is_played_without_a_word(lone: LoneFigure) -> None:
    button = lone.page.locator(".lf-play")
    button.click()
    assert after(lone, 210) == 1
    lone.take(FIGURE, sweeps=[SWEEP], readouts=SHOWN, plays="a")
    expect(button).to_have_text("▶ play")
    assert after(lone, 1000) == 1
    assert sent(lone) == []


def test_a_film_waits_for_what_has_not_arrived_and_asks_in_time(
    visitors: Callable[..., Visitor],
) -> None:
    visitor = visitors()
    page = visitor.page
    page.goto(visitor.server + EMPTY)
    page.evaluate(CLOCK)
    page.evaluate(FILM, module("transport"))

    def paint(arrived: int, milliseconds: float) -> Any:
        """Return what is told of the next frame, and the first frame that is asked for."""
        return page.evaluate("(all) => film.paint(...all)", [arrived, milliseconds])

    page.evaluate("() => film.transport.toggle(2)")
    assert paint(50, 150) == [["moved 3"], None]
    assert paint(50, 30) == [[], None], "the same frame still"
    assert paint(50, 520) == [["moved 9"], None], "frames are passed over"
    assert paint(50, 200) == [["moved 11"], 50]
    assert paint(12, 300) == [[], 14]
    assert paint(60, 300) == [["moved 14"], None], "no time was lost while it waited"
    page.evaluate("() => film.transport.toggle(14)")
    assert paint(60, 300) == [[], None]
    page.evaluate("() => film.transport.toggle(59)")
    assert paint(61, 300) == [["moved 60", "switched", "moved 60", "rested 60"], None]
    page.evaluate("() => film.transport.toggle(60)")
    assert paint(61, 50) == [["moved 0"], None]
    page.evaluate("() => { film.told = []; film.transport.jump(70); }")
    assert page.evaluate("() => film.told") == ["switched", "moved 60", "rested 60"]


def test_a_film_asks_again_where_the_server_is_done_and_has_not_answered(
    visitors: Callable[..., Visitor],
) -> None:
    lone = LoneFigure(visitors(), "step")
    some = 5  # frames that have arrived
    film = Playback(
        "run",
        "step",
        np.arange(61.0),
        60,
        0.0,
        numbers={"shown": np.arange(float(some))},
        rows={"picture": np.zeros((some, 1), dtype=np.uint8)},
        needs=["picture"],
    )
    lone.take({"data": [], "layout": {}}, film=vars(film), readouts=SHOWN)
    lone.settle()
    lone.page.evaluate(CLOCK)
    lone.page.evaluate(
        "() => document.body.insertAdjacentHTML('beforeend', APP)".replace("APP", APP)
    )
    wish = ["want", {"run": "run", "frame": some, "known": some}]

    def asked(milliseconds: int, state: str, connection: str = "CONNECTED") -> int:
        """Let the server be so for a while; return how often it has been asked."""
        lone.page.evaluate(STATE, [state, connection])
        after(lone, milliseconds)
        wishes = [one for one in sent(lone) if one[0] == "want"]
        assert wishes == [wish] * len(wishes)
        return len(wishes)

    lone.page.locator("[data-film=play]").click()
    assert asked(50, "notRunning") == 1
    assert asked(450, "notRunning") == 1  # the answer may be on its way
    assert asked(5000, "running") == 1
    assert asked(5000, "notRunning", "CONNECTING") == 1
    assert asked(450, "notRunning") == 1
    assert asked(100, "notRunning") == 2
    assert asked(450, "notRunning") == 2


def test_a_film_pauses_by_itself_where_it_is_told_to_and_goes_on_from_there(
    visitors: Callable[..., Visitor],
) -> None:
    visitor = visitors()
    page = visitor.page
    page.goto(visitor.server + EMPTY)
    page.evaluate(CLOCK)
    page.evaluate(FILM, module("transport"))
    page.evaluate("() => { film.transport.pauses = 5; film.transport.toggle(0); }")

    def told(milliseconds: int) -> Any:
        return page.evaluate("(time) => film.paint(61, time)[0]", milliseconds)

    assert told(450) == ["moved 4"]
    assert told(5000) == ["moved 5", "switched", "moved 5", "rested 5"]
    assert told(5000) == []
    page.evaluate("() => film.transport.toggle(5)")
    assert told(1000) == ["moved 15"]
