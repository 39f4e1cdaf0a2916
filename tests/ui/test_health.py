"""Ready is a server whose home page ran, and which is not about to stop."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette

import ui.health as health
from tests.ui.asgi import ask
from ui.health import Health, health_routes


class Runtime:
    """Stands in for Streamlit's: its page fails some times, and then runs."""

    def __init__(self, failures: int) -> None:
        self.failures, self.runs = failures, 0

    async def does_script_run_without_error(self) -> tuple[bool, str]:
        self.runs += 1
        return (True, "ok") if self.runs > self.failures else (False, "error")


def test_a_page_that_fails_is_tried_until_it_runs(
    monkeypatch: pytest.MonkeyPatch, awaited: Callable[[Any], Any]
) -> None:
    monkeypatch.setattr(health, "AGAIN", 0.0)
    here, runtime = Health(), Runtime(failures=2)
    assert here.state == "starting"
    awaited(here.see(runtime))  # type: ignore[arg-type]
    assert (runtime.runs, here.state) == (3, "ready")


@pytest.mark.parametrize(
    ("seen", "stopping", "answer"),
    [
        (False, False, (503, b"starting")),
        (True, False, (200, b"ready")),
        (True, True, (503, b"stopping")),
        (False, True, (503, b"stopping")),
    ],
)
def test_the_answer_says_what_a_balancer_needs(
    monkeypatch: pytest.MonkeyPatch, seen: bool, stopping: bool, answer: tuple[int, bytes]
) -> None:
    here = Health()
    here.seen, here.stopping = seen, stopping
    monkeypatch.setattr(health, "HEALTH_HERE", here)
    told = ask(Starlette(routes=[*health_routes()]), "/healthz")
    assert (told.status, told.body) == answer
    assert told.headers["cache-control"] == "no-store"


def test_probes_need_not_know_the_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "base_path", lambda: "/logit")
    paths = [route.path for route in health_routes()]
    assert paths == ["/healthz", "/logit/healthz"]
