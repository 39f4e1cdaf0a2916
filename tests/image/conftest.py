"""The image that `make image-test` has built, running as compose.yaml says, without a network."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# Elsewhere there is no image to be tried.
collect_ignore_glob = [] if "LOGIT_LAB_IMAGE" in os.environ else ["test_*.py"]

PODMAN = ["podman", "--runtime", "runc", "--cgroup-manager=cgroupfs"]
# runc can raise no limit above those of the machine it runs on.
LIMITS = ["--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1000:1000"]
CLOSED = ["--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL"]
CLOSED += ["--security-opt", "no-new-privileges", "--network", "none"]
PATIENCE = 90  # seconds for a start


def podman(*words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run podman and return what it said."""
    return subprocess.run([*PODMAN, *words], capture_output=True, text=True, check=check)


@dataclass(frozen=True)
class Container:
    """A running container: its name and its first process, seen from outside."""

    name: str
    pid: int

    def status(self) -> dict[str, str]:
        """Return what the kernel says of the first process."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines()
        return dict(line.split(":\t", 1) for line in lines if ":\t" in line)

    def execute(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command inside."""
        return podman("exec", self.name, *command, check=False)

    def events(self) -> list[dict[str, Any]]:
        """Return the log, which is written to standard error."""
        lines = podman("logs", self.name).stderr.splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]


@pytest.fixture(scope="session")
def image() -> str:
    """Return the name of the image."""
    return os.environ["LOGIT_LAB_IMAGE"]


@pytest.fixture(scope="session")
def container(image: str) -> Iterator[Container]:
    """Run the image until its own health check succeeds."""
    name = podman("run", "--detach", *LIMITS, *CLOSED, image).stdout.strip()
    try:
        told = json.loads(podman("inspect", name).stdout)[0]
        deadline = time.monotonic() + PATIENCE
        while podman("healthcheck", "run", name, check=False).returncode != 0:
            assert time.monotonic() < deadline, podman("logs", name).stderr
            time.sleep(0.2)
        yield Container(name, told["State"]["Pid"])
    finally:
        podman("rm", "--force", name)
