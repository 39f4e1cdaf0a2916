"""Where browsers speak to rooms; what is said is in docs/decisions/0044-rooms.md."""

import json
import time
from collections.abc import Awaitable, Callable
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rooms.answer_table import answer_table
from rooms.codes import digest, member_in, new_code, new_secret, read_code
from rooms.course import is_place
from rooms.hall import Hall
from rooms.limits import Guesses, Rate
from rooms.model import Asked, Room
from rooms.questions import AnswerRules
from rooms.reading import read_answer, read_hand, read_question, read_state, read_where
from rooms.refusal import RefusalError, StoreTroubleError, unknown
from rooms.requests import (
    MEMBER_COOKIE,
    address_of,
    body,
    browser_of,
    check_origin,
    leading,
    leads,
    led,
    named,
    secrets_shown,
    set_cookie,
)
from rooms.store import Answered, Notice, Store, state_notice
from rooms.stream import EventStream

Handle = Callable[[Request], Awaitable[Response]]
TRIES = 20  # codes, until one is free
NOT_KEPT = {"Cache-Control": "no-store"}


class Limits:
    """How often the same browser, room or address may do what it does."""

    def __init__(self) -> None:
        self.rooms = Rate(45 / 600, 45)  # an address: all teachers of a school in one break
        self.hand = Rate(30, 30)
        self.lead = Rate(10, 20)
        self.answer = Rate(1, 10)
        self.newcomers = Rate(30, 300)  # an address: those who answer before they have a name
        self.where = Rate(2, 20)
        self.address = Rate(300, 1500)  # a class behind one address does all of it at once
        self.guesses = Guesses()


