"""A figure as one of its frames: what is drawn and what a slider shows come from one place."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts.marks import Figure, Frames, Trace


def at_frame(traces: Mapping[str, Trace], frames: Frames, row: int = 0) -> dict[str, Trace]:
    """Return traces with what a frame changes of them, as the browser does it for a preview."""
    changed = dict(traces)
    for name in traces.keys() & frames.keys():
        for path, rows in frames[name].items():
            changed[name] = _put(changed[name], path.split("."), _entries(rows[row]))
    return changed


def _put(target: Trace, path: Sequence[str], value: Any) -> Trace:
    """Return a copy in which a nested attribute, such as ``marker.size``, is another one."""
    name, *rest = path
    return {**target, name: _put(target[name], rest, value) if rest else value}


def _entries(row: Any) -> Any:
    return [row] if isinstance(row, str) else row if isinstance(row, list) else np.atleast_1d(row)


def drawn_frames(frames: Frames, figure: Figure) -> Frames:
    """Return frames of the traces that a figure has."""
    return {name: parts for name, parts in frames.items() if name in figure["data"]}


def without(figure: Figure, *traces: str) -> Figure:
    """Return a figure without some traces."""
    left = {name: trace for name, trace in figure["data"].items() if name not in traces}
    return {**figure, "data": left}


def changing(frames: Frames) -> Frames:
    """Return frames without what is the same in all of them."""
    kept = {
        name: {part: rows for part, rows in parts.items() if _differ(rows)}
        for name, parts in frames.items()
    }
    return {name: parts for name, parts in kept.items() if parts}


def _differ(rows: Any) -> bool:
    if isinstance(rows, list):
        return any(row != rows[0] for row in rows)
    if len(rows) and _ends_differ(rows[0], rows[-1]):  # most that differ
        return True
    differ = rows != rows[:1]
    if differ.any():  # what is no number is the same as the next that is none
        differ &= (rows == rows) | (rows[:1] == rows[:1])
    return bool(differ.any())


def _ends_differ(first: Any, last: Any) -> bool:
    if np.ndim(first) == 0:  # numbers are compared in a fraction of the time
        return bool(first != last and first == first)
    return bool(np.any((first != last) & (first == first)))
