"""Those who listen in this process, room by room: what is told to all is told to each."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from rooms.mailbox import Mailbox, frame
from rooms.model import Room, room_from_json
from rooms.refusal import RefusalError, StoreTroubleError
from rooms.store import Hearing, Notice, Store, Tally

TICK = 0.25  # seconds between two counts
LEAD = 1.0  # seconds between two words on where the class is
HERE = 10.0  # seconds after which a process says again who listens to it
BEAT = 15.0  # seconds after which a listener gets a sign of life
SILENT = 4  # heartbeats that were not taken, until a listener is given up
TABS = 12  # streams of one member, or of all who lead a room


@dataclass(eq=False)
class Seat:
    """One stream: whose it is (None: who leads), and what it has still to send."""

    code: str
    member: str | None
    box: Mailbox = field(default_factory=Mailbox)
    sending: "asyncio.Task[None] | None" = None


class Live:
    """A room that somebody listens to here."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.room: Room | None = None
        self.seats: set[Seat] = set()
        self.members: Counter[str] = Counter()
        self.tally = Tally()
        self.answers = 0
        self.given = 0  # answers of which this process has heard, changed ones as well
        self.counted = (0, 0, 0)  # members, answers and given, as all have been told
        self.dirty = True
        self.places_told: Any = None

    @property
    def asked(self) -> str:
        """The round that is asked; empty without one."""
        question = self.room.question if self.room else None
        return question.id if question else ""

    def state(self) -> bytes:
        """Return the whole present, as it is sent."""
        assert self.room
        told = self.room.state(members=self.tally.members, answers=self.answers, now=time.time())
        return frame(told)

    def take(self, room: Room) -> None:
        """Take a room as it is now, unless a newer one is known, and tell everybody."""
        if self.room and room.n < self.room.n:
            return
        before, self.room = self.asked, room
        if self.asked != before:
            self.answers = 0
            self.dirty = True
        told = self.state()
        for seat in self.seats:
            seat.box.put_state(room.n, told)

    def touched(self, hand: Notice) -> None:
        """Tell everybody of the teacher's hand."""
        told = frame(hand)
        for seat in self.seats:
            seat.box.put_hand(hand["n"], hand, told)

    def close(self, last: bytes = b"") -> None:
        """End all streams."""
        for seat in self.seats:
            seat.box.close(last)


