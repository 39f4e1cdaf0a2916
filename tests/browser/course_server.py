"""Serves the course to the tests, as a fresh process on a free port of this machine."""

from contextlib import AbstractContextManager

from benchmarks.servers import ROOT, Server, serving

SERVE = ["streamlit", "run", "app.py", "--server.headless=true"]
PLACE = ["--server.address=127.0.0.1", "--server.port={port}"]


def serve_course(*, base: str = "") -> AbstractContextManager[Server]:
    """Serve the course, below a path if one is given, for the length of a ``with`` block."""
    options = [f"--server.baseUrlPath={base}"] if base else []
    return serving([*SERVE, *PLACE, *options], ROOT, ready=f"{base}/_stcore/health")
