"""Every page opens with every value of its controls, in both languages, and says what is wrong."""

import re
from itertools import cycle, product
from unittest.mock import patch

import pytest
import streamlit as st
from _pytest.mark import ParameterSet
from course import (
    DECKS,
    LESSONS,
    bad_values,
    controls_of,
    figures,
    go,
    good_values,
    meant,
    opened,
    rounds,
    seen,
    texts,
    usually,
    value_of,
)

from ui.catalog import LESSONS as ALL_LESSONS
from ui.language import catalogue
from ui.parameters import Choice, Number, Parameter, Slider, Steps
from ui.point_editor import PointTable

HOME = ""
PAGES = ["", *LESSONS]
OTHERS = [page for page in LESSONS if page != "odds"]


def exhaustive(*values: object) -> ParameterSet:
    """Leave a case to ``make test-all``."""
    return pytest.param(*values, marks=pytest.mark.exhaustive)


@pytest.fixture(params=usually(LESSONS))
def page(request: pytest.FixtureRequest) -> str:
    """Return the address of each page that has been built."""
    return str(request.param)


def test_the_course_has_a_page() -> None:
    assert "odds" in LESSONS


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_in_both_languages(name: str, language: str) -> None:
    app = seen(name, lang=language)
    assert not app.exception
    assert not app.warning
    assert not app.error
    lesson = next((one for one in ALL_LESSONS if one.path == name), None)
    title = catalogue(language).ugettext(lesson.question if lesson else "How to use this course")
    assert title in texts(app)


def test_a_tab_is_titled_after_its_page_in_the_language_of_the_page() -> None:
    with patch.object(st, "set_page_config") as told:
        go(opened(HOME, lang="ko"), "softmax")
    titles = [call.kwargs["page_title"] for call in told.mock_calls if "page_title" in call.kwargs]
    assert titles == ["로짓 랩", "소프트맥스 · 로짓 랩"]


@pytest.mark.parametrize("page", usually(DECKS))
def test_a_lesson_has_controls_and_a_live_figure(page: str) -> None:
    assert controls_of(page)
    assert figures(seen(page))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_page_starts_at_its_defaults(page: str, language: str) -> None:
    app = seen(page, lang=language)
    for control in controls_of(page):
        assert value_of(app, control) == control.default, control.key


@pytest.mark.parametrize("languages", ["en ko", exhaustive("ko en")])
def test_a_page_takes_every_good_value(page: str, languages: str) -> None:
    """In one language, and the next ones in the other; the texts of both have the same gaps."""
    for wanted, language in zip(rounds(page, good_values), cycle(languages.split()), strict=False):
        app = opened(page, lang=language, **wanted)
        assert not app.exception, wanted
        assert not app.warning, wanted
        for control in controls_of(page):
            assert value_of(app, control) == meant(control, wanted[control.key]), control.key


def test_a_control_refuses_every_bad_value(page: str) -> None:
    for control in controls_of(page):
        assert [text for text in bad_values(control) if not control.rule(text)] == [], control.key


# A notice is made alike on all pages, so most of them meet every fifth of the values.
@pytest.mark.parametrize(
    ("page", "apart"),
    [("odds", 1), *product(OTHERS, [5]), *(exhaustive(page, 1) for page in OTHERS)],
)
def test_a_page_ignores_every_bad_value_and_says_so(page: str, apart: int) -> None:
    for given in rounds(page, bad_values)[::apart]:
        shown = {key: text[:40] for key, text in given.items()}
        app = opened(page, **given)
        assert not app.exception, shown
        assert {one.key: value_of(app, one) for one in controls_of(page)} == {
            one.key: one.default for one in controls_of(page)
        }, shown
        notice = "\n".join(one.value for one in app.warning)
        said = re.findall(r"^(\S+) = .* was ignored: .*\.", notice, re.MULTILINE)
        assert said == list(given), shown
        assert len(notice) < 200 * len(given), shown


def test_values_between_two_steps_do_not_break_a_page(page: str) -> None:
    sliders = [control for control in controls_of(page) if isinstance(control, Slider)]
    between = {one.key: repr(float(one.values[:2].mean())) for one in sliders}
    assert not opened(page, **between).exception


@pytest.mark.parametrize("page", ["odds", *map(exhaustive, OTHERS)])
def test_an_unknown_parameter_is_left_alone(page: str) -> None:
    app = opened(page, utm_source="mail", nonsense="1")
    assert not app.exception
    assert not app.warning


@pytest.mark.parametrize("parameter", ["lang", "view"])
def test_a_bad_language_or_view_is_ignored_and_said(parameter: str) -> None:
    app = opened(HOME, **{parameter: "xx"})
    assert not app.exception
    assert [f"{parameter} = " in one.value for one in app.warning] == [True]


@pytest.mark.parametrize("name", [HOME, "odds", *map(exhaustive, OTHERS)])
def test_what_cannot_be_the_name_of_a_hidden_part_is_left_out(name: str) -> None:
    app = opened(name, hide="p,</style><script>alert(1)</script>,x{}*,seed")
    assert not app.exception
    styles = "".join(
        one.proto.body for one in app.get("html") if "display: none !important" in one.proto.body
    )
    assert ".st-key-p," in styles
    assert ".st-key-seed," in styles
    assert "<script>alert" not in styles
    assert "x{}" not in styles


