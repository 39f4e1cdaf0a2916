"""One server for all tests of this process that only look at what it sends."""

from collections.abc import Iterator

import pytest

from benchmarks.servers import ROOT, Server, serving, streamlit


@pytest.fixture(scope="session")
def course() -> Iterator[Server]:
    """Serve the course for all tests of this process."""
    with serving(streamlit("app.py"), ROOT, ready="/_stcore/health") as running:
        yield running
