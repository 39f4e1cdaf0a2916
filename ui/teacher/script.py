"""What a teacher does in class, minute by minute."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MINUTES = 10  # of the script of a lesson


@dataclass(frozen=True)
class Step:
    """A step of the script: how many minutes it takes, what is done, and where.

    ``say`` is a message id; ``scene`` opens with these ``settings`` of its parameters, as the
    address has them, and with what is to be hidden at first.
    """

    minutes: int
    say: str
    scene: str
    settings: Mapping[str, str] = field(default_factory=dict)
    hide: Sequence[str] = ()
