"""Makes the helpers of the core's tests importable: files are written of what the core trains."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "core"))
