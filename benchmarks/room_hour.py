"""Two hundred who listen for an hour: its messages as fast as the server takes them."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import psutil

from benchmarks.room_client import GONE, Member, opened, until
from benchmarks.rooms import QUESTION, listening, server_with_rooms
from benchmarks.servers import Server
from benchmarks.table import Row

ROOMS = 2
LISTENERS = 100  # of each room
VALUES = 18_000  # of an hour in which a teacher moves something for a quarter of the time
EVERY = 300  # values after which the class turns, answers, and somebody comes anew
WARM = 0.1  # share of the hour after which memory is looked at first
ROUNDS = 30  # questions that are asked and answered
DEVICES = 15  # of a teacher, each with the right to move thirty times a second
AWAY = (502, 503)  # what is said for a server that is not there
MEGABYTE = 2**20


@dataclass(frozen=True)
class Held:
    """What a server holds more at the end of an hour than at its beginning."""

    memory: float  # MB
    handles: int
    lost: int  # listeners that do not know the last value


async def hour(
    server: Server, *, listeners: int = LISTENERS, values: int = VALUES, every: int = EVERY
) -> Held:
    """Hold two rooms for the messages of an hour."""
    process = psutil.Process(server.pid)
    async with AsyncExitStack() as stack:
        rooms = []
        for _ in range(ROOMS):
            code, teacher = await opened(server.address)
            members = [Member(server.address) for _ in range(listeners)]
            await stack.enter_async_context(listening(code, teacher, members))
            rooms.append(Led(code, teacher, members))
        await asyncio.gather(*(one.lead(round(WARM * values), every) for one in rooms))
        memory, handles = process.memory_info().rss, process.num_fds()
        await asyncio.gather(*(one.lead(round((1 - WARM) * values), every) for one in rooms))
        await until(lambda: all(one.lost == 0 for one in rooms))
        await until(lambda: process.num_fds() <= handles + 5)
        return Held(
            (process.memory_info().rss - memory) / MEGABYTE,
            process.num_fds() - handles,
            sum(one.lost for one in rooms),
        )


@dataclass
class Led:
    """A room and who is in it.

    ``value`` is the last one that its teacher's hand has told, ``asked`` are the rounds to which
    all have answered. Who is ``patient`` tries again while no server is there.
    """

    code: str
    teacher: Member
    members: list[Member]
    patient: bool = False
    value: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        """How many do not know the last value."""
        return sum(one.state.get("hand", {}).get("p") != self.value for one in self.members)

    async def lead(self, values: int, every: int, apart: float = 0.0) -> None:
        """Tell so many values; after every so many, let the class do what else it does."""
        for _ in range(values):
            if self.value % every == 0:
                await self._other(self.value // every)
            self.value += 1
            device = Member(
                self.teacher.address,
                bearer=self.teacher.bearer,
                seen_at=f"10.0.0.{self.value % DEVICES}",
            )
            await self._post(device, "hand", {"values": {"p": self.value}, "released": False})
            await asyncio.sleep(apart)

    async def _other(self, turn: int) -> None:
        scene = ("rulers", "symmetry")[turn % 2]
        place = {"page": "odds", "query": f"scene={scene}&turn={turn}"}
        await self._post(self.teacher, "state", {"place": place})
        ask = {"do": "open", "page": "odds", "scene": "rulers", "question": QUESTION, "query": ""}
        if turn < ROUNDS:
            await self._post(self.teacher, "question", ask)
            round_ = f"{QUESTION}:{len(self.asked) + 1}"
            self.asked.append(round_)
            for number, one in enumerate(self.members):
                told = {"question": round_, "answer": {"number": number}}
                await self._post(one, "answers", told)
        guest = Member(self.teacher.address)
        stream = asyncio.create_task(guest.listen(self.code, again=True))
        await until(lambda: bool(guest.state))
        stream.cancel()
        await asyncio.gather(stream, return_exceptions=True)

    async def _post(self, member: Member, what: str, told: object) -> None:
        """Tell something, again while too much is told at once."""
        again = (429, *AWAY) if self.patient else (429,)
        while True:
            try:
                status, _ = await member.ask("POST", f"/rooms/{self.code}/{what}", told)
            except GONE:
                if not self.patient:
                    raise
                status = AWAY[0]
            if status in (200, 201, 204):
                return
            if status not in again:
                raise RuntimeError(f"{what} must be taken; got {status}")
            await asyncio.sleep(0.05)


def room_hour_rows() -> list[Row]:
    """Measure, and return the lines of the table."""
    with server_with_rooms() as server:
        held = asyncio.run(hour(server))
    name = f"{ROOMS * LISTENERS} listeners, the messages of an hour"
    return [
        Row(f"{name}: memory grown by", "{:.0f} MB", held.memory, high=20),
        Row(f"{name}: handles grown by", "{:.0f}", held.handles, high=5),
        Row(f"{name}: listeners without the last value", "{:.0f}", held.lost, high=0),
    ]


if __name__ == "__main__":
    for line in room_hour_rows():
        print(line)
