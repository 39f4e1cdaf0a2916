"""Firefox and WebKit as they are installed, told by W3C's protocols what a hand does."""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any, Protocol
from urllib.request import ProxyHandler, Request, build_opener

from websockets.sync.client import connect

from benchmarks.servers import free_port

PATIENCE = 60.0  # seconds
LOOKS = 3  # at a place that has to have come to rest
WIDTH, HEIGHT = 1280, 720
OPEN = build_opener(ProxyHandler({}))  # the drivers are of this machine
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
MINI_BROWSER = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)
WEBKIT = shutil.which("WebKitWebDriver") if MINI_BROWSER and shutil.which("Xvfb") else None
# A profile that asks nobody outside for anything.
QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.newtabpage.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}
# WebKitGTK writes the console to its standard output; what it says of itself is not the page's.
SAID = re.compile(r"^(?:CONSOLE|\S+: CONSOLE) .*\bERROR\b.*", re.M)
KEYS = {"ArrowRight": "\ue014", "ArrowLeft": "\ue012", "PageDown": "\ue00f", "Enter": "\ue007"}


class Driven(Protocol):
    """A browser with one tab."""

    def go(self, address: str) -> None:
        """Open an address."""

    def evaluate(self, expression: str) -> Any:
        """Return what an expression of JavaScript comes to, as JSON can hold it."""

    def act(self, actions: list[dict[str, Any]]) -> None:
        """Do what a hand does, in the words that both protocols have in common."""

    def errors(self) -> list[str]:
        """Return what the console has been told of errors since it was asked last."""


def until(browser: Driven, expression: str, patience: float = PATIENCE) -> None:
    """Wait until an expression holds; it is asked again and again, since a page may be replaced."""
    end = time.monotonic() + patience
    while not browser.evaluate(f"Boolean({expression})"):
        if time.monotonic() > end:
            raise TimeoutError(f"{expression} does not hold at {browser.evaluate('location.href')}")
        time.sleep(0.05)


def still(browser: Driven, expression: str, patience: float = PATIENCE) -> Any:
    """Return what an expression comes to once it has stayed the same from one look to the next."""
    end, found = time.monotonic() + patience, [browser.evaluate(expression)]
    while len(found) < LOOKS or found[-LOOKS:].count(found[-1]) < LOOKS:
        if time.monotonic() > end:
            raise TimeoutError(f"{expression} does not stay at {found[-1]}")
        time.sleep(0.05)
        found.append(browser.evaluate(expression))
    return found[-1]


def press(browser: Driven, key: str) -> None:
    """Press a key and let it go."""
    deeds = [{"type": kind, "value": KEYS[key]} for kind in ("keyDown", "keyUp")]
    browser.act([{"type": "key", "id": "keys", "actions": deeds}])


def move(browser: Driven, *places: tuple[float, float], down: bool, up: bool) -> None:
    """Move the mouse through places, the button pressed at the first or let go at the last."""
    deeds: list[dict[str, Any]] = []
    for number, (x, y) in enumerate(places):
        deeds.append({"type": "pointerMove", "x": round(x), "y": round(y), "duration": 40})
        deeds += [{"type": "pointerDown", "button": 0}] if down and number == 0 else []
    deeds += [{"type": "pointerUp", "button": 0}] if up else []
    browser.act([{"type": "pointer", "id": "mouse", "actions": deeds}])


