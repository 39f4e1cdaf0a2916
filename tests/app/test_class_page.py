"""The teacher's page, and a room that goes with its readers from page to page."""

import json
from importlib import import_module
from typing import Any

import pytest
from course import DECKS, LESSONS, elements, go, opened, registered_pages, texts
from streamlit.testing.v1 import AppTest

from rooms.class_page import Notes
from rooms.presence import asked_place
from rooms.words import problem_words
from ui.catalog import CLASS, ready_lessons, tab_title
from ui.language import LANGUAGES
from ui.view import room_code

ROOM = "K7M2QX"


def told(app: AppTest, name: str) -> list[Any]:
    """Return what is handed to the components of a kind that the page mounts."""
    mounted = [one.proto for one in elements(app) if one.type == "bidi_component"]
    return [json.loads(one.json) for one in mounted if one.component_name == name]


def classroom(language: str, lesson: str = "") -> AppTest:
    app = opened("", lang=language)
    app.session_state[f"{Notes.__module__}.{Notes.__qualname__}"] = Notes(lesson)
    app._registered_pages = registered_pages()
    return app.switch_page("../pages/classroom.py").run()


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "The whole class follows your hand"), ("ko", "온 반이 선생님 손을 따라 움직여요")],
)
def test_the_page_opens_in_both_languages(language: str, heading: str) -> None:
    app = classroom(language)
    assert not app.exception
    assert heading in texts(app)


def test_it_is_a_page_of_the_course_but_no_lesson() -> None:
    assert CLASS not in LESSONS
    assert any(page["url_pathname"] == CLASS for page in registered_pages().values())
    assert tab_title(CLASS, "en") == "Your class · Logit Lab"


def test_a_room_goes_along_like_the_language() -> None:
    app = opened("odds", room=ROOM, scene="ladder")
    assert dict(app.query_params)["room"] == ROOM
    go(app, "softmax")
    assert dict(app.query_params)["room"] == ROOM
    (home,) = told(go(app, ""), "course_cards")
    assert all(f"room={ROOM}" in card["href"] for card in home["cards"])


def test_only_a_page_of_a_room_is_handed_its_words() -> None:
    assert told(opened("odds"), "in_room") == []
    (korean,) = told(opened("odds", room=ROOM, lang="ko"), "in_room")
    assert korean["words"]["states"]["lead"] == "함께 보는 중"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_has_a_field_for_the_code(language: str) -> None:
    (field,) = told(opened("", lang=language), "join_room")
    assert field["words"]["malformed"]
    assert set(field["words"]["problems"]) == set(problem_words())


def test_the_teacher_is_offered_every_scene_of_every_lesson() -> None:
    (data,) = told(classroom("en"), "class_room")
    offered = {one["path"]: tuple(s["key"] for s in one["scenes"]) for one in data["lessons"]}
    assert offered == {lesson.path: lesson.scenes for lesson in ready_lessons()}
    assert next(iter(data["lessons"]))["scenes"][0]["name"] == "Rulers"


def test_the_place_of_the_notes_says_what_will_stand_there() -> None:
    promised = "its script stands here"
    assert promised in texts(classroom("en"))
    assert promised not in texts(classroom("en", lesson="odds"))


@pytest.mark.parametrize("path", DECKS)
def test_the_notes_are_those_of_the_sheet(path: str) -> None:
    app = classroom("en", lesson=path)
    script = import_module(f"lessons.{path.replace('-', '_')}.story").STORY.script
    assert all(step.say in texts(app) for step in script)


@pytest.mark.parametrize("text", ["k7m-2qx", "K7M 2QX", " k7m2qx "])
def test_a_code_is_read_as_it_is_typed(text: str) -> None:
    assert room_code(text) == ROOM
    assert not opened("odds", room=text).warning


@pytest.mark.parametrize("text", ["", "K7M2Q", "K7M2QXX", "<b>2QX", "가나다라마바", "9" * 10_000])
def test_a_code_that_is_none_is_refused_in_one_sentence(text: str) -> None:
    app = opened("odds", room=text)
    (said,) = app.warning
    assert "room = " in said.value
    assert "six letters and digits" in said.value
    assert "room" not in app.query_params


def test_what_a_browser_asks_for_is_a_place_of_this_page() -> None:
    assert asked_place({"query": "scene=coin&p=0.4&lang=ko&room=AAAAAA&view=all"}) == {
        "scene": "coin",
        "p": "0.4",
    }
    assert asked_place({"query": ""}) == {}


@pytest.mark.parametrize("sent", [None, True, {}, {"query": 3}, {"query": "p" * 10_000}, ["p=0.4"]])
def test_anything_else_asks_for_nothing(sent: object) -> None:
    assert asked_place(sent) is None
