"""A walk through all scenes in Firefox and in WebKit: a drag, a key, the film, and no error."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from drivers import FIREFOX, WEBKIT, Driven, firefox, move, press, still, until, webkit

from benchmarks.servers import ROOT, Server, serving, streamlit
from ui.catalog import ready_lessons

pytestmark = pytest.mark.exhaustive
SCENES = [(lesson.path, scene) for lesson in ready_lessons() for scene in lesson.scenes or ("",)]
# What belongs to a step alone waits for its slider, and other noise is another run.
LATER = ("cockpit", "mistakes_made", "takeaway")
ALL = "[...document.querySelectorAll('{}')]"
FIGURES = ALL.format(".lf")
SLIDER = "[data-testid=stSlider] input[type=range]"
SKIP = "[class*=st-key-question-] button[kind=tertiary]"
# At rest, as far as it can be told without a script that runs before the page's own.
RESTS = f"""(() => {{
  const state = document.querySelector("[data-testid=stApp]")?.dataset;
  return state?.testConnectionState === "CONNECTED" && state.testScriptState === "notRunning"
    && document.querySelector(".st-key-page_foot")
    && !("coming" in document.documentElement.dataset)
    && {FIGURES}.every((one) => one.dataset.settled || one.dataset.state === "failed");
}})()"""
BROKEN = (
    f"{ALL.format('[class*=st-key-error_]:not(.st-key-error_law), .lf[data-state=failed]')}"
    ".map((one) => one.innerText)"
)
# The thumb of the first slider that is in sight, its way, and how it stands.
THUMB = f"({Path(__file__).with_name('thumb.js').read_text('utf-8')})('{SLIDER}')"
VALUE = f"Number({ALL.format(SLIDER)}.find((one) => one.checkVisibility()).value)"
FOCUS = f"{ALL.format(SLIDER)}.find((one) => one.checkVisibility()).focus()"
NUMBERS = ALL.format("[data-readout]") + ".map((one) => one.dataset.value).join()"
STEP = "Number(document.querySelector('[data-readout=step]').dataset.value)"
PLAYS = "document.querySelector('.st-key-film .lf-film').dataset.playing === 'true'"


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(
            firefox, marks=pytest.mark.skipif(not FIREFOX, reason="make browsers: Firefox")
        ),
        pytest.param(webkit, marks=pytest.mark.skipif(not WEBKIT, reason="make browsers: WebKit")),
    ],
)
def browser(request: pytest.FixtureRequest) -> Iterator[Driven]:
    run: Callable[[], AbstractContextManager[Driven]] = request.param
    with run() as running:
        yield running


@pytest.fixture(scope="module")
def course() -> Iterator[Server]:
    with serving(streamlit("app.py"), ROOT, ready="/healthz") as running:
        yield running


def opened(browser: Driven, course: Server, path: str, scene: str) -> None:
    """Open a scene and leave its question."""
    query = f"?scene={scene}&lang=en" if scene else "?lang=en"
    browser.go("about:blank")
    browser.errors()  # of the page that was left
    browser.go(f"{course.address}/{path}{query}")
    until(browser, RESTS)
    if browser.evaluate(f"document.querySelectorAll('{SKIP}').length"):
        browser.evaluate(f"document.querySelector('{SKIP}').click()")
        until(browser, f"!document.querySelector('{SKIP}')")
        until(browser, RESTS)


def comes(browser: Driven, expression: str) -> bool:
    """Tell whether something comes to hold: frames of a film, for one, must be sent for first."""
    try:
        until(browser, expression, patience=20.0)
    except TimeoutError:
        return False
    return True


def dragged(browser: Driven, scene: str) -> str:
    """Drag the first slider of a scene, then press a key on it; return what did not follow."""
    grip = still(browser, THUMB)
    if grip is None:
        return ""
    before, shown = browser.evaluate(VALUE), browser.evaluate(NUMBERS)
    place = grip["left"] + (grip["right"] - grip["left"]) * (0.8 if grip["low"] else 0.2)
    middle = ((grip["x"] + place) / 2, grip["y"])
    move(browser, (grip["x"], grip["y"]), middle, (place, grip["y"]), down=True, up=False)
    if not comes(browser, f"{VALUE} !== {before}"):
        return "the slider does not follow the hand"
    follows = scene in LATER or not shown or comes(browser, f"{NUMBERS} !== {json.dumps(shown)}")
    move(browser, (place, grip["y"]), down=False, up=True)
    until(browser, RESTS)
    if not follows and browser.evaluate(NUMBERS) != shown:
        return "numbers follow only once it is let go"
    browser.evaluate(FOCUS)
    before = browser.evaluate(VALUE)
    press(browser, "ArrowLeft" if grip["low"] else "ArrowRight")
    until(browser, f"{VALUE} !== {before}")
    until(browser, RESTS)
    return ""


@pytest.mark.parametrize("lesson", sorted({path for path, _scene in SCENES}))
def test_every_scene_follows_and_says_no_error(
    browser: Driven, course: Server, lesson: str
) -> None:
    faults: dict[str, list[str]] = {}
    for path, scene in SCENES:
        if path != lesson:
            continue
        try:
            opened(browser, course, path, scene)
            said = [dragged(browser, scene)]
        except TimeoutError as late:
            said = [str(late)]
        found = [*filter(None, said), *browser.evaluate(BROKEN), *browser.errors()]
        if found:
            faults[f"{path} {scene}"] = found
    assert faults == {}


def test_a_clicker_turns_and_the_film_plays(browser: Driven, course: Server) -> None:
    opened(browser, course, "train", "cockpit")
    browser.evaluate("document.querySelector('.st-key-film [data-film=play]').click()")
    until(browser, f"{PLAYS} && {STEP} > 50")
    browser.evaluate("document.querySelector('.st-key-film [data-film=play]').click()")
    until(
        browser,
        f"!({PLAYS}) && new URLSearchParams(location.search).get('step') === String({STEP})",
    )
    until(browser, RESTS)
    press(browser, "PageDown")
    until(browser, "document.querySelector('[data-scene-shown=one_step]')")
    until(browser, RESTS)
    assert browser.evaluate(BROKEN) == []
    assert browser.errors() == []
