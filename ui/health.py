"""``/healthz``: whether a page can be served here, now.

That has been seen once the home page ran without an error, which happens by itself at the start,
and ends when the server is told to stop: whoever spreads visitors over servers sends no more here.
"""

import asyncio
import logging
import time

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.runtime import Runtime, get_instance

from ui.assets import base_path
from ui.log import tell

HEALTH = "/healthz"
AGAIN = 2.0  # seconds until a page that failed is tried again


class Health:
    """What is known of this process: has a page been seen, and is it about to stop."""

    def __init__(self) -> None:
        self.seen = False
        self.stopping = False

    @property
    def state(self) -> str:
        """One word: ``starting``, ``ready`` or ``stopping``."""
        if self.stopping:
            return "stopping"
        return "ready" if self.seen else "starting"

    async def see(self, runtime: Runtime | None = None) -> None:
        """Run the home page until it has run without an error."""
        runtime = runtime or get_instance()
        begun = time.monotonic()
        while not self.seen:
            self.seen, told = await runtime.does_script_run_without_error()
            if not self.seen:
                tell("not_ready", level=logging.ERROR, reason=told)
                await asyncio.sleep(AGAIN)
        tell("ready", seconds=round(time.monotonic() - begun, 2))

    async def answer(self, _request: Request) -> PlainTextResponse:
        """Answer 200 where a page can be served, else 503; in both cases with the state."""
        state = self.state
        status = 200 if state == "ready" else 503
        return PlainTextResponse(state, status, headers={"Cache-Control": "no-store"})


def health_routes() -> list[Route]:
    """Return the route below the base path and, for probes that know of none, at the root."""
    return [Route(f"{base}{HEALTH}", HEALTH_HERE.answer) for base in sorted({"", base_path()})]


HEALTH_HERE = Health()
