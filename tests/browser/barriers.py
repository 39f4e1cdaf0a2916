"""What axe finds that would keep somebody from reading or using a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def no_barriers(page: Page) -> bool:
    found = Axe().run(page).response["violations"]
    assert {one["id"]: [node["target"] for node in one["nodes"]] for one in found} == {}
    return True
