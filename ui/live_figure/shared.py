"""Figures that are prepared once for everybody who looks at the same thing, as a class does."""

import pickle
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

from ui.language import current_language
from ui.live_figure.component import Prepared, mount, noted
from ui.questions import waiting

Given = ParamSpec("Given")
Content = TypeVar("Content")
MOST_BYTES = 32 * 2**20


@dataclass(frozen=True)
class Named(Generic[Content]):
    """Something that is told by its name alone: what has one name is alike to the bit."""

    name: object
    content: Content

    def __reduce__(self) -> tuple[Any, ...]:
        """Have the name pickled in the place of the content."""
        return Named, (self.name, None)


def shared(draw: Callable[Given, None]) -> Callable[Given, None]:
    """Let a function that draws live figures prepare them only where nobody has seen them yet.

    What it draws must depend on its arguments, the language and whether the scene's question waits,
    and on nothing else; it draws live figures and nothing else.
    """

    @wraps(draw)
    def drawn(*args: Given.args, **options: Given.kwargs) -> None:
        seen = (draw.__module__, draw.__qualname__, current_language(), waiting(), args, options)
        name = pickle.dumps(seen, pickle.HIGHEST_PROTOCOL)
        known = FIGURES.of(name)
        if known is not None:
            for figure in known:
                mount(figure)
            return
        notes: list[Prepared] = []
        before = noted.set(notes)
        try:
            draw(*args, **options)
        finally:
            noted.reset(before)
        FIGURES.keep(name, notes)

    return drawn


class _Figures:
    """The figures that were looked at last, up to a number of bytes."""

    def __init__(self, most: int) -> None:
        self.most, self.size = most, 0
        self._kept: OrderedDict[bytes, Sequence[Prepared]] = OrderedDict()
        self._lock = Lock()

    def of(self, name: bytes) -> Sequence[Prepared] | None:
        """Return the figures of a name, if they are still there."""
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def keep(self, name: bytes, figures: Sequence[Prepared]) -> None:
        """Keep figures; those that nobody has looked at for longest go."""
        with self._lock:
            self._forget(name)
            self._kept[name] = figures
            self.size += _size(name, figures)
            while self.size > self.most:
                self._forget(next(iter(self._kept)))

    def _forget(self, name: bytes) -> None:
        gone = self._kept.pop(name, None)
        if gone is not None:
            self.size -= _size(name, gone)


def _size(name: bytes, figures: Sequence[Prepared]) -> int:
    return len(name) + sum(len(figure.data) for figure in figures)


FIGURES = _Figures(MOST_BYTES)
