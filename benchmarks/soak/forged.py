"""Messages that no browser of the course would send: wrong types, other widgets, endless nesting.

Whatever a session is told, it goes on, and what it then shows is a view that the course offers: its
address opens in another session without a word of complaint.
"""

import json
import random
from collections.abc import Iterator, Mapping
from typing import Any

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.classroom import session
from benchmarks.soak.protocol import Answer, Browser, key_of

ROOM = "K7M2QX"
# Pages that have, together, every component and every kind of control.
PAGES = (
    ("odds", "scene=evidence"),
    ("odds", "scene=rulers"),
    ("sigmoid", ""),
    ("likelihood", "view=all"),
    ("loss", "view=all"),
    ("softmax", "view=all"),
    ("cross-entropy", "view=all"),
    ("train", "scene=cockpit"),
    ("train", "scene=cockpit&data=own"),
    ("train", "scene=film"),
    ("mistakes", ""),
    ("", ""),
    ("class", ""),
    ("odds", f"room={ROOM}"),
)
EVENTS = {
    "live_figure": ("drop", "pick", "want", "draw", "choose"),
    "teacher_bar": ("hide",),
    "scene_strip": ("turn",),
    "kept_answers": ("answers",),
    "question_board": ("answer",),
    "tab_memory": ("found",),
    "in_room": ("go", "asked", "leave"),
    "class_room": ("lesson",),
}
EVERY_EVENT = tuple(name for names in EVENTS.values() for name in names)
NO_JSON = ("", "{", "[" * 40_000, "NaN", '{"event"', "\x00", "9" * 5_000, '["' + "a" * 200_000)
OTHER_MESSAGES: tuple[Mapping[str, Any], ...] = (
    {"clear_cache": True},
    {"load_git_info": True},
    {"set_run_on_save": True},
    {"stop_script": True},
    {"debug_shutdown_runtime": True},
    {"debug_disconnect_websocket": True},
    {"app_heartbeat": True},
    {"backend_operation_request": {"request_id": "1", "install_skills": {}}},
    {"backend_operation_request": {"request_id": "1", "deferred_file": {"file_id": "../x"}}},
)
FIELDS = (
    "trigger_value",
    "bool_value",
    "double_value",
    "int_value",
    "string_value",
    "double_array_value",
    "int_array_value",
    "string_array_value",
    "json_value",
    "json_trigger_value",
    "string_trigger_value",
    "file_uploader_state_value",
    "bytes_value",
)


def nested(depth: int) -> Any:
    """Return a list in a list in a list."""
    value: Any = []
    for _level in range(depth):
        value = [value]
    return value


def junk(dice: random.Random) -> Any:
    """Return something that no component sends."""
    plain = [None, True, False, 0, -1, 7, 0.5, 1e308, -1e308, 2**53 + 1, 10**300]
    floats = [float("nan"), float("inf"), -float("inf"), 0.123456789]
    texts = [
        "",
        "x",
        "p",
        "odds",
        "__proto__",
        "<script>",
        "\x00",
        "가" * 3,
        "9" * 400,
        "x" * 5_000,
    ]
    whole = [[], {}, [1, 2], [[1, 2], [3, 4]], {"": 1}, nested(60), nested(900), list(range(3_000))]
    return dice.choice(dice.choice([plain, floats, texts, whole]))


