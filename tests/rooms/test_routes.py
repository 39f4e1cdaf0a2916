"""What browsers and a room say to each other, whichever store keeps it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from visitors import Browser, asking, opened, process

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]
MakeStore = Callable[..., Any]


def test_a_class_follows_the_hand_and_late_ones_get_the_present(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            async with Browser(at).listening(code) as first:
                place = {"page": "odds", "query": "scene=rulers&p=0.3&lang=ko&room=x"}
                assert await teacher.post(f"/rooms/{code}/state", {"place": place}) == (204, "")
                hand = {"values": {"p": 0.41}, "released": False}
                assert await teacher.post(f"/rooms/{code}/hand", hand) == (204, "")
                told = await first.until(lambda: first.last("hand"))
                assert told == {"kind": "hand", "n": 2, **hand}
                # Upper and lower case, blanks and hyphens are the reader's own.
                typed = f"{code[:3].lower()}-{code[3:]}"
                async with Browser(at).listening(typed) as late:
                    state = await late.until(lambda: late.last("state"))
                    there = {"page": "odds", "query": "scene=rulers&p=0.3", "own": False}
                    assert state["place"] == there
                    assert (state["mode"], state["hand"], state["n"]) == ("lead", {"p": 0.41}, 2)
                    await first.counts(members=2)
                # The same scene keeps the hand, another does not.
                film = {"step": 120, "playing": True, "speed": 1}
                for changes in ({"film": film, "mode": "free"}, {"call": True}):
                    assert await teacher.post(f"/rooms/{code}/state", changes) == (204, "")
                state = await first.until(lambda: first.heard[-1].get("called"))
                state = first.last("state")
                assert state["film"].pop("age") < 5000
                assert state["film"] == film
                assert (state["hand"], state["mode"]) == ({"p": 0.41}, "free")
                place = {"page": "train", "query": "data=own", "own": True}
                assert await teacher.post(f"/rooms/{code}/state", {"place": place}) == (204, "")
                await first.until(lambda: first.last("state")["place"] == place)
                assert (first.last("state")["hand"], first.last("state")["film"]) == ({}, None)

    awaited(scenario())


def test_the_teacher_sees_where_the_lost_are_and_students_do_not(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            lost = Browser(at)
            where = {"page": "odds", "scene": "rulers", "with": False}
            assert await lost.post(f"/rooms/{code}/where", where) == (403, "member")
            async with teacher.listening(code) as desk, lost.listening(code) as stream:
                await desk.counts(members=1)
                assert await lost.post(f"/rooms/{code}/where", where) == (204, "")
                place = {"page": "odds", "scene": "rulers", "number": 1}
                await desk.until(lambda: (desk.last("lead") or {}).get("places") == [place])
                # Nothing that a student writes is read by the teacher.
                for wrong in ({"page": "your-teacher"}, {"scene": "is-silly"}):
                    said = await lost.post(f"/rooms/{code}/where", {**where, **wrong})
                    assert said == (400, "where")
                assert await lost.post(f"/rooms/{code}/where", {**where, "with": True}) == (204, "")
                await desk.until(lambda: desk.last("lead")["places"] == [])
                assert stream.last("lead") is None
                assert (await lost.ask("GET", f"/rooms/{code}")).json == {
                    **{"members": 1, "lead": False, "ended": False}
                }
                assert (await teacher.ask("GET", f"/rooms/{code}")).json["lead"] is True
            await asyncio.sleep(0)
            async with teacher.listening(code) as desk:
                await desk.counts(members=0)

    awaited(scenario())


def test_nobody_but_the_teacher_leads(make_store: MakeStore, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            other, _ = await opened(at)
            _, secret = teacher.cookies["logit_lab_lead"].split(".")
            forged = [
                "",
                f"{code}.",
                f"{code}.{'A' * 43}",
                f"{other}.{secret}",
                f"{code}.{secret}x",
            ]
            does = [
                ("POST", "hand", {"values": {"p": 1}}),
                ("POST", "state", {"mode": "free"}),
                ("POST", "question", asking()),
                ("POST", "question", {"do": "close"}),
                ("GET", "answers.csv", None),
                ("DELETE", "", None),
            ]
            for cookie in forged:
                pupil = Browser(at, cookies={"logit_lab_lead": cookie} if cookie else {})
                for method, path, told in does:
                    url = f"/rooms/{code}/{path}".rstrip("/")
                    assert (await pupil.ask(method, url, told)).said == (403, "lead"), (cookie, url)
            assert (await Browser(at, bearer=secret).ask("DELETE", f"/rooms/{code}")).status == 204

    awaited(scenario())


def test_two_who_lead_move_one_class_and_hear_each_other(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, first = await opened(at)
            second = Browser(at, cookies=dict(first.cookies))
            async with (
                first.listening(code) as desk,
                second.listening(code) as tablet,
                Browser(at).listening(code) as pupil,
            ):
                place = {"page": "odds", "query": "", "own": False}
                assert await first.post(f"/rooms/{code}/state", {"place": place}) == (204, "")
                hands = [
                    one.post(f"/rooms/{code}/hand", {"values": {key: 1}})
                    for one, key in ((first, "p"), (second, "q"))
                ]
                assert {*await asyncio.gather(*hands)} == {(204, "")}
                assert await second.post(f"/rooms/{code}/state", {"mode": "free"}) == (204, "")
                for stream in (desk, tablet, pupil):
                    state = await stream.until(
                        lambda stream=stream: (
                            (found := stream.last("state"))["mode"] == "free" and found
                        )
                    )
                    assert (state["place"], state["hand"]) == (place, {"p": 1, "q": 1})
                    assert state["members"] == 1

    awaited(scenario())


def test_an_ended_room_is_over_for_all_and_its_answers_are_gone(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            pupil = Browser(at)
            async with pupil.listening(code) as stream:
                await teacher.post(f"/rooms/{code}/question", asking())
                given = {"question": "logit:1", "answer": {"number": 0}}
                assert await pupil.post(f"/rooms/{code}/answers", given) == (201, "")
                assert (await teacher.ask("DELETE", f"/rooms/{code}")).status == 204
                await stream.until(lambda: stream.over)
                assert stream.heard[-1] == {"kind": "end"}
            for method, path in (("GET", ""), ("GET", "/answers"), ("GET", "/events")):
                answer = await teacher.ask(method, f"/rooms/{code}{path}")
                assert answer.said == (410, "ended")
            assert await pupil.post(f"/rooms/{code}/answers", given) == (410, "ended")
            assert (await teacher.ask("DELETE", f"/rooms/{code}")).said == (410, "ended")

    awaited(scenario())


def test_one_more_than_a_room_holds_is_told_so(make_store: MakeStore, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(make_store(), members=2) as at:
            code, teacher = await opened(at)
            one, two, more = (Browser(at) for _ in range(3))
            async with one.listening(code) as first, two.listening(code):
                async with more.listening(code) as refused:
                    await refused.until(lambda: refused.over)
                    assert refused.answer.said == (503, "full")
                # A second tab is the same browser, and who leads is no member.
                async with one.listening(code), teacher.listening(code) as desk:
                    await desk.counts(members=2)
                await first.counts(members=2)
            async with more.listening(code) as stream:
                await stream.counts(members=1)

    awaited(scenario())


def test_who_leads_holds_no_more_streams_than_a_student(
    make_store: MakeStore, awaited: Awaited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rooms.hall.TABS", 2)

    async def scenario() -> None:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            for one in (teacher, Browser(at)):
                async with one.listening(code), one.listening(code):
                    async with one.listening(code) as refused:
                        await refused.until(lambda refused=refused: refused.over)
                        assert refused.answer.said == (503, "full")
                    async with Browser(at).listening(code) as other:
                        await other.until(lambda other=other: other.last("state"))

    awaited(scenario())


@pytest.mark.exhaustive
def test_a_hundred_and_fifty_are_in_and_one_is_not(make_store: MakeStore, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            contexts = [Browser(at).listening(code) for _ in range(150)]
            streams = [await context.__aenter__() for context in contexts]
            await streams[0].counts(members=150)
            async with Browser(at).listening(code) as refused:
                await refused.until(lambda: refused.over)
                assert refused.answer.said == (503, "full")
            assert await teacher.post(f"/rooms/{code}/hand", {"values": {"p": 1}}) == (204, "")
            for stream in streams:
                await stream.until(lambda stream=stream: stream.last("hand"))
            for context in contexts:
                await context.__aexit__(None, None, None)
            async with teacher.listening(code) as desk:
                await desk.counts(members=0)

    awaited(scenario())


def test_a_slow_listener_loses_movements_but_never_the_last_state(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            async with (
                Browser(at).listening(code, slow=True) as slow,
                Browser(at).listening(code) as quick,
            ):
                for i in range(20):
                    values = {"p": i / 10, f"k{i % 2}": i}
                    assert await teacher.post(f"/rooms/{code}/hand", {"values": values}) == (
                        204,
                        "",
                    )
                await quick.until(lambda: (quick.last("hand") or {}).get("n") == 20)
                slow.free.set()
                await slow.until(lambda: slow.last("hand"))
                (hand,) = (one for one in slow.heard if one["kind"] == "hand")
                state = slow.last("state")
                assert {**state["hand"], **hand["values"]} == {"p": 1.9, "k0": 18, "k1": 19}
                assert hand["n"] == 20

    awaited(scenario())


def test_only_a_browser_that_leads_is_told_how_another_device_may(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            other, others = await opened(at)
            secret = teacher.cookies["logit_lab_lead"].partition(".")[2]
            answer = await teacher.ask("GET", f"/rooms/{code}/lead")
            assert answer.json == {"secret": secret}
            assert answer.headers["cache-control"] == "no-store"
            forged = Browser(at, cookies={"logit_lab_lead": f"{code}.{'x' * 43}"})
            program = Browser(at, bearer=secret)
            for one in (others, forged, program, Browser(at)):
                assert (await one.ask("GET", f"/rooms/{code}/lead")).said == (403, "lead")
            assert (await teacher.ask("GET", f"/rooms/{other}/lead")).said == (403, "lead")

    awaited(scenario())


def test_a_room_outlives_its_process(make_store: MakeStore, awaited: Awaited) -> None:
    async def before() -> tuple[str, Browser, Browser]:
        async with process(make_store()) as at:
            code, teacher = await opened(at)
            pupil = Browser(at)
            await teacher.post(f"/rooms/{code}/hand", {"values": {"p": 0.7}})
            await teacher.post(f"/rooms/{code}/question", asking())
            given = {"question": "logit:1", "answer": {"number": 1}}
            assert await pupil.post(f"/rooms/{code}/answers", given) == (201, "")
            return code, teacher, pupil

    async def after(code: str, teacher: Browser, pupil: Browser) -> None:
        async with process(make_store()) as at:
            teacher.at = pupil.at = at
            async with pupil.listening(code) as stream:
                state = await stream.until(lambda: stream.last("state"))
                assert state["hand"] == {"p": 0.7}
                assert state["question"]["answers"] == 1
                given = {"question": "logit:1", "answer": {"number": 2}}
                assert await pupil.post(f"/rooms/{code}/answers", given) == (200, "")
                assert await teacher.post(f"/rooms/{code}/state", {"mode": "pause"}) == (204, "")
                await stream.until(lambda: stream.last("state")["mode"] == "pause")

    awaited(after(*awaited(before())))


def test_a_server_that_stops_ends_every_stream(make_store: MakeStore, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(make_store()) as at:
            code, _ = await opened(at)
            async with Browser(at).listening(code) as stream:
                at.hall.close()
                await stream.until(lambda: stream.over)
                assert stream.last("end") is None  # the room goes on
            async with Browser(at).listening(code) as stream:
                await stream.until(lambda: stream.over)
                assert stream.answer.said == (503, "stopping")

    awaited(scenario())
