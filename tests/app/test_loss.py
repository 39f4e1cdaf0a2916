"""The scenes on losses share their examples and their walk, and give no answer away."""

import pytest
from course import asked, figures, opened, press, readouts, seen, texts
from streamlit.testing.v1 import AppTest

from core.losses import cost, descent_step
from lessons.loss.examples import PRESETS
from ui.point_editor import Editor, Editors


def scene(app: AppTest) -> str:
    return str(app.session_state["ui.address.Address"].here["scene"])


def settle(app: AppTest, question: str) -> AppTest:
    return press(app, f"{question}_on")


def drawn(app: AppTest, figure: str) -> int:
    """Return how many points all lines of a figure have."""
    return sum(len(one["x"]) for one in figures(app)[figure]["figure"]["data"])


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ({}, "prices"),
        ({"y": "0", "z": "2"}, "prices"),
        ({"compared": "-2"}, "compare"),
        ({"dataset": "separable", "weight": "3"}, "points"),
        ({"w0": "1", "rate": "10"}, "descent"),
        ({"relief": "surface"}, "relief"),
        ({"relief": "surface", "w0": "1", "walk": "3"}, "relief"),
        ({"after": "8191"}, "growth"),
    ],
)
def test_a_link_of_the_page_before_its_scenes_opens_where_it_belongs(
    link: dict[str, str], shown: str
) -> None:
    assert scene(seen("loss", view="page", **link)) == shown


def test_each_press_takes_the_step_that_the_rule_has_announced() -> None:
    app = settle(asked("loss", scene="descent"), "predict_update")
    x, y = zip(*PRESETS["overlap"], strict=True)
    now = readouts(app)
    assert (now["walk_w"], now["walk_b"]) == (-2, 3)  # the walk begins at its start
    for _ in range(3):
        before, now = now, readouts(press(app, "walk_skip_next"))
        told = before["next_w"], before["next_b"]
        assert (now["walk_w"], now["walk_b"]) == told
        place = before["walk_w"], before["walk_b"]
        step = descent_step(*place, x=x, y=y, loss="cross_entropy", rate=before["walk_rate"])
        assert told == tuple(step)
        assert now["walk_bce"] == cost(*told, x=x, y=y, loss="cross_entropy")
    back = readouts(press(app, "walk_skip_previous"))
    assert back == before
    assert readouts(press(app, "walk_replay"))["walk_w"] == -2


def test_examples_chosen_in_one_scene_are_those_of_the_others() -> None:
    app = opened("loss")
    before = readouts(app)
    app.selectbox(key="dataset").set_value("separable").run()
    after = readouts(app)
    for name in ("cost_mean", "walk_bce", "walk_squared_error", "slope_w"):
        assert after[name] != before[name]
    assert after["wrong"] == 2  # at w = 1 and b = 0 the cats at 1 and 2, right of 0
    assert "Separable" in texts(app)


@pytest.mark.parametrize(
    ("name", "question", "figure"),
    [
        ("prices", "predict_quarter", "prices"),
        ("descent", "predict_update", "descent_map"),
        ("growth", "predict_growth", "long_runs"),
    ],
)
def test_a_figure_keeps_the_answer_back_until_its_question_is_settled(
    name: str, question: str, figure: str
) -> None:
    app = asked("loss", scene=name)
    before = drawn(app, figure)
    assert drawn(settle(app, question), figure) > before


def test_the_rule_has_a_gap_while_its_result_is_asked_for() -> None:
    app = asked("loss", scene="descent")
    before = figures(app)["descent_map"]["formula"]
    assert "next_" not in before
    assert before.count("&#x0003F;") == 2  # question marks
    after = figures(settle(app, "predict_update"))["descent_map"]["formula"]
    assert after.count("next_w") == after.count("next_b") == 1


def test_a_rate_that_leads_uphill_is_told() -> None:
    told = "jumps across the valley"
    assert told not in texts(seen("loss", scene="descent"))
    assert told in texts(seen("loss", scene="descent", rate="10", w0="0.7", b0="0"))


def test_without_examples_there_is_nothing_to_learn() -> None:
    app = opened("loss", scene="points", points="-1:0")
    assert "There is no point yet" not in texts(app)
    led = app.session_state["ui.address.Address"].times
    app.session_state["ui.point_editor.Editors"] = Editors({"points": Editor([], led, found=[])})
    assert "There is no point yet" in texts(app.run())
    assert "costs" not in figures(app)
