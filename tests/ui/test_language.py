"""The course speaks the language that is wanted, else the browser's, else English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.language import LANGUAGES, catalogue, current_language, in_language, nearest_language


@pytest.mark.parametrize(
    ("wanted", "accepted", "language"),
    [
        ("ko", "", "ko"),
        ("en", "ko-KR", "en"),
        (None, "ko", "ko"),
        (None, "ko-KR", "ko"),
        (None, "KO-kr", "ko"),
        (None, "en-US,en;q=0.9,ko;q=0.8", "en"),
        (None, "fr-CA;q=0.9, ko-KR;q=0.8, en", "ko"),
        (None, "ja,zh;q=0.5", "en"),
        (None, "*", "en"),
        (None, "", "en"),
        (None, "kok-IN", "en"),
        ("xx", "ko", "ko"),
        ("", "ko", "ko"),
        ("KO", "en", "en"),
    ],
)
def test_the_nearest_language_is_spoken(wanted: str | None, accepted: str, language: str) -> None:
    assert nearest_language(wanted, accepted) == language


@given(st.none() | st.text(), st.text())
def test_some_language_of_the_course_is_always_spoken(wanted: str | None, accepted: str) -> None:
    assert nearest_language(wanted, accepted) in LANGUAGES


def test_english_is_the_text_in_the_code() -> None:
    assert catalogue("en").ugettext("Odds and logit") == "Odds and logit"


def test_korean_comes_from_the_catalogue() -> None:
    assert catalogue("ko").ugettext("Odds and logit") == "오즈와 로짓"


def test_where_a_language_is_settled_no_browser_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("ui.language.browser_language")  # there is none without a session
    with in_language("ko"):
        assert current_language() == "ko"
