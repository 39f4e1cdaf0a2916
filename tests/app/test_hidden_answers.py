"""A teacher can hide what is right: nothing on the page then says it."""

import pytest
from course import asked, press, texts
from course_questions import SCENES
from streamlit.testing.v1 import AppTest

from ui.questions import Given, GivenAnswers

ANSWERS = f"{GivenAnswers.__module__}.{GivenAnswers.__qualname__}"
HIDDEN = "The answer is hidden by the teacher."


def answered(key: str, *tries: object, **link: str) -> AppTest:
    """Return a scene on odds or likelihood whose question has been answered."""
    lesson = "likelihood" if link.get("scene") in {"coins", "spread"} else "odds"
    app = asked(lesson, **link)
    app.session_state[ANSWERS].by_key[key] = Given(tries)
    return app.run()


@pytest.mark.parametrize(
    ("scene", "key", "answer", "right"),
    [
        ("rulers", "predict_odds", 0.75, "4 of 5 parts"),
        ("symmetry", "predict_against", 1, "odds of winning are 1/4"),
        ("evidence", "place_evidence", 3, "odds 30/7"),
    ],
)
def test_no_verdict_no_answer_and_no_explanation(
    scene: str, key: str, answer: object, right: str
) -> None:
    (question,) = SCENES["odds", scene].questions()
    open_page = answered(key, answer, answer, scene=scene)
    assert right in texts(open_page)
    hidden = answered(key, answer, scene=scene, hide="answers")
    assert not hidden.success
    assert not hidden.warning
    said = texts(hidden)
    assert [one.value for one in hidden.info] == [HIDDEN]
    assert right not in said
    assert question.hint not in said
    # Once it is settled the words below the figure say no more.
    settled = texts(press(hidden, f"{key}_on"))
    assert HIDDEN in settled
    assert SCENES["odds", scene].why() not in settled


def test_the_summary_shows_the_first_answer_alone() -> None:
    app = answered("predict_odds", 0.75, 0.8, scene="coin")
    assert "| Rulers | 0.75 ✗ | 0.8 |" in texts(app)
    app = answered("predict_odds", 0.75, 0.8, scene="coin", hide="answers")
    assert f"| Rulers | 0.75 | {HIDDEN} |" in texts(app)
