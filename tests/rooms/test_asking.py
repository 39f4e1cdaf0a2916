"""A question of a room, whichever store keeps it: asked, answered, shown, and asked again."""

import asyncio
import csv
import io
from collections.abc import Callable, Coroutine
from typing import Any

from visitors import Browser, asking, opened, process

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]
MakeStore = Callable[..., Any]


def test_a_question_is_asked_twice_and_shown(make_store: MakeStore, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            url, one, two = f"/rooms/{code}/answers", Browser(at), Browser(at)
            ask = f"/rooms/{code}/question"
            async with teacher.listening(code) as desk:
                assert await teacher.post(ask, asking()) == (204, "")
                first = {"question": "logit:1", "answer": {"number": -2}}
                assert (await one.ask("POST", url, first)).status == 201
                assert (await one.ask("POST", url, first)).status == 200
                assert (
                    await two.ask("POST", url, {**first, "answer": {"number": 3}})
                ).status == 201
                await desk.counts(answers=2, members=0)
                wrong = {**first, "answer": {"choice": 1}}
                assert await two.post(url, wrong) == (422, "kind")
                assert (await one.ask("GET", url)).json == {"questions": []}
                assert await teacher.post(ask, {"do": "close"}) == (204, "")
                assert await two.post(url, first) == (409, "closed")
                assert await teacher.post(ask, asking()) == (204, "")
                assert await two.post(url, first) == (409, "closed")
                again = {"question": "logit:2", "answer": {"number": 1}}
                assert (await one.ask("POST", url, again)).status == 201
                assert (await one.ask("GET", url)).json == {"questions": []}
                assert await teacher.post(ask, {"do": "show"}) == (204, "")
                shown = (await two.ask("GET", url)).json["questions"]
                assert [(part["id"], part["answers"]) for part in shown] == [
                    ("logit:1", [{"number": -2}, {"number": 3}]),
                    ("logit:2", [{"number": 1}]),
                ]
                await desk.counts(answers=1)
                assert await teacher.post(ask, {"do": "reveal"}) == (204, "")
                state = await desk.until(
                    lambda: (found := desk.last("state"))["question"]["revealed"] and found
                )
                assert state["question"] == {
                    **{"id": "logit:2", "question": "logit", "page": "odds", "scene": "rulers"},
                    **{"query": "p=0.4", "round": 2, "open": False, "shown": True},
                    **{"revealed": True, "answers": 1},
                }
                assert await teacher.post(ask, {"do": "clear"}) == (204, "")
                assert await teacher.post(ask, {"do": "show"}) == (409, "none")
                kept = (await teacher.ask("GET", url)).json["questions"]
                assert [len(part["answers"]) for part in kept] == [2, 1]
                table = await teacher.ask("GET", f"{url}.csv")
                rows = list(csv.reader(io.StringIO(table.body.decode("utf-8-sig"))))
                assert [row[:5] for row in rows[1:]] == [
                    ["logit", "1", "1", "number", "-2"],
                    ["logit", "1", "2", "number", "3"],
                    ["logit", "2", "1", "number", "1"],
                ]
                assert one.cookies["logit_lab_member"] not in table.body.decode()

    awaited(scenario())


def test_answers_from_all_sides_are_counted_once_each(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            await teacher.post(f"/rooms/{code}/question", asking())
            browsers = [Browser(at) for _ in range(60)]
            sent = [
                one.ask(
                    "POST",
                    f"/rooms/{code}/answers",
                    {"question": "logit:1", "answer": {"number": i / 10}},
                )
                for i, one in enumerate(browsers)
            ]
            hands = [teacher.post(f"/rooms/{code}/hand", {"values": {"p": i}}) for i in range(20)]
            answers, moved = await asyncio.gather(asyncio.gather(*sent), asyncio.gather(*hands))
            assert {one.status for one in answers} == {201}
            assert {*moved} == {(204, "")}
            kept = (await teacher.ask("GET", f"/rooms/{code}/answers")).json["questions"][0]
            assert sorted(one["number"] for one in kept["answers"]) == [i / 10 for i in range(60)]

    awaited(scenario())


def test_a_changed_answer_is_told_though_nothing_new_is_counted(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            await teacher.post(f"/rooms/{code}/question", asking())
            pupil = Browser(at)
            async with teacher.listening(code) as desk:
                for number in (1, 2):
                    told = {"question": "logit:1", "answer": {"number": number}}
                    await pupil.post(f"/rooms/{code}/answers", told)
                    await desk.until(lambda: (desk.last("count") or {}).get("given") == number)  # noqa: B023
                    assert desk.last("count")["answers"] == 1

    awaited(scenario())
