"""A run that another one replaces has let go of controls that it has not drawn again.

What is pressed then is told to the next run, whose callbacks find less than the page shows.
"""

from typing import Any

import pytest
from course import opened
from course_questions import SCENES
from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button, Selectbox

AWAY = ("way_", "turn_", "scene_")  # what leads to another scene
# A scene for each way to reckon with what a control holds.
USUAL = {
    ("odds", "symmetry"),
    ("loss", "descent"),
    ("cross_entropy", "stream"),
    ("train", "cockpit"),
}
EVERY = [
    one if one in USUAL else pytest.param(*one, marks=pytest.mark.exhaustive) for one in SCENES
]


@pytest.fixture
def broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what the page holds by the keys of its controls be gone whenever callbacks are called.

    The address of a page lets go of it first. What the browser has said of the controls is there.
    """
    call = SessionState._call_callbacks
    keys = {one.key for scene in SCENES.values() for one in scene.controls}

    def called(state: SessionState, **given: Any) -> None:
        told = dict(state._new_widget_state.states)
        for key in keys:
            if key in state:
                del state[key]
        state._new_widget_state.states.update(told)
        call(state, **given)

    monkeypatch.setattr(SessionState, "_call_callbacks", called)


@pytest.mark.usefixtures("broken_off")
@pytest.mark.parametrize(("lesson", "scene"), EVERY)
def test_what_is_pressed_after_a_run_was_broken_off_is_no_error(lesson: str, scene: str) -> None:
    def fresh() -> AppTest:
        return opened(lesson.replace("_", "-"), scene=scene)

    app = fresh()
    keys = [one.key for one in app.button if one.key and not one.key.startswith(AWAY)]
    menus = [one.key for one in app.selectbox if one.key and len(one.options) > 1]
    for key in keys + menus:
        pressed: Button | Selectbox
        if key in keys:
            pressed = app.button(key=key)
            pressed.click()
        else:
            pressed = app.selectbox(key=key)
            pressed.select_index((pressed.index or 0) - 1)
        app.run()
        assert list(app.exception) == [], key
        assert [one for one in app.error if "number" in one.value] == [], key
        if not {*keys, *menus} <= {one.key for one in (*app.button, *app.selectbox)}:
            app = fresh()
