"""Serves the course to the tests, as a fresh process on a free port of this machine."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from benchmarks.servers import ROOT, Server, serving

SERVE = ["streamlit", "run", "app.py", "--server.headless=true"]
PLACE = ["--server.address={host}", "--server.port={port}"]


@contextmanager
def serve_course(
    *, base: str = "", port: int | None = None, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Serve the course for the length of a ``with`` block, below a path or at a port if given.

    It keeps the rooms of classes in a file of its own, unless its ``settings`` name another.
    """
    options = [f"--server.baseUrlPath={base}"] if base else []
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        chosen = {"LOGIT_LAB_ROOMS": f"{folder}/rooms.sqlite", **(settings or {})}
        ready = f"{base}/_stcore/health"
        command = [*SERVE, *PLACE, *options]
        with serving(command, ROOT, ready=ready, port=port, settings=chosen) as server:
            yield server
