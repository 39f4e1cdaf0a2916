"""Who is in the rooms of one process; kept in memory, since with it all connections are gone."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable

from rooms.store import PRESENT, Tally, Where


class Crowd:
    """The members of every room, until when each counts, and where they are."""

    def __init__(self) -> None:
        self._until: dict[str, dict[str, float]] = defaultdict(dict)
        self._where: dict[str, dict[str, Where]] = defaultdict(dict)

    def join(self, code: str, member: str, most: int) -> bool:
        """Count somebody in, where there is room."""
        if member not in self._present(code) and len(self._until[code]) >= most:
            return False
        self.here(code, [member])
        return True

    def here(self, code: str, members: Iterable[str]) -> None:
        """Let members count for another while."""
        self._until[code] |= dict.fromkeys(members, time.monotonic() + PRESENT)

    def leave(self, code: str, member: str) -> None:
        """Count somebody out."""
        self._until[code].pop(member, None)
        self._where[code].pop(member, None)
        if not self._until[code]:
            self.forget(code)

    def put(self, code: str, member: str, where: Where | None) -> None:
        """Keep where somebody is; of who is not in the room nothing is kept."""
        if where is None:
            self._where[code].pop(member, None)
        elif member in self._until[code]:
            self._where[code][member] = where

    def tally(self, code: str) -> Tally:
        """Return who is there."""
        present = self._present(code)
        where = self._where[code]
        return Tally(len(present), Counter(where[one] for one in present if one in where))

    def forget(self, code: str) -> None:
        """Forget a room."""
        self._until.pop(code, None)
        self._where.pop(code, None)

    def _present(self, code: str) -> dict[str, float]:
        now = time.monotonic()
        self._until[code] = {one: until for one, until in self._until[code].items() if until > now}
        return self._until[code]
