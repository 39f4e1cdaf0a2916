"""What the course asks is listed without a page and without a session."""

import pytest
from streamlit.runtime.state import SessionStateProxy

from ui.catalog import ready_lessons
from ui.question_list import Listed, every_question, page_questions
from ui.state import beside_sessions, kept


@pytest.fixture(autouse=True)
def no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise AssertionError("a session is asked")

    for name in ("__getitem__", "__setitem__", "__contains__", "get"):
        monkeypatch.setattr(SessionStateProxy, name, refuse)


@pytest.fixture(scope="module")
def listed() -> list[Listed]:
    return every_question()


def test_every_question_has_its_kind_and_its_place_on_its_axes(listed: list[Listed]) -> None:
    keys = [one.key for one in listed]
    assert len(set(keys)) == len(keys) >= 60
    scenes = {(one.path, scene) for one in ready_lessons() for scene in one.scenes}
    assert {(one.page, one.scene) for one in listed} == scenes
    for one in listed:
        assert one.question.takes(one.truth)
        assert one.question.right(one.truth)
        assert (one.kind == "choice") == bool(one.choices)
        assert (one.x is not None) == (one.kind in ("point", "curve"))
        assert one.kind != "curve" or one.y is not None


def test_the_address_says_with_which_numbers_it_is_asked() -> None:
    usual = page_questions("odds")
    other = page_questions("odds", {"questions": "5", "p": "<b>", "q": "1"})
    assert [one.scene for one in usual] == [one.scene for one in other]
    assert other[0].key == "predict_odds-5"
    assert other[0].question.text != usual[0].question.text
    assert page_questions("odds", {"questions": "0"})[0].key == "predict_odds"
    assert page_questions("no-such-page") == []


def test_a_lesson_asks_where_its_film_stands() -> None:
    asked = {one.key: one for one in every_question() if one.page == "train"}
    late = asked["predict_separable"].settings
    assert late["step"] == "190"
    assert page_questions("train", late)[0].key == "predict_separable"
    assert page_questions("train", {**late, "step": "0"})[0].key != "predict_separable"
    assert page_questions("train", {**late, "l2": "0.01"})[0].key != "predict_separable"


def test_it_is_listed_in_a_language() -> None:
    [english, korean] = (page_questions("loss", language=one) for one in ("en", "ko"))
    assert [one.key for one in english] == [one.key for one in korean]
    assert all(
        one.question.text != other.question.text for one, other in zip(english, korean, strict=True)
    )


def test_what_is_kept_beside_sessions_goes_with_the_block() -> None:
    with beside_sessions():
        kept(list).append(1)
        assert kept(list) == [1]
    with beside_sessions():
        assert kept(list) == []
