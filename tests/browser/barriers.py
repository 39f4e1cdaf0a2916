"""What axe finds that would keep somebody from reading or using a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def barriers(page: Page) -> dict[str, list[Any]]:
    """Return where each rule is broken."""
    found = Axe().run(page).response["violations"]
    return {one["id"]: [node["target"] for node in one["nodes"]] for one in found}
