"""A class that is held while all else goes on: nobody and no answer of it may be lost."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from benchmarks.room_client import GONE, Member, opened, until
from benchmarks.room_hour import Led
from benchmarks.rooms import listening
from rooms.store import PRESENT

T = TypeVar("T")
LISTENERS = 20
APART = 0.1  # seconds between two values of the teacher's hand
EVERY = 200  # values after which the class turns, answers, and somebody comes anew
AT_ONCE = 10  # values after which the teacher looks whether the lesson is over


async def beside_class(
    address: str,
    work: Coroutine[Any, Any, T],
    *,
    listeners: int = LISTENERS,
    every: int = EVERY,
    killed: bool = False,
) -> tuple[T, list[str]]:
    """Hold a class until some work is done; return what came of it, and what the class has lost.

    With ``killed`` the work ends servers, so streams are cut and come back.
    """
    code, teacher = await opened(address)
    led = Led(code, teacher, [Member(address) for _ in range(listeners)], patient=killed)
    async with listening(code, teacher, led.members):
        doing = asyncio.create_task(work)
        problems = await _led_until(doing, led, every)
        problems += await lost(led)
    return await doing, problems


async def _led_until(doing: "asyncio.Task[Any]", led: Led, every: int) -> list[str]:
    """Lead a class for as long as something is done; return what went wrong."""
    try:
        await led.lead(AT_ONCE, every, APART)
        while not doing.done():
            await led.lead(AT_ONCE, every, APART)
    except (*GONE, RuntimeError) as error:
        return [f"the class could not be led: {error!r}"]
    finally:
        await asyncio.wait([doing])
    return []


async def lost(led: Led) -> list[str]:
    """Return who and what is not there any more of a class that nobody has meant to end."""
    here = len(led.members)
    problems = []
    try:
        await until(lambda: led.lost == 0)
        # Those of a process that was killed count for a while (PRESENT of rooms/store.py).
        await until(lambda: led.teacher.counts["members"] == here, 2 * PRESENT)
    except TimeoutError:
        found = led.teacher.counts["members"]
        problems.append(f"{led.lost} of {here} do not know the last value, {found} are there")
    cut = sum(one.connected > 1 for one in (led.teacher, *led.members))
    problems += [f"{cut} of {here + 1} streams were cut"] if cut and not led.patient else []
    _, told = await led.teacher.ask("GET", f"/rooms/{led.code}/answers")
    given = {
        one["id"]: [answer["number"] for answer in one["answers"]] for one in told["questions"]
    }
    for name in led.asked:
        if sorted(given.get(name, [])) != [*range(here)]:
            problems.append(f"{name} was answered by {given.get(name)}")
    return problems
