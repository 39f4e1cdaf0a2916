"""One event is one line of JSON, whatever stands in it and whoever writes it."""

import asyncio
import json
import logging
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest

from ui.log import GONE, LOGGER, TOLD_ALREADY, JsonLines, begin_log, tell
from ui.visits import timed

UGLY = 'one\ntwo "three" 로짓'


def line(record: logging.LogRecord) -> dict[str, Any]:
    written = JsonLines().format(record)
    assert written.isascii()
    assert "\n" not in written
    return dict(json.loads(written))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what is written down from here on."""
    lines: list[dict[str, Any]] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(line(record))

    monkeypatch.setattr(LOGGER, "handlers", [Kept()])
    monkeypatch.setattr(LOGGER, "level", logging.INFO)
    LOGGER.manager._clear_cache()  # type: ignore[attr-defined]  # of isEnabledFor
    return lines


def test_an_event_is_one_line_with_its_facts(told: list[dict[str, Any]]) -> None:
    tell("start", room=3, name=UGLY)
    (only,) = told
    assert only.pop("time").endswith("Z")
    assert only == {"level": "info", "event": "start", "room": 3, "name": UGLY}


def test_an_error_brings_its_trace(told: list[dict[str, Any]]) -> None:
    try:
        raise RuntimeError(UGLY)
    except RuntimeError as error:
        tell("error", level=logging.ERROR, error=error)
    assert "test_an_error_brings_its_trace" in told[0]["trace"]
    assert told[0]["level"] == "error"


def test_what_others_say_has_the_same_form() -> None:
    record = logging.LogRecord("uvicorn.error", 30, "", 0, "%s %s", ("slow", UGLY), None)
    said = line(record)
    assert (said["event"], said["logger"]) == ("message", "uvicorn.error")
    assert said["message"] == f"slow {UGLY}"


def test_streamlit_writes_no_second_report_of_an_error(caplog: pytest.LogCaptureFixture) -> None:
    reporter = logging.getLogger("streamlit.error_util")
    before = list(reporter.filters)
    try:
        begin_log()
        assert not reporter.filter(logging.makeLogRecord({"msg": TOLD_ALREADY}))
        assert reporter.filter(logging.makeLogRecord({"msg": "something else"}))
    finally:
        reporter.filters = before


def test_nobody_is_told_of_a_page_that_was_closed_while_it_was_sent(
    awaited: Callable[[Awaitable[None]], None], caplog: pytest.LogCaptureFixture
) -> None:
    begin_log()

    async def write_to_nobody() -> None:
        ours, theirs = socket.socketpair()
        _reader, writer = await asyncio.open_connection(sock=ours)
        theirs.close()
        for _ in range(20):
            writer.write(b"a page")
            await asyncio.sleep(0)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    awaited(write_to_nobody())
    assert GONE not in caplog.text


def test_a_slow_run_is_told_once_with_time_and_work(
    told: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 5.0, 10.0, 11.0])
    monkeypatch.setattr("ui.visits.time.monotonic", lambda: next(clock))
    with timed("odds"), timed("a part within"):
        pass
    with timed("quick"):
        pass
    (only,) = told
    assert (only["event"], only["part"], only["seconds"]) == ("slow", "odds", 5.0)
    assert 0 <= only["cpu"] < 1
