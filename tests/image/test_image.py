"""The image, built by the Dockerfile and run as deployed: closed, small, and without a network."""

import json
import os
import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.rest import AT_REST, PATIENCE, WATCH
from tests.image.conftest import Container, podman
from ui.catalog import ready_lessons

ROOT = Path(__file__).parents[2]
LARGEST = 400e6  # bytes that the app may add to its base
USER = re.search(r"^USER (\d+):", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.M)
LICENCES = """
from importlib.metadata import distributions
lost = [f for d in distributions() for f in d.files or ()
        if ".dist-info/licenses/" in str(f) and not d.locate_file(f).exists()]
raise SystemExit(str(lost) if lost else 0)
"""


def size(image: str) -> int:
    return int(json.loads(podman("image", "inspect", image).stdout)[0]["Size"])


def test_the_app_adds_little_to_its_base(image: str, capsys: pytest.CaptureFixture[str]) -> None:
    added = size(image) - size(os.environ["LOGIT_LAB_BASE"])
    with capsys.disabled():
        print(f"\nThe app adds {added / 1e6:.0f} MB to its base.")
    assert 100e6 < added <= LARGEST


def test_the_image_says_what_it_is(image: str) -> None:
    labels = json.loads(podman("image", "inspect", image).stdout)[0]["Labels"]
    assert labels["org.opencontainers.image.title"] == "Logit Lab"
    base = labels["org.opencontainers.image.base.name"]
    assert f"FROM {base.removeprefix('docker.io/library/')}\n" in (ROOT / "Dockerfile").read_text(
        encoding="utf-8"
    )


def test_what_is_installed_fits_together_and_brings_its_licences(container: Container) -> None:
    checked = container.execute("python", "-m", "pip", "check")
    assert (checked.returncode, checked.stdout.strip()) == (0, "No broken requirements found.")
    assert container.execute("python", "-c", LICENCES).returncode == 0


def test_the_app_has_neither_rights_nor_a_way_to_get_them(container: Container) -> None:
    status = container.status()
    assert USER
    assert status["Uid"].split() == [USER[1]] * 4
    assert {int(status[kind], 16) for kind in ("CapEff", "CapPrm", "CapBnd", "CapAmb")} == {0}
    assert status["NoNewPrivs"] == "1"


def test_nothing_can_be_written_but_scratch(container: Container) -> None:
    refused = container.execute("python", "-c", "open('/app/new', 'w')")
    assert "Read-only file system" in refused.stderr
    assert container.execute("python", "-c", "open('/tmp/new', 'w')").returncode == 0


def test_the_container_has_no_network(container: Container) -> None:
    lines = Path(f"/proc/{container.pid}/net/dev").read_text(encoding="utf-8").splitlines()
    assert [line.split(":")[0].strip() for line in lines[2:]] == ["lo"]


def test_its_memory_is_told(container: Container, capsys: pytest.CaptureFixture[str]) -> None:
    resident = int(container.status()["VmRSS"].split()[0]) / 1e3
    with capsys.disabled():
        print(f"\nAfter the start it holds {resident:.0f} MB.")
    assert 50 < resident < 500


def test_every_page_is_drawn_in_a_browser_that_has_no_network_either(
    container: Container, tmp_path: Path
) -> None:
    # The browser runs in the container's network, which holds nothing but the container.
    inside = tmp_path / "chromium"
    browser = os.environ["CHROMIUM_PATH"]
    inside.write_text(
        f'#!/bin/sh\nexec nsenter --net=/proc/{container.pid}/ns/net {browser} "$@"\n'
    )
    inside.chmod(0o755)
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        opened = playwright.chromium.launch(executable_path=inside, args=options)
        page = opened.new_page()
        page.add_init_script(WATCH)
        failed: list[str] = []
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.on("pageerror", lambda error: failed.append(str(error)))
        for path in ("", *(lesson.path for lesson in ready_lessons())):
            page.goto(f"http://127.0.0.1:8501/{path}?lang=ko")
            page.evaluate(AT_REST, PATIENCE)  # what is asked for when a page is left fails
            assert page.locator("[class*=st-key-error_]").count() == 0
        expect(page.locator("html")).to_have_attribute("lang", "ko")
        opened.close()
    assert failed == []
    assert [each for each in container.events() if each["event"] == "error"] == []


def test_sigterm_ends_it_with_code_0(container: Container) -> None:
    begun = time.monotonic()
    podman("kill", "--signal", "TERM", container.name)
    code = podman("wait", container.name).stdout.strip()
    assert code == "0"
    assert time.monotonic() - begun < 5
    assert container.events()[-1]["event"] == "stopped"
