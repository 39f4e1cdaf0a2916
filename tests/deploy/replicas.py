"""Several replicas of the course behind HAProxy, by the configuration that compose.yaml runs."""

import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest
import yaml

from benchmarks.servers import ROOT, Server, free_port, serving, streamlit

HAPROXY = shutil.which("haproxy")
REDIS = shutil.which("redis-server")
NAME = "replicas.test"
HOSTS = ["127.0.0.11", "127.0.0.12", "127.0.0.13"]
OPEN = build_opener(ProxyHandler({}))
NEEDED = [
    pytest.mark.exhaustive,
    pytest.mark.skipif(HAPROXY is None, reason="there is no haproxy here: apt-get install haproxy"),
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8"),
]


class Names(threading.Thread):
    """A name server that knows one name, for all replicas, as that of Docker does."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def run(self) -> None:
        while True:
            try:
                asked, sender = self.socket.recvfrom(4096)
            except OSError:
                return
            end = asked.index(b"\0", 12) + 5  # of the name, its type and its class
            wanted = HOSTS if asked[end - 4 : end - 2] == b"\0\1" else []
            head = asked[:2] + struct.pack(">HHHHH", 0x8180, 1, len(wanted), 0, 0)
            answers = b"".join(
                struct.pack(">HHHIH", 0xC00C, 1, 1, 1, 4) + socket.inet_aton(host)
                for host in wanted
            )
            self.socket.sendto(head + asked[12:end] + answers, sender)


@dataclass
class Course:
    """The replicas by their host, with their settings, and the address of the proxy before them."""

    port: int
    address: str
    settings: Mapping[str, str]
    running: dict[str, tuple[ExitStack, Server]] = field(default_factory=dict)

    def start(self, host: str) -> None:
        stack = ExitStack()
        run = serving(
            streamlit("app.py"),
            ROOT,
            ready="/_stcore/health",
            host=host,
            port=self.port,
            settings=self.settings,
        )
        self.running[host] = (stack, stack.enter_context(run))

    def end(self, host: str, *, kill: bool = False) -> None:
        stack, server = self.running.pop(host)
        if kill:
            os.kill(server.pid, signal.SIGKILL)
        stack.close()


@contextmanager
def proxy(port: int, settings: dict[str, str]) -> Iterator[str]:
    """Run HAProxy before the replicas; return its address."""
    names, listen = Names(), free_port()
    names.start()
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    usual = compose["services"]["proxy"]["environment"]
    environment = {
        **os.environ,
        **usual,
        "LISTEN": f"127.0.0.1:{listen}",
        "SERVERS": f"{NAME}:{port}",
        "RESOLVER": f"127.0.0.1:{names.port}",
        **settings,
    }
    assert HAPROXY
    command = [HAPROXY, "-db", "-f", str(ROOT / "deploy" / "haproxy.cfg")]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    with closing(names.socket):
        try:
            address = f"http://127.0.0.1:{listen}"
            wait_for(lambda: status(f"{address}/_stcore/health") == 200)
            yield address
        finally:
            process.terminate()
            process.wait()


@contextmanager
def replicas(**settings: str) -> Iterator[Course]:
    """Run three replicas behind the proxy; ``settings`` are their environment variables."""
    port = free_port()
    course = Course(port, "", settings)
    try:
        for host in HOSTS:
            course.start(host)
        with proxy(port, {}) as course.address:
            yield course
    finally:
        for host in [*course.running]:
            course.end(host)


@contextmanager
def redis() -> Iterator[str]:
    """Run a Redis that keeps nothing; return its address. Where there is none tests are skipped."""
    if REDIS is None:
        pytest.skip("there is no redis-server here: apt-get install redis-server")
    place = ["--bind", "127.0.0.1", "--port", f"{free_port()}", "--save", ""]
    process = subprocess.Popen([REDIS, *place], stdout=subprocess.DEVNULL)
    try:
        yield f"redis://127.0.0.1:{place[3]}/0"
    finally:
        process.terminate()
        process.wait()


def wait_for(state: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not state():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def status(url: str, **headers: str) -> int:
    try:
        with OPEN.open(Request(url, headers=headers), timeout=20) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code
    except OSError:
        return 0
