"""What Streamlit does anew in every run, done once or in fewer steps, while the server runs.

A run of a fragment costs Streamlit about 3 ms before anything of ours is drawn. Of that

* a fifth is copying where the fragment stands: of every container on the way to it a copy with
  all that it stands in, each of them copied again for the next one;
* a tenth is reading the settings, colours and fonts of `config.toml`, which do not change;
* a tenth is waking the event loop for every element, also from its own thread;
* and a tenth is a turn of the event loop for every element that is sent to the browser.

For every field, menu or number on a page it also reads all that the session holds, to learn one
value of it: a tenth of a run of the whole training page. And for every component it makes a class
of its own, by which its state could be set: as much again.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from copy import copy, deepcopy
from typing import Any

from streamlit.components.v2.bidi_component import main as bidi
from streamlit.cursor import Cursor, SparseList
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime import Runtime, app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state import SafeSessionState, SessionState

from ui.replaced import replaced

Memo = dict[int, Any]
BUNDLE = 64  # messages, of the 500 that may wait for a client


def lean() -> AbstractContextManager[None]:
    """Spare these steps, from within the event loop of the server, until the end."""
    ours = [
        (SafeSessionState, "filtered_state", property(Held)),
        (bidi, "make_bidi_component_presenter", _presented),
        (DeltaGenerator, "__deepcopy__", _container_copied),
        (Cursor, "__deepcopy__", _cursor_copied),
        (app_session, "_populate_theme_msg", _Once(app_session._populate_theme_msg)),
        (app_session, "_populate_config_msg", _Once(app_session._populate_config_msg)),
        (AppSession, "flush_browser_queue", _in_bundles(AppSession.flush_browser_queue)),
        (Runtime, "_send_message", _all_of(Runtime._send_message)),
        (asyncio.get_running_loop(), "call_soon_threadsafe", _woken(asyncio.get_running_loop())),
    ]
    return replaced(ours)


class Held(Mapping[str, Any]):
    """What a session holds by the keys of its controls, each read when it is asked for."""

    def __init__(self, session: SafeSessionState) -> None:
        self._session = session

    def __getitem__(self, key: str) -> Any:
        """Return what the session holds under a key."""
        return self._session[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether the session holds anything under a key."""
        return isinstance(key, str) and self._session.__contains__(key)

    def __iter__(self) -> Iterator[str]:
        """Go through all keys."""
        return iter(self._all())

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._all())

    def __repr__(self) -> str:
        """Show all that there is, as `st.session_state` is shown."""
        return repr(self._all())

    def _all(self) -> dict[str, Any]:
        with self._session._lock:
            return self._session._state.filtered_state


def _presented(events: str, *_owner: object, **_look: object) -> Callable[..., Any]:
    """Return what presents a component's state together with its last events, to be read."""

    def presented(state: object, session: SessionState) -> object:
        widgets = session._new_widget_state
        known = widgets.widget_metadata.get(events)
        if not isinstance(state, dict) or known is None or known.value_type != "json_trigger_value":
            return state
        told = widgets.get(events)
        each = told if isinstance(told, list) else [told]
        sent = [one for one in each if isinstance(one, dict) and isinstance(one.get("event"), str)]
        return {one["event"]: one.get("value") for one in sent} | state

    return presented


def _container_copied(container: DeltaGenerator, memo: Memo) -> DeltaGenerator:
    """Copy a container as Streamlit does, but what several ones stand in once."""
    copied = DeltaGenerator(
        root_container=container._root_container,
        cursor=deepcopy(container._cursor, memo),
        parent=deepcopy(container._parent, memo),
        block_type=container._block_type,
    )
    copied._form_data = deepcopy(container._form_data, memo)
    copied._creating_fragment_id = container._creating_fragment_id
    return copied


def _cursor_copied(cursor: Cursor, memo: Memo) -> Cursor:
    """Copy a place in a container: all that it holds stays as it is, except what is transient."""
    copied = copy(cursor)
    passing = cursor._transient_elements
    copied._transient_elements = deepcopy(passing, memo) if len(passing) else SparseList()
    return copied


class _Once:
    """Writes each part of a message as it was written the first time."""

    def __init__(self, write: Callable[..., None]) -> None:
        self._write = write
        self._known: dict[tuple[str, ...], Any] = {}

    def __call__(self, message: Any, *section: str) -> None:
        """Write a section of the settings into a message that is empty there."""
        if section not in self._known:
            self._known[section] = type(message)()
            self._write(self._known[section], *section)
        if self._known[section].ByteSize():
            message.MergeFrom(self._known[section])


def _in_bundles(flush: Callable[[AppSession], list[Any]]) -> Callable[[AppSession], list[Any]]:
    """Return what a session has to send, so many messages at once that a client has room for."""

    def flushed(session: AppSession) -> list[list[Any]]:
        messages = flush(session)
        return [messages[start : start + BUNDLE] for start in range(0, len(messages), BUNDLE)]

    return flushed


def _all_of(send: Callable[[Runtime, Any, Any], None]) -> Callable[[Runtime, Any, list[Any]], None]:
    """Send all messages of a bundle to a client, in one turn of the loop."""

    def sent(runtime: Runtime, client: Any, bundle: list[Any]) -> None:
        for message in bundle:
            send(runtime, client, message)

    return sent


def _woken(loop: asyncio.AbstractEventLoop) -> Callable[..., asyncio.Handle]:
    """Return `call_soon_threadsafe` of a loop that runs in this thread, where it is awake."""
    own, theirs = threading.get_ident(), loop.call_soon_threadsafe

    def called(callback: Callable[..., object], *args: Any, **options: Any) -> asyncio.Handle:
        soon = loop.call_soon if threading.get_ident() == own else theirs
        return soon(callback, *args, **options)

    return called
