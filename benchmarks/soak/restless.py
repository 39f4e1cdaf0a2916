"""A restless visitor: random mouse, touch and keyboard on a scene in a real browser, by a seed.

What is done hits what can be used more often than not, and is never waited for: the page is run,
drawn and left in every order that a hand can bring about. Afterwards it must come to rest unharmed.
"""

import json
import math
import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Request, Route
from playwright.sync_api import Error as BrowserError

from benchmarks.servers import Server
from tests.browser.rest import AT_REST, PATIENCE, WATCH
from ui.catalog import ready_lessons

SIZES = ((1280, 720), (390, 844))
TOLD = 12  # deeds that are told of a scene that was harmed
# The law of the noise on a score is called error_law in addresses, and so its control.
FAILED = (
    "[class*=st-key-error_]:not(.st-key-error_law), [data-testid=stException], [data-state=failed]"
)
USABLE = Path(__file__).with_name("usable.js").read_text("utf-8")
# What the page may hold more of after each part of the time; turning to other scenes takes some.
MOST_GROWTH = {"JSHeapUsedSize": 4e6, "Nodes": 1000, "JSEventListeners": 200}
KEYS = (
    *("Tab", "Shift+Tab", "Enter", "Space", "Escape", "Backspace", "Delete"),
    *("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"),
    *("Shift+ArrowRight", "Shift+ArrowLeft", "PageUp", "PageDown"),
    *("Control+z", "Control+Shift+z", "Control+y", "Control+a", "?", "t", "b", "1", "9", "-", "."),
)
Holding = dict[str, Any]  # by name what a page holds, and which page that is
TEXTS = ("0", "-1", "0.5", "1e9", "8,4", "9,9,9,9,9,9", "½", "x", "", "가", "-", "1/0", "0,3;2")


