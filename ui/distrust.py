"""What a browser says of a widget is believed only where the widget could have said it.

Anybody can write to the websocket. Streamlit checks the value of a widget, but not its type: a text
that is sent for a slider breaks the page, and goes on to break it in every later run. So whatever
is not of the widget's own kind, or cannot be read, is left out before a run begins; the widget
keeps what it had. Messages that no page of the course needs are not read at all.
"""

import json
import logging
from collections.abc import Iterable
from functools import wraps
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state.common import WidgetMetadata, unpack_widget_state_value
from streamlit.runtime.state.session_state import Serialized, SessionState, WStates

from ui.log import tell

# Beside these there are, for one, a message that empties the caches of all sessions, and one that
# writes files of Streamlit's own.
READ = (
    *("rerun_script", "stop_script", "app_heartbeat", "file_urls_request"),
    "backend_operation_request",
)
ASKED = ("deferred_file", "dataframe_chunk")  # of such operations: a file to take away, more rows
MOST_WIDGETS = 500
MOST_FILES = 10  # that one message announces
DEEPEST = 20  # of lists within lists
LONGEST_NAME = 300  # of a widget, or of a page
LONGEST_ADDRESS = 16_000
# A field for whole numbers describes itself like one for others, and sends its own type.
ALSO = {"double_value": "int_value"}
IDENTITIES = ("$$ID-", "$$STREAMLIT_INTERNAL_KEY")


def distrust() -> None:
    """Have every session of this process leave out what cannot be believed."""
    if getattr(distrust, "done", False):
        return
    handle, take, look = (
        AppSession.handle_backmsg,
        SessionState.set_widgets_from_proto,
        WStates.__getitem__,
    )

    @wraps(handle)
    def handle_readable(session: AppSession, message: BackMsg) -> None:
        if is_readable(message):
            handle(session, message)
        else:
            tell("not_read", level=logging.WARNING, kind=message.WhichOneof("type"))

    @wraps(take)
    def take_believable(state: SessionState, sent: WidgetStates) -> None:
        known = state._new_widget_state.widget_metadata
        take(state, WidgetStates(widgets=believable(sent.widgets, known)))

    @wraps(look)
    def look_believable(states: WStates, identity: str) -> Any:
        """Look at a widget of which a session hears before it has drawn it."""
        held = states.states.get(identity)
        if not isinstance(held, Serialized):  # what has been read already, as most is
            return look(states, identity)
        known = states.widget_metadata.get(identity)
        if known and not fits(held.value, known):
            del states.states[identity]
        found = look(states, identity)
        if known:
            # Streamlit notes the type of what was sent, which is none for an emptied field.
            states.set_widget_metadata(known)
        return found

    AppSession.handle_backmsg = handle_readable  # type: ignore[assignment, method-assign]
    SessionState.set_widgets_from_proto = take_believable  # type: ignore[assignment, method-assign]
    WStates.__getitem__ = look_believable  # type: ignore[method-assign]
    distrust.done = True  # type: ignore[attr-defined]


def is_readable(message: BackMsg) -> bool:
    """Tell whether a message is one that a page of the course sends, of a size that it has."""
    kind, asked = message.WhichOneof("type"), message.rerun_script
    operation = message.backend_operation_request
    return (
        kind in READ
        and (kind != "backend_operation_request" or operation.WhichOneof("payload") in ASKED)
        and len(asked.query_string) <= LONGEST_ADDRESS
        and max(map(len, (asked.page_name, asked.page_script_hash, asked.fragment_id)))
        <= LONGEST_NAME
        and len(message.file_urls_request.file_names) <= MOST_FILES
    )


def believable(
    sent: Iterable[WidgetState], known: dict[str, WidgetMetadata[Any]]
) -> list[WidgetState]:
    """Return what can be believed of the widgets that a browser tells of.

    ``known`` describes those that the session has drawn; another one may be drawn in a moment,
    where the browser comes back to a server that has been started again.
    """
    found = []
    for state in list(sent)[:MOST_WIDGETS]:
        described = known.get(state.id)
        if _is_identity(state.id) and (fits(state, described) if described else _is_flat(state)):
            found.append(state)
        else:
            tell("left_out", level=logging.WARNING, widget=state.id[:LONGEST_NAME])
    return found


def fits(state: WidgetState, described: WidgetMetadata[Any]) -> bool:
    """Tell whether a widget could hold this: it is of its type, or nothing, and can be read.

    Nothing is what a browser tells of a field that has been emptied, and of a choice that has yet
    to be made.
    """
    kind = state.WhichOneof("value")
    also = ALSO.get(described.value_type)
    if kind not in (described.value_type, also, None) or not _is_flat(state):
        return False
    try:
        described.deserializer(unpack_widget_state_value(state))
    except Exception:  # what it raises is a matter of the widget
        return False
    return True


def _is_identity(text: str) -> bool:
    return text.startswith(IDENTITIES) and len(text) <= LONGEST_NAME


def _is_flat(state: WidgetState) -> bool:
    """Tell whether JSON, where a component sends it, is JSON and not nested without end."""
    kind = state.WhichOneof("value")
    if kind not in ("json_value", "json_trigger_value"):
        return True
    try:
        return _depth(json.loads(getattr(state, kind))) <= DEEPEST
    except (ValueError, RecursionError):
        return False


def _depth(value: Any) -> int:
    """Return how deep lists lie within lists, as far as it matters."""
    level, depth = [value], 0
    while level and depth <= DEEPEST:
        depth += 1
        level = [inner for one in level for inner in _within(one)]
    return depth


def _within(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
