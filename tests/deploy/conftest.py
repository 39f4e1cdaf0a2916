"""Helpers of this folder, the reader of what live figures are sent, and a server to look at."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.rooms import server_with_rooms
from benchmarks.servers import Server

sys.path.extend(str(Path(__file__).parents[1] / folder) for folder in ("deploy", "ui"))


@pytest.fixture(scope="session")
def course() -> Iterator[Server]:
    """Serve the course for all tests of this process that only look at what it sends."""
    with server_with_rooms() as running:
        yield running
