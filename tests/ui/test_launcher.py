"""The launcher, as a server starts it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOADED = "import sys, app; print(hasattr(sys.modules['pandas'], 'Timestamp'))"


def test_pandas_is_loaded_before_the_first_session() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout == "True\n"
