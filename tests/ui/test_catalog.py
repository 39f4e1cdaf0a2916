"""The list of pages names what a browser's tab says."""

import pytest

from ui.catalog import tab_title


@pytest.mark.parametrize(
    ("path", "language", "title"),
    [
        ("softmax", "en", "Softmax · Logit Lab"),
        ("softmax", "ko", "소프트맥스 · 로짓 랩"),
        ("cross-entropy", "ko", "교차 엔트로피 · 로짓 랩"),
        ("", "en", "Logit Lab"),
        ("", "ko", "로짓 랩"),
    ],
)
def test_a_tab_names_its_page_and_the_course(path: str, language: str, title: str) -> None:
    assert tab_title(path, language) == title
