"""What an entry of the glossary holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A word of the course; ``name`` and ``meaning``, one sentence, are message ids.

    ``scene`` of the ``lesson`` explains it. ``also`` are other words for it, in either language.
    """

    key: str
    name: str
    meaning: str
    lesson: str
    scene: str
    also: tuple[str, ...] = ()
