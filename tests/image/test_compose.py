"""The service of compose.yaml, started as `docker compose up` would, and as closed as it says."""

import http.client
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.servers import ROOT, free_port
from tests.image.conftest import LIMITS, PATIENCE, PODMAN, podman

HERE = str(Path(sys.executable).parent)
PROJECT = "logit-lab-tried"


def compose(*words: str, port: int) -> subprocess.CompletedProcess[str]:
    """Run podman-compose on the file as it is."""
    tool = shutil.which("podman-compose", path=os.pathsep.join([HERE, os.environ["PATH"]]))
    assert tool, "podman-compose stands in requirements-dev.txt"
    options = [f"--podman-args={' '.join(PODMAN[1:])}", f"--podman-run-args={' '.join(LIMITS)}"]
    return subprocess.run(
        [tool, "--project-name", PROJECT, *options, *words],
        cwd=ROOT,
        env={**os.environ, "PORT": str(port)},
        capture_output=True,
        text=True,
        check=True,
    )


@dataclass(frozen=True)
class Service:
    """The running service: its container, and its port on this machine."""

    container: str
    port: int

    def health(self) -> str:
        """Return what the health check says from outside, nothing where nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().read().decode()
        except OSError:
            return ""
        finally:
            connection.close()


@pytest.fixture(scope="module")
def service(image: str) -> Iterator[Service]:
    port = free_port()
    assert f"{port}:8501" in compose("config", port=port).stdout
    try:
        compose("up", "--detach", "--no-build", port=port)
        names = podman("ps", "--filter", f"name={PROJECT}", "--format", "{{.Names}}").stdout.split()
        assert len(names) == 1
        yield Service(names[0], port)
    finally:
        compose("down", "--volumes", port=port)


def test_the_service_is_ready_at_its_port_and_closed_otherwise(service: Service) -> None:
    deadline = time.monotonic() + PATIENCE
    while service.health() != "ready":
        assert time.monotonic() < deadline, podman("logs", service.container).stderr
        time.sleep(0.2)
    told = json.loads(podman("inspect", service.container).stdout)[0]
    assert told["HostConfig"]["ReadonlyRootfs"] is True
    assert told["HostConfig"]["RestartPolicy"]["Name"] == "unless-stopped"
    assert not told["EffectiveCaps"]
    status = Path(f"/proc/{told['State']['Pid']}/status").read_text(encoding="utf-8")
    assert "NoNewPrivs:\t1" in status
