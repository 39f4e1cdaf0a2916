"""Rooms in one file, for one process that serves the course."""

import asyncio
import json
import logging
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import TypeVar

from rooms.crowd import Crowd
from rooms.model import Room, room_from_json
from rooms.refusal import RefusalError, StoreTroubleError, ended, unknown
from rooms.store import ANSWERED, DIRTY, END, Answered, Hearing, Life, Notice, Tally, Where
from ui.log import tell

T = TypeVar("T")
PATIENCE = 1.0  # seconds for another program that has locked the file
REST = 1.0  # seconds for which a file in trouble is left alone, so that requests do not queue
CLEAR = 600.0  # seconds after which what has been kept too long goes
VERSION = 1
TABLES = """
CREATE TABLE rooms (
    code TEXT PRIMARY KEY, room TEXT, until REAL, ended INTEGER DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE answers (
    code TEXT, question TEXT, member TEXT, answer TEXT, at REAL,
    PRIMARY KEY (code, question, member)
) WITHOUT ROWID;
"""


class SqliteStore:
    """Keeps rooms in a file, which a thread of its own reads and writes."""

    def __init__(self, path: Path, life: Life) -> None:
        self.path = path
        self.life = life
        self._crowd = Crowd()
        self._thread = ThreadPoolExecutor(1, "rooms")
        self._db: sqlite3.Connection | None = None
        self._rest_until = 0.0
        self._tell: Callable[[str, Notice], None] = lambda code, notice: None

    @asynccontextmanager
    async def attend(self, hearing: Hearing) -> AsyncIterator[None]:
        """Tell of notices, and let go what has been kept too long."""
        loop = asyncio.get_running_loop()

        def heard(code: str, notice: Notice) -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody is there to be told
                loop.call_soon_threadsafe(hearing.notice, code, notice)

        self._tell = heard
        clearing = asyncio.create_task(self._clearing())
        try:
            yield
        finally:
            clearing.cancel()
            await asyncio.gather(clearing, return_exceptions=True)
            await loop.run_in_executor(self._thread, self._close)
            self._thread.shutdown(wait=False)

    async def open(self, room: Room) -> bool:
        """Keep a new room."""

        def work(db: sqlite3.Connection) -> bool:
            self._clear(db)
            (count,) = db.execute("SELECT COUNT(*) FROM rooms WHERE NOT ended").fetchone()
            if count >= self.life.most:
                raise RefusalError(503, "rooms")
            row = (room.code, room.to_json(), time.time() + self.life.unused)
            new = "INSERT OR IGNORE INTO rooms (code, room, until) VALUES (?, ?, ?)"
            return db.execute(new, row).rowcount == 1

        return await self._run(work)

    async def room(self, code: str) -> Room:
        """Return a room as it is."""
        return await self._run(lambda db: _room(db, code))

    async def change(
        self, code: str, change: Callable[[Room], Room], notice: Callable[[Room], Notice]
    ) -> Room:
        """Replace a room in one transaction."""

        def work(db: sqlite3.Connection) -> Room:
            room = change(_room(db, code))
            db.execute("UPDATE rooms SET room = ? WHERE code = ?", (room.to_json(), code))
            return room

        return await self._run(work, lambda room: self._tell(code, notice(room)))

    async def end(self, code: str) -> None:
        """End a room."""

        def work(db: sqlite3.Connection) -> None:
            _room(db, code)
            self._end(db, "code = ?", code)

        def then(_: object) -> None:
            self._tell(code, END)
            self._overwrite(None)

        await self._run(work, then)
        self._crowd.forget(code)

    async def answer(self, code: str, given: Answered, most: int) -> bool:
        """Keep an answer."""

        def work(db: sqlite3.Connection) -> bool:
            if not _room(db, code).takes_answers(given.question):
                raise RefusalError(409, "closed")
            of = (code, given.question)
            known = "SELECT 1 FROM answers WHERE code = ? AND question = ? AND member = ?"
            first = db.execute(known, (*of, given.member)).fetchone() is None
            if first and _count(db, *of) >= most:
                raise RefusalError(503, "full")
            row = (*of, given.member, json.dumps(given.answer), given.at)
            db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", row)
            return first

        return await self._run(work, lambda _: self._tell(code, ANSWERED))

    async def answers(self, code: str) -> list[Answered]:
        """Return all answers."""

        def work(db: sqlite3.Connection) -> list[Answered]:
            _room(db, code)
            kept = "SELECT question, member, answer, at FROM answers WHERE code = ? ORDER BY at"
            return [
                Answered(question, member, json.loads(answer), at)
                for question, member, answer, at in db.execute(kept, (code,))
            ]

        return await self._run(work)

    async def count(self, code: str, question: str) -> int:
        """Return how many have answered a round."""
        return await self._run(lambda db: _count(db, code, question))

    async def join(self, code: str, member: str | None, most: int) -> bool:
        """Count somebody in."""
        await self.here(code, [])
        if member is None:
            return True
        joined = self._crowd.join(code, member, most)
        self._tell(code, DIRTY)
        return joined

    async def here(self, code: str, members: Iterable[str]) -> None:
        """Let the room live on, and these be there."""

        def work(db: sqlite3.Connection) -> None:
            _room(db, code)
            until = time.time() + self.life.alone
            db.execute("UPDATE rooms SET until = ? WHERE code = ?", (until, code))

        self._crowd.here(code, members)
        await self._run(work)

    async def leave(self, code: str, member: str) -> None:
        """Count somebody out."""
        self._crowd.leave(code, member)
        self._tell(code, DIRTY)

    async def put(self, code: str, member: str, where: Where | None) -> None:
        """Keep where somebody is."""
        self._crowd.put(code, member, where)
        self._tell(code, DIRTY)

    async def tally(self, code: str) -> Tally:
        """Return who is there."""
        return self._crowd.tally(code)

    async def _clearing(self) -> None:
        while True:
            if self.path.exists():
                with suppress(StoreTroubleError):
                    await self._run(self._clear, self._overwrite)
            await asyncio.sleep(CLEAR)

    def _overwrite(self, _: object) -> None:
        """Have the file itself hold what holds, so that nothing of what was is left beside it."""
        if self._db is not None:
            with suppress(sqlite3.Error):  # somebody else reads; next time, then
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    async def _run(
        self, work: Callable[[sqlite3.Connection], T], then: Callable[[T], None] | None = None
    ) -> T:
        """Do some work as one transaction in the store's thread, and tell when it is done."""

        def done() -> T:
            result = self._transaction(work)
            if then:
                then(result)
            return result

        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, done)
        except RuntimeError as closed:  # the thread has ended with the server
            raise StoreTroubleError from closed

    def _transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if time.monotonic() < self._rest_until:
            raise StoreTroubleError
        try:
            db = self._db = self._db or self._connected()
            db.execute("BEGIN IMMEDIATE")
            try:
                result = work(db)
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                raise
        except (sqlite3.Error, OSError, ValueError) as trouble:
            self._rest_until = time.monotonic() + REST
            self._close()
            tell("rooms_trouble", level=logging.ERROR, reason=str(trouble))
            raise StoreTroubleError from trouble
        return result

    def _connected(self) -> sqlite3.Connection:
        """Open the file, which nobody else may read, and make it if there is none."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        db = sqlite3.connect(
            self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            for setting in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON"):
                db.execute(f"PRAGMA {setting}").fetchone()
            db.execute("BEGIN IMMEDIATE")
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version not in (0, VERSION):
                raise sqlite3.DatabaseError(f"rooms of version {version} cannot be read")
            if version == 0:
                for statement in filter(str.strip, TABLES.split(";")):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {VERSION}")
            self._clear(db)
            db.execute("COMMIT")
        except BaseException:
            db.close()
            raise
        return db

    def _close(self) -> None:
        db, self._db = self._db, None
        if db is not None:
            with suppress(sqlite3.Error), closing(db):
                pass

    def _clear(self, db: sqlite3.Connection) -> None:
        """End rooms in which nobody has been for long, and forget those that ended long ago."""
        now = time.time()
        self._end(db, "NOT ended AND until < ?", now)
        db.execute("DELETE FROM rooms WHERE ended AND until < ?", (now,))

    def _end(self, db: sqlite3.Connection, which: str, value: object) -> None:
        chosen = f"SELECT code FROM rooms WHERE {which}"
        db.execute(f"DELETE FROM answers WHERE code IN ({chosen})", (value,))
        gone = f"UPDATE rooms SET ended = 1, room = '', until = ? WHERE {which}"
        db.execute(gone, (time.time() + self.life.alone, value))


def _room(db: sqlite3.Connection, code: str) -> Room:
    kept = "SELECT room, until, ended FROM rooms WHERE code = ?"
    row = db.execute(kept, (code,)).fetchone()
    if row is None:
        raise unknown()
    if row[2] or row[1] < time.time():
        raise ended()
    return room_from_json(row[0])


def _count(db: sqlite3.Connection, code: str, question: str) -> int:
    counted = "SELECT COUNT(*) FROM answers WHERE code = ? AND question = ?"
    (count,) = db.execute(counted, (code, question)).fetchone()
    return int(count)
