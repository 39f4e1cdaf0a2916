"""What one listener has still to be told: little, however slow the listener is."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from rooms.model import Value

BEAT = b": .\n\n"


def frame(message: Mapping[str, Any]) -> bytes:
    """Return a message as a server-sent event."""
    return b"data: " + json.dumps(message, separators=(",", ":")).encode() + b"\n\n"


class Mailbox:
    """Holds the newest of each kind of message: a newer state replaces an older one and the hand
    before it; of two movements of the hand the later counts, control by control.

    ``waits`` counts the heartbeats that were not taken.
    """

    def __init__(self) -> None:
        self.waits = 0
        self.closed = False
        self._n = -1
        self._hand: dict[str, Value] = {}
        self._frames: dict[str, bytes] = {}
        self._filled = asyncio.Event()

    @property
    def is_over(self) -> bool:
        """Tell whether it is closed and all of it was taken."""
        return self.closed and not self._frames

    def put_state(self, n: int, state: bytes) -> None:
        """Tell the whole room, unless something newer is known."""
        if n >= self._n:
            self._n = n
            self._frames.pop("hand", None)
            self._hand = {}
            self.put("state", state)

    def put_hand(self, n: int, hand: Mapping[str, Any], told: bytes) -> None:
        """Tell a movement of the hand, ``told`` as it is sent by itself."""
        if n <= self._n:
            return
        self._n = n
        if "hand" in self._frames:
            self._hand |= hand["values"]
            told = frame({**hand, "values": self._hand})
        else:
            self._hand = dict(hand["values"])
        self.put("hand", told)

    def beat(self) -> None:
        """Send a sign of life."""
        self.waits += 1
        self.put("beat", BEAT)

    def close(self, last: bytes = b"") -> None:
        """Take nothing more; end when all has been taken."""
        self.closed = True
        self.put("end", last)

    async def take(self) -> bytes:
        """Wait until there is something, and return all of it."""
        await self._filled.wait()
        self._filled.clear()
        self.waits = 0
        frames, self._frames = self._frames, {}
        return b"".join(frames.values())

    def put(self, kind: str, told: bytes) -> None:
        """Tell something of which only the newest of its kind matters."""
        self._frames[kind] = told
        self._filled.set()
