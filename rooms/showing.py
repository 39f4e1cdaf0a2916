"""What a class has answered, to who leads at any time, and to all once it is shown."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rooms.course import asked_at, language_of, question_of
from rooms.distribution import distribution, plain_text
from rooms.model import Asked, Room
from rooms.reading import shared_query
from rooms.requests import leads, led
from rooms.routes import NOT_KEPT, RoomRoutes, room_code
from rooms.store import Answered
from ui.language import in_language

ROUNDS = 2  # that are shown beside each other


class Showing:
    """Where a browser asks what can be asked of a class, and what the class has answered."""

    def __init__(self, rooms: RoomRoutes) -> None:
        self.rooms = rooms

    def routes(self) -> list[Route]:
        """Return both routes."""
        table = {"questions": self.questions, "distribution": self.distribution}
        return [
            self.rooms.route("GET", f"/rooms/{{code}}/{what}", do) for what, do in table.items()
        ]

    async def questions(self, request: Request) -> Response:
        """Tell what a scene asks at an address, to who leads; nothing of what is right."""
        led(request)(await self.rooms.store.room(room_code(request)))
        given = request.query_params
        page, scene = given.get("page", ""), given.get("scene", "")
        query, language = shared_query(given.get("query", "")), language_of(given.get("lang"))
        found = await run_in_threadpool(asked_at, page, scene, query, language)
        told = [
            {
                "key": one.key,
                "scene": one.scene,
                "kind": one.kind,
                "text": plain_text(one.question.text),
            }
            for one in found
        ]
        return JSONResponse({"questions": told}, headers=NOT_KEPT)

    async def distribution(self, request: Request) -> Response:
        """Tell what was answered in this round and the one before, as far as it may be seen."""
        room = await self.rooms.store.room(room_code(request))
        asked = room.question
        may = asked and (asked.shown or asked.revealed or leads(request.headers, room))
        if not asked or not may:
            return JSONResponse({"id": None}, headers=NOT_KEPT)
        given = await self.rooms.store.answers(room.code)
        language = language_of(request.query_params.get("lang"))
        told = await run_in_threadpool(drawn, room, asked, given, language)
        return JSONResponse(told, headers=NOT_KEPT)


def drawn(room: Room, asked: Asked, given: list[Answered], language: str) -> dict[str, object]:
    """Return the distribution of a room's question in a language; empty where none is known."""
    listed = question_of(asked.page, asked.scene, asked.question, language)
    if listed is None:
        return {"id": None}
    numbers = range(max(1, asked.round - ROUNDS + 1), asked.round + 1)
    rounds = {
        number: [one.answer for one in given if one.question == f"{asked.question}:{number}"]
        for number in numbers
    }
    with in_language(language):
        told = distribution(listed, rounds, revealed=asked.revealed)
    return {"id": asked.id, "revealed": asked.revealed, **told}
