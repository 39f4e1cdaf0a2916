"""The server takes as many open files as the system grants, and says for how many visitors."""

import resource
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

import ui.descriptors as descriptors
from ui.descriptors import MACOS_MOST, open_files, raise_limit, sessions_that_fit

UNLIMITED = resource.RLIM_INFINITY


class System:
    """Stands in for ``resource``: limits as they are found, and the most that is granted."""

    RLIMIT_NOFILE, RLIM_INFINITY = resource.RLIMIT_NOFILE, UNLIMITED

    def __init__(self, soft: int, hard: int, most: int) -> None:
        self.limits, self.most = (soft, hard), most

    def getrlimit(self, name: int) -> tuple[int, int]:
        return self.limits

    def setrlimit(self, name: int, limits: tuple[int, int]) -> None:
        if limits[0] == UNLIMITED or limits[0] > self.most:
            raise ValueError("not allowed to raise maximum limit")
        self.limits = limits


@pytest.mark.parametrize(
    ("found", "most", "raised"),
    [
        ((256, 4096), 4096, 4096),
        ((256, 256), 256, 256),
        ((256, UNLIMITED), 10_240, 10_240),
        ((256, 1_000_000), 65_536, 10_240),
        ((256, 4096), 0, 256),
        ((20_000, UNLIMITED), 30_000, 20_000),
    ],
    ids=["to the hard limit", "nothing above", "macOS", "more than granted", "refused", "enough"],
)
def test_the_limit_is_raised_as_far_as_the_system_grants(
    found: tuple[int, int], most: int, raised: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = System(*found, most)
    monkeypatch.setattr(descriptors, "resource", system)
    assert raise_limit() == raised
    assert system.limits == (raised, found[1])


@pytest.mark.parametrize("system", [None, System(UNLIMITED, UNLIMITED, 0)], ids=["Windows", "none"])
def test_a_system_without_limit_is_left_alone(
    system: System | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(descriptors, "resource", system)
    assert raise_limit() is None


def test_this_process_may_open_as_many_files_as_it_can_be_granted() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft // 2, hard))
    try:
        assert raise_limit() in (hard, MACOS_MOST)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_session_takes_one_file_and_some_are_left_for_those_who_load() -> None:
    assert sessions_that_fit(256, in_use=12) == 214
    assert sessions_that_fit(40, in_use=30) == 0


def test_the_start_says_for_how_many_sessions_there_is_room(
    monkeypatch: pytest.MonkeyPatch, awaited: Callable[[Any], Any]
) -> None:
    monkeypatch.setattr(descriptors, "resource", System(256, 256, 256))
    monkeypatch.setattr(descriptors, "share_loop", lambda: None)
    monkeypatch.setattr(descriptors, "os", SimpleNamespace(listdir=lambda folder: ["0"] * 12))

    async def start() -> dict[str, int]:
        # The server is handed on by Starlette and not looked at.
        async with open_files(None) as facts:  # type: ignore[arg-type]
            return facts

    assert awaited(start()) == {"open_files": 256, "room_for_sessions": 214}
