"""What a run is spared: the same comes out, and Streamlit still takes the steps that are spared."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from types import SimpleNamespace
from typing import Any, cast

import pytest
from streamlit import config
from streamlit.components.v2 import presentation
from streamlit.components.v2.bidi_component import main as bidi
from streamlit.cursor import Cursor, RunningCursor
from streamlit.delta_generator import DeltaGenerator
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig
from streamlit.runtime import Runtime, app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.state.session_state import Value

from ui.lean import BUNDLE, lean

SECTIONS = ("theme", "theme.light", "theme.sidebar")
Stack = tuple[DeltaGenerator, ...]


def awaited(work: Coroutine[None, None, Any]) -> Any:
    """Run it in a thread of its own: a browser test may keep the event loop of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def spared(work: Callable[[], Any]) -> Any:
    async def within() -> Any:
        with lean():
            return work()

    return awaited(within())


def stack() -> Stack:
    """Return containers that stand in each other."""
    first = DeltaGenerator(root_container=0, cursor=RunningCursor(0))
    second = DeltaGenerator(root_container=0, cursor=RunningCursor(0, (1,)), parent=first)
    third = DeltaGenerator(root_container=0, cursor=RunningCursor(0, (1, 2)), parent=second)
    for container in (first, second, third):
        cursor_of(container).lock_element()
    return first, second, third


def cursor_of(container: DeltaGenerator) -> Cursor:
    assert container._cursor is not None
    return container._cursor


def places(containers: Stack) -> list[list[int]]:
    return [cursor_of(container).delta_path for container in containers]


def test_copies_of_containers_stand_where_these_stand_and_move_by_themselves():
    original = stack()
    copied = spared(lambda: deepcopy(original))
    assert places(copied) == places(original)
    assert [one._parent for one in copied] == [None, *copied[:2]]
    cursor_of(copied[2]).lock_element()
    assert [places(copied)[2], places(original)[2]] == [[0, 1, 2, 2], [0, 1, 2, 1]]


def test_what_is_passing_in_a_container_is_copied():
    original = RunningCursor(0)
    original._transient_elements[0] = ["passing"]
    copied = spared(lambda: deepcopy(original))
    copied._transient_elements[0].append("more")
    assert original._transient_elements[0] == ["passing"]


def test_streamlit_copies_what_containers_stand_in_again_for_each():
    # If this fails, Streamlit spares that itself, and the copying in ui.lean can go.
    copied = deepcopy(stack())
    assert copied[2]._parent is not copied[1]


def themes() -> list[bytes]:
    found = []
    for section in SECTIONS:
        message = CustomThemeConfig()
        app_session._populate_theme_msg(message, section)
        found.append(message.SerializeToString(deterministic=True))
    return found


def test_a_theme_is_written_as_streamlit_writes_it_and_read_once(monkeypatch: pytest.MonkeyPatch):
    given = {"theme": {"primaryColor": "#005f99", "base": "dark"}, "theme.light": {}}
    asked = []

    def options(section: str) -> dict[str, Any]:
        asked.append(section)
        return given.get(section, {"primaryColor": None})

    monkeypatch.setattr(config, "get_options_for_section", options)
    plain = themes()
    assert [bool(one) for one in plain] == [True, False, False]
    asked.clear()
    assert spared(lambda: [themes(), themes()]) == [plain, plain]
    assert asked == [*SECTIONS]


def configs() -> list[bytes]:
    messages = [Config(), Config()]
    for message in messages:
        app_session._populate_config_msg(message)
    return [message.SerializeToString(deterministic=True) for message in messages]


def test_settings_are_written_as_streamlit_writes_them_and_read_once(
    monkeypatch: pytest.MonkeyPatch,
):
    asked, read = list[str](), config.get_option

    def option(name: str) -> Any:
        asked.append(name)
        return read(name)

    plain = configs()
    assert plain[0]
    monkeypatch.setattr(config, "get_option", option)
    assert spared(configs) == plain
    assert len(set(asked)) == len(asked) > 0


class Counted(SessionState):
    """The state of a session, with a note of each value that is read."""

    read: list[str]

    def __getitem__(self, key: str) -> Any:
        self.read.append(key)
        return super().__getitem__(key)


