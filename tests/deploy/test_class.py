"""``make class`` says where the class finds the course, and really serves it there."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from urllib.request import urlopen

import pytest
from websockets.sync.client import connect

from benchmarks.servers import free_port

ROOT = Path(__file__).parents[2]
# Another address of this machine, for which a phone stands: what goes there does not leave it.
ELSEWHERE = "127.0.0.2"

found = spec_from_file_location("serve", ROOT / "tools" / "serve.py")
assert found
assert found.loader
serve = module_from_spec(found)
found.loader.exec_module(serve)


class Network:
    """Stands in for a datagram socket of a computer with some ways out."""

    def __init__(self, ways: dict[str, str]) -> None:
        self.ways = ways

    def __call__(self, *_kind: object) -> "Network":
        return self

    def __enter__(self) -> "Network":
        return self

    def __exit__(self, *_error: object) -> None:
        """Close nothing."""

    def connect(self, place: tuple[str, int]) -> None:
        if place[0] not in self.ways:
            raise OSError("Network is unreachable")
        self.here = self.ways[place[0]]

    def getsockname(self) -> tuple[str, int]:
        return (self.here, 1)


@pytest.mark.parametrize(
    ("ways", "address"),
    [
        ({"192.0.2.1": "192.168.0.7", "192.168.255.255": "192.168.0.9"}, "192.168.0.7"),
        ({"192.168.255.255": "192.168.3.4"}, "192.168.3.4"),  # a school without a way out
        ({"192.0.2.1": "127.0.0.1", "10.255.255.255": "10.1.2.3"}, "10.1.2.3"),
        ({}, None),
    ],
)
def test_a_computer_knows_its_address_in_the_network(
    monkeypatch: pytest.MonkeyPatch, ways: dict[str, str], address: str | None
) -> None:
    monkeypatch.setattr(socket, "socket", Network(ways))
    assert serve.lan_address() == address


def test_an_invitation_has_address_and_code() -> None:
    said = serve.invitation("http://192.168.0.7:8501")
    assert "http://192.168.0.7:8501\n" in said
    assert "http://192.168.0.7:8501/class" in said  # for the teacher
    drawn = [line for line in said.splitlines() if "█" in line]
    assert len({len(line) for line in drawn}) == 1
    assert len(drawn[0]) in range(25, 60)  # modules across, with a border on both sides


def test_the_teachers_page_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(serve, "answers", lambda *_place: True)
    monkeypatch.setattr(serve.webbrowser, "open", opened.append)
    serve.open_when_ready("0.0.0.0", 8501, "class")
    assert opened == ["http://localhost:8501/class"]


@pytest.fixture(scope="module")
def classroom() -> Iterator[tuple[int, str]]:
    """Serve a class at another address of this machine; return the port and what was printed."""
    port = free_port()
    command = [sys.executable, "tools/serve.py", "--port", str(port), "--class", ELSEWHERE]
    plain = {
        key: os.environ[key] for key in os.environ if key not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    process = subprocess.Popen(
        command, cwd=ROOT, env=plain, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    printed = ""
    try:
        assert process.stdout
        for line in process.stdout:
            printed += line
            if "URL:" in line:
                break
        yield port, printed
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_a_class_is_told_where_to_come(classroom: tuple[int, str]) -> None:
    port, printed = classroom
    assert f"The class opens  http://{ELSEWHERE}:{port}" in printed
    assert "█" in printed
    # The app, too, knows that address: its bar proposes it, and Streamlit itself prints it.
    assert f"URL: http://{ELSEWHERE}:{port}" in printed


def test_a_phone_opens_the_address_and_is_let_in(classroom: tuple[int, str]) -> None:
    port, _ = classroom
    origin = f"http://{ELSEWHERE}:{port}"
    with urlopen(f"{origin}/odds", timeout=30) as page:
        assert "<title>" in page.read().decode()
    # A page of another origin would be refused here, and the app would never begin.
    stream = f"ws://{ELSEWHERE}:{port}/_stcore/stream"
    with connect(
        stream, origin=origin, subprotocols=["streamlit"], proxy=None, close_timeout=1
    ) as session:
        assert session.response.status_code == 101


def test_links_to_hand_on_begin_with_that_address(classroom: tuple[int, str]) -> None:
    port, _ = classroom
    asked = f"server={ELSEWHERE}:{port}&path=/odds&query=p%3D0.8"
    with urlopen(f"http://localhost:{port}/share?{asked}", timeout=30) as answer:
        assert json.load(answer)["link"] == f"http://{ELSEWHERE}:{port}/odds?p=0.8"


def test_a_busy_port_is_told_with_a_way_out_for_a_class(classroom: tuple[int, str]) -> None:
    port, _ = classroom
    again = subprocess.run(
        [sys.executable, "tools/serve.py", "--port", str(port), "--class", ELSEWHERE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert again.returncode == 1
    assert f"make class PORT={port + 1}" in again.stderr
