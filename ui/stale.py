"""Values that the browser sends although the server has overruled them.

Sliders of a group give way to each other. Where keys are pressed fast, the browser may not know yet
that a slider has given way, and sends along the value that it had before: that one has not moved.
The same is true where a button or the address has given all of them other values.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """What the sliders of a group show, and of each the values that the browser may still hold."""

    shown: tuple[float, ...]
    overruled: tuple[frozenset[float], ...]

    @staticmethod
    def of(shown: Sequence[float]) -> "Group":
        """Return a group of which nothing has been overruled."""
        return Group(tuple(shown), (frozenset(),) * len(shown))

    def given(self, shown: Sequence[float]) -> "Group":
        """Return the group once all its sliders were given values by other means than a hand."""
        if not self.shown:
            return Group.of(shown)
        overruled = (one | {was} for one, was in zip(self.overruled, self.shown, strict=True))
        return Group(tuple(shown), tuple(overruled))

    def moved(self, sent: Sequence[float]) -> list[int]:
        """Return which sliders the reader has moved, by what the browser sends."""
        changed = [i for i, value in enumerate(sent) if value != self.shown[i]]
        if len(changed) < 2:
            return changed
        return [i for i in changed if sent[i] not in self.overruled[i]]

    def settled(self, shown: Sequence[float], moved: Collection[int]) -> "Group":
        """Return the group once the other sliders have given way to those that were moved."""
        overruled = (
            frozenset() if i in moved else one | {self.shown[i]}
            for i, one in enumerate(self.overruled)
        )
        return Group(tuple(shown), tuple(overruled)) if moved else self
