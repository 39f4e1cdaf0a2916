"""Of what a browser says of its widgets only that is taken which the widget could hold."""

import json
from typing import Any

import pytest
from streamlit.components.v2.bidi_component.serialization import deserialize_trigger_list
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import SessionState, WStates

import ui.distrust
from ui.distrust import (
    DEEPEST,
    LONGEST_ADDRESS,
    MOST_WIDGETS,
    believable,
    fits,
    is_readable,
)

SLIDER = "$$ID-1-p"
EVENTS = "$$STREAMLIT_INTERNAL_KEY_$$ID-2-figure__events"


def widget(kind: Any, read: Any, identity: str = "") -> WidgetMetadata[Any]:
    return WidgetMetadata(identity, read, lambda value: value, kind)


NUMBER = "$$ID-4-seed"
CHOICE = "$$ID-5-answer"
KNOWN = {
    NUMBER: widget("double_value", lambda value: 1 if value is None else int(value)),
    CHOICE: widget("string_value", lambda value: value, CHOICE),
    SLIDER: widget("double_array_value", lambda values: 1 / values[0]),
    EVENTS: widget("json_trigger_value", deserialize_trigger_list),
}


def sent(identity: str, **value: Any) -> WidgetState:
    state = WidgetState(id=identity)
    for kind, one in value.items():
        if isinstance(one, list):
            getattr(state, kind).data.extend(one)
        else:
            setattr(state, kind, one)
    return state


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


GOOD = [
    sent(SLIDER, double_array_value=[0.5]),
    sent(EVENTS, json_trigger_value='[{"event": "drop", "value": {"control": "p"}}]'),
    sent("$$ID-3-not_drawn_yet", string_value="x"),
    sent(NUMBER, double_value=5.0),
    sent(NUMBER, int_value=5),  # of a field for whole numbers
    sent(NUMBER),  # emptied
    sent(CHOICE),  # not yet made
]
BAD = [
    sent(SLIDER, string_value="0.5"),
    sent(SLIDER, trigger_value=True),
    sent(SLIDER),
    sent(SLIDER, double_array_value=[0.0]),  # its own reader raises
    sent(EVENTS, json_value="{}"),
    sent(EVENTS, json_trigger_value=""),
    sent(EVENTS, json_trigger_value="{"),
    sent(EVENTS, json_trigger_value="[" * 100_000),
    sent(EVENTS, json_trigger_value=nested(DEEPEST + 5)),
    sent("$$ID-3-not_drawn_yet", json_value=nested(900)),
    sent("p", double_array_value=[0.5]),
    sent("ui.address.Address", string_value="x"),
    sent("", string_value="x"),
    sent("$$ID-" + "x" * 1_000, string_value="x"),
]


def test_what_a_widget_can_hold_is_taken() -> None:
    assert believable(GOOD, KNOWN) == GOOD


@pytest.mark.parametrize("state", BAD)
def test_what_it_cannot_hold_is_left_out(state: WidgetState) -> None:
    assert believable([GOOD[0], state, GOOD[1]], KNOWN) == [GOOD[0], GOOD[1]]


def test_no_more_widgets_are_taken_than_a_page_has() -> None:
    many = [sent(f"$$ID-{i}-x", bool_value=True) for i in range(2 * MOST_WIDGETS)]
    assert len(believable(many, {})) == MOST_WIDGETS


def test_a_list_may_be_as_deep_as_components_send_it() -> None:
    value = json.dumps([{"event": "answers", "value": {"odds": {"tries": [[1, 2]]}}}])
    assert fits(sent(EVENTS, json_trigger_value=value), KNOWN[EVENTS])


def asking(**parts: str) -> BackMsg:
    message = BackMsg()
    message.rerun_script.query_string = ""
    for name, text in parts.items():
        setattr(message.rerun_script, name, text)
    return message


@pytest.mark.parametrize(
    "message",
    [
        asking(page_name="odds", query_string="p=0.3"),
        BackMsg(app_heartbeat=True),
        BackMsg(backend_operation_request={"deferred_file": {"file_id": "x"}}),
        BackMsg(backend_operation_request={"dataframe_chunk": {}}),
    ],
)
def test_messages_of_the_course_are_read(message: BackMsg) -> None:
    assert is_readable(message)


@pytest.mark.parametrize(
    "message",
    [
        BackMsg(),
        BackMsg(clear_cache=True),
        BackMsg(set_run_on_save=True),
        BackMsg(load_git_info=True),
        BackMsg(debug_shutdown_runtime=True),
        BackMsg(backend_operation_request={"install_skills": {}}),
        BackMsg(backend_operation_request={"request_id": "1"}),
        asking(query_string="x" * (LONGEST_ADDRESS + 1)),
        asking(page_name="x" * 1_000),
        asking(fragment_id="x" * 1_000),
    ],
)
def test_no_others_are(message: BackMsg) -> None:
    assert not is_readable(message)


@pytest.fixture
def distrustful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Streamlit distrust its browsers for one test."""
    for owner, name in (
        (AppSession, "handle_backmsg"),
        (SessionState, "set_widgets_from_proto"),
        (WStates, "__getitem__"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    monkeypatch.setattr(ui.distrust.distrust, "done", False, raising=False)
    ui.distrust.distrust()


@pytest.mark.usefixtures("distrustful")
def test_a_choice_can_be_made_after_it_was_looked_at_unmade() -> None:
    """Streamlit takes the type of a widget from what was sent last; of nothing it is none."""
    states = WStates()
    states.set_widget_metadata(KNOWN[CHOICE])
    states.set_widget_from_proto(sent(CHOICE))
    assert states[CHOICE] is None
    made = sent(CHOICE, string_value="x")
    assert believable([made], states.widget_metadata) == [made]
