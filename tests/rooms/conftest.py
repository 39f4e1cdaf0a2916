"""Both stores, for tests that hold of each; the Redis is one of the tests' own."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from redis import Redis
from redis.exceptions import RedisError

from benchmarks.servers import free_port
from rooms.redis_store import RedisStore
from rooms.sqlite_store import SqliteStore
from rooms.store import Life, Store

sys.path.extend(str(folder) for folder in (Path(__file__).parent, Path(__file__).parents[1] / "ui"))

MakeStore = Callable[..., Store]
USUAL = Life()
SERVER = shutil.which("redis-server")
NO_REDIS = "there is no redis-server here: apt-get install redis-server"


class RedisServer:
    """A Redis on a free port of this machine, which keeps nothing unless it is told to."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, with what it has saved, and wait until it answers."""
        assert SERVER
        place = ["--bind", "127.0.0.1", "--port", str(self.port), "--dir", self.folder]
        self.process = subprocess.Popen(
            [SERVER, *place, "--save", "", "--appendonly", "yes"], stdout=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 20
        while True:
            try:
                with Redis(port=self.port) as asked:
                    asked.ping()
                return
            except RedisError:
                assert time.monotonic() < deadline
                time.sleep(0.02)

    def stop(self) -> None:
        """End it."""
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def empty(self) -> None:
        """Forget everything."""
        with Redis(port=self.port) as asked:
            asked.flushall()


@pytest.fixture(scope="session")
def redis_of_all() -> Iterator[RedisServer]:
    """One Redis for all tests of this process."""
    if SERVER is None:
        pytest.skip(NO_REDIS)
    with TemporaryDirectory() as folder:
        server = RedisServer(folder)
        server.start()
        yield server
        server.stop()


@pytest.fixture
def redis(redis_of_all: RedisServer) -> RedisServer:
    """An empty Redis."""
    if redis_of_all.process is None:
        redis_of_all.start()
    redis_of_all.empty()
    return redis_of_all


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what comes once in a while come sooner."""
    monkeypatch.setattr("rooms.hall.TICK", 0.05)
    monkeypatch.setattr("rooms.hall.LEAD", 0.1)


@pytest.fixture(params=["sqlite", "redis"])
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> MakeStore:
    """Return what makes a store, empty at first; a further one is that of another process."""
    if request.param == "redis":
        url = request.getfixturevalue("redis").url
        return lambda life=USUAL: RedisStore(url, life)
    return lambda life=USUAL: SqliteStore(tmp_path / "data" / "rooms.sqlite", life)