@dataclass
class Restless:
    """One tab of a visitor who keeps still for no moment, and what went wrong in it."""

    page: Page
    server: Server
    dice: random.Random
    problems: list[str] = field(default_factory=list)
    deeds: int = 0

    def __post_init__(self) -> None:
        self.last: deque[str] = deque(maxlen=TOLD)
        self.devtools: CDPSession = self.page.context.new_cdp_session(self.page)
        self.page.add_init_script(WATCH)
        self.page.on("console", lambda told: self._note(told.type, told.text))
        self.page.on("pageerror", lambda error: self._note("error", error.stack or str(error)))
        self.page.on("filechooser", lambda _: None)  # so that none is opened
        self.page.on("popup", lambda other: other.close())
        self.page.on("request", self._note_foreign)
        self.page.route(self._foreign, _stay)

    def _note(self, kind: str, text: str) -> None:
        if kind == "error":
            self.problems.append(text)

    def _foreign(self, address: str) -> bool:
        return not address.startswith((self.server.address, "data:", "blob:", "about:"))

    def _note_foreign(self, request: Request) -> None:
        if self._foreign(request.url) and not request.is_navigation_request():
            self.problems.append(f"asked another host: {request.url}")

    def play(self, path: str, seconds: float, parts: int = 1) -> list[str]:
        """Open a page by its path and query, play there, and return what is wrong at the end.

        The time is played in parts; what the page holds must not grow in each of them.
        """
        told_before = len(self.server.log())
        self.problems.clear()
        self.last.clear()
        width, height = self.dice.choice(SIZES)
        try:
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.goto(f"{self.server.address}/{path}")
            self.page.evaluate(AT_REST, PATIENCE)
            held = []
            for _part in range(parts):
                end = time.monotonic() + seconds / parts
                while time.monotonic() < end:
                    self._do()
                self._let_go()
                self._settle()
                held += [self._held()] if parts > 1 else []
            self.problems += grown(held)
        except BrowserError as error:
            self.problems.append(str(error))
        found = [*self.problems, *complaints(self.server.log()[told_before:])]
        return [f"/{path} at {self.page.url}: {one} after {list(self.last)}" for one in found]

    def _settle(self) -> None:
        """Have the page come to rest, and look at what is left of it."""
        if self.page.url == "about:blank":  # a swipe across the screen goes back as far as that
            self.page.go_forward()
        for _try in range(2):
            try:
                self.page.evaluate(AT_REST, PATIENCE)
                break
            except BrowserError as error:
                if "context was destroyed" not in str(error):  # it went to another page meanwhile
                    raise
        for broken in self.page.locator(FAILED).all():
            self.problems.append(f"broken: {broken.inner_text()[:200]}")

    def _held(self) -> Holding:
        """Return what the browser counts for this page once all garbage has been collected."""
        for _ in range(2):
            self.devtools.send("HeapProfiler.collectGarbage")
        self.devtools.send("Performance.enable")
        pairs = self.devtools.send("Performance.getMetrics")["metrics"]
        found = {pair["name"]: pair["value"] for pair in pairs}
        # Differs after a reload, in another lesson, and where all scenes are shown instead of one.
        page = self.page.evaluate(
            "[performance.timeOrigin, location.pathname,"
            " new URLSearchParams(location.search).get('view')].join(' ')"
        )
        return {"page": page, **{name: found[name] for name in MOST_GROWTH}}

    def _do(self) -> None:
        deed: Callable[[], str] = self.dice.choices(
            (self._click, self._drag, self._press, self._touch, self._wander, self._turn_away),
            weights=(6, 5, 8, 4, 2, 0.3),
        )[0]
        # What is meant to be hit may be gone by now, or the page with it.
        try:
            self.last.append(deed())
        except BrowserError as error:
            told = str(error)
            if not any(known in told for known in ("context was destroyed", "navigat", "detached")):
                raise
        self.deeds += 1

    def _place(self) -> tuple[float, float, bool]:
        """Choose where to: mostly something that can be used, else anywhere."""
        size = self.page.viewport_size or {"width": 1280, "height": 720}
        usable: list[Any] = []
        if self.dice.random() < 0.9:
            usable = self.page.evaluate(USABLE, self.dice.random() < 0.7)
        if not usable:
            x, y = self.dice.uniform(0, size["width"]), self.dice.uniform(0, size["height"])
            return x, y, False
        x, y, across, down, typed = self.dice.choice(usable)
        x += self.dice.uniform(-0.9, 0.9) * across
        y += self.dice.uniform(-0.9, 0.9) * down
        x = min(max(x, 0), size["width"] - 1)
        return x, min(max(y, 0), size["height"] - 1), bool(typed)

    def _click(self) -> str:
        x, y, typed = self._place()
        button = self.dice.choices(("left", "right", "middle"), weights=(20, 1, 1))[0]
        count = self.dice.choice((1, 1, 1, 2, 3))
        # The button is one of three words, which mypy takes for any text.
        self.page.mouse.click(x, y, button=button, click_count=count)  # type: ignore[arg-type]
        if not typed:
            return f"{button} click ×{count} {x:.0f},{y:.0f}"
        text = self.dice.choice(TEXTS)
        if self.dice.random() < 0.7:
            self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)
        if self.dice.random() < 0.7:
            self.page.keyboard.press("Enter")
        return f"typed {text!r} {x:.0f},{y:.0f}"

    def _drag(self) -> str:
        x, y, _typed = self._place()
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        told = f"drag {x:.0f},{y:.0f}"
        for _turn in range(self.dice.choice((1, 1, 2, 4))):
            x, y, _typed = self._place()
            self.page.mouse.move(x, y, steps=self.dice.choice((1, 2, 6)))
            told += f" → {x:.0f},{y:.0f}"
            if self.dice.random() < 0.1:
                key = self.dice.choice(KEYS)
                self.page.keyboard.press(key)
                told += f" {key}"
        if self.dice.random() < 0.95:
            self.page.mouse.up()
            return told
        return f"{told}, held"

    def _press(self) -> str:
        key = self.dice.choice(KEYS)
        times = self.dice.choice((1, 1, 2, 5))
        for _time in range(times):
            self.page.keyboard.press(key)
        return f"{key} ×{times}"

    def _touch(self) -> str:
        fingers = self.dice.choice((1, 1, 1, 1, 2))
        points = [{"x": x, "y": y, "id": i} for i in range(fingers) for x, y, _ in [self._place()]]
        self._send_touch("touchStart", points)
        told = f"touch {points[0]['x']:.0f},{points[0]['y']:.0f} ×{fingers}"
        for _move in range(self.dice.choice((0, 0, 3, 8))):
            for point in points:
                point["x"] = max(0, point["x"] + self.dice.uniform(-60, 60))
                point["y"] = max(0, point["y"] + self.dice.uniform(-25, 25))
            self._send_touch("touchMove", points)
        self._send_touch("touchCancel" if self.dice.random() < 0.1 else "touchEnd", [])
        return f"{told} → {points[0]['x']:.0f},{points[0]['y']:.0f}"

    def _send_touch(self, kind: str, points: list[dict[str, Any]]) -> None:
        self.devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def _wander(self) -> str:
        x, y, _typed = self._place()
        self.page.mouse.move(x, y)
        if self.dice.random() < 0.5:
            self.page.mouse.wheel(0, self.dice.choice((-400, -60, 60, 400)))
        return f"over {x:.0f},{y:.0f}"

    def _turn_away(self) -> str:
        """Go back, reload, or turn the screen."""
        match self.dice.randrange(4):
            case 0:
                self.page.evaluate("navigation.canGoBack && history.back()")  # as far as the course
                return "back"
            case 1:
                self.page.evaluate("history.forward()")
                return "forward"
            case 2:
                self.page.evaluate("location.reload()")
                return "reload"
            case _:
                width, height = self.dice.choice(SIZES)
                self.page.set_viewport_size({"width": width, "height": height})
                return f"{width} × {height}"

    def _let_go(self) -> None:
        self.page.mouse.up()
        self.page.keyboard.press("Escape")


