"""A question that was skipped stays skipped, and can be asked again; first answers are kept."""

import re

from course import asked, opened, press, texts
from streamlit.testing.v1 import AppTest

from ui.questions import Given, GivenAnswers

ANSWERS = f"{GivenAnswers.__module__}.{GivenAnswers.__qualname__}"


def given(app: AppTest) -> dict[str, Given]:
    known: GivenAnswers = app.session_state[ANSWERS]
    return known.by_key


def test_a_skipped_question_is_led_back_to() -> None:
    app = press(asked("odds", scene="symmetry"), "predict_against_on")
    assert given(app)["predict_against"] == Given(settled=True)
    app = press(app, "predict_against_back")
    assert given(app)["predict_against"] == Given()
    app.radio(key="predict_against_answer").set_value(2).run()
    app = press(app, "predict_against_on")
    assert "predict_against_back" not in [one.key for one in app.button]
    assert "Your first prediction was right." in texts(app)


def test_the_cockpit_leads_back_to_its_question_as_well() -> None:
    app = press(asked("train"), "predict_loss_curve_on")
    app = press(app, "predict_loss_curve_back")
    assert "Draw how it goes on" in texts(app)


def test_a_question_in_a_fold_has_nothing_to_go_on_to() -> None:
    app = opened("loss", scene="compare")
    assert "predict_loss_slope_on" not in [one.key for one in app.button]


def summary(app: AppTest) -> list[list[str]]:
    (table,) = re.findall(r"^\| Scene .*(?:\n\|.*)+", texts(app), re.MULTILINE)
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return rows[2:]


def answered(page: str, scene: str, seed: str = "1", **tries: tuple[object, ...]) -> AppTest:
    app = asked(page, scene=scene, questions=seed)
    app.session_state[ANSWERS].by_key |= {
        key.replace("__", "-"): Given(one, settled=True) for key, one in tries.items()
    }
    return app.run()


def test_first_answers_stand_beside_the_truth_of_their_own_numbers() -> None:
    app = answered("odds", "coin", predict_odds=(0.75, 0.8), predict_odds__5=(0.8,))
    first, other = summary(app)
    assert first == ["Rulers", "0.75 ✗", "0.8"]
    assert other[:2] == ["Rulers, numbers 5", "0.8 ✗"]
    assert other[2] != "0.8"
    # Whatever numbers are asked with now.
    later = answered("odds", "coin", "5", predict_odds=(0.75, 0.8), predict_odds__5=(0.8,))
    assert summary(later) == [first, other]


def test_what_a_lesson_of_the_cockpit_has_asked_stands_in_the_summary() -> None:
    app = answered("train", "takeaway", predict_noise=(200,), predict_zero=(0.0,))
    assert summary(app) == [["Cockpit", "1000 ✗", "295"]]
