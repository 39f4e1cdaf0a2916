"""How often something may be done, and by whom; kept by each process for itself."""

import time
from collections import OrderedDict, deque
from collections.abc import Hashable

from rooms.refusal import RefusalError

MOST_KNOWN = 10_000  # of whom a limit remembers something
MINUTE = 60.0


class Rate:
    """So many a second on average, and ``burst`` at once, for each who asks."""

    def __init__(self, a_second: float, burst: int) -> None:
        self.a_second = a_second
        self.burst = float(burst)
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def take(self, who: Hashable) -> None:
        """Count one; refuse it where there were too many."""
        now = time.monotonic()
        left, then = self._left.pop(who, (self.burst, now))
        left = min(self.burst, left + (now - then) * self.a_second)
        self._left[who] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > MOST_KNOWN:
            self._left.popitem(last=False)
        if left < 1:
            raise RefusalError(429, "often")


class Guesses:
    """Codes that there are not, asked for from one address within a minute.

    From ``many`` on the next ones are refused; codes that there are never count and are always
    answered, since a whole school has one address. From ``flood`` on, which is a program, not a
    class, nobody from there is let in who is not in a room already.
    """

    def __init__(self, many: int = 30, flood: int = 600) -> None:
        self.many = many
        self.flood = flood
        self._when: OrderedDict[str, deque[float]] = OrderedDict()

    def check(self, address: str) -> None:
        """Refuse an address from which a flood of guesses comes."""
        if len(self._recent(address)) >= self.flood:
            raise RefusalError(429, "often")

    def wrong(self, address: str) -> None:
        """Count a code that there is not; refuse it where there were too many."""
        when = self._recent(address)
        when.append(time.monotonic())
        self._when[address] = when
        self._when.move_to_end(address)
        if len(self._when) > MOST_KNOWN:
            self._when.popitem(last=False)
        if len(when) > self.many:
            raise RefusalError(429, "often")

    def _recent(self, address: str) -> deque[float]:
        when = self._when.get(address, deque(maxlen=self.flood))
        while when and when[0] < time.monotonic() - MINUTE:
            when.popleft()
        return when
