"""What is sent together arrives in its order, from the thread of the loop, before what follows."""

import asyncio
import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

import ui.deliveries as deliveries
from ui.deliveries import Deliveries

PATIENCE = 10.0


class Server:
    """An event loop in a thread of its own, and what has been sent to it from which thread."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.sent: list[tuple[Any, bool]] = []
        self.context = SimpleNamespace(_enqueue=self.take)

    def take(self, message: Any) -> None:
        self.sent.append((message, threading.current_thread() is self.thread))

    @property
    def messages(self) -> list[Any]:
        return [message for message, _ in self.sent]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    found = Server()
    monkeypatch.setattr(deliveries, "get_script_run_ctx", lambda **_options: found.context)
    found.thread.start()
    yield found
    found.loop.call_soon_threadsafe(found.loop.stop)
    found.thread.join(PATIENCE)
    found.loop.close()


def opened(server: Server) -> Deliveries:
    made = Deliveries()
    made.loop = server.loop
    return made


def test_what_is_sent_within_is_handed_over_at_the_end_by_the_loop(server: Server) -> None:
    with opened(server).together():
        for message in "abc":
            server.context._enqueue(message)
        assert server.sent == []
    server.context._enqueue("d")
    assert server.sent == [("a", True), ("b", True), ("c", True), ("d", False)]


def test_a_part_within_a_part_waits_for_the_outer_one(server: Server) -> None:
    both = opened(server)
    with both.together():
        server.context._enqueue("a")
        with both.together():
            server.context._enqueue("b")
        assert server.sent == []
        server.context._enqueue("c")
    assert server.messages == ["a", "b", "c"]


def test_what_was_sent_before_a_run_ended_early_arrives(server: Server) -> None:
    def interrupted() -> None:
        with opened(server).together():
            server.context._enqueue("a")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert server.sent == [("a", True)]


def test_a_loop_that_is_busy_for_long_is_not_overtaken(server: Server) -> None:
    """Streamlit sends by the loop's own line, as here; from the script's thread as well."""
    server.context._enqueue = lambda message: server.loop.call_soon_threadsafe(server.take, message)
    server.loop.call_soon_threadsafe(time.sleep, 1.5)
    with opened(server).together():
        server.context._enqueue("part of this page")
    arrived = threading.Event()
    server.context._enqueue("the next page begins")
    server.loop.call_soon_threadsafe(arrived.set)
    assert arrived.wait(PATIENCE)
    assert server.messages == ["part of this page", "the next page begins"]


def test_a_loop_that_ends_meanwhile_holds_nobody_up(server: Server) -> None:
    both = opened(server)
    both.loop = asyncio.new_event_loop()
    with both.together():
        server.context._enqueue("a")
    both.loop.close()
    assert server.sent == []


def test_without_a_loop_everything_is_sent_at_once(server: Server) -> None:
    with Deliveries().together():
        server.context._enqueue("a")
        assert server.sent == [("a", False)]


def test_a_loop_that_is_closed_holds_nobody_up(server: Server) -> None:
    both = opened(server)
    both.loop = asyncio.new_event_loop()
    both.loop.close()
    with both.together():
        server.context._enqueue("a")
    assert server.sent == []


class Session:
    """Takes messages of its present run into its queue, as Streamlit's own."""

    def __init__(self, run: ScriptRunner) -> None:
        self._scriptrunner = run
        self.queue: list[Any] = []

    def _enqueue_forward_msg(self, message: Any) -> None:
        self.queue.append(message)


class Run(ScriptRunner):
    """Notes what it would hand on by itself."""

    def __init__(self) -> None:
        self._session_id, self.handed_on = "session", list[Any]()

    def _enqueue_forward_msg(self, msg: Any) -> None:
        self.handed_on.append(msg)


@pytest.mark.parametrize("present", [True, False])
def test_messages_of_the_present_run_are_put_into_the_queue_of_its_session(
    server: Server, monkeypatch: pytest.MonkeyPatch, present: bool
) -> None:
    run = Run()
    session = Session(run if present else Run())
    found = SimpleNamespace(get_app_session={"session": session}.get)
    monkeypatch.setattr(deliveries, "get_instance", lambda: found)
    server.context._enqueue = run._enqueue_forward_msg
    with opened(server).together():
        for message in "abc":
            server.context._enqueue(message)
    assert session.queue == (list("abc") if present else [])
    assert run.handed_on == ([] if present else list("abc"))
