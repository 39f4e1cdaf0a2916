"""Expectations of a page that first wait for what they are about.

While it looks in vain for something, Playwright describes the whole page in words each time, for a
message that is seldom read. On the pages of the course that takes longer than what is waited for.
"""

from collections.abc import Callable
from typing import Any, Literal, cast, overload

from playwright.sync_api import Locator, LocatorAssertions, Page, PageAssertions
from playwright.sync_api import expect as plain_expect

State = Literal["attached", "hidden", "visible"]
# An empty list may be what is expected.
FIRST: dict[str, State | None] = {
    "to_be_visible": "visible",
    "to_be_hidden": "hidden",
    "to_have_count": None,
}


class Patient:
    """Playwright's expectations of a place, each after that place is there."""

    def __init__(self, place: Locator) -> None:
        self._place, self._expected = place, plain_expect(place)

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Return one of these expectations."""
        expected: Callable[..., None] = getattr(self._expected, name)
        state = None if name.startswith("not_") else FIRST.get(name, "attached")

        def told(*args: Any, **options: Any) -> None:
            if state:
                self._place.first.wait_for(state=state, timeout=options.get("timeout"))
            expected(*args, **options)

        return told


@overload
def expect(subject: Locator) -> LocatorAssertions: ...
@overload
def expect(subject: Page) -> PageAssertions: ...
def expect(subject: Locator | Page) -> LocatorAssertions | PageAssertions:
    """Return what can be expected of a place or a page, as Playwright has it."""
    if isinstance(subject, Page):
        return plain_expect(subject)
    return cast(LocatorAssertions, Patient(subject))