@dataclass
class BiDi:
    """A browser that speaks WebDriver BiDi."""

    socket: Any
    tab: str = ""
    number: int = 0
    said: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Take the one tab there is, and listen to its console."""
        self.ask("session.new", capabilities={})
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.ask("session.subscribe", events=["log.entryAdded"])
        size = {"width": WIDTH, "height": HEIGHT}
        self.ask("browsingContext.setViewport", context=self.tab, viewport=size)

    def ask(self, method: str, **parameters: Any) -> Any:
        self.number += 1
        asked = {"id": self.number, "method": method, "params": parameters}
        self.socket.send(json.dumps(asked))
        while True:
            told = json.loads(self.socket.recv(timeout=PATIENCE))
            if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
                self.said.append(str(told["params"]["text"]))
            if told.get("id") == self.number:
                if told["type"] == "error":
                    raise RuntimeError(f"{method}: {told['message']}")
                return told["result"]

    def go(self, address: str) -> None:
        self.ask("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        told = self.ask(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self.tab},
            awaitPromise=True,
        )
        if told["type"] == "exception":
            raise RuntimeError(told["exceptionDetails"]["text"])
        return json.loads(told["result"].get("value", "null"))

    def act(self, actions: list[dict[str, Any]]) -> None:
        self.ask("input.performActions", context=self.tab, actions=actions)

    def errors(self) -> list[str]:
        self.evaluate("1")  # what has been said by now comes before the answer
        found, self.said = self.said, []
        return found


@dataclass
class Classic:
    """A browser behind a driver that speaks WebDriver; its console is read from its output."""

    driver: str
    output: IO[bytes]
    read: int = 0
    session: str = ""

    def begin(self, capabilities: dict[str, Any]) -> None:
        """Have the driver start the browser."""
        told = self.ask("", capabilities={"alwaysMatch": capabilities})
        self.session = f"/{told['sessionId']}"
        self.ask("/window/rect", width=WIDTH, height=HEIGHT + 80)  # its bar takes some

    def ask(self, place: str, **parameters: Any) -> Any:
        request = Request(
            f"{self.driver}/session{self.session}{place}",
            json.dumps(parameters).encode(),
            {"Content-Type": "application/json"},
        )
        with OPEN.open(request, timeout=2 * PATIENCE) as answer:
            return json.load(answer)["value"]

    def go(self, address: str) -> None:
        self.ask("/url", url=address)

    def evaluate(self, expression: str) -> Any:
        return self.ask("/execute/sync", script=f"return {expression}", args=[])

    def act(self, actions: list[dict[str, Any]]) -> None:
        self.ask("/actions", actions=actions)

    def errors(self) -> list[str]:
        place = self.output.fileno()
        told = os.pread(place, os.fstat(place).st_size, 0).decode("utf-8", "replace")
        found, self.read = SAID.findall(told[self.read :]), len(told)
        return found


@contextmanager
def firefox() -> Iterator[Driven]:
    """Run Firefox with a profile of its own."""
    assert FIREFOX
    port = free_port()
    with ExitStack() as stack:
        profile = Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        wishes = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in QUIET.items())
        (profile / "user.js").write_text("".join(wishes), encoding="utf-8")
        command = [FIREFOX, "--headless", "--no-remote", "--profile", str(profile)]
        started = [*command, f"--remote-debugging-port={port}"]
        process = subprocess.Popen(started, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stack.callback(_end, process)
        browser = BiDi(stack.enter_context(_connected(f"ws://127.0.0.1:{port}/session")))
        browser.begin()
        yield browser


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket = connect(address, max_size=None, proxy=None)
            break
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
    with socket:
        yield socket


@contextmanager
def webkit() -> Iterator[Driven]:
    """Run WebKit's small browser on a screen that nobody sees."""
    assert WEBKIT
    port = free_port()
    with ExitStack() as stack:
        screen = stack.enter_context(_screen())
        # Its sandbox needs namespaces, which a container does not grant.
        settings = {"DISPLAY": screen, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        output = stack.enter_context(TemporaryFile())
        process = subprocess.Popen(
            [WEBKIT, f"--port={port}"],
            env={**os.environ, **settings},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        stack.callback(_end, process)
        driver = f"http://127.0.0.1:{port}"
        _wait_for(f"{driver}/status")
        browser = Classic(driver, output)
        written = "--enable-write-console-messages-to-stdout=true"
        options = {"binary": str(MINI_BROWSER), "args": ["--automation", written]}
        browser.begin({"webkitgtk:browserOptions": options})
        yield browser
        OPEN.open(Request(f"{driver}/session{browser.session}", method="DELETE"), timeout=10)


@contextmanager
def _screen() -> Iterator[str]:
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout
    try:
        yield f":{process.stdout.readline().decode().strip()}"
    finally:
        _end(process)


def _wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            OPEN.open(address, timeout=5).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