class RoomRoutes:
    """What can be asked of rooms, and who may."""

    def __init__(self, store: Store, hall: Hall, rules: AnswerRules, *, base: str) -> None:
        self.store = store
        self.hall = hall
        self.rules = rules
        self.base = base
        self.limits = Limits()

    def routes(self) -> list[Route]:
        """Return all routes below the base path."""
        room = "/rooms/{code}"
        table: list[tuple[str, str, Handle]] = [
            ("POST", "/rooms", self.open),
            ("GET", room, self.look),
            ("DELETE", room, self.end),
            ("GET", f"{room}/lead", self.lead),
            ("GET", f"{room}/events", self.listen),
            ("POST", f"{room}/hand", self.touch),
            ("POST", f"{room}/state", self.turn),
            ("POST", f"{room}/question", self.ask),
            ("GET", f"{room}/answers", self.answers),
            ("GET", f"{room}/answers.csv", self.save),
            ("POST", f"{room}/answers", self.answer),
            ("POST", f"{room}/where", self.where),
        ]
        return [self.route(*one) for one in table]

    def route(self, method: str, path: str, handle: Handle) -> Route:
        """Return a route below the base path whose refusals are answered by a word."""
        return Route(self.base + path, partial(self._answered, handle), methods=[method])

    async def _answered(self, handle: Handle, request: Request) -> Response:
        """Answer a request, or say in a word why not."""
        try:
            self._let_in(request)
            return await handle(request)
        except RefusalError as refusal:
            try:
                if refusal.status == 404:
                    self.limits.guesses.wrong(address_of(request))
            except RefusalError as often:
                refusal = often
            return _refused(refusal.status, refusal.word)
        except StoreTroubleError:
            return _refused(503, "store")

    def _let_in(self, request: Request) -> None:
        if request.method not in ("GET", "HEAD"):
            check_origin(request)
        address = address_of(request)
        self.limits.address.take(address)
        code, browser = (
            read_code(request.path_params.get("code", "")),
            browser_of(request.headers),
        )
        if not (code and browser and self.hall.is_here(code, member_in(code, browser))):
            self.limits.guesses.check(address)

    async def open(self, request: Request) -> Response:
        """Open a room."""
        self.limits.rooms.take(address_of(request))
        secret = new_secret()
        for _ in range(TRIES):
            room = Room(new_code(), digest(secret))
            if await self.store.open(room):
                told = {"code": room.code, "secret": secret}
                return JSONResponse(told, status_code=201, headers=NOT_KEPT)
        raise RefusalError(503, "rooms")

    async def look(self, request: Request) -> Response:
        """Tell what a room is like."""
        room = await self.store.room(room_code(request))
        tally = await self.store.tally(room.code)
        told = {"members": tally.members, "lead": leads(request.headers, room), "ended": False}
        return JSONResponse(told, headers=NOT_KEPT)

    async def lead(self, request: Request) -> Response:
        """Tell who leads by what another device may lead as well."""
        room = led(request)(await self.store.room(room_code(request)))
        given = leading(request.headers)
        if given is None or given[0] != room.code:  # a program that leads knows its secret
            raise RefusalError(403, "lead")
        return JSONResponse({"secret": given[1]}, headers=NOT_KEPT)

    async def listen(self, request: Request) -> Response:
        """Tell all that happens in a room."""
        if request.method != "GET":  # a head alone would never end
            raise RefusalError(405, "method")
        room = await self.store.room(room_code(request))
        if leads(request.headers, room):
            return EventStream(self.hall, await self.hall.enter(room.code, None))
        browser, new = named(request)
        seat = await self.hall.enter(room.code, member_in(room.code, browser))
        stream = EventStream(self.hall, seat)
        return self._remembered(request, stream, browser) if new else stream

    async def touch(self, request: Request) -> Response:
        """Tell all of the teacher's hand."""
        values, released = read_hand(await self._told(request, self.limits.hand))

        def notice(room: Room) -> Notice:
            return {"kind": "hand", "n": room.n, "values": values, "released": released}

        check = led(request)
        await self.store.change(room_code(request), lambda r: check(r).touched(values), notice)
        return Response(status_code=204)

    async def turn(self, request: Request) -> Response:
        """Tell all where the teacher is, and how they follow."""
        changes = read_state(await self._told(request, self.limits.lead), time.time())
        return await self._changed(request, lambda room: room.turned(changes))

    async def ask(self, request: Request) -> Response:
        """Open a question, or do something with the one that is open."""
        asked = read_question(await self._told(request, self.limits.lead))
        if isinstance(asked, Asked):
            question = asked
            await self._look(asked.page, asked.scene, asked.question)
            if not self.rules.knows(question.question):
                raise RefusalError(422, "question")
            return await self._changed(request, lambda room: room.opened(question))
        do = asked
        return await self._changed(request, lambda room: room.asking(do))

    async def end(self, request: Request) -> Response:
        """End the room and forget what was answered."""
        led(request)(await self.store.room(room_code(request)))
        await self.store.end(room_code(request))
        return Response(status_code=204)

    async def answer(self, request: Request) -> Response:
        """Take a member's answer."""
        code, (browser, new) = room_code(request), named(request)
        if new:
            self.limits.newcomers.take(address_of(request))
        else:
            self.limits.answer.take((code, browser))
        question, answer = read_answer(await body(request))
        key = question.rpartition(":")[0]
        if not self.rules.knows(key):  # another process has opened it, or this one before a restart
            place = (await self.store.room(code)).scenes.get(key)
            if place:
                await self._look(*place, key)
        if not self.rules.takes(key, answer):
            raise RefusalError(422, "kind")
        given = Answered(question, member_in(code, browser), answer, time.time())
        first = await self.store.answer(code, given, self.hall.members)
        answered = Response(status_code=201 if first else 200)
        return self._remembered(request, answered, browser) if new else answered

    async def answers(self, request: Request) -> Response:
        """Tell what was answered: to who leads, or as far as it is shown to all."""
        room = await self.store.room(room_code(request))
        given = await self.store.answers(room.code)
        told = room.asked if leads(request.headers, room) else room.shows()
        questions = [_round(room, one, given) for one in told]
        return JSONResponse({"questions": questions}, headers=NOT_KEPT)

    async def save(self, request: Request) -> Response:
        """Hand over all answers as a file."""
        room = led(request)(await self.store.room(room_code(request)))
        table = answer_table(await self.store.answers(room.code))
        name = f'attachment; filename="room-{room.code}.csv"'
        headers = {**NOT_KEPT, "Content-Disposition": name}
        return Response(table, media_type="text/csv; charset=utf-8", headers=headers)

    async def where(self, request: Request) -> Response:
        """Take where a member is who is not with the teacher."""
        code, browser = room_code(request), browser_of(request.headers)
        if browser is None:
            raise RefusalError(403, "member")
        self.limits.where.take((code, browser))
        where = read_where(await body(request))
        if where and not is_place(*where):  # the teacher reads it
            raise RefusalError(400, "where")
        await self.store.room(code)
        await self.store.put(code, member_in(code, browser), where)
        return Response(status_code=204)

    async def _look(self, page: str, scene: str, question: str) -> None:
        await run_in_threadpool(self.rules.look, page, scene, question)

    async def _told(self, request: Request, rate: Rate) -> dict[str, object]:
        """Return what somebody who seems to lead has sent, not too often from one device."""
        code, address = room_code(request), address_of(request)
        for secret in secrets_shown(request.headers, code) or [""]:
            rate.take((code, address, digest(secret)))
        return await body(request)

    async def _changed(self, request: Request, change: Callable[[Room], Room]) -> Response:
        check = led(request)
        await self.store.change(room_code(request), lambda r: change(check(r)), state_notice)
        return Response(status_code=204)

    def _remembered(self, request: Request, answer: Response, browser: str) -> Response:
        set_cookie(request.scope, answer, MEMBER_COOKIE, browser, base=self.base)
        return answer


def _round(room: Room, name: str, given: list[Answered]) -> dict[str, object]:
    question, _, turn = name.rpartition(":")
    # In the order of their texts, so that the order in which they came tells nothing.
    answers = sorted((one.answer for one in given if one.question == name), key=json.dumps)
    page, scene = room.scenes.get(question, ("", ""))
    told = {"id": name, "question": question, "page": page, "scene": scene}
    return {**told, "round": int(turn), "answers": answers}


def room_code(request: Request) -> str:
    """Return the code of the room that a request is about."""
    code = read_code(request.path_params["code"])
    if code is None:
        raise unknown()
    return code


def _refused(status: int, word: str) -> Response:
    return JSONResponse({"error": word}, status_code=status, headers=NOT_KEPT)
