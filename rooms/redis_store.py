"""Rooms in a Redis that several processes share: any of them serves any room.

A room is one text with a time to live, which is how it ends when nobody is there. Whatever changes
it or depends on it watches it, so that a change of another process in between is not overwritten.
"""

import asyncio
import json
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.client import Pipeline, PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, WatchError

from rooms.model import Room, room_from_json
from rooms.refusal import RefusalError, StoreTroubleError, ended, unknown
from rooms.store import ANSWERED, DIRTY, END, PRESENT, Answered, Hearing, Life, Notice, Tally, Where
from ui.log import tell

T = TypeVar("T")
CONNECTIONS = 20  # of one process; what is beyond waits for its turn
PATIENCE = 2.0  # seconds for an answer
QUIET = 5.0  # seconds without a notice, after which the connection is tried
AGAIN = 0.5  # seconds until a lost connection is made anew
CLEAR = 600.0  # seconds after which is looked whether rooms have ended by themselves
GONE = 10.0  # seconds within which Redis lets go what has expired
TRIES = 50  # of a change, while others change the same room
ROOMS = "logit-lab:rooms"  # code → until when, in s
TOLD = "logit-lab:told:"
TROUBLE = (RedisError, OSError, TimeoutError, ValueError)


class RedisStore:
    """Keeps rooms where all processes of the course find them."""

    def __init__(self, url: str, life: Life) -> None:
        self.life = life
        self._pool = BlockingConnectionPool.from_url(
            url,
            decode_responses=True,
            max_connections=CONNECTIONS,
            timeout=PATIENCE,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            # A connection of before a restart is noticed when it is used.
            retry=Retry(NoBackoff(), 1),
        )
        self._redis: Redis = Redis(connection_pool=self._pool)
        self._told = 0.0
        self._left = False  # something of a room that has ended, on the disk

    @asynccontextmanager
    async def attend(self, hearing: Hearing) -> AsyncIterator[None]:
        """Listen to what the processes tell each other."""
        tasks = [asyncio.create_task(one) for one in (self._listen(hearing), self._clearing())]
        try:
            yield
        finally:
            await _cancelled(tasks)
            await self._redis.aclose()
            await self._pool.disconnect()

    async def open(self, room: Room) -> bool:
        """Keep a new room."""
        async with self._troubled():
            now = time.time()
            await self._clear()
            if await self._redis.zcount(ROOMS, now, "+inf") >= self.life.most:
                raise RefusalError(503, "rooms")
            unused, alone = self.life.unused, self.life.alone
            known = _key(room.code, "known")
            if not await self._redis.set(known, "1", nx=True, px=_ms(unused + alone)):
                return False
            async with self._redis.pipeline() as pipe:
                pipe.set(_key(room.code, "room"), room.to_json(), px=_ms(unused))
                pipe.zadd(ROOMS, {room.code: now + unused})
                await pipe.execute()
            return True

    async def room(self, code: str) -> Room:
        """Return a room as it is."""
        async with self._troubled():
            return await self._read(self._redis, code)

    async def change(
        self, code: str, change: Callable[[Room], Room], notice: Callable[[Room], Notice]
    ) -> Room:
        """Replace a room, unless another process did so in between: then once more."""

        async def step(pipe: Pipeline) -> Room:
            room = change(await self._read(pipe, code))
            pipe.multi()
            pipe.set(_key(code, "room"), room.to_json(), xx=True, keepttl=True)
            pipe.publish(TOLD + code, json.dumps(notice(room)))
            await pipe.execute()
            return room

        return await self._watched(code, step)

    async def end(self, code: str) -> None:
        """End a room."""

        async def step(pipe: Pipeline) -> None:
            room = await self._read(pipe, code)
            pipe.multi()
            pipe.delete(*(_key(code, of) for of in ("room", "members", "where", *room.asked)))
            pipe.zrem(ROOMS, code)
            pipe.publish(TOLD + code, json.dumps(END))
            await pipe.execute()

        await self._watched(code, step)
        await self._overwrite()

    async def answer(self, code: str, given: Answered, most: int) -> bool:
        """Keep an answer."""

        async def step(pipe: Pipeline) -> bool:
            if not (await self._read(pipe, code)).takes_answers(given.question):
                raise RefusalError(409, "closed")
            answers = _key(code, given.question)
            first = not await pipe.hexists(answers, given.member)
            if first and await pipe.hlen(answers) >= most:
                raise RefusalError(503, "full")
            pipe.multi()
            pipe.hset(answers, given.member, json.dumps([given.answer, given.at]))
            pipe.pexpire(answers, _ms(self.life.alone))
            pipe.publish(TOLD + code, json.dumps(ANSWERED))
            await pipe.execute()
            return first

        return await self._watched(code, step)

    async def answers(self, code: str) -> list[Answered]:
        """Return all answers."""
        async with self._troubled():
            asked = (await self._read(self._redis, code)).asked
            async with self._redis.pipeline() as pipe:
                for question in asked:
                    pipe.hgetall(_key(code, question))
                kept = await pipe.execute()
            given = [
                Answered(question, member, *json.loads(text))
                for question, found in zip(asked, kept, strict=True)
                for member, text in found.items()
            ]
            return sorted(given, key=lambda one: one.at)

    async def count(self, code: str, question: str) -> int:
        """Return how many have answered a round."""
        async with self._troubled():
            return int(await self._redis.hlen(_key(code, question)))

    async def join(self, code: str, member: str | None, most: int) -> bool:
        """Count somebody in."""
        await self.here(code, [])
        if member is None:
            return True
        async with self._troubled():
            members = _key(code, "members")
            async with self._redis.pipeline() as pipe:
                pipe.zremrangebyscore(members, "-inf", time.time())
                pipe.zadd(members, {member: time.time() + PRESENT})
                pipe.zcard(members)
                pipe.pexpire(members, _ms(2 * PRESENT))
                _, new, count, _ = await pipe.execute()
            if new and count > most:
                await self._redis.zrem(members, member)
                return False
            await self._dirty(code)
        return True

    async def here(self, code: str, members: Iterable[str]) -> None:
        """Let the room live on, and these be there."""
        async with self._troubled():
            room = await self._read(self._redis, code)
            now, alone = time.time(), self.life.alone
            present = _key(code, "members")
            async with self._redis.pipeline() as pipe:
                for of in ("room", "where", *room.asked):
                    pipe.pexpire(_key(code, of), _ms(alone))
                pipe.pexpire(_key(code, "known"), _ms(2 * alone))
                pipe.zadd(ROOMS, {code: now + alone}, xx=True)
                if until := dict.fromkeys(members, now + PRESENT):
                    pipe.zadd(present, until)
                    pipe.pexpire(present, _ms(2 * PRESENT))
                await pipe.execute()

    async def leave(self, code: str, member: str) -> None:
        """Count somebody out."""
        async with self._troubled():
            await self._redis.zrem(_key(code, "members"), member)
            await self._redis.hdel(_key(code, "where"), member)
            await self._dirty(code)

    async def put(self, code: str, member: str, where: Where | None) -> None:
        """Keep where somebody is; of who is not in the room nothing is kept."""
        key = _key(code, "where")
        async with self._troubled():
            if where is None:
                await self._redis.hdel(key, member)
            elif await self._redis.zscore(_key(code, "members"), member) is not None:
                await self._redis.hset(key, member, json.dumps(where))
                await self._redis.pexpire(key, _ms(self.life.alone))
            await self._dirty(code)

    async def tally(self, code: str) -> Tally:
        """Return who is there."""
        async with self._troubled():
            async with self._redis.pipeline() as pipe:
                pipe.zrangebyscore(_key(code, "members"), time.time(), "+inf")
                pipe.hgetall(_key(code, "where"))
                present, where = await pipe.execute()
            found = Counter(tuple(json.loads(where[one])) for one in present if one in where)
            return Tally(len(present), found)

    async def _clearing(self) -> None:
        while True:
            with suppress(*TROUBLE):
                await self._clear()
            await asyncio.sleep(CLEAR)

    async def _clear(self) -> None:
        """Take rooms that have ended by themselves off the list, and off the disk."""
        gone = await self._redis.zremrangebyscore(ROOMS, "-inf", time.time() - GONE)
        if gone or self._left:
            await self._overwrite()

    async def _overwrite(self) -> None:
        """Have the file to which Redis appends, if it does, hold what holds and nothing else."""
        self._left = True
        with suppress(*TROUBLE):  # it may be at it; next time, then
            if (await self._redis.info("persistence"))["aof_enabled"]:
                await self._redis.bgrewriteaof()
            self._left = False

    async def _read(self, redis: Redis, code: str) -> Room:
        kept = await redis.get(_key(code, "room"))
        if kept is not None:
            return room_from_json(str(kept))
        raise ended() if await redis.exists(_key(code, "known")) else unknown()

    async def _watched(self, code: str, step: Callable[[Pipeline], Awaitable[T]]) -> T:
        """Take a step that holds only if nobody else changed the room meanwhile; else again."""
        async with self._troubled():
            for _ in range(TRIES):
                async with self._redis.pipeline() as pipe:
                    await pipe.watch(_key(code, "room"))
                    with suppress(WatchError):
                        return await step(pipe)
        raise StoreTroubleError

    async def _dirty(self, code: str) -> None:
        await self._redis.publish(TOLD + code, json.dumps(DIRTY))

    @asynccontextmanager
    async def _troubled(self) -> AsyncIterator[None]:
        try:
            yield
        except TROUBLE as trouble:
            self._complain(trouble)
            raise StoreTroubleError from trouble

    def _complain(self, trouble: Exception) -> None:
        now = time.monotonic()
        if now - self._told > QUIET:
            self._told = now
            tell("rooms_trouble", level=logging.ERROR, reason=str(trouble))

    async def _listen(self, hearing: Hearing) -> None:
        while True:
            try:
                async with self._redis.pubsub() as notices:
                    await notices.psubscribe(f"{TOLD}*")
                    await self._hear(notices, hearing)
            except TROUBLE as trouble:
                self._complain(trouble)
            await asyncio.sleep(AGAIN)

    async def _hear(self, notices: PubSub, hearing: Hearing) -> None:
        """Pass on what is told, until nothing comes, not even the answer to a sign of life."""
        waits = 0
        while waits < 2:
            told = await notices.get_message(timeout=QUIET)
            waits = waits + 1 if told is None else 0
            if told is None:
                await notices.ping()
            elif told["type"] == "psubscribe":  # also after the connection was made anew
                hearing.again()
            elif told["type"] == "pmessage":
                hearing.notice(told["channel"].removeprefix(TOLD), json.loads(told["data"]))


async def _cancelled(tasks: list[asyncio.Task[None]]) -> None:
    """End tasks; one that takes this for an answer that did not come in time is told again."""
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        _done, left = await asyncio.wait(left, timeout=AGAIN)


def _key(code: str, of: str) -> str:
    return f"logit-lab:{{{code}}}:{of}"


def _ms(seconds: float) -> int:
    return max(1, round(1000 * seconds))
