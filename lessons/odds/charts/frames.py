"""A figure as one of its frames: what is drawn and what a slider shows come from one place."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts.marks import Frames, Trace


def at_frame(traces: Mapping[str, Trace], frames: Frames, row: int = 0) -> dict[str, Trace]:
    """Return traces with what a frame changes of them, as the browser does it for a preview."""
    changed = dict(traces)
    for name, changes in frames.items():
        for path, rows in changes.items():
            changed[name] = _put(changed[name], path.split("."), _entries(rows[row]))
    return changed


def _put(target: Trace, path: Sequence[str], value: Any) -> Trace:
    """Return a copy in which a nested attribute, such as ``marker.size``, is another one."""
    name, *rest = path
    return {**target, name: _put(target[name], rest, value) if rest else value}


def _entries(row: Any) -> Any:
    return [row] if isinstance(row, str) else row if isinstance(row, list) else np.atleast_1d(row)
