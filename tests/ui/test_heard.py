"""What a hand asks of something that a run has just taken away is heard all the same."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

import ui.heard
from ui.heard import STAYS, heard


class Parts:
    """A page that holds one part."""

    def contains(self, part: str) -> bool:
        return part == "here"

    has_fragment = contains


def session(page: str, waiting: RerunData | None = None) -> Any:
    """Return a session whose page was run last, where another run may be waiting."""
    requests = ScriptRequests()
    if waiting:
        requests.request_rerun(waiting)
    runner = SimpleNamespace(
        _fragment_storage=Parts(),
        _requests=requests,
        _pages_manager=SimpleNamespace(current_page_script_hash=page),
    )
    return SimpleNamespace(
        has_fragment=runner._fragment_storage.contains,
        _scriptrunner=runner,
        _pages_manager=runner._pages_manager,
    )


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[ClientState | None]]:
    """Return what sessions are asked for."""
    asked: list[ClientState | None] = []
    monkeypatch.setattr(AppSession, "request_rerun", lambda _session, state: asked.append(state))
    with heard():
        yield asked


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[RerunData]]:
    """Return what is run."""
    ran: list[RerunData] = []
    monkeypatch.setattr(ScriptRunner, "_run_script", lambda _runner, asked: ran.append(asked))
    with heard():
        yield ran


@pytest.mark.parametrize(("part", "run"), [("here", "here"), ("gone", ""), ("", "")])
@pytest.mark.parametrize("page", ["odds", ""])
def test_the_whole_page_is_asked_to_run_for_a_part_that_has_gone(
    asked: list[ClientState | None], part: str, run: str, page: str
) -> None:
    state = ClientState(fragment_id=part, query_string="p=0.5", page_script_hash="odds")
    AppSession.request_rerun(session(page), state)
    AppSession.request_rerun(session(page), None)
    expected = ClientState(fragment_id=run, query_string="p=0.5", page_script_hash="odds")
    assert asked == [expected, None]


@pytest.mark.parametrize("part", ["here", "gone"])
@pytest.mark.parametrize(
    ("page", "waiting", "heard"),
    [
        ("odds", None, True),
        ("loss", None, False),  # runs or ran
        ("odds", RerunData(page_script_hash="loss"), False),  # is about to
        ("loss", RerunData(page_script_hash="odds"), True),
        ("odds", RerunData(page_script_hash="loss", fragment_id="left"), True),
        ("odds", RerunData(page_name="loss"), True),  # as on the first visit: which one is unknown
    ],
)
def test_nothing_is_asked_of_a_part_of_a_page_that_is_being_left(
    asked: list[ClientState | None], page: str, waiting: RerunData | None, part: str, heard: bool
) -> None:
    one = session(page, waiting)
    AppSession.request_rerun(one, ClientState(fragment_id=part, page_script_hash="odds"))
    assert len(asked) == heard
    AppSession.request_rerun(one, ClientState(page_script_hash="odds"))  # the whole of it is
    assert len(asked) == heard + 1


@pytest.mark.parametrize(
    ("parts", "run"), [(["here"], ["here"]), (["here", "gone"], []), (["gone"], []), ([], [])]
)
@pytest.mark.parametrize("page", ["odds", ""])
def test_the_whole_page_runs_where_a_part_has_gone_since_it_was_asked_for(
    ran: list[RerunData], parts: list[str], run: list[str], page: str
) -> None:
    wanted = RerunData(
        query_string="p=0.5",
        page_script_hash="odds",
        fragment_id_queue=parts,
        is_fragment_scoped_rerun=True,
    )
    ScriptRunner._run_script(session(page)._scriptrunner, wanted)
    [found] = ran
    assert found.fragment_id_queue == run
    assert found.is_fragment_scoped_rerun == (run == parts)
    assert found.query_string == "p=0.5"


@pytest.mark.parametrize(("parts", "runs"), [(["here"], 0), (["gone"], 0), ([], 1)])
def test_nothing_runs_of_a_page_that_was_left_since_but_the_whole_of_it(
    ran: list[RerunData], parts: list[str], runs: int
) -> None:
    wanted = RerunData(page_script_hash="odds", fragment_id_queue=parts)
    ScriptRunner._run_script(session("loss")._scriptrunner, wanted)
    assert len(ran) == runs


def test_a_file_can_be_taken_for_a_while_after_another_one_is_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr(ui.heard.time, "monotonic", lambda: now)
    written: Any = SimpleNamespace(load_and_get_id=lambda *_, **__: "written")
    manager = MediaFileManager(written)
    monkeypatch.setattr(manager, "_storage", written)
    with heard():
        before = manager.add_deferred(lambda: b"1", "text/plain", "0.0")
        after = manager.add_deferred(lambda: b"2", "text/plain", "0.0")
        manager.remove_orphaned_files()
        assert set(manager._deferred_callables) == {before, after}
        now += STAYS / 2
        manager.remove_orphaned_files()
        assert set(manager._deferred_callables) == {before, after}
        now += STAYS / 2
        manager.remove_orphaned_files()
        assert set(manager._deferred_callables) == {after}