def test_a_field_reads_its_own_value_alone():
    held = {"p": 0.5, "empty": None, "other": 2}
    counted = Counted()
    counted.read = []
    session = SafeSessionState(counted, lambda: None)
    for key, value in held.items():
        session[key] = value
    plain = counted.filtered_state
    assert plain == held
    # If it does not read them all, Streamlit spares that itself, and `Held` can go.
    assert sorted(counted.read) == sorted(held)
    counted.read.clear()

    def looked() -> tuple[list[object], list[bool], list[str], list[str]]:
        state = session.filtered_state
        values, present = [state["p"], state.get("unknown")], ["empty" in state, "q" in state]
        return values, present, [*counted.read], [repr(state), str(len(state)), *state]

    values, present, read, all_of_it = spared(looked)
    assert (values, present) == ([0.5, None], [True, False])
    assert set(read) == {"p", "unknown", "empty", "q"}
    assert all_of_it == [repr(plain), "3", *plain]


STATES = [{}, {"drop": None}, {"held": 1, "kept": [2]}, None, [3]]
EVENTS = [
    None,
    [],
    [{"event": "drop", "value": {"p": 0.5}}, {"event": "want", "value": 2}],
    [{"event": "held"}, {"event": 3, "value": 4}, {"value": 5}, 6, None],
    {"event": "pick", "value": [7]},
    "text",
]


@pytest.mark.parametrize("kind", ["json_trigger_value", "json_value", None])
def test_a_component_is_shown_with_its_events_as_streamlit_shows_it(kind: str | None):
    named = ("events", "own", {"drop"})
    theirs = presentation.make_bidi_component_presenter(*named)
    ours = spared(lambda: bidi.make_bidi_component_presenter(*named))
    for events in EVENTS:
        session = SessionState()
        if kind:
            described: Any = SimpleNamespace(id="events", value_type=kind, callbacks=None)
            session._set_widget_metadata(described)
        session._new_widget_state.states["events"] = Value(events)
        for state in STATES:
            plain: Any = theirs(state, session)
            shown: Any = ours(state, session)
            assert shown == plain
            assert list(shown or ()) == list(plain or ())
            if isinstance(state, dict) and kind == "json_trigger_value":
                # Where it makes no class of its own, Streamlit spares that, and ours can go.
                assert (type(plain) is dict, type(shown) is dict) == (False, True)


class Client:
    """Takes what is sent to it."""

    def __init__(self) -> None:
        self.taken: list[ForwardMsg] = []

    def write_forward_msg(self, message: ForwardMsg) -> None:
        self.taken.append(message)


def test_all_messages_of_a_session_are_sent_in_their_order_and_few_turns():
    queue = ForwardMsgQueue()
    messages = [ForwardMsg(hash=str(number)) for number in range(2 * BUNDLE + 1)]
    for message in messages:
        queue.enqueue(message)
    session: Any = SimpleNamespace(_browser_queue=queue)
    client = Client()
    receiver: Any = SimpleNamespace(client=client, script_run_count=0)

    def turns() -> int:
        bundles: list[Any] = AppSession.flush_browser_queue(session)
        for bundle in bundles:
            Runtime._send_message(cast(Any, None), receiver, bundle)
        return len(bundles)

    assert spared(turns) == 3
    assert client.taken == messages
    assert queue.is_empty()


def test_a_loop_is_woken_from_other_threads_alone():
    async def order() -> tuple[int, list[str]]:
        loop: Any = asyncio.get_running_loop()
        woken, done = list[bool](), list[str]()
        wake = loop._write_to_self

        def noted() -> None:
            woken.append(True)
            wake()

        loop._write_to_self = noted
        with lean():
            loop.call_soon_threadsafe(done.append, "first")
            loop.call_soon(done.append, "second")
            own = len(woken)
            other = threading.Thread(target=loop.call_soon_threadsafe, args=(done.append, "third"))
            other.start()
            other.join()
            await asyncio.sleep(0.01)
        assert len(woken) == 1
        return own, done

    assert awaited(order()) == (0, ["first", "second", "third"])


def test_all_is_as_it_was_when_the_server_has_ended():
    def steps() -> tuple[Any, ...]:
        return (
            DeltaGenerator.__deepcopy__,
            app_session._populate_theme_msg,
            SafeSessionState.filtered_state,
        )

    before = steps()
    spared(lambda: None)
    assert steps() == before
    assert "__deepcopy__" not in vars(RunningCursor.__base__)
