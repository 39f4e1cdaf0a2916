"""Steps of a library that work in another way for a while."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

Step = tuple[Any, str, Any]  # whose it is, its name, and what stands there meanwhile


@contextmanager
def replaced(ours: Sequence[Step]) -> Iterator[None]:
    """Put ours in the place of these steps, and theirs back in the end."""
    before = [(owner, name, vars(owner).get(name)) for owner, name, _own in ours]
    for owner, name, own in ours:
        setattr(owner, name, own)
    try:
        yield
    finally:
        for owner, name, theirs in before:
            if theirs is None:
                delattr(owner, name)
            else:
                setattr(owner, name, theirs)
