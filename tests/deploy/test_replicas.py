"""Several replicas behind HAProxy, by the very configuration that compose.yaml runs."""

import asyncio
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.request import Request

import pytest
from learner import all_come, are_cut_off, at_once, leave, return_again, thirty
from replicas import (
    HAPROXY,
    HOSTS,
    NEEDED,
    OPEN,
    Course,
    proxy,
    redis,
    replicas,
    status,
    wait_for,
)

from benchmarks.servers import ROOT, free_port
from benchmarks.soak.in_class import beside_class

Awaited = Callable[[Any], Any]
pytestmark = NEEDED


@pytest.fixture(scope="module")
def course() -> Iterator[Course]:
    """Three replicas behind the proxy, which share their rooms."""
    with redis() as address, replicas(LOGIT_LAB_ROOMS=address) as running:
        yield running


def test_a_killed_replica_loses_nothing_of_thirty_sessions(
    course: Course, awaited: Awaited
) -> None:
    async def scenario() -> tuple[list[float], float, int, int]:
        learners = thirty()
        before, usual = await all_come(learners, course.address)
        homes = [learner.cookie for learner in learners]
        assert len(set(homes)) == 3
        assert all(len(one) > 3 for one in before)
        course.end(HOSTS[0], kill=True)
        cut = await are_cut_off(learners)
        waited = await return_again(cut, course.address)
        moved = sum(one.cookie != home for one, home in zip(learners, homes, strict=True))
        assert moved == len(cut)  # those of the other replicas have not noticed
        wrong = sum(one.shown != shown for one, shown in zip(learners, before, strict=True))
        await leave(learners)
        return waited, usual, len(cut), wrong

    lesson = beside_class(course.address, scenario(), listeners=10, every=30, killed=True)
    (waited, usual, cut, wrong), missed = awaited(lesson)
    assert missed == []
    print(f"{cut} of 30 sessions cut off, the last usable after {max(waited):.1f} s, {wrong} wrong")
    assert 5 <= cut <= 15
    assert wrong == 0
    assert max(waited) <= at_once(usual)
    course.start(HOSTS[0])


def test_all_replicas_are_replaced_one_after_the_other(course: Course, awaited: Awaited) -> None:
    async def scenario() -> tuple[list[float], float, int]:
        learners = thirty()
        before, usual = await all_come(learners, course.address)
        waited = []
        for host in HOSTS:
            ending = asyncio.to_thread(course.end, host)
            task = asyncio.create_task(ending)
            await asyncio.sleep(2)
            cut = await are_cut_off(learners)
            waited += await return_again(cut, course.address)
            await task
            await asyncio.to_thread(course.start, host)
            await asyncio.sleep(3)  # the proxy looks once a second
        wrong = sum(one.shown != shown for one, shown in zip(learners, before, strict=True))
        await leave(learners)
        return waited, usual, wrong

    lesson = beside_class(course.address, scenario(), listeners=10, every=30, killed=True)
    (waited, usual, wrong), missed = awaited(lesson)
    assert missed == []
    print(f"{len(waited)} returns, the slowest {max(waited):.1f} s, {wrong} wrong")
    assert len(waited) >= 30
    assert wrong == 0
    assert max(waited) <= at_once(usual)


def test_what_a_replica_measures_is_closed_to_the_outside(course: Course) -> None:
    straight = f"http://{HOSTS[1]}:{course.port}/_stcore/metrics"
    assert status(straight) == 200
    for path in ("_stcore/metrics", "_stcore/Metrics", "%5Fstcore/metrics", "x/_stcore/metrics"):
        assert status(f"{course.address}/{path}") == 404
    assert status(f"{course.address}/_stcore/health") == 200


def test_a_browser_stays_with_its_replica_and_files_are_cached(course: Course) -> None:
    with OPEN.open(f"{course.address}/odds", timeout=20) as page:
        given, text = page.headers["Set-Cookie"], page.read().decode()
    assert "HttpOnly" in given
    assert "SameSite=Lax" in given
    cookie = given.split(";")[0]
    path = text.split('rel="stylesheet" href="', 1)[1].split('"')[0]
    ages = []
    for _ in range(2):
        asked = Request(f"{course.address}{path}", headers={"Cookie": cookie})
        with OPEN.open(asked, timeout=20) as answer:
            ages.append(answer.headers["Age"])
            assert answer.headers["Set-Cookie"] is None
    assert ages[0] is None
    assert ages[1] is not None


def test_one_address_may_not_ask_without_end(course: Course) -> None:
    with proxy(course.port, {"REQUESTS": "50"}) as address:
        seen = [status(f"{address}/_stcore/health") for _ in range(80)]
    assert seen[0] == 200
    assert seen[-1] == 429


def test_one_address_may_not_hold_connections_without_end(course: Course) -> None:
    with proxy(course.port, {"CONNECTIONS": "5"}) as address:
        place = ("127.0.0.1", int(address.rsplit(":", 1)[1]))
        with ExitStack() as held:
            for _ in range(8):
                one = held.enter_context(socket.create_connection(place))
                one.sendall(b"GET /_stcore/health HTTP/1.1\r\nHost: x\r\n\r\n")
                one.recv(4096)
            assert status(f"{address}/_stcore/health") == 429
        wait_for(lambda: status(f"{address}/_stcore/health") == 200)


def test_tls_ends_at_the_proxy(course: Course, tmp_path: Path) -> None:
    pem, port = tmp_path / "course.pem", free_port()
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
            *("-subj", "/CN=localhost", "-keyout", str(tmp_path / "key"), "-out", str(pem)),
        ],
        check=True,
        capture_output=True,
    )
    pem.write_text(pem.read_text() + (tmp_path / "key").read_text())
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    settings = {"CERTIFICATE": str(pem), "LISTEN_TLS": f"127.0.0.1:{port}"}
    # Its plain address answers with the way to the other one, which nobody follows here.
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("replicas.wait_for", lambda _state: time.sleep(2))
        with proxy(course.port, settings) as address:
            plain = ("127.0.0.1", int(address.rsplit(":", 1)[1]))
            with socket.create_connection(plain) as one:
                one.sendall(b"GET /odds HTTP/1.1\r\nHost: x.test\r\n\r\n")
                head = one.recv(4096)
            assert b" 301 " in head
            assert b"https://x.test/odds" in head
            with trusting.wrap_socket(socket.create_connection(("127.0.0.1", port))) as secure:
                secure.sendall(b"GET /_stcore/health HTTP/1.1\r\nHost: x\r\n\r\n")
                answer = secure.recv(4096)
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"strict-transport-security" in answer.lower()


def test_the_line_of_the_readme_is_one_that_haproxy_takes_without_a_warning() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = (one for one in readme.splitlines() if one.endswith("haproxy -f deploy/haproxy.cfg"))
    settings, _, _ = line.partition(" haproxy ")
    told = subprocess.run(
        [HAPROXY, "-c", "-f", "deploy/haproxy.cfg"],
        cwd=ROOT,
        env=dict(one.split("=", 1) for one in settings.split()),
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert told.returncode == 0
    assert "WARNING" not in told.stderr
