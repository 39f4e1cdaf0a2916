"""The home page: one belief at every stop, cards that lead on, words and symbols."""

import json
from typing import Any
from unittest.mock import patch

import pytest
from course import elements, figures, opened, readouts, seen, texts

from ui.catalog import LESSONS, Lesson
from ui.glossary import SYMBOLS, TERMS
from ui.language import catalogue
from ui.road import P, numbers

HOME = ""


def cards(app: Any) -> list[dict[str, Any]]:
    """Return what the browser is told of each card."""
    mounted = [one.proto for one in elements(app) if one.type == "bidi_component"]
    told = next(one for one in mounted if one.component_name == "course_cards")
    return list(json.loads(told.json)["cards"])


@pytest.mark.parametrize("p", [0.01, 0.3, 0.8, 0.99])
def test_every_number_is_that_of_the_belief_of_the_address(p: float) -> None:
    here = P.values.searchsorted(p)
    expected = {name: values[here] for name, values in numbers().items()}
    assert readouts(seen(HOME, p=f"{p:g}")) == expected


def test_a_belief_that_is_moved_stands_in_the_address() -> None:
    app = opened(HOME)
    app.slider(key="p").set_value(0.8).run()
    assert app.query_params["p"] == "0.8"
    assert readouts(app)["odds"] == pytest.approx(4, rel=1e-14)
    assert "p=0.8" in {card["path"]: card["href"] for card in cards(app)}["odds"]


def test_a_bad_belief_is_ignored_and_said() -> None:
    app = opened(HOME, p="0.305")
    assert "p = `0.305`" in app.warning[0].value
    assert app.slider(key="p").value == P.default


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_card_names_its_lesson_and_opens_it_as_the_reader_sees_the_course(language: str) -> None:
    app = seen(HOME, lang=language, view="all", p="0.8")
    say = catalogue(language).ugettext
    told = {card["path"]: card for card in cards(app)}
    assert list(told) == [lesson.path for lesson in LESSONS]
    for lesson in LESSONS:
        card = told[lesson.path]
        assert (card["title"], card["question"]) == (say(lesson.title), say(lesson.question))
        assert card["scenes"] == list(lesson.scenes)
        if lesson.ready:
            assert f"lang={language}&view=all" in card["href"]
            assert card["at"].startswith(f"/{lesson.path}?scene={{scene}}&")
    assert told["odds"]["href"].startswith("/odds?p=0.8&")
    assert told["likelihood"]["href"].startswith("/likelihood?pi=0.8&")
    assert told["softmax"]["href"].startswith("/softmax?lang=")


def test_only_a_lesson_that_does_not_exist_is_coming() -> None:
    there = {lesson.path for lesson in LESSONS if lesson.ready} - {"softmax"}
    with patch.object(Lesson, "ready", property(lambda lesson: lesson.path in there)):
        told = {card["path"]: card["href"] for card in cards(opened(HOME))}
    assert {path for path, href in told.items() if href} == there


def test_the_figure_follows_the_slider_by_one_handle() -> None:
    figure = figures(seen(HOME))["road_figure"]
    assert [handle["control"] for handle in figure["handles"]] == ["p"]
    assert [readout["focusable"] for readout in figure["readouts"]] == [False] * 8


@pytest.mark.parametrize("language", ["en", "ko"])
def test_symbols_and_words_stand_in_both_languages_with_links_to_their_scenes(
    language: str,
) -> None:
    words = texts(seen(HOME, lang=language, view="all"))
    for term in TERMS:
        for said in (term.name, term.meaning):
            for code in ("en", "ko"):
                shown = words.replace("\u2060", "").replace("&#x27;", "'")
                assert catalogue(code).ugettext(said) in shown, said
    assert words.count('data-inside="true"') == len(TERMS) + len(SYMBOLS)
    assert f'href="/odds?scene=rulers&amp;lang={language}' in words


def test_what_is_folded_away_is_not_drawn() -> None:
    assert "data-inside" not in texts(seen(HOME))


def test_home_says_what_it_needs_and_how_a_class_is_led() -> None:
    words = texts(seen(HOME))
    for said in ("School algebra", "derivatives", "main formulas", "core scenes", "PageDown"):
        assert said in words
    for key in ("`?`", "`f`", "`t`", "view=projector", "hide="):
        assert key in words
