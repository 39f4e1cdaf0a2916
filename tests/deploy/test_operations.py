"""A server as those who run it meet it: its log, its health, its errors and its end."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from benchmarks.servers import ROOT, free_port

PATIENCE = 60  # seconds for a start
SECRET = "only for the log"

# A course whose one page fails where it is asked to, served by the course's own parts.
FAILING = f"""
import streamlit as st
from ui.errors import answer_error, show_error
from ui.health import health_routes
from ui.serving import serving
from ui.visits import Visits
from starlette.middleware import Middleware
from starlette.routing import Route

async def broken(request):
    raise RuntimeError({SECRET!r})

app = st.App("page.py", lifespan=serving, on_script_error=show_error,
             exception_handlers={{Exception: answer_error}},
             routes=[Route("/broken", broken), *health_routes()],
             middleware=[Middleware(Visits)])
"""
PAGE = f"""
import streamlit as st
from streamlit.logger import get_logger
from streamlit.runtime.scriptrunner import get_script_run_ctx
from ui.language import settle_language
from ui.run_queue import fragment

@fragment
def part():
    if fail == "ending":
        get_script_run_ctx().script_requests.request_stop()
    if fail in ("part", "ending"):
        raise RuntimeError({SECRET!r})

fail = st.query_params.get("fail")
settle_language(st.query_params.get("lang"))
part()
if fail == "page":
    raise RuntimeError({SECRET!r})
def failing():
    raise RuntimeError({SECRET!r})

if fail == "callback":
    st.text_input("Text", key="typed", on_change=failing)
if fail == "late":
    get_logger("loaded.late").warning("said late")
"""


@dataclass
class Running:
    """A server: its process, its port, and where its log goes and what it says beside it."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path
    beside: Path

    def ask(self, path: str, **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def health(self) -> tuple[int, str]:
        try:
            return self.ask("/healthz")
        except OSError:
            return 0, ""

    def events(self, name: str = "") -> list[dict[str, Any]]:
        """Return the events of the log so far; every line that is not empty must be one."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        told = [json.loads(line) for line in lines if line]
        return [each for each in told if name in ("", each["event"])]

    def until(self, found: Any) -> Any:
        """Wait until something is so, and return it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if result := found():
                return result
            time.sleep(0.05)
        raise AssertionError(self.log.read_text(encoding="utf-8"))

    def stream(self) -> ClientConnection:
        address = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        return connect(address, max_size=None, proxy=None, close_timeout=1)


@contextmanager
def running(folder: Path, logs: Path, script: str = "app.py", **environment: str) -> Iterator:
    """Serve a script of a folder; its log is kept in a file."""
    port = free_port()
    log, beside = logs / f"{port}.log", logs / f"{port}.out"
    place = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    with log.open("wb") as kept, beside.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", script, *place],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdout=said,
            stderr=kept,
        )
    server = Running(process, port, log, beside)
    try:
        server.until(lambda: process.poll() is not None or server.health()[0] == 200)
        assert process.poll() is None, log.read_text(encoding="utf-8")
        yield server
    finally:
        process.kill()
        process.wait()


def visit(stream: ClientConnection, query: str = "", page: str = "", **typed: str) -> list[str]:
    """Ask for a page, having typed into its fields; return its elements as text once it has run."""
    request = BackMsg()
    for identity, text in typed.items():
        request.rerun_script.widget_states.widgets.add(id=identity, string_value=text)
    request.rerun_script.query_string = query
    request.rerun_script.page_name = page
    stream.send(request.SerializeToString())
    elements = []
    while True:
        message = ForwardMsg.FromString(stream.recv(timeout=PATIENCE))
        if message.WhichOneof("type") == "delta":
            elements.append(str(message.delta))
        elif message.WhichOneof("type") == "script_finished":
            return elements


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("failing")
    (folder / "app.py").write_text(FAILING, encoding="utf-8")
    (folder / "page.py").write_text(textwrap.dedent(PAGE), encoding="utf-8")
    (folder / ".streamlit").mkdir()
    settings = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    (folder / ".streamlit" / "config.toml").write_text(settings, encoding="utf-8")
    with running(folder, folder, LOGIT_LAB_SLOW_SECONDS="0") as server:
        yield server