def almost(dice: random.Random, names: list[str]) -> Any:
    """Return what is written as a component writes it, but for what stands in it."""
    name = dice.choice(names)
    asked = {"code": ROOM, "question": "predict_odds", "round": 1, "open": True}
    asked |= {"revealed": dice.random() < 0.5, "leads": False}
    shapes: list[Any] = [
        {"control": name, "value": junk(dice)},
        {"control": junk(dice), "value": 0.5},
        {name: junk(dice), dice.choice(names): junk(dice)},
        {"from": [junk(dice), 0], "to": [0, junk(dice)]},
        {"from": [1e15, -1e15], "to": [-1e15, 1e15]},
        {"trace": junk(dice), "point": junk(dice)},
        {"trace": 0, "point": 10**6},
        {"run": name, "frame": junk(dice), "known": junk(dice)},
        {"run": "x" * 10_000, "frame": 2**53, "known": 0},
        {"stop": junk(dice)},
        {"levels": junk(dice)},
        {"levels": [dice.choice([0, 50, None, 10**9, "x"]) for _ in range(101)]},
        {"names": junk(dice)},
        {"names": [name, junk(dice), "scene:nowhere", "nobody"]},
        {name: {"tries": [junk(dice)], "settled": junk(dice)}},
        {"odds_first": {"tries": [10**6], "settled": True}},
        {"query": dice.choice(["scene=coin", "p=0.4&room=x", "x" * 9_000, junk(dice)])},
        {**asked, dice.choice([*asked]): junk(dice)},
        json.dumps({"12.1": {"given": junk(dice), "again": junk(dice), "first": junk(dice)}}),
        json.dumps({"12.1": {"given": {}, "again": [], "first": junk(dice)}}),
        junk(dice),
    ]
    return dice.choice(shapes)


def _put(state: WidgetState, kind: str, dice: random.Random, names: list[str]) -> None:
    """Let a widget hold something."""
    value = almost(dice, names)
    text = dice.choice(NO_JSON) if dice.random() < 0.15 else json.dumps(value)
    match kind:
        case "json_value":
            events = dice.sample(EVERY_EVENT, 3)
            state.json_value = (
                text if dice.random() < 0.3 else json.dumps(dict.fromkeys(events, value))
            )
        case "json_trigger_value":
            told = [{"event": dice.choice([*EVERY_EVENT, "none"]), "value": value}]
            state.json_trigger_value = text if dice.random() < 0.2 else json.dumps(told)
        case "trigger_value" | "bool_value":
            setattr(state, kind, dice.random() < 0.5)
        case "double_value":
            state.double_value = dice.choice([float("nan"), float("inf"), 1e308, -1, 0.12345])
        case "int_value":
            state.int_value = dice.choice([0, -1, 1, 99, 2**62, -(2**62)])
        case "string_value":
            state.string_value = dice.choice(
                ["", "x", "x" * 200_000, "\x00", "nan", "999999999999"]
            )
        case "double_array_value":
            few = [[], [float("nan")], [float("inf")], [1e308], [-7.0], [0.12345], [1.0, 2.0, 3.0]]
            state.double_array_value.data.extend(dice.choice(few))
            state.double_array_value.SetInParent()
        case "int_array_value":
            state.int_array_value.data.extend(dice.choice([[], [-1], [99], [2**62], [0, 1, 2]]))
            state.int_array_value.SetInParent()
        case "string_array_value":
            state.string_array_value.data.extend(dice.choice([[], ["x"], ["x", "x"], ["1e999"]]))
            state.string_array_value.SetInParent()
        case "string_trigger_value":
            state.string_trigger_value.data = "x"
        case "file_uploader_state_value":
            info = state.file_uploader_state_value.uploaded_file_info.add()
            info.file_id, info.name, info.size = "../../etc/passwd", "x.csv", 2**62
        case "bytes_value":
            state.bytes_value = b"\x80\x04N." * 100


USUAL = {
    "slider": ("double_array_value", "string_array_value"),
    "number_input": ("double_value", "int_value"),
    "text_input": ("string_value",),
    "text_area": ("string_value",),
    "selectbox": ("string_value", "int_value"),
    "radio": ("int_value", "string_value"),
    "button_group": ("string_array_value", "int_array_value"),
    "checkbox": ("bool_value",),
    "button": ("trigger_value",),
    "file_uploader": ("file_uploader_state_value",),
}


