"""Points of the reader's own on the page on training: the pen, the way back, and what is said."""

from typing import get_args
from unittest.mock import patch

import pytest
from course import figures, seen
from streamlit.testing.v1 import AppTest
from training_page import runs, shown, training

from files.points_text import PointsProblem, parse_points
from lessons.train import data, own_points
from lessons.train.own_points import DRAWN, OWN, SENTENCES

Place = tuple[float, float]


def text(app: AppTest) -> str:
    """Return the points that the page has."""
    return str(app.session_state[OWN.key])


def stroke(app: AppTest, start: Place, end: Place | None = None) -> AppTest:
    """Draw on the map as the browser does: before the page is run."""
    strokes = [(start, end or start)]
    field = data.file_field

    def drawn_before() -> object:
        if strokes:
            own_points.drawn_on(*strokes.pop())
        return field()

    with patch.object(data, "file_field", drawn_before):
        return shown(app.run())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "`` is not used: there must be at least one point, such as `a-1.5_2b0_0.25`."),
        ("a1_1b2", "`b2` is no point; a point is the letter of its class, x₁, an underscore"),
        ("a1_1f2_2", "there is no class `f`; the classes are the small letters a, b, c, d, e."),
        ("a1_1b2_2.125", "2.125 has more than two decimals; round it."),
        ("a1_1b2_7", "7 lies outside the map; coordinates must lie within ±6."),
        ("a1_1" * 61, "there are 61 points; there may be at most 60."),
    ],
)
def test_each_error_of_the_typed_points_has_its_own_sentence(typed: str, said: str) -> None:
    app = training(data="own")
    app = shown(app.text_input(key="own").set_value(typed).run())
    (error,) = [one.value for one in app.error]
    assert said in error
    assert len(runs(app)[0].film.data.train_inputs) > 0
    assert "own" not in app.query_params


def test_every_problem_of_the_points_has_its_sentence() -> None:
    assert sorted(SENTENCES) == sorted(get_args(PointsProblem))


def test_a_bad_text_in_the_address_is_told_alike() -> None:
    (warning,) = [one.value for one in seen("train", data="own", own="a1_1b2_7").warning]
    assert warning == (
        "own = `a1_1b2_7` was ignored: 7 lies outside the map; coordinates must lie within ±6."
    )


def test_the_classes_are_called_alike_wherever_they_stand() -> None:
    app = seen("train", data="own", own="a1_1b2_2c3_3")
    assert app.segmented_control(key="pen").options[:3] == ["a", "b", "c"]
    names = {
        trace.get("name", "")
        for payload in figures(app).values()
        for trace in payload["figure"].get("data", ())
    }
    assert {"a (train)", "b (train)", "c (train)"} <= names
    assert not {"0 (train)", "1 (train)"} & names


def test_what_was_drawn_typed_or_cleared_can_be_undone() -> None:
    app = training(data="own")
    assert app.button(key="own_undo").disabled
    app = stroke(app, (1.0, 1.0))
    drawn = text(app)
    assert drawn == DRAWN + "a1_1"
    app = shown(app.text_input(key="own").set_value("a0_0b1_1c2_2").run())
    app = shown(app.button(key="own_clear").click().run())
    assert text(app) == "a0_0"
    assert app.button(key="own_clear").disabled
    for before in ("a0_0b1_1c2_2", drawn, DRAWN):
        app = shown(app.button(key="own_undo").click().run())
        assert text(app) == before
    assert app.button(key="own_undo").disabled
    assert len(runs(app)[0].film.data.train_labels) < 6


def test_a_brush_draws_moves_and_deletes_several_points_at_once() -> None:
    app = training(data="own", own="a5_5b5_-5", pen="c", brush="5")
    app = stroke(app, (-4.0, 0.0), (0.0, 0.0))
    points = parse_points(text(app))
    assert points.labels.tolist() == [0, 1, 2, 2, 2, 2, 2]
    app = shown(app.segmented_control(key="pen").set_value("delete").run())
    app = stroke(app, (-4.0, 0.0))
    assert len(parse_points(text(app)).labels) < 7
    app = shown(app.segmented_control(key="pen").set_value("move").run())
    app = stroke(app, (5.0, 5.0), (4.0, 4.0))
    assert text(app).startswith("a4_4b5_-5")
    assert app.query_params["brush"] in ("5", ["5"])


def test_a_brush_says_how_many_points_there_was_room_for() -> None:
    app = training(data="own", own="a0_1" * 58, brush="5")
    app = stroke(app, (3.0, 3.0))
    assert len(parse_points(text(app)).labels) == 60
    (error,) = [one.value for one in app.error]
    assert error == "Only 2 of 5 points: there may be at most 60."
