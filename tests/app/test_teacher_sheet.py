"""The teacher's sheet says all that a lesson declares, and its script opens prepared scenes."""

import re
from importlib import import_module
from urllib.parse import parse_qsl, urlsplit

import pytest
from course import DECKS, asked, controls_of, opened, seen, texts
from course_questions import SCENES
from streamlit.testing.v1 import AppTest

from ui.language import LANGUAGES, catalogue
from ui.scenes import Story
from ui.teacher.script import MINUTES

LINK = re.compile(r"\]\((/[^)]*)\)")
SHOWN = re.compile(r'data-scene-shown="([\w-]+)"')


def story(page: str) -> Story:
    found: Story = import_module(f"lessons.{page.replace('-', '_')}.story").STORY
    return found


def sheet(page: str, language: str = "en") -> str:
    app = seen(page, view="teacher", lang=language)
    assert not app.exception
    assert not app.warning
    return texts(app)


def links(page: str) -> list[str]:
    """Return where the numbered steps of a sheet lead."""
    steps = re.findall(r"^1\. \*\*.*$", sheet(page), re.MULTILINE)
    return [LINK.search(step)[1] for step in steps]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", DECKS)
def test_a_sheet_has_goals_script_board_and_questions(page: str, language: str) -> None:
    words, said = sheet(page, language), catalogue(language).ugettext
    told = story(page)
    for message in (*told.goals, *(step.say for step in told.script), *told.summary, told.opener):
        assert said(message) in words.replace("&#x27;", "'").replace("&quot;", '"')
    assert words.count("**→ ") >= 3  # a question each, with its answer
    assert len(re.findall(r"^- \*\*[^*]+\*\*: ", words, re.MULTILINE)) >= 6  # and its mistakes


@pytest.mark.parametrize("page", DECKS)
def test_a_sheet_says_where_the_questions_are_that_it_has_no_room_for(page: str) -> None:
    scenes = [one for (lesson, _key), one in SCENES.items() if lesson == page.replace("-", "_")]
    counts = [len(one.questions()) for one in scenes if one.deeper]
    told = re.findall(r"\*In its folds: (\d+) more\.\*", sheet(page))
    assert [*map(int, told)] == [one - 1 for one in counts if one > 1]
    asked = sum(len(one.questions()) for one in scenes)
    assert sheet(page).count("**→ ") + sum(map(int, told)) == asked


@pytest.mark.parametrize("page", DECKS)
def test_a_script_takes_ten_minutes(page: str) -> None:
    script = story(page).script
    assert sum(step.minutes for step in script) == MINUTES
    assert len(links(page)) == len(script)
    assert 3 <= len(story(page).goals) <= 4


@pytest.mark.parametrize("page", DECKS)
def test_every_step_of_a_script_opens_its_scene_as_prepared(page: str) -> None:
    controls = {one.key: one for one in controls_of(page)}
    for step, address in zip(story(page).script, links(page), strict=True):
        parts = urlsplit(address)
        assert parts.path == f"/{page}"
        parameters = dict(parse_qsl(parts.query, keep_blank_values=True))
        app = asked(page, **parameters)
        assert not app.exception
        assert [one.value for one in app.warning] == []
        assert SHOWN.findall(texts(app)) == [step.scene]
        assert parameters.get("hide", "") == ",".join(step.hide)
        assert parameters["view"] == "projector"
        for key, text in step.settings.items():
            if key in controls and key != "step":  # the film's own control is made on the page
                assert controls[key].rule(text) is None, key
                assert controls[key].write(controls[key].parse(text)) == text, key


def test_the_link_without_deeper_scenes_hides_them_all() -> None:
    [address] = [one for one in LINK.findall(sheet("odds")) if "hide=scene:" in one]
    assert dict(parse_qsl(urlsplit(address).query))["hide"] == "scene:coin"


def test_a_scene_that_is_hidden_is_on_no_sheet() -> None:
    words = texts(opened("odds", view="teacher", hide="scene:evidence"))
    assert "Evidence" not in words.replace("evidence", "")
    assert "**Ladder.**" in words


def test_the_switch_of_views_names_the_sheet_where_it_is_shown() -> None:
    app = opened("odds", view="teacher")
    assert "data-scene-shown" not in texts(app)
    assert views(app) == ["page", "all", "projector", "teacher"]
    app.segmented_control(key="view").set_value("page").run()
    assert SHOWN.findall(texts(app)) == ["rulers"]
    assert views(app) == ["page", "all", "projector"]


def test_a_page_without_a_sheet_is_shown_as_it_is() -> None:
    app = opened("", view="teacher")
    assert not app.exception
    assert not app.warning
    assert views(app) == ["page", "all", "projector"]


def views(app: AppTest) -> list[str]:
    names = {"Page": "page", "All": "all", "Projector": "projector", "Sheet": "teacher"}
    return [names[one] for one in app.segmented_control(key="view").options]