def test_switching_the_language_keeps_the_state(page: str) -> None:
    wanted = {control.key: good_values(control)[0] for control in controls_of(page)}
    app = opened(page, lang="en", **wanted)
    before = {control.key: value_of(app, control) for control in controls_of(page)}
    english = texts(app)
    app.button_group(key="lang").set_value("ko").run()
    assert not app.exception
    assert texts(app) != english
    assert catalogue("ko").ugettext(LESSONS[page].title) in texts(app)
    assert {control.key: value_of(app, control) for control in controls_of(page)} == before


# On the other pages test_previews moves every control.
@pytest.mark.parametrize("page", ["train"])
def test_moving_a_control_redraws_the_figures_with_it(page: str) -> None:
    app = opened(page)
    for control in controls_of(page):
        drawn = {one.key for one in (*app.slider, *app.select_slider)}
        if isinstance(control, Slider) and control.key in drawn:
            widget = app.select_slider if isinstance(control, Steps) else app.slider
            widget(key=control.key).set_value(control.high).run()
            assert not app.exception
            sweeps = [sweep for one in figures(app).values() for sweep in one["sweeps"]]
            moved = [sweep["at"] for sweep in sweeps if sweep["control"] == control.key]
            assert moved, f"no figure follows {control.key}"
            assert set(moved) == {control.high}


@pytest.mark.parametrize("page", usually(DECKS))
@pytest.mark.parametrize("language", ["en", exhaustive("ko")])
def test_a_figure_says_in_words_what_it_shows_and_says_so_anew(page: str, language: str) -> None:
    app = opened(page, lang=language)
    before = [one["summary"] for one in figures(app).values()]
    assert all(before)
    slider = next(one for one in app.slider if one.value < one.max)
    slider.set_value(slider.max).run()
    assert next(iter(figures(app).values()))["summary"] not in ("", before[0])


def test_every_option_and_number_can_be_chosen_by_hand(page: str) -> None:
    """One of each control is chosen at once, so often that every one has been."""
    app = opened(page)
    ends = {one.key: (one.low, one.high) for one in controls_of(page) if isinstance(one, Number)}
    options = {one.key: one.options for one in controls_of(page) if isinstance(one, Choice)}
    rounds = max(map(len, [*options.values(), *ends.values()]))
    for i in reversed(range(rounds)):
        chosen: dict[str, object] = {}
        for field in (*app.selectbox, *app.button_group, *app.number_input):
            # The largest film takes longest: numbers stay at their defaults until the end.
            values = options.get(field.key) or (ends.get(field.key) if i < 2 else None)
            if values:
                chosen[field.key] = values[i % len(values)]
                field.set_value(chosen[field.key])
        app.run()
        assert not app.exception, chosen


@pytest.mark.parametrize(("times", "at_once"), [(1, 4), exhaustive(1, 1), exhaustive(2, 1)])
def test_every_button_of_a_page_works(page: str, times: int, at_once: int) -> None:
    """Some far apart on the page are pressed at once, so that none undoes what another does."""
    app = opened(page)
    keys = [button.key for button in app.button if not button.key.startswith("way_")]
    assert keys
    steps = -(-len(keys) // at_once)
    for pressed in [keys[i::steps] for i in range(steps) for _ in range(times)]:
        there = [one for one in app.button if one.key in pressed and not one.disabled]
        for button in there:
            button.click()
        if there:
            app.run()
            assert not app.exception, pressed


def test_a_session_can_walk_through_the_whole_course() -> None:
    app = opened(HOME, lang="ko")
    for name in [*LESSONS, HOME, *reversed(LESSONS)]:
        assert not go(app, name).exception
    assert app.query_params["lang"] == "ko"


def test_a_page_that_is_gone_to_is_in_the_language_of_the_session(page: str) -> None:
    app = go(opened(HOME, lang="ko"), page)
    at_first = texts(app)
    assert texts(app.run()) == at_first
    assert dict(app.query_params) == {"lang": "ko"}


def test_home_names_a_missing_page() -> None:
    app = opened(HOME, missing="nowhere/at all")
    assert "nowhere/at all" in app.warning[0].value


FIRST = [(page, controls_of(page)[0].key) for page in LESSONS]
MARKUPS = (
    "![x](//evil.example/x)",
    "[x](//evil.example)",
    "` ![x](//evil.example/x) `",
    "$\\href{evil}$",
)


@pytest.mark.parametrize(
    ("page", "parameter", "markup"),
    [
        *((HOME, parameter, markup) for parameter, markup in product(("missing", "lang"), MARKUPS)),
        *((*first, MARKUPS[2]) for first in FIRST),
        *(exhaustive(*first, MARKUPS[i]) for first, i in product(FIRST, (0, 1, 3))),
    ],
)
def test_markup_in_the_address_is_shown_as_text(page: str, parameter: str, markup: str) -> None:
    """A notice is Markdown: an unescaped echo would load a picture from elsewhere."""
    notice = opened(page, **{parameter: markup}).warning[0].value
    assert "evil" in notice
    outside_code = re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", notice, flags=re.DOTALL)
    assert "evil" not in outside_code


def test_a_key_that_two_pages_share_is_of_one_kind() -> None:
    """Whoever knows a key from one page may use it on another; its range and default may differ."""
    known: dict[str, Parameter] = {}
    for page in LESSONS:
        # The table of points draws a widget of another key.
        for control in [one for one in controls_of(page) if not isinstance(one, PointTable)]:
            elsewhere = known.setdefault(control.key, control)
            assert type(control) is type(elsewhere), f"{control.key} on {page}"