@pytest.mark.parametrize("where", ["page", "part"])
@pytest.mark.parametrize(("language", "word"), [("en", "Something went wrong"), ("ko", "문제가")])
def test_a_visitor_sees_a_number_and_the_log_the_error(
    failing: Running, where: str, language: str, word: str
) -> None:
    with failing.stream() as stream:
        shown = "".join(visit(stream, f"fail={where}&lang={language}"))
    # Text of other languages is escaped in the text form of a message, byte by byte.
    shown = shown.encode().decode("unicode_escape").encode("latin-1").decode()
    assert word in shown
    assert SECRET not in shown
    number = re.search(r"\b[0-9a-f]{8}\b", shown)
    assert number
    (told,) = [each for each in failing.events("error") if each["number"] == number[0]]
    assert told["kind"] == "RuntimeError"
    assert SECRET in told["trace"]
    assert "lead" not in told["page"]
    # What runs by itself has settled the address at its end.
    assert where == "page" or told["page"] == f"?fail=part&lang={language}"


def test_an_error_of_what_follows_a_control_is_told_like_any_other(failing: Running) -> None:
    """Streamlit draws a box around it where rich is installed, in lines that nobody can parse."""
    with failing.stream() as stream:
        field = re.search(r"\$\$ID-[0-9a-f]+-typed", "".join(visit(stream, "fail=callback")))
        assert field
        shown = "".join(visit(stream, "fail=callback", **{field[0]: "x"}))
    number = re.search(r"\b[0-9a-f]{8}\b", shown)
    assert number
    assert SECRET not in shown
    assert number[0] in [each["number"] for each in failing.events("error")]
    assert SECRET not in failing.beside.read_text(encoding="utf-8")


def test_an_error_of_a_run_that_is_to_end_is_told_as_well(failing: Running) -> None:
    before, others = failing.events("error"), failing.events("message")
    with failing.stream() as stream:
        visit(stream, "fail=ending&lead=mine&lang=en")
    (told,) = failing.until(lambda: failing.events("error")[len(before) :])
    assert SECRET in told["trace"]
    assert told["page"] == "?fail=ending&lang=en"
    assert failing.events("message") == others


def test_a_request_that_fails_is_answered_with_a_number_alone(failing: Running) -> None:
    for language, word in (("en", "Something went wrong"), ("ko-KR", "문제가")):
        status, text = failing.ask("/broken", **{"Accept-Language": language})
        assert (status, word in text, SECRET in text) == (500, True, False)
        numbers = [each["number"] for each in failing.events("error")]
        assert any(number in text for number in numbers)
    # The web server has been handed the errors as well by now, since it has answered once more.
    failing.ask("/healthz")
    assert [each for each in failing.events("message") if SECRET in str(each)] == []


def test_a_part_of_streamlit_that_is_loaded_late_writes_lines_as_well(failing: Running) -> None:
    with failing.stream() as stream:
        visit(stream, "fail=late")
    said = [each for each in failing.events("message") if each["logger"] == "loaded.late"]
    assert [each["message"] for each in said] == ["said late"]


def test_a_slow_run_is_told(failing: Running) -> None:
    with failing.stream() as stream:
        visit(stream)
    (told, *_) = failing.until(lambda: failing.events("slow"))
    assert told["seconds"] >= told["cpu"] >= 0


def test_from_the_start_to_the_end(tmp_path: Path) -> None:
    busy = {"LOGIT_LAB_SLOW_SECONDS": "3600"}
    with running(ROOT, tmp_path, LOGIT_LAB_DRAIN_SECONDS="1", **busy) as server:
        assert server.health() == (200, "ready")
        with server.stream() as stream:
            assert visit(stream, page="odds")
            server.process.send_signal(signal.SIGTERM)
            # While it drains, it serves who is there and says that it takes no more.
            server.until(lambda: server.health() == (503, "stopping"))
            assert visit(stream, page="odds")
            assert server.process.wait(timeout=PATIENCE) == 0
        names = [each["event"] for each in server.events() if each["event"] != "message"]
        assert names == [
            *("start", "ready", "session_opened", "stopping", "session_closed", "stopped")
        ]
        assert server.events("stopping")[0]["here"] == 1


def test_nobody_and_nothing_that_runs_holds_up_the_end(tmp_path: Path) -> None:
    """A network that is being trained, and a browser that has fallen silent."""
    with running(ROOT, tmp_path) as server, server.stream() as silent, server.stream() as stream:
        visit(silent)
        request = BackMsg()
        request.rerun_script.query_string = "epochs=2000&layers=8,8,8&batch=1&points=500"
        request.rerun_script.page_name = "train"
        stream.send(request.SerializeToString())
        stream.recv(timeout=PATIENCE)
        os.kill(server.process.pid, signal.SIGTERM)
        assert server.process.wait(timeout=PATIENCE) == 0
        assert server.events("stopped")
