"""A browser without a picture: it opens pages by Streamlit's own messages, and reads the answers.

What it is told is what a browser would be told, so it can also send what no browser would.
"""

import asyncio
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection

PATIENCE = 60.0  # seconds for an answer, on a machine that has other things to do
KEYED = re.compile(r"\$\$ID-[0-9a-f]+-(.+)$")


@dataclass
class Answer:
    """What came back until a run had ended."""

    elements: list[Any] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    size: int = 0
    session: str = ""

    @property
    def address(self) -> dict[str, str] | None:
        """What the page has written into the address last, if anything."""
        return dict(parse_qsl(self.addresses[-1].lstrip("?"))) if self.addresses else None

    def kinds(self) -> set[str]:
        """Return which kinds of element came."""
        return {str(one.WhichOneof("type")) for one in self.elements}

    def add(self, message: ForwardMsg) -> None:
        """Note what a message says."""
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            self.elements.append(element)
            if element.WhichOneof("type") == "exception":
                self.failures.append(f"{element.exception.type}: {element.exception.message}")
        elif kind == "new_session":
            self.session = message.new_session.initialize.session_id
        elif kind == "page_info_changed":
            self.addresses.append(message.page_info_changed.query_string)
        elif kind == "session_event":
            event = message.session_event
            if event.WhichOneof("type") == "script_compilation_exception":
                self.failures.append(str(event.script_compilation_exception))


class Browser:
    """One session of the course, opened by its address."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.page, self.query = "", ""
        self.widgets: dict[str, str] = {}  # kind of each widget, by its identity

    async def open(self, page: str, query: str) -> Answer:
        """Open a page by its address."""
        self.page, self.query = page, query
        return await self.send()

    async def send(self, widgets: Iterable[WidgetState] = (), fragment: str = "") -> Answer:
        """Have the page run with what some widgets are said to hold."""
        message = self.asking(widgets)
        message.rerun_script.fragment_id = fragment
        return await self.ask(message.SerializeToString())

    def asking(self, widgets: Iterable[WidgetState] = ()) -> BackMsg:
        """Return the message that asks for a run."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        message.rerun_script.context_info.locale = "en-US"
        told = {one.id: one for one in (*self._components(), *widgets)}
        message.rerun_script.widget_states.widgets.extend(told.values())
        return message

    def _components(self) -> Iterator[WidgetState]:
        """Yield the state of each component: none, without which its triggers are not heard."""
        for identity, kind in self.widgets.items():
            if kind == "bidi_component":
                yield WidgetState(id=identity, json_value="{}")

    async def ask(self, message: bytes) -> Answer:
        """Send a message and return all that comes until a run has ended."""
        await self.socket.send(message)
        return await asyncio.wait_for(self._answered(), PATIENCE)

    async def _answered(self) -> Answer:
        answer = Answer()
        while True:
            received = await self.socket.recv()
            assert isinstance(received, bytes)
            answer.size += len(received)
            message = ForwardMsg.FromString(received)
            answer.add(message)
            if message.WhichOneof("type") == "script_finished":
                self._learn(answer)
                return answer

    def _learn(self, answer: Answer) -> None:
        for element in answer.elements:
            kind = str(element.WhichOneof("type"))
            identity = getattr(getattr(element, kind, None), "id", "")
            if identity:
                self.widgets[identity] = kind


def key_of(identity: str) -> str:
    """Return the key under which the page knows a widget, if any."""
    found = KEYED.match(identity)
    return found[1] if found else ""
