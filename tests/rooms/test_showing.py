"""Who may see what a class has answered, and when."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest
from starlette.applications import Starlette
from visitors import Browser, Process, opened

from rooms.course import rule_of
from rooms.hall import Hall
from rooms.questions import AnswerRules
from rooms.routes import RoomRoutes
from rooms.showing import Showing
from rooms.store import Store

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]
MakeStore = Callable[..., Any]
ASK = {
    "do": "open",
    "page": "odds",
    "scene": "symmetry",
    "question": "predict_against",
    "query": "",
}


@asynccontextmanager
async def course(store: Store) -> AsyncIterator[Process]:
    """Let a process run that asks what the course asks."""
    hall = Hall(store, members=150, streams=500)
    rooms = RoomRoutes(store, hall, AnswerRules(find=rule_of), base="")
    routes = [*rooms.routes(), *Showing(rooms).routes()]
    async with hall.attend():
        yield Process(hall, rooms, Starlette(routes=routes))


def test_the_distribution_is_for_who_leads_until_it_is_shown(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with course(make_store()) as at:
            code, teacher = await opened(at)
            room, student = f"/rooms/{code}", Browser(at)

            async def seen(by: Browser) -> dict[str, Any]:
                return dict((await by.ask("GET", f"{room}/distribution?lang=en")).json)

            assert await seen(teacher) == {"id": None}
            assert await teacher.post(f"{room}/question", ASK) == (204, "")
            answer = {"question": "predict_against:1", "answer": {"choice": 1}}
            assert (await student.post(f"{room}/answers", answer))[0] == 201
            assert (await seen(teacher))["rounds"][0]["answers"] == 1
            assert await seen(student) == {"id": None}
            assert await teacher.post(f"{room}/question", {"do": "show"}) == (204, "")
            told = await seen(student)
            assert (told["id"], told["revealed"], told["truth"]) == (
                "predict_against:1",
                False,
                None,
            )
            assert "truthText" not in told
            assert (
                (await student.ask("GET", f"{room}/distribution?lang=ko"))
                .json["text"]
                .startswith("어느")
            )
            assert await teacher.post(f"{room}/question", {"do": "reveal"}) == (204, "")
            assert (await seen(student))["truth"] == 2
            assert await teacher.post(f"{room}/question", ASK) == (204, "")
            assert await seen(student) == {"id": None}
            assert [one["round"] for one in (await seen(teacher))["rounds"]] == [1, 2]

    awaited(scenario())


def test_only_who_leads_is_told_what_can_be_asked_and_never_what_is_right(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with course(make_store()) as at:
            code, teacher = await opened(at)
            path = f"/rooms/{code}/questions?page=odds&scene=ladder&query=questions%3D3&lang=en"
            assert (await Browser(at).ask("GET", path)).said == (403, "lead")
            told = (await teacher.ask("GET", path)).json["questions"]
            assert [one["key"] for one in told] == ["predict_step", "predict_doubled"]
            assert {key for one in told for key in one} == {"key", "scene", "kind", "text"}
            nowhere = (await teacher.ask("GET", f"/rooms/{code}/questions?page=x")).json
            assert nowhere == {"questions": []}

    awaited(scenario())


def test_what_the_course_does_not_ask_is_not_asked(make_store: MakeStore, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with course(make_store()) as at:
            code, teacher = await opened(at)
            wrong = {**ASK, "scene": "rulers"}
            assert await teacher.post(f"/rooms/{code}/question", wrong) == (422, "question")

    awaited(scenario())


def test_a_process_takes_answers_to_what_another_has_asked(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with course(make_store()) as one:
            code, teacher = await opened(one)
            assert await teacher.post(f"/rooms/{code}/question", ASK) == (204, "")
        async with course(make_store()) as other:
            student, answer = (
                Browser(other),
                {"question": "predict_against:1", "answer": {"choice": 4}},
            )
            assert await student.post(f"/rooms/{code}/answers", answer) == (422, "kind")
            answer["answer"] = {"choice": 3}
            assert await student.post(f"/rooms/{code}/answers", answer) == (201, "")

    awaited(scenario())


def test_what_a_class_was_never_asked_is_not_looked_for(
    make_store: MakeStore, awaited: Awaited, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> None:
        async with course(make_store()) as at:
            code, _ = await opened(at)
            looked: list[str] = []
            monkeypatch.setattr(at.rooms.rules, "look", lambda *asked: looked.append(asked[-1]))
            answer = {"question": "predict_against:1", "answer": {"choice": 1}}
            assert await Browser(at).post(f"/rooms/{code}/answers", answer) == (422, "kind")
            assert looked == []

    awaited(scenario())


@pytest.mark.exhaustive
def test_a_hundred_answers_in_five_seconds_are_all_drawn(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with course(make_store()) as at:
            code, teacher = await opened(at)
            room = f"/rooms/{code}"
            assert await teacher.post(f"{room}/question", ASK) == (204, "")
            students = [Browser(at, address=f"10.0.1.{i}") for i in range(100)]

            async def answer(i: int) -> None:
                told = {"question": "predict_against:1", "answer": {"choice": i % 4}}
                assert (await students[i].post(f"{room}/answers", told))[0] == 201

            await asyncio.gather(*map(answer, range(100)))
            (one,) = (await teacher.ask("GET", f"{room}/distribution")).json["rounds"]
            assert [bar["count"] for bar in one["bars"]] == [25] * 4

    awaited(scenario())
