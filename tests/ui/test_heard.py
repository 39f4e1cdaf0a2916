"""What a hand asks of something that a run has just taken away is heard all the same."""

from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

import ui.heard
from ui.heard import STAYS, heard


class Parts:
    """A page that holds one part."""

    def contains(self, part: str) -> bool:
        return part == "here"

    has_fragment = contains


@pytest.mark.parametrize(("part", "run"), [("here", "here"), ("gone", ""), ("", "")])
def test_the_whole_page_is_asked_to_run_for_a_part_that_has_gone(
    monkeypatch: pytest.MonkeyPatch, part: str, run: str
) -> None:
    asked: list[ClientState | None] = []
    monkeypatch.setattr(AppSession, "request_rerun", lambda _session, state: asked.append(state))
    session: Any = Parts()
    with heard():
        AppSession.request_rerun(session, ClientState(fragment_id=part, query_string="p=0.5"))
        AppSession.request_rerun(session, None)
    assert asked == [ClientState(fragment_id=run, query_string="p=0.5"), None]


@pytest.mark.parametrize(
    ("parts", "run"), [(["here"], ["here"]), (["here", "gone"], []), (["gone"], []), ([], [])]
)
def test_the_whole_page_runs_where_a_part_has_gone_since_it_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, parts: list[str], run: list[str]
) -> None:
    ran: list[RerunData] = []
    monkeypatch.setattr(ScriptRunner, "_run_script", lambda _runner, asked: ran.append(asked))
    runner: Any = SimpleNamespace(_fragment_storage=Parts())
    asked = RerunData(query_string="p=0.5", fragment_id_queue=parts, is_fragment_scoped_rerun=True)
    with heard():
        ScriptRunner._run_script(runner, asked)
    [found] = ran
    assert found.fragment_id_queue == run
    assert found.is_fragment_scoped_rerun == (run == parts)
    assert found.query_string == "p=0.5"


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
