"""What is chosen beside the title holds on every page."""

import pytest

import ui.view
from ui.view import VIEW, _choose


@pytest.mark.parametrize(
    ("state", "noted"),
    [({"view": "projector"}, [("view", "projector")]), ({}, []), ({"view": "Projector"}, [])],
)
def test_a_choice_that_the_next_page_does_not_have_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, state: dict[str, str], noted: list[tuple[str, str]]
) -> None:
    found: list[tuple[str, str | None]] = []
    monkeypatch.setattr(ui.view.st, "session_state", state)
    monkeypatch.setattr(ui.view, "touched", lambda: None)
    monkeypatch.setattr(ui.view, "note_lasting", lambda *pair: found.append(pair))
    _choose(VIEW)
    assert found == noted
