"""At run time nothing is fetched: every page runs without any network but the machine itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.test_operations import ROOT
from ui.catalog import ready_lessons

ALONE = ["unshare", "--map-root-user", "--net"]


def may_be_alone() -> bool:
    """Tell whether this system lets a process have a network of its own."""
    try:
        return subprocess.run([*ALONE, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.exhaustive  # `make image-test` opens the pages in a browser without a network
def test_every_page_runs_without_a_network(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.deploy.offline_visit", str(tmp_path)]
    if not may_be_alone():
        pytest.skip("this system lets no process have a network of its own")
    told = subprocess.run(
        [*ALONE, *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout == f"{len(ready_lessons()) + 1} pages\n"
