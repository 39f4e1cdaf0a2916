"""The page on training: bad input, files of others, and a restart."""

from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from course import elements, figures, opened, readouts, seen
from streamlit.testing.v1 import AppTest
from training_page import at, film_numbers, runs, shown, training

from lessons.train import belief


@pytest.mark.parametrize(
    ("data", "bad"),
    [
        ("xor", {"layers": "4,x", "lr": "1e9", "batch": "2000", "step": "-10", "past": "0*x"}),
        ("xor", {"step": "37", "past": "0*cross_entropy*sgd*0.1*101*0*0*tanh~20"}),
        ("xor", {"step": "nan", "past": "0*cross_entropy*sgd*1e9*10*0*0*tanh~20"}),
        ("own", {"layers": "9", "step": "1e9", "own": "a0_0b", "preset": "no such lesson"}),
        ("own", {"layers": "1,1,1,1", "own": "a9_9"}),
    ],
)
def test_a_bad_value_falls_back_to_the_default_and_is_told(data: str, bad: dict[str, str]) -> None:
    app = shown(training(data=data, **bad))
    told = "\n".join(one.value for one in app.warning)
    for parameter, value in bad.items():
        assert f"{parameter} = `{value}` was ignored" in told
    usual = seen("train", data=data)
    assert film_numbers(app)["train_loss"][0] == film_numbers(usual)["train_loss"][0]
    assert runs(app)[0].film.segments == runs(usual)[0].film.segments


def test_a_past_may_have_a_batch_of_all_the_points() -> None:
    past = "0*cross_entropy*sgd*0.1*100*0*0*tanh~20"
    app = shown(training(past=past))
    assert not app.warning
    assert [one.settings.batch for one in runs(app)[0].film.segments] == [100, 10]


def test_a_step_that_is_no_frame_is_refused_and_told_by_what_frames_go() -> None:
    app = shown(training(step="37"))
    assert app.session_state["step"] == 0.0
    assert "step = `37` was ignored: it must be a multiple of 10." in app.warning[0].value
    app = shown(training(step="37", pace="1"))
    assert app.session_state["step"] == 37.0
    assert not app.warning


def test_a_restart_gives_the_same_first_loss_and_the_same_run() -> None:
    app = at(opened("train", seed="3"), 300)
    before = film_numbers(app)["train_loss"][:31]
    shown(app.button(key="restart").click().run())
    assert app.session_state["step"] == 0.0
    assert film_numbers(app)["train_loss"][0] == before[0]
    np.testing.assert_array_equal(film_numbers(at(app, 300))["train_loss"][:31], before)


def link(app: AppTest) -> dict[str, str]:
    """Return the parameters of the address."""
    return {key: str(np.ravel(app.query_params[key])[0]) for key in app.query_params}


def map_of(app: AppTest) -> list[int]:
    """Return the map of the shown frame, as codes of its colours."""
    film = figures(app)["belief"]["film"]
    frame = int(np.searchsorted(film["values"], film["at"])) - film["start"]
    return list(film["rows"]["map"][frame])


def test_a_link_opens_at_the_same_step_with_the_same_numbers_and_map() -> None:
    app = at(at(training(seed="3"), 370), 380)
    linked = training(seed="3", step="380")
    assert readouts(app)["step"] == readouts(linked)["step"] == 380
    assert readouts(app) == readouts(linked)
    assert map_of(app) == map_of(linked) != map_of(seen("train", seed="3", step="370"))


def test_a_setting_changed_on_the_way_goes_on_from_there_and_the_link_tells_so() -> None:
    app = at(training(seed="3"), 300)
    earlier = readouts(app)
    app = shown(app.selectbox(key="optimizer").set_value("Adam").run())
    assert readouts(app) == earlier
    after = readouts(at(app, 310))
    given = {"seed": "3", "step": "310"}
    assert readouts(seen("train", **{**link(app), **given})) == after
    assert readouts(seen("train", **given))["train_loss"] != after["train_loss"]


def test_what_is_refused_is_said_above_the_film() -> None:
    past = "0*cross_entropy*sgd*0.1*101*0*0*tanh~20"
    app = training(step="37", past=past, batch="2000")
    kinds = [getattr(one.proto, "component_name", one.type) for one in elements(app)]
    assert kinds.count("warning") == 3
    assert "warning" not in kinds[kinds.index("live_figure") :]


def stroke(
    app: AppTest, start: tuple[float, float], end: tuple[float, float], *, refused: bool = False
) -> AppTest:
    """Draw on the map from one point to another; what is refused is said in the same run."""
    draw, strokes = belief.live_figure, [(start, end)]

    def live_figure(*told: Any, **named: Any) -> None:
        if strokes and named["key"] == "belief":
            named["on_draw"](*strokes.pop())
        draw(*told, **named)

    with patch.object(belief, "live_figure", live_figure):
        shown(app.run())
    return app if refused else shown(app.run())


@pytest.mark.parametrize(
    ("own", "pen", "end", "said"),
    [
        ("a1_1", "delete", (0.0, 0.0), "The last point stays"),
        ("a1_1" * 60, "b", (0.0, 0.0), "there may be at most 60"),
        ("a1_1", "b", (-6.5, 0.0), "within ±6"),
        ("a1_1", "move", (-6.5, 0.0), "within ±6"),
    ],
)
def test_the_rule_that_the_pen_breaks_is_said(
    own: str, pen: str, end: tuple[float, float], said: str
) -> None:
    app = stroke(training(data="own", own=own, pen=pen), (1.0, 1.0), end, refused=True)
    assert [said in one.value for one in app.error] == [True]
    assert link(app)["own"] == own
    assert not shown(app.run()).error


def test_a_pen_that_looks_lets_a_place_through_the_network_and_leaves_the_points_alone() -> None:
    app = stroke(training(data="own", own="a1_1b2_2", pen="look"), (0.5, 1.0), (1.5, -2.0))
    assert link(app)["own"] == "a1_1b2_2"
    assert link(app)["at"] == "1.5_-2"
    values = figures(app)["network"]["figure"]["data"][-1]
    assert values["text"][:2] == ["<b>1.50</b>", "<b>−2.00</b>"]


def test_sixty_points_can_be_typed_and_one_more_is_refused_in_words() -> None:
    app, point = training(data="own"), "a-1.25_-1.25"
    field = app.text_input(key="own")
    assert field.proto.max_chars > 60 * len(point)
    app = shown(field.set_value(60 * point).run())
    assert link(app)["own"] == 60 * point
    assert not app.error
    app = shown(app.text_input(key="own").set_value(60 * point + "b").run())
    assert ["at most 60" in one.value for one in app.error] == [True]
    assert link(app)["own"] == 60 * point
