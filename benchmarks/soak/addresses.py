"""Addresses that nobody meant: every page, its parameters and others, with hostile values."""

import asyncio
import http.client
import random
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from benchmarks.classroom import session
from benchmarks.soak.protocol import Browser
from ui.catalog import CLASS, ready_lessons

PARAMETERS = [
    "lang",
    "view",
    "hide",
    "scene",
    "p",
    "w",
    "b",
    "x",
    "heads",
    "flips",
    "pi",
    "factor",
    "n",
    "y",
    "z",
    "z1",
    "z2",
    "z3",
    "t",
    "p1",
    "p2",
    "p3",
    "q1",
    "q2",
    "q3",
    "unit",
    "data",
    "points",
    "noise",
    "seed",
    "split",
    "layers",
    "activation",
    "features",
    "loss",
    "optimizer",
    "lr",
    "batch",
    "l2",
    "step",
    "own",
    "names",
    "guesses",
    "coded",
    "past",
    "coins",
    "at",
    "by_hand",
    "valley_x",
    "valley_y",
    "epochs",
    "size",
    "missing",
    "room",
    "lead",
    "refused",
    "x1",
    "unknown",
]
VALUES = (
    "",
    " ",
    "0",
    "-1",
    "1",
    "nan",
    "inf",
    "-inf",
    "1e999",
    "1e-999",
    "0x10",
    "1_000",
    "9" * 400,
    "-" * 300,
    "½",
    "٣",
    "true",
    "null",
    "None",
    "__proto__",
    "own",
    "all",
    "projector",
    "teacher",
    "<script>alert(1)</script>",
    "'\"><img src=//evil.example/x>",
    "![x](//evil.example/x)",
    "$\\href{evil}$",
    "../../etc/passwd",
    "%00",
    "\x00",
    "\ud800",
    "한글",
    "🐱" * 50,
    "a,b,c",
    ",,,",
    "1,2",
    "8,8,8,8,8,8,8,8",
    "1:2",
    "0*0*0~0",
    "-1:0,0.5:1",
    "l1.1.1:0.5",
    "l9.9.9:1e99",
    "x" * 3000,
    ";drop table",
    "${jndi:ldap://x}",
    "{{7*7}}",
    "\r\nSet-Cookie: a=b",
    "scene:coin",
    "1.5_-2",
    "21CAB40A",
    "k7m-2qx",
    "0.5,0.25,0.25,0.0,0.0,1.0",
    "1e308,1e308",
    "*",
    ".",
    "~",
    "#",
    "&",
    "=",
    "+",
)


def pages() -> list[tuple[str, tuple[str, ...]]]:
    """Return every page with its scenes."""
    return [("", ()), (CLASS, ()), *((one.path, tuple(one.scenes)) for one in ready_lessons())]


def hostile(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield pages and queries; each page meets every parameter and every value in turn."""
    dice = random.Random(seed)
    everywhere = pages()
    for number in range(count):
        page, scenes = everywhere[number % len(everywhere)]
        names = [PARAMETERS[number // len(everywhere) % len(PARAMETERS)]]
        names += dice.sample(PARAMETERS, dice.choice([0, 0, 1, 3, 12]))
        pairs = [(name, dice.choice(VALUES)) for name in names]
        if scenes and dice.random() < 0.7:
            pairs.append(("scene", dice.choice(scenes)))
        yield page, "&".join(f"{name}={_written(value)}" for name, value in pairs)


def _written(value: str) -> str:
    return quote(value.encode("utf-8", "surrogatepass"), safe="")


async def visit(address: str, count: int, seed: int) -> list[str]:
    """Open hostile addresses, by HTTP and in a session; return what went wrong."""
    problems: list[str] = []
    for page, query in hostile(count, seed):
        told = f"/{page}?{query}"[:300]
        status = await asyncio.to_thread(_status, address, f"/{page}?{query}")
        if status >= 500 or status == 0:
            problems.append(f"{told}: status {status}")
        async with session(address) as socket:
            try:
                answer = await Browser(socket).open(page, query)
            except Exception as error:  # of the websocket, or of waiting
                problems.append(f"{told}: {error!r}")
                continue
        problems += [f"{told}: {one}" for one in answer.failures]
        if not answer.kinds() & {"bidi_component", "html"}:
            problems.append(f"{told}: nothing was drawn")
    return problems


def _status(address: str, target: str) -> int:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        connection.request("GET", target)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
