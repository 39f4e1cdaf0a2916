"""A reader's tab at the level of the protocol: what it shows, what it remembers, how it returns."""

import asyncio
import base64
import json
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from payload_reader import read, unpacked
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage
from websockets.typing import Origin, Subprotocol

PATIENCE = 60  # seconds for a page
NOT_THERE = (OSError, ConnectionClosed, InvalidHandshake, InvalidMessage, TimeoutError)

TABLE = b"width,height,fruit\n" + b"".join(
    b"%g,%g,%s\n" % (i * 0.37 % 5, i * 0.71 % 7, (b"fig", b"kiwi", b"plum")[i % 3])
    for i in range(60)
)


@dataclass
class Learner:
    """A tab with a page: its address, which the server writes, and what memory.js has kept.

    ``shown`` are the numbers and the texts of the page, ``cookie`` is what the proxy has given.
    """

    path: str
    query: str
    remembered: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)
    cookie: str = ""
    socket: ClientConnection | None = None

    async def come(self, server: str) -> None:
        """Connect, have the page run, and hand back what is remembered to who asks for it."""
        self.socket = await connect(
            f"{server.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(server),
            additional_headers={"Cookie": self.cookie} if self.cookie else {},
            max_size=None,
            open_timeout=PATIENCE,
            proxy=None,
        )
        assert self.socket.response
        for given in self.socket.response.headers.get_all("Set-Cookie"):
            self.cookie = given.split(";")[0]
        asking = await self._run(self._request())
        for name, place in asking.items():
            if name in self.remembered:
                message = self._request()
                told = message.rerun_script.widget_states.widgets.add(id=f"{place}__events")
                event = {"event": "found", "value": self.remembered[name]}
                told.json_trigger_value = json.dumps([event])
                await self._run(message)

    async def return_to(self, server: str) -> float:
        """Come again as Streamlit's client does once it is cut off; return the seconds it took."""
        start = time.monotonic()
        pause = random.uniform(0.25, 0.5)
        while True:
            await asyncio.sleep(pause)
            try:
                await asyncio.to_thread(self._ping, server)
                await self.come(server)
            except NOT_THERE:
                pause = min(4.0, 2 * pause)
            else:
                return time.monotonic() - start

    async def cut_off(self) -> None:
        """Wait until the connection has ended."""
        assert self.socket
        async with asyncio.timeout(PATIENCE):
            await self.socket.wait_closed()

    def _ping(self, server: str) -> None:
        try:
            asked = Request(f"{server}/_stcore/health", headers={"Cookie": self.cookie})
            urlopen(asked, timeout=15).close()
        except URLError as error:
            raise TimeoutError from error

    def _request(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.path
        return message

    async def _run(self, message: BackMsg) -> dict[str, str]:
        """Have the page run; return where it asks for what is remembered, by the names."""
        assert self.socket
        await self.socket.send(message.SerializeToString())
        asking: dict[str, str] = {}
        async with asyncio.timeout(PATIENCE):
            while True:
                came = ForwardMsg.FromString(await self.socket.recv())
                kind = came.WhichOneof("type")
                if kind == "new_session":
                    asking, self.shown = {}, {}
                elif kind == "page_info_changed":
                    self.query = came.page_info_changed.query_string
                elif kind == "delta" and came.delta.WhichOneof("type") == "new_element":
                    self._note(came.delta.new_element, list(came.metadata.delta_path), asking)
                elif came.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY and (
                    kind == "script_finished"
                ):
                    return asking

    def _note(self, element: Element, place: list[int], asking: dict[str, str]) -> None:
        kind = element.WhichOneof("type")
        if kind == "bidi_component":
            component = element.bidi_component
            if component.component_name == "tab_memory":
                data = json.loads(component.json)
                if data["session"]:
                    asking[data["name"]] = component.id
            elif component.component_name == "live_figure":
                for one in read(unpacked(component.bytes))["readouts"]:
                    self.shown[one["name"]] = one["value"]
        elif kind in ("markdown", "alert"):
            self.shown[f"text {place}"] = getattr(element, kind).body


def thirty() -> list[Learner]:
    """Return sessions with settings, scene, answers, film step and own table, each its own."""
    choice = {"name": "fruit.csv", "columns": [0, 1, 2], "classes": None}
    table = {
        "logit-lab:own-table": {
            "entries": {"table": choice},
            "long": base64.b64encode(TABLE).decode(),
        }
    }
    found = []
    for i in range(6):
        answers = {"predict_odds": {"tries": [0.75, 0.8], "settled": False}}
        told = {"logit-lab:answers": {"entries": answers, "long": ""}}
        found += [
            Learner("odds", f"p=0.{i + 1}05"),
            Learner("odds", "", told),
            Learner("softmax", f"scene=temperature&t={1 + i}&z1=2"),
            Learner("train", f"epochs=100&noise=0.4&step={100 * (i + 1)}&lr=0.3"),
            Learner("train", f"data=own&epochs=100&step={30 * (i + 1)}", table),
        ]
    return found


async def all_come(learners: list[Learner], address: str) -> tuple[list[dict[str, Any]], float]:
    """Have all come, one after the other; return what each sees, and the seconds of a visit."""
    start = time.monotonic()
    for learner in learners:
        await learner.come(address)
    return [dict(one.shown) for one in learners], (time.monotonic() - start) / len(learners)


def at_once(usual: float) -> float:
    """Return within how many seconds all must be back who are cut off: 5, on a quiet machine.

    All return at the same time, so on one that is busy it is as long as all visits take.
    """
    return max(5.0, 0.5 + 30 * usual)


async def return_again(learners: list[Learner], address: str) -> list[float]:
    """Have all learners return once they are cut off; return the seconds that each has waited."""

    async def one(learner: Learner) -> float:
        await learner.cut_off()
        return await learner.return_to(address)

    return await asyncio.gather(*(one(learner) for learner in learners))


async def leave(learners: list[Learner]) -> None:
    for learner in learners:
        assert learner.socket
        await learner.socket.close()


async def are_cut_off(learners: list[Learner]) -> list[Learner]:
    """Return those whose connection has ended."""

    async def one(learner: Learner) -> bool:
        assert learner.socket
        try:
            async with asyncio.timeout(0.5):
                await learner.socket.wait_closed()
        except TimeoutError:
            return False
        return True

    ended = await asyncio.gather(*map(one, learners))
    return [learner for learner, over in zip(learners, ended, strict=True) if over]