def forged(browser: Browser, dice: random.Random) -> WidgetState:
    """Return what one of the widgets of a page, or one that nobody knows, is said to hold."""
    # Those that lead on to other pages would have the rest forged for a page that is gone.
    here = [one for one in browser.widgets.items() if not key_of(one[0]).startswith("way_")]
    identity, kind = dice.choice(here)
    names = [key_of(one) for one in browser.widgets if key_of(one)]
    state = WidgetState()
    if kind == "bidi_component":
        trigger = dice.random() < 0.6
        state.id = _make_trigger_id(identity, "events") if trigger else identity
        usual: tuple[str, ...] = ("json_trigger_value",) if trigger else ("json_value",)
    else:
        state.id, usual = identity, USUAL.get(kind, FIELDS)
    if dice.random() < 0.1:
        state.id = dice.choice(["", "p", "ui.address.Address", "$$ID-0-p", "x" * 10_000])
    _put(state, dice.choice(usual if dice.random() < 0.7 else FIELDS), dice, names)
    return state


def _other(dice: random.Random) -> bytes:
    """Return a message of another kind, which asks for a run of the page as well or for none."""
    message = BackMsg(**dice.choice(OTHER_MESSAGES))
    return message.SerializeToString()


def sound(answer: Answer, complaint: str) -> Iterator[str]:
    """Yield what is wrong with an answer."""
    yield from (f"{complaint}: {one}" for one in answer.failures)


async def forge(address: str, count: int, seed: int) -> list[str]:
    """Send forged messages to every page in turn; return what went wrong."""
    problems: list[str] = []
    seen: set[tuple[str, str]] = set()
    share, rest = divmod(count, len(PAGES))
    for number, (page, query) in enumerate(PAGES):
        dice = random.Random(f"{seed} {page} {query}")
        problems += await _forge(address, page, query, share + (number < rest), dice, seen)
    return problems


async def _forge(
    address: str, page: str, query: str, count: int, dice: random.Random, seen: set[tuple[str, str]]
) -> list[str]:
    problems: list[str] = []
    left = count
    while left > 0:
        async with session(address) as socket:
            browser = Browser(socket)
            problems += sound(await browser.open(page, query), f"/{page}?{query}")
            # A few at a time: what one leaves behind may be what makes the next one fail.
            for _case in range(min(left, 12)):
                left -= 1
                state = forged(browser, dice)
                told = f"/{page}?{query} {str(state)[:300]!r}"
                try:
                    if dice.random() < 0.05:
                        await socket.send(_other(dice))
                    answer = await browser.send([state])
                    problems += sound(answer, told)
                    after = await browser.send()
                    problems += sound(after, f"after {told}")
                    problems += await _offered(address, browser.page, answer, told, seen)
                except (OSError, TimeoutError, EOFError) as error:
                    problems.append(f"{told}: the session ended, {error!r}")
                    break
                except Exception as error:  # of the websocket
                    problems.append(f"{told}: the session ended, {error!r}")
                    break
    return problems


async def _offered(
    address: str, page: str, answer: Answer, told: str, seen: set[tuple[str, str]]
) -> list[str]:
    """Open what the page has written into its address elsewhere, where it must be as good."""
    written = answer.addresses[-1] if answer.addresses else None
    if written is None or (page, written) in seen:
        return []
    seen.add((page, written))
    async with session(address) as socket:
        there = await Browser(socket).open(page, written.lstrip("?"))
    # A batch that is larger than the data, say, is ignored here as well, and said.
    ignored = _ignored(there) - _ignored(answer)
    return [
        *sound(there, f"{told} at ?{written}"),
        *(f"{told} was believed: {one}" for one in sorted(ignored)),
    ]


def _ignored(answer: Answer) -> set[str]:
    """Return what a page says that it has not used."""
    said = [one.alert.body for one in answer.elements if one.WhichOneof("type") == "alert"]
    return {body for body in said if "was ignored" in body}
