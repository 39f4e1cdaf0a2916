"""What keeps the rooms: one interface, for one process (SQLite) and for several (Redis)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from rooms.model import Room

Notice = Mapping[str, Any]  # what the processes tell each other of a room
Where = tuple[str, str]  # page and scene


@dataclass(frozen=True)
class Life:
    """How long rooms are kept, in seconds, and how many there may be.

    ``alone``: after the last one has left; ``unused``: after it was opened, when nobody came.
    An ended room is known as such for another ``alone``.
    """

    alone: float = 3 * 3600
    unused: float = 15 * 60
    most: int = 50


@dataclass(frozen=True)
class Answered:
    """An answer to a round of a question, by a member of the room, at a time (UTC, in s)."""

    question: str
    member: str
    answer: Any
    at: float


@dataclass(frozen=True)
class Tally:
    """How many are in a room, and where those are who are not with the teacher."""

    members: int = 0
    places: Mapping[Where, int] = field(default_factory=Counter)


@dataclass
class Hearing:
    """Who is told of notices: ``notice`` of each, ``again`` when some may have been missed."""

    notice: Callable[[str, Notice], None]
    again: Callable[[], None]


class Store(Protocol):
    """Keeps rooms, their answers and who is there; tells every process what changes.

    Every method raises ``StoreTroubleError`` where it cannot, and ``RefusalError`` (404, 410)
    where there is no such room or it has ended.
    """

    def attend(self, hearing: Hearing) -> AbstractAsyncContextManager[None]:
        """Tell of notices for as long as the context lasts."""

    async def open(self, room: Room) -> bool:
        """Keep a new room; return whether its code was free. Refuse where there are too many."""

    async def room(self, code: str) -> Room:
        """Return a room as it is."""

    async def change(
        self, code: str, change: Callable[[Room], Room], notice: Callable[[Room], Notice]
    ) -> Room:
        """Replace a room by what ``change`` makes of it, as one step, and tell of it.

        ``change`` may be called more than once, in another thread; what it raises is raised.
        """

    async def end(self, code: str) -> None:
        """End a room and forget all that was answered."""

    async def answer(self, code: str, given: Answered, most: int) -> bool:
        """Keep an answer while its round is open; return whether it is the member's first.

        Refused are answers to a round that is not open, and those of more than ``most`` members.
        """

    async def answers(self, code: str) -> list[Answered]:
        """Return all answers, in the order in which they were given."""

    async def count(self, code: str, question: str) -> int:
        """Return how many have answered a round."""

    async def join(self, code: str, member: str | None, most: int) -> bool:
        """Count somebody in (None: who leads); return whether there was room for one more."""

    async def here(self, code: str, members: Iterable[str]) -> None:
        """Say that these are still there; without that they count for ``PRESENT`` seconds."""

    async def leave(self, code: str, member: str) -> None:
        """Count somebody out."""

    async def put(self, code: str, member: str, where: Where | None) -> None:
        """Keep where a member is who is not with the teacher."""

    async def tally(self, code: str) -> Tally:
        """Return who is there."""


PRESENT = 30.0
DIRTY: Notice = {"kind": "dirty"}  # somebody came, went, or is elsewhere
ANSWERED: Notice = {"kind": "answered"}  # for the first time, or otherwise than before
END: Notice = {"kind": "end"}


def state_notice(room: Room) -> Notice:
    """Tell the whole room."""
    return {"kind": "state", "room": room.to_json()}
