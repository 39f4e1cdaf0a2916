"""Where the panels of a figure stand: beside each other, and on a phone below each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from charts.marks import MARGIN, Trace

Span = tuple[float, float]
REM = 16.0  # pixels
NARROW_MARGIN = {"r": 14}


@dataclass(frozen=True)
class Panels:
    """Panels in the order of their axes, with the room around and between them.

    Attributes
    ----------
    across : sequence of pairs
        Where each begins and ends on a wide screen, in shares of the width.
    height : float
        Height of the figure on a phone, in rem.
    gap : float or sequence of float
        Pixels between panels on a phone, from the top down: about 60 for numbers and a title, and
        20 more for each line of words above the lower panel.
    up : sequence of pairs
        The same as ``across`` for the height, where not each panel takes all of it.
    sizes : sequence of float
        How high the panels are on a phone, one relative to another, where they are not equal.
    margin : mapping
        Pixels around all panels, where they differ from those of other figures.
    narrow_margin : mapping
        The same on a phone.
    """

    across: Sequence[Span]
    height: float
    gap: float | Sequence[float]
    up: Sequence[Span] = ()
    sizes: Sequence[float] = ()
    margin: Mapping[str, float] = field(default_factory=dict)
    narrow_margin: Mapping[str, float] = field(default_factory=dict)

    def wide(self, *axes: tuple[Trace, Trace]) -> dict[str, Any]:
        """Return the parts of the layout; each panel has a horizontal and a vertical axis."""
        parts: dict[str, Any] = {"margin": {**MARGIN, **self.margin}}
        for i, ((x, y), across) in enumerate(zip(axes, self.across, strict=True)):
            number = _number(i)
            anchors = ({"anchor": f"y{number}"}, {"anchor": f"x{number}"}) if i else ({}, {})
            up = {"domain": list(self.up[i])} if self.up else {}
            parts[f"xaxis{number}"] = {**x, **anchors[0], "domain": list(across)}
            parts[f"yaxis{number}"] = {**y, **anchors[1], **up}
        return parts

    def narrow(self, **more: Any) -> dict[str, Any]:
        """Return what differs on a phone; ``more`` adds to it, for an axis beside its place."""
        margin = {**NARROW_MARGIN, **self.narrow_margin}
        parts: dict[str, Any] = {"height": self.height, "margin": margin}
        for i, (bottom, top) in enumerate(self._heights().tolist()):
            parts[f"xaxis{_number(i)}"] = {"domain": [0, 1]}
            parts[f"yaxis{_number(i)}"] = {"domain": [bottom, top]}
        return parts | {
            name: {**parts[name], **change} if name in parts else change
            for name, change in more.items()
        }

    def _heights(self) -> np.ndarray:
        """Return bottom and top of each panel on a phone, in shares of the height."""
        count = len(self.across)
        margin = {**MARGIN, **self.margin, **self.narrow_margin}
        room = self.height * REM - margin["t"] - margin["b"]
        gaps = np.broadcast_to(np.asarray(self.gap, dtype=np.float64), (count - 1,))
        sizes = np.asarray(self.sizes or np.ones(count))
        panels = (room - gaps.sum()) * sizes / sizes.sum()
        tops = room - np.concatenate([[0.0], np.cumsum(panels[:-1] + gaps)])
        return np.abs(np.round(np.stack([tops - panels, tops], axis=1) / room, 4))


def _number(i: int) -> str:
    return str(i + 1) if i else ""
