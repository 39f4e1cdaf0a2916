"""Forged messages of the websocket: a session goes on, and shows nothing that was not offered."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any
from urllib.request import urlopen

import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.classroom import session
from benchmarks.servers import Server
from benchmarks.soak.forged import forge
from benchmarks.soak.forged_rooms import forge_rooms
from benchmarks.soak.in_class import beside_class
from benchmarks.soak.protocol import PATIENCE, Browser, key_of
from benchmarks.soak.restless import complaints

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.mark.parametrize("count", [24, pytest.param(500, marks=pytest.mark.exhaustive)])
def test_a_session_survives_forged_messages(course: Server, awaited: Awaited, count: int) -> None:
    sent = beside_class(course.address, forge(course.address, count, seed=1))
    assert awaited(sent) == ([], [])


@pytest.mark.parametrize("count", [60, pytest.param(500, marks=pytest.mark.exhaustive)])
def test_a_room_survives_forged_requests(course: Server, awaited: Awaited, count: int) -> None:
    told_before = len(course.log())
    assert awaited(forge_rooms(course.address, count, seed=1)) == []
    assert complaints(course.log()[told_before:]) == []


async def _turned(address: str, scene: str) -> dict[str, str] | None:
    async with session(address) as socket:
        browser = Browser(socket)
        assert not (await browser.open("odds", "")).failures
        strip = next(one for one in browser.widgets if key_of(one) == "scene_strip")
        told = json.dumps([{"event": "turn", "value": scene}])
        state = WidgetState(id=_make_trigger_id(strip, "events"), json_trigger_value=told)
        return (await browser.send([state])).address


def test_an_honest_message_is_believed(course: Server, awaited: Awaited) -> None:
    assert awaited(_turned(course.address, "evidence")) == {"scene": "evidence"}
    assert awaited(_turned(course.address, "nowhere")) is None


async def _typed(address: str, **value: int) -> dict[str, str] | None:
    async with session(address) as socket:
        browser = Browser(socket)
        assert not (await browser.open("odds", "scene=coin")).failures
        seed = next(one for one in browser.widgets if key_of(one) == "seed")
        return (await browser.send([WidgetState(id=seed, **value)])).address


def test_a_whole_number_that_is_typed_in_is_believed(course: Server, awaited: Awaited) -> None:
    assert awaited(_typed(course.address, int_value=5)) == {"scene": "coin", "seed": "5"}
    assert awaited(_typed(course.address, int_value=-5)) is None


def fetched(address: str) -> bytes:
    with urlopen(address) as answer:
        return bytes(answer.read())


async def _taken_away(address: str) -> bytes:
    """Ask for a file that is written only when it is asked for, as its button does."""
    async with session(address) as socket:
        browser = Browser(socket)
        answer = await browser.open("train", "scene=takeaway")
        file = next(
            one.download_button for one in answer.elements if one.HasField("download_button")
        )
        message = BackMsg()
        asked = message.backend_operation_request
        asked.request_id, asked.session_id = "1", answer.session
        asked.deferred_file.file_id = file.deferred_file_id
        await socket.send(message.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), PATIENCE))
            if told.WhichOneof("type") == "backend_operation_response":
                url = told.backend_operation_response.deferred_file.url
                return await asyncio.to_thread(fetched, address + url)


def test_a_file_can_be_taken_away(course: Server, awaited: Awaited) -> None:
    assert len(awaited(_taken_away(course.address))) > 100
