"""What a class is asked stands on its students' pages; its verdict waits for the teacher."""

from typing import Any

import pytest
from course import ENTRY, asked, go, press, registered_pages, texts
from streamlit.testing.v1 import AppTest

from ui.questions import ClassQuestion, Given, GivenAnswers, Round
from ui.state import beside_sessions, kept

CODE = "K7M2QX"
IN_CLASS = f"{ClassQuestion.__module__}.{ClassQuestion.__qualname__}"
ANSWERS = f"{GivenAnswers.__module__}.{GivenAnswers.__qualname__}"
CASES = [  # scene, question, a right answer, what is said to it
    ("rulers", "predict_odds", 0.8, "4 of 5 parts"),
    ("symmetry", "predict_against", 2, "odds of winning are 1/4"),
    ("evidence", "place_evidence", 149, "odds 30/7"),
]


def told(question: str, **more: Any) -> dict[str, Any]:
    """Return what a browser tells of the question of its room."""
    usual = {"code": CODE, "round": 1, "open": True, "revealed": False, "leads": False}
    return {"question": question, **usual, **more}


def page(scene: str, question: str, *tries: Any, **more: Any) -> AppTest:
    """Return a student's page on odds while the class is asked a question."""
    app = asked("odds", scene=scene)
    given = told(question, **more)
    now = Round(**{"number": given.pop("round"), **given})
    app.session_state[IN_CLASS] = ClassQuestion(now)
    if tries:
        app.session_state[ANSWERS].by_key[now.key] = Given(tries)
    return app.run()


@pytest.mark.parametrize(("scene", "question", "answer", "reply"), CASES)
@pytest.mark.parametrize("more", [{}, {"open": False}], ids=["open", "closed"])
def test_no_verdict_and_no_reason_before_the_teacher_reveals(
    scene: str, question: str, answer: Any, reply: str, more: dict[str, Any]
) -> None:
    app = page(scene, question, answer, **more)
    assert not app.exception
    said = texts(app)
    assert "Your teacher asks." in said
    assert "The answer is hidden by the teacher." in said  # in the place of the reason
    assert reply not in said
    assert not [*app.success, *app.warning]
    assert not [one for one in app.button if one.key == f"room_{CODE}_1_{question}_on"]


@pytest.mark.parametrize(("scene", "question", "answer", "reply"), CASES)
def test_verdict_and_way_on_once_it_is_revealed(
    scene: str, question: str, answer: Any, reply: str
) -> None:
    app = page(scene, question, answer, open=False, revealed=True)
    assert reply in app.success[0].value
    app = press(app, f"room_{CODE}_1_{question}_on")
    assert "Your teacher asks." not in texts(app)
    assert "Your first prediction was right." in texts(app)


def test_who_has_not_answered_is_told_what_is_right() -> None:
    app = page("symmetry", "predict_against", open=False, revealed=True)
    assert "odds of winning are 1/4" in app.info[0].value


def test_the_teachers_page_shows_the_question_and_takes_no_answer() -> None:
    app = page("symmetry", "predict_against", leads=True)
    (field,) = [one for one in app.radio if one.key == f"room_{CODE}_1_predict_against_answer"]
    assert field.disabled


def test_what_a_fold_asks_is_asked_of_the_class_in_the_place_of_the_controls() -> None:
    app = page("ladder", "predict_doubled")
    assert "The odds are **3**." in texts(app)
    assert [one.key for one in app.text_input] == [f"room_{CODE}_1_predict_doubled_answer"]


def test_the_board_of_a_fold_is_drawn_within_its_question() -> None:
    app = AppTest.from_file(str(ENTRY), default_timeout=30)
    given = told("sketch_slope")
    now = Round(**{"number": given.pop("round"), **given})
    app.session_state[IN_CLASS] = ClassQuestion(now)
    app.query_params.update({"lang": "en", "scene": "slope"})
    app._registered_pages = registered_pages()
    app = go(app, "sigmoid")
    boards = [
        one.proto.id for one in app.get("bidi_component") if f"{now.key}_board" in one.proto.id
    ]
    assert len(boards) == 1


def test_another_scene_asks_what_it_always_asks() -> None:
    app = page("symmetry", "predict_odds")
    assert "Your teacher asks." not in texts(app)


def test_the_first_answer_in_class_becomes_the_readers_own() -> None:
    with beside_sessions():
        answers, in_class = kept(GivenAnswers), kept(ClassQuestion)
        answers.add(f"room_{CODE}_1_predict_odds", 0.75)
        answers.add(f"room_{CODE}_1_predict_odds", 0.25)  # changed while it is open
        answers.add(f"room_{CODE}_2_predict_odds", 0.8)
        in_class.take(told("predict_odds", round=2))
        assert not answers.of("predict_odds").settled
        in_class.take(told("predict_odds", round=2, open=False, revealed=True))
        assert answers.of("predict_odds") == Given((0.25,), settled=True)
        # What was answered alone stays.
        answers.by_key["predict_step"] = Given((1,), settled=True)
        answers.add(f"room_{CODE}_1_predict_step", 2)
        in_class.take(told("predict_step", open=False, revealed=True))
        assert answers.of("predict_step") == Given((1,), settled=True)


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        {},
        told("<b>"),
        told("predict_odds", code="x"),
        told("predict_odds", round=0),
        told("predict_odds", round="1"),
        told("predict_odds", open=1),
        told("predict_odds", revealed=None),
    ],
)
def test_what_is_no_question_of_a_room_asks_nothing(wrong: object) -> None:
    with beside_sessions():
        in_class = kept(ClassQuestion)
        in_class.take(told("predict_odds"))
        assert in_class.round
        in_class.take(wrong)
        assert in_class.round is None