class Hall:
    """All rooms that somebody listens to here."""

    def __init__(self, store: Store, *, members: int, streams: int) -> None:
        self.store = store
        self.members = members
        self.streams = streams
        self.stopping = False
        self._live: dict[str, Live] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def attend(self) -> AsyncIterator[None]:
        """Keep the rooms going for as long as the server runs."""
        async with self.store.attend(Hearing(self._heard, self._missed)):
            try:
                yield
            finally:
                self.close()
                for task in self._tasks:
                    task.cancel()
                await asyncio.gather(*self._tasks, return_exceptions=True)

    def close(self) -> None:
        """End all streams, since the server stops; who listened comes back to the next one."""
        self.stopping = True
        for live in self._live.values():
            live.close()

    def is_here(self, code: str, member: str) -> bool:
        """Tell whether a member listens here."""
        live = self._live.get(code)
        return live is not None and live.members[member] > 0

    async def enter(self, code: str, member: str | None) -> Seat:
        """Seat a listener, who is told the present at once."""
        if self.stopping:
            raise RefusalError(503, "stopping")
        if sum(len(live.seats) for live in self._live.values()) >= self.streams:
            raise RefusalError(503, "full")
        live = self._live.get(code)
        if live is None:
            live = self._live[code] = Live(code)
        if sum(seat.member == member for seat in live.seats) >= TABS:
            raise RefusalError(503, "full")
        seat = Seat(code, member)
        # Seated first, so that nothing is missed between the state and what follows it.
        self._sit(live, seat)
        try:
            if not await self.store.join(code, member, self.members):
                raise RefusalError(503, "full")
            await self._greet(live, seat)
        except BaseException:
            self.leave(seat)
            raise
        return seat

    def leave(self, seat: Seat) -> None:
        """Let a listener go."""
        live = self._live.get(seat.code)
        if live is None or seat not in live.seats:
            return
        live.seats.discard(seat)
        if not live.seats:
            del self._live[seat.code]
        if seat.member:
            live.members[seat.member] -= 1
            if live.members[seat.member] <= 0:
                del live.members[seat.member]
                self._spawn(self._left(seat.code, seat.member))

    def _sit(self, live: Live, seat: Seat) -> None:
        live.seats.add(seat)
        if seat.member:
            live.members[seat.member] += 1
        if len(live.seats) == 1:
            self._spawn(self._pulse(live))

    async def _greet(self, live: Live, seat: Seat) -> None:
        room = await self.store.room(seat.code)
        if live.room is None or room.n >= live.room.n:
            live.room = room
        live.tally = await self.store.tally(seat.code)
        if live.asked:
            live.answers = await self.store.count(seat.code, live.asked)
        live.dirty = True
        seat.box.put_state(live.room.n, live.state())

    async def _left(self, code: str, member: str) -> None:
        try:
            await self.store.leave(code, member)
        except (StoreTroubleError, RefusalError):
            return  # who is not said to be there any more does not count for long

    def _heard(self, code: str, notice: Notice) -> None:
        """Tell those who listen here what a process has told all."""
        live = self._live.get(code)
        if live is None:
            return
        match notice["kind"]:
            case "hand":
                live.touched(notice)
            case "state":
                live.take(room_from_json(notice["room"]))
            case "dirty":
                live.dirty = True
            case "answered":
                live.given += 1
                live.dirty = True
            case "end":
                live.close(frame({"kind": "end"}))

    def _missed(self) -> None:
        """Look at every room again, since something may have been missed."""
        for live in self._live.values():
            self._spawn(self._again(live))

    async def _again(self, live: Live) -> None:
        try:
            room = await self.store.room(live.code)
            await self.store.here(live.code, list(live.members))
        except RefusalError:
            live.close(frame({"kind": "end"}))
        except StoreTroubleError:
            live.dirty = True
        else:
            live.take(room)
            live.given += 1
            live.dirty = True

    async def _pulse(self, live: Live) -> None:
        """Count, say who is here, and give signs of life, until nobody listens any more."""
        beat = here = lead = time.monotonic()
        while live.seats:
            await asyncio.sleep(TICK)
            now = time.monotonic()
            if now - beat >= BEAT:
                beat = now
                self._beat(live)
            try:
                if now - here >= HERE:
                    here = now
                    await self.store.here(live.code, list(live.members))
                    live.dirty = True
                if live.dirty:
                    live.dirty = False
                    await self._count(live)
                if now - lead >= LEAD:
                    lead = now
                    self._tell_places(live)
            except StoreTroubleError:
                live.dirty = True
            except RefusalError:
                live.close(frame({"kind": "end"}))

    def _beat(self, live: Live) -> None:
        for seat in live.seats:
            seat.box.beat()
            if seat.box.waits > SILENT and seat.sending:
                seat.sending.cancel()

    async def _count(self, live: Live) -> None:
        asked = live.asked
        tally = await self.store.tally(live.code)
        answers = await self.store.count(live.code, asked) if asked else 0
        if asked != live.asked:
            live.dirty = True
            return
        live.tally, live.answers = tally, answers
        counted = (tally.members, answers, live.given)
        if live.counted != counted:
            live.counted = counted
            counts = {"members": tally.members, "answers": answers, "given": live.given}
            told = frame({"kind": "count", **counts})
            for seat in live.seats:
                seat.box.put("count", told)

    def _tell_places(self, live: Live) -> None:
        """Tell those who lead where the class is, if that is news to one of them."""
        leading = frozenset(seat for seat in live.seats if seat.member is None)
        places = sorted(live.tally.places.items())
        if not leading or live.places_told == (leading, places):
            return
        live.places_told = (leading, places)
        told = [
            {"page": page, "scene": scene, "number": number} for (page, scene), number in places
        ]
        for seat in leading:
            seat.box.put("lead", frame({"kind": "lead", "places": told}))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
