"""Starts the measured servers on free loopback ports and ends them, and only them."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
PATIENCE = 60  # seconds for a start


@dataclass(frozen=True)
class Server:
    """A running server: its address without a slash at the end, its process, and its output."""

    address: str
    pid: int
    output: IO[bytes]

    def log(self) -> str:
        """Return what it has written so far."""
        # Read by place: the process writes on where this file stands.
        place = self.output.fileno()
        return os.pread(place, os.fstat(place).st_size, 0).decode("utf-8", "replace")


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    module: Sequence[str],
    folder: Path,
    *,
    ready: str,
    shell: Sequence[str] = (),
    host: str = "127.0.0.1",
    port: int | None = None,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Run ``python -m <module>`` in a folder until ``ready`` answers.

    ``{port}``, a free one if none is given, and ``{host}`` are filled in. The project can be
    imported from any folder. ``shell`` is a command that runs the one after it, ``settings`` are
    further environment variables.
    """
    port = port or free_port()
    address = f"http://{host}:{port}"
    command = [
        *shell,
        sys.executable,
        "-m",
        *(part.format(host=host, port=port) for part in module),
    ]
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, **(settings or {}), "PYTHONPATH": os.pathsep.join(paths)}
    with TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            if not _answers(address + ready, process):
                said = Server(address, process.pid, output).log()
                raise RuntimeError(f"{command} did not start:\n{said[-2000:]}")
            yield Server(address, process.pid, output)
        finally:
            _end(process)


def _answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(url, timeout=2):
                return True
        except (URLError, OSError):
            time.sleep(0.1)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def streamlit(script: str | Path, *flags: str) -> list[str]:
    """Return the module and arguments that serve a Streamlit script on this machine alone."""
    place = ["--server.port={port}", "--server.address={host}", "--server.headless=true"]
    return ["streamlit", "run", str(script), *place, *flags]
