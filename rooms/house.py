"""All of the rooms of one process, put together for the server."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.middleware import Middleware
from starlette.routing import Route

from rooms.hall import Hall
from rooms.questions import AnswerRules
from rooms.rights import LeadMark, Rights
from rooms.routes import RoomRoutes
from rooms.showing import Showing
from rooms.sqlite_store import SqliteStore
from rooms.store import Life, Store
from ui.descriptors import raise_limit
from ui.environment import ROOMS, Environment

ROOT = Path(__file__).parents[1]
SHARED = ("redis://", "rediss://", "unix://")
STREAMS = 2000  # that one process holds, where it may open so many files
FILES = 3  # a listener's stream, the session of its page, and room for what it loads


def store_of(settings: Environment) -> Store:
    """Return what keeps the rooms: a file, or a Redis that several processes share."""
    life = Life(alone=3600 * settings.room_hours, most=settings.room_count)
    if settings.rooms.startswith(SHARED):
        from rooms.redis_store import RedisStore  # only who uses it waits for it to load

        try:
            return RedisStore(settings.rooms, life)
        except ValueError as problem:
            sys.exit(f"{ROOMS} must be the address of a Redis; {problem}")
    return SqliteStore(ROOT / settings.rooms, life)


class Rooms:
    """Store, listeners and routes; ``rules`` say what can be answered to which question."""

    def __init__(self, settings: Environment, rules: AnswerRules, *, base: str) -> None:
        self.store = store_of(settings)
        self.hall = Hall(self.store, members=settings.room_members, streams=STREAMS)
        self._routes = RoomRoutes(self.store, self.hall, rules, base=base)
        self.lead_mark = LeadMark(self.store)
        self._base = base

    def routes(self) -> list[Route]:
        """Return where browsers speak to rooms."""
        return [*self._routes.routes(), *Showing(self._routes).routes()]

    def rights(self) -> Middleware:
        """Return what gives a browser the right to lead."""
        return Middleware(Rights, store=self.store, base=self._base)

    @asynccontextmanager
    async def attend(self) -> AsyncIterator[None]:
        """Keep the rooms going for as long as the server runs."""
        if (limit := raise_limit()) is not None:
            self.hall.streams = min(STREAMS, limit // FILES)
        async with self.hall.attend():
            yield

    def close(self) -> None:
        """End all streams, since the server stops."""
        self.hall.close()