def grown(held: Sequence[Holding]) -> list[str]:
    """Say what has grown in every part of the time: a leak does, what is kept for once does not."""
    same = [one for one in held if one["page"] == held[-1]["page"]]
    return [
        f"{name} grew: {[one[name] for one in same]}"
        for name, most in MOST_GROWTH.items()
        if len(same) > 2 and min(b[name] - a[name] for a, b in pairwise(same)) > most
    ]


def _stay(route: Route) -> None:
    """Answer another host's page with nothing, which leaves the tab where it is."""
    route.fulfill(status=204)


def paths() -> list[str]:
    """Return path and query of every scene, and of the pages that have none."""
    scenes = [
        f"{lesson.path}?scene={scene}" if scene else lesson.path
        for lesson in ready_lessons()
        for scene in lesson.scenes or ("",)
    ]
    return ["", *scenes]


def play(
    browser: Browser,
    server: Server,
    seed: int,
    seconds: float,
    *,
    parts: int = 1,
    only: Sequence[str] = (),
    until: float = math.inf,
) -> tuple[int, list[str]]:
    """Play on all scenes, or some, in an order of the seed's; return how much was done, and faults.

    ``seconds`` is for each; none is begun any more after ``until``, of the monotonic clock.
    """
    order = list(only or paths())
    random.Random(seed).shuffle(order)
    context = browser.new_context(has_touch=True, locale="en-US", accept_downloads=False)
    deeds, problems = 0, []
    for path in order:
        if deeds and time.monotonic() > until:
            break
        # A tab each: what one has broken is not told of the next, and the seed says what is done.
        visitor = Restless(context.new_page(), server, random.Random(f"{seed} {path}"))
        problems += visitor.play(path, seconds, parts)
        deeds += visitor.deeds
        visitor.page.close()
    context.close()
    return deeds, problems


def complaints(log: str) -> list[str]:
    """Return the errors that a server has told of."""
    found = []
    for line in log.splitlines():
        try:
            told = json.loads(line)
        except ValueError:  # where it is to be found, in words for people
            if "Traceback" in line:
                found.append(line)
            continue
        if told.get("level") in ("warning", "error", "critical") and told["event"] != "slow":
            found.append(f"log: {line[-1500:]}")
    return found
