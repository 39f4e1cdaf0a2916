"""A hand may use what a run is about to take away: it is heard all the same.

Streamlit drops what is asked of a part of the page that has gone, and forgets a file that is
written when its button is pressed as soon as a run offers another one in its place. The browser
shows both until it has drawn that run.

What is asked of a page that is being left is let go, on the other hand. Parts of two pages that
stand in the same place have one name: the part of the next page would run as one of the page
before, and the browser would clear away all of the page but that part.
"""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import wraps

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequestType

from ui.replaced import replaced

RERUN = ScriptRequestType.RERUN
STAYS = 5.0  # seconds for which a file can be asked for after another one is offered


def heard() -> AbstractContextManager[None]:
    """Hear it in every session of this process, until the end."""
    return replaced(
        [
            (AppSession, "request_rerun", _asked_of_what_is_there(AppSession.request_rerun)),
            (ScriptRunner, "_run_script", _run_with_what_is_there(ScriptRunner._run_script)),
            (MediaFileManager, "_remove_orphaned_deferred_callables", _Forgetting()),
        ]
    )


def _asked_of_what_is_there(
    ask: Callable[[AppSession, ClientState | None], None],
) -> Callable[[AppSession, ClientState | None], None]:
    """Ask for a run of the whole page where the part has gone that a browser names."""

    @wraps(ask)
    def asked(session: AppSession, state: ClientState | None) -> None:
        if state and state.fragment_id:
            if state.page_script_hash != _page_to_come(session, state.page_script_hash):
                return
            if not session.has_fragment(state.fragment_id):
                state.fragment_id = ""
        ask(session, state)

    return asked


def _page_to_come(session: AppSession, page: str) -> str:
    """Return the page that is about to run, else the one that ran last; ``page`` before any has."""
    requests = session._scriptrunner._requests if session._scriptrunner else None
    waiting = requests._rerun_data if requests and requests._state is RERUN else None
    coming = waiting.page_script_hash if waiting and not waiting.fragment_id_queue else ""
    return coming or session._pages_manager.current_page_script_hash or page


def _run_with_what_is_there(
    run: Callable[[ScriptRunner, RerunData], None],
) -> Callable[[ScriptRunner, RerunData], None]:
    """Run the whole page where a part has gone since it was asked for; of no page that was left."""

    @wraps(run)
    def ran(runner: ScriptRunner, asked: RerunData) -> None:
        here = runner._pages_manager.current_page_script_hash
        if asked.fragment_id_queue and here not in ("", asked.page_script_hash):
            return
        if not all(map(runner._fragment_storage.contains, asked.fragment_id_queue)):
            asked = replace(asked, fragment_id_queue=[], is_fragment_scoped_rerun=False)
        run(runner, asked)

    return ran


class _Forgetting:
    """Forgets files that no page offers any more, a little later."""

    def __init__(self) -> None:
        self._since: dict[str, float] = {}  # when such a file was first found

    def __get__(self, manager: MediaFileManager, _kind: object) -> Callable[[], None]:
        return lambda: self(manager)

    def __call__(self, manager: MediaFileManager) -> None:
        pages = manager._files_by_session_and_coord.values()
        offered = {file for files in pages for file in files.values()}
        now = time.monotonic()
        found = [file for file in manager._deferred_callables if file not in offered]
        self._since = {file: self._since.get(file, now) for file in found}
        for file, since in self._since.items():
            if now - since >= STAYS:
                manager._drop_deferred_id(file)
