"""The secret leaves the address; who has shown it once leads by a cookie."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from asgi import Site, ask

from rooms.codes import digest, new_secret
from rooms.model import Room
from rooms.requests import LEAD
from rooms.rights import LeadMark, Rights
from rooms.sqlite_store import SqliteStore
from rooms.store import Life

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]
SECRET = new_secret()
ROOM = Room("ABC234", digest(SECRET))


def site(folder: Path, awaited: Awaited, base: str = "") -> Rights:
    store = SqliteStore(folder / "rooms", Life())

    async def fill() -> None:
        await store.open(ROOM)

    awaited(fill())
    return Rights(Site(b"page"), store=store, base=base)


def test_the_link_to_lead_becomes_a_cookie(tmp_path: Path, awaited: Awaited) -> None:
    rights = site(tmp_path, awaited, "/course")
    answer = ask(rights, "/course/class", f"room=abc-234&lang=ko&lead={SECRET}&refused=lead")
    assert answer.status == 303
    assert answer.headers["location"] == "/course/class?room=abc-234&lang=ko"
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{LEAD}=ABC234.{SECRET};")
    for part in ("HttpOnly", "SameSite=lax", "Path=/course"):
        assert part in cookie
    assert "Secure" not in cookie
    secure = ask(rights, "/class", f"room=ABC234&lead={SECRET}", {"x-forwarded-proto": "https"})
    assert "Secure" in secure.headers["set-cookie"]


def test_a_wrong_secret_is_taken_out_and_refused(tmp_path: Path, awaited: Awaited) -> None:
    rights = site(tmp_path, awaited)
    queries = [
        f"room=ABC234&lead={new_secret()}",
        f"room=ABC235&lead={SECRET}",
        f"room=&lead={SECRET}",
        "room=ABC234&lead=",
        f"room=ABC234&lead={SECRET}x",
        "room=ABC234&lead=%0d%0aSet-Cookie:x",
    ]
    for query in queries:
        answer = ask(rights, "/class", query)
        assert answer.status == 303
        assert "set-cookie" not in answer.headers
        room = query.split("&")[0]
        assert answer.headers["location"] == f"/class?{room}&refused=lead"
    # Nobody is led to another host.
    answer = ask(rights, "//evil.example/", f"room=ABC234&lead={SECRET}")
    assert answer.headers["location"] == "/evil.example/?room=ABC234"


def test_all_else_is_passed_on(tmp_path: Path, awaited: Awaited) -> None:
    rights = site(tmp_path, awaited)
    for query in ("", "room=ABC234", "mislead=1", "p=0.3&lead"):
        assert ask(rights, "/class", query).body == b"page"


def test_a_page_says_that_its_browser_leads(tmp_path: Path, awaited: Awaited) -> None:
    mark = LeadMark(site(tmp_path, awaited).store)

    def said(cookie: str) -> str:
        scope = {"type": "http", "headers": [(b"cookie", cookie.encode())]}
        return str(awaited(mark(scope)))

    right = f"{LEAD}=ABC234.{SECRET}"
    assert said(f"a=b; {right}") == '<meta name="logit-lab-lead" content="ABC234">'
    wrong = ["", f"{LEAD}=ABC234.{new_secret()}", f"{LEAD}=ABC235.{SECRET}", f"{LEAD}=<b>.x"]
    assert {said(cookie) for cookie in wrong} == {""}


def test_a_page_says_nothing_while_the_store_is_in_trouble(
    tmp_path: Path, awaited: Awaited
) -> None:
    rights = site(tmp_path, awaited)
    (tmp_path / "broken").write_bytes(b"no database " * 100)
    rights.store = SqliteStore(tmp_path / "broken", Life())
    scope = {"type": "http", "headers": [(b"cookie", f"{LEAD}=ABC234.{SECRET}".encode())]}
    assert awaited(LeadMark(rights.store)(scope)) == ""
    assert "refused=lead" in ask(rights, "/class", f"room=ABC234&lead={SECRET}").headers["location"]
