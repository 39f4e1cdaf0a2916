"""A server is started on a free port and is gone afterwards."""

from urllib.request import urlopen

import psutil
import pytest

from benchmarks.servers import free_port, serving

FILES = ["http.server", "{port}", "--bind=127.0.0.1"]


def test_a_server_ends_with_its_block(tmp_path):
    (tmp_path / "index.html").write_text("here")
    with serving(FILES, tmp_path, ready="/") as server, urlopen(server.address) as answer:
        assert answer.read() == b"here"
    assert not psutil.pid_exists(server.pid)


def test_a_server_that_does_not_start_says_why(tmp_path):
    with (
        pytest.raises(RuntimeError, match="no_such_module"),
        serving(["no_such_module"], tmp_path, ready="/"),
    ):
        pass


def test_a_free_port_is_a_port():
    assert 1024 <= free_port() <= 65535
