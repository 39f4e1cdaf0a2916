"""Serves the course to the tests, as a fresh process on a free port of this machine."""

from contextlib import AbstractContextManager

from benchmarks.servers import ROOT, Server, serving

SERVE = ["streamlit", "run", "app.py", "--server.headless=true"]
PLACE = ["--server.address={host}", "--server.port={port}"]


def serve_course(*, base: str = "", port: int | None = None) -> AbstractContextManager[Server]:
    """Serve the course for the length of a ``with`` block, below a path or at a port if given."""
    options = [f"--server.baseUrlPath={base}"] if base else []
    return serving([*SERVE, *PLACE, *options], ROOT, ready=f"{base}/_stcore/health", port=port)
