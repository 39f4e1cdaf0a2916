"""Where the image cannot be tried, a notice says why, and nothing fails."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("system", "user", "reason"),
    [
        ("Darwin", "0", "on Linux alone"),
        ("Linux", "1000", "needs root"),
        ("Linux", "0", "needs buildah, podman, runc and debootstrap"),
    ],
)
def test_a_notice_says_why(tmp_path: Path, system: str, user: str, reason: str) -> None:
    """On a system that has nothing but a shell, what it is and who asks are made up."""
    for name, answer in (("uname", system), ("id", user), ("sed", "python:3")):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {answer}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    told = subprocess.run(
        ["/bin/sh", "tools/image.sh"],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert (told.returncode, told.stdout) == (0, "")
    assert told.stderr.startswith("==> The image is not tried: ")
    assert reason in told.stderr
