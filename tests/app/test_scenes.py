"""What the address says of scenes is taken, or refused in a sentence, and all stays usable."""

import pytest
from course import DECKS, LESSONS, opened, texts
from streamlit.testing.v1 import AppTest

SCENES = [(path, scene) for path, lesson in LESSONS.items() for scene in lesson.scenes]
LONGEST = 60  # words of an explanation


def shown(app: AppTest) -> str:
    return str(app.session_state["ui.address.Address"].here["scene"])


def told(app: AppTest) -> str:
    return "\n".join(one.value for one in app.warning)


@pytest.mark.parametrize("path", DECKS)
def test_the_catalogue_knows_the_scenes_of_a_lesson(path: str) -> None:
    found = [
        one.proto.body.split('data-scene-shown="')[1].split('"')[0]
        for one in opened(path).get("html")
        if "data-scene-shown" in one.proto.body
    ]
    assert found == list(LESSONS[path].scenes)


@pytest.mark.parametrize("scene", ["nowhere", "", "pipeline", "<b>"])
def test_a_scene_that_the_lesson_does_not_have_is_refused_and_the_first_is_shown(
    scene: str,
) -> None:
    app = opened("odds", scene=scene)
    assert not app.exception
    assert "scene = " in told(app)
    assert shown(app) == LESSONS["odds"].scenes[0]


def test_a_view_that_does_not_exist_is_refused() -> None:
    app = opened("odds", view="theatre")
    assert "view = `theatre` was ignored" in told(app)
    assert shown(app) == LESSONS["odds"].scenes[0]


def test_a_hidden_scene_is_left_out_and_turned_over() -> None:
    app = opened("odds", scene="rulers", hide="scene:symmetry")
    assert not app.warning
    app.button(key="way_next").click().run()
    assert shown(app) == "ladder"


@pytest.mark.parametrize(
    ("hide", "said"),
    [
        (",".join(f"scene:{key}" for key in LESSONS["odds"].scenes), "names every scene"),
        ("scene:nowhere", "`nowhere`, which no lesson has"),
        ("", "hide = "),
        ("1,{}", "hide = "),
    ],
)
def test_what_cannot_be_hidden_is_told_and_everything_is_shown(hide: str, said: str) -> None:
    app = opened("odds", scene="rulers", hide=hide)
    assert not app.exception
    assert said in told(app)
    assert shown(app) == "rulers"


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("path", "scene"), SCENES)
def test_a_scene_opens_by_itself_and_explains_briefly(path: str, scene: str, language: str) -> None:
    app = opened(path, scene=scene, lang=language)
    assert not app.exception
    assert not app.error
    why = [one.value for one in app.markdown if one.value.startswith(("**Why.**", "**왜냐하면**"))]
    assert len(why) == 1
    words = [word for word in why[0].split() if any(sign.isalnum() for sign in word)]
    assert len(words) - 1 <= LONGEST


def test_the_end_of_a_lesson_sums_up_and_asks_what_the_next_one_answers() -> None:
    for scene in ("evidence", "coin"):  # the last of the core, and the last of all
        assert "In short" in texts(opened("odds", scene=scene))
    assert "In short" not in texts(opened("odds", scene="ladder"))
