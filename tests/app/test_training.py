"""The page on training: bad input, files of others, and a restart."""

import hashlib
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from course import elements, figures, opened, readouts, seen, texts
from streamlit.testing.v1 import AppTest
from training_page import GOOD_CSV, at, film_numbers, runs, shown, upload

from lessons.train import film
from lessons.train.data import OWN


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
    app = shown(opened("train", data=data, **bad))
    told = "\n".join(one.value for one in app.warning)
    for parameter, value in bad.items():
        assert f"{parameter} = `{value}` was ignored" in told
    usual = seen("train", data=data)
    assert film_numbers(app)["train_loss"][0] == film_numbers(usual)["train_loss"][0]
    assert runs(app)[0].film.segments == runs(usual)[0].film.segments


def test_a_past_may_have_a_batch_of_all_the_points() -> None:
    past = "0*cross_entropy*sgd*0.1*100*0*0*tanh~20"
    app = shown(opened("train", past=past))
    assert not app.warning
    assert [one.settings.batch for one in runs(app)[0].film.segments] == [100, 10]


def test_a_step_that_is_no_frame_is_refused_and_told_by_what_frames_go() -> None:
    app = shown(opened("train", step="37"))
    assert app.session_state["step"] == 0.0
    assert "step = `37` was ignored: it must be a multiple of 10." in app.warning[0].value
    app = shown(opened("train", step="37", pace="1"))
    assert app.session_state["step"] == 37.0
    assert not app.warning


@pytest.fixture(scope="module")
def good() -> AppTest:
    """Return a session for points of one's own, to which one file after another is given."""
    return opened("train", data="own")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b,class\n1,two,x\n3,4,y\n", "row 2, column b is 'two'; it must be a number"),
        (b"a,b,class\n1,2,x\n3,4,x\n", "column class holds 'x' alone"),
        (b"a,b,class\n1,2,x\n3,nan,y\n", "row 3, column b is 'nan'; it must be a finite number"),
        (b"a,b,class\n-inf,2,x\n3,4,y\n", "row 2, column a is '-inf'"),
        (b"a;b;class\n1;2;x\n", "row 1 is divided by ';'"),
        (b"\x89PNG\r\n\x1a\n\0\0", "the file is not text"),
        (b"", "no rows of data"),
        (b"a,b,class\n" + b"1,2,x\n" * 2000 + b"1,2,y\n", "row 2002 is one too many"),
        (b"1" * 10_000_000, "it must have at most 1048576"),
    ],
    ids=["text", "one class", "nan", "inf", "semicolons", "binary", "empty", "rows", "10 MB"],
)
def test_a_bad_file_is_refused_and_the_data_stay(good: AppTest, content: bytes, said: str) -> None:
    app = upload(good, GOOD_CSV)
    before = runs(app)[0].film.data
    assert len(before.train_inputs) + len(before.test_inputs) == 4
    after = upload(app, content)
    told = "\n".join(one.value for one in after.error).replace("\\", "")
    assert said in told
    np.testing.assert_array_equal(runs(after)[0].film.data.train_inputs, before.train_inputs)


def test_a_file_with_a_column_that_never_varies_has_a_map() -> None:
    app = upload(opened("train", data="own"), b"a,b,class\n1,5,x\n2,5,x\n7,5,y\n8,5,y\n")
    grid = runs(app)[0].film.grid
    assert (grid.low[1], grid.high[1]) == (-1.0, 1.0)


def test_a_bad_first_file_leaves_the_drawn_points() -> None:
    app = opened("train", data="own")
    before = runs(app)[0].film.data.train_inputs
    after = upload(app, b"a,b,class\n1,two,x\n")
    assert after.error
    np.testing.assert_array_equal(runs(after)[0].film.data.train_inputs, before)
    assert not shown(after.button(key="file_away").click().run()).error
    assert not app.file_uploader[0].value
    assert "file_away" not in [one.key for one in app.button]


def test_a_run_goes_on_while_a_file_is_refused_and_the_refusal_goes_with_it() -> None:
    app = at(upload(opened("train", data="own")), 20)
    film = runs(app)[0].film
    upload(app, b"1" * 10_000_000)
    assert len(app.error) == 1
    assert runs(app)[0].film is film
    assert app.session_state["step"] == 20
    assert "In use: `points.csv`, 4 points" in texts(app)
    other = b"a,b,class\n1,1,x\n2,2,x\n3,1,y\n4,2,y\n5,1,y\n"
    assert not upload(app, other).error
    assert "In use: `points.csv`, 5 points" in texts(app)


def test_of_a_file_the_session_keeps_what_was_read_and_not_the_file() -> None:
    app = upload(opened("train", data="own"), GOOD_CSV)
    file = app.session_state["lessons.train.own_file.OwnFile"]
    kept = {**vars(file), **vars(file.source)}
    texts_of_it = {name: value for name, value in kept.items() if isinstance(value, str | bytes)}
    digest = hashlib.sha256(GOOD_CSV).hexdigest()
    expected = {"name": "points.csv", "seen": file.seen, "kind": "file", "details": digest}
    assert texts_of_it == expected


def test_a_refusal_is_in_the_language_of_the_page_now() -> None:
    app = upload(opened("train", data="own"), b"")
    said = app.error[0].value
    app.segmented_control(key="lang").set_value("ko").run()
    assert [one.value for one in shown(app).error] != [said]


def test_the_page_says_in_its_own_words_what_a_file_may_be() -> None:
    for language, said in (("en", "at most 2,000 rows of data"), ("ko", "최대 2,000행")):
        told = texts(seen("train", data="own", lang=language))
        assert said in told
        assert "1 MB" in told


def test_a_file_is_said_to_stay_out_of_the_link_and_can_be_taken_away_again() -> None:
    said = "Your file stays on this page alone"
    app = opened("train", data="own", own="a1_1b2_2", pen="b")
    before = runs(app)[0].film.data.train_inputs
    assert said not in texts(app)
    app = upload(app)
    assert said in texts(app)
    link = {key: app.query_params[key] for key in ("data", "own")}
    linked = opened("train", **{key: str(np.ravel(text)[0]) for key, text in link.items()})
    np.testing.assert_array_equal(runs(linked)[0].film.data.train_inputs, before)
    app = shown(app.button(key="file_away").click().run())
    assert said not in texts(app)
    assert not app.file_uploader[0].value
    np.testing.assert_array_equal(runs(app)[0].film.data.train_inputs, before)


def test_a_file_outlives_a_look_at_other_data_and_then_has_a_way_back() -> None:
    app = upload(opened("train", data="own"))
    for data in ("xor", "own"):
        app = shown(app.selectbox(key="data").set_value(data).run())
    assert "In use: `points.csv`, 4 points" in texts(app)
    app = shown(app.button(key="file_away").click().run())
    assert app.session_state["own"] == OWN.default


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
    film = figures(app)["film"]["film"]
    frame = int(np.searchsorted(film["values"], film["at"])) - film["start"]
    return list(film["rows"]["map"][frame])


def test_a_link_opens_at_the_same_step_with_the_same_numbers_and_map() -> None:
    app = at(at(opened("train", seed="3"), 370), 380)
    linked = opened("train", seed="3", step="380")
    assert readouts(app)["step"] == readouts(linked)["step"] == 380
    assert readouts(app) == readouts(linked)
    assert map_of(app) == map_of(linked) != map_of(seen("train", seed="3", step="370"))


def test_a_setting_changed_on_the_way_goes_on_from_there_and_the_link_tells_so() -> None:
    app = at(opened("train", seed="3"), 300)
    earlier = readouts(app)
    app = shown(app.selectbox(key="optimizer").set_value("Adam").run())
    assert readouts(app) == earlier
    after = readouts(at(app, 310))
    given = {"seed": "3", "step": "310"}
    assert readouts(seen("train", **{**link(app), **given})) == after
    assert readouts(seen("train", **given))["train_loss"] != after["train_loss"]


def test_what_is_refused_is_said_above_the_film() -> None:
    past = "0*cross_entropy*sgd*0.1*101*0*0*tanh~20"
    app = opened("train", step="37", past=past, batch="2000")
    types = [
        one.type
        for one in elements(app)
        if getattr(one.proto, "component_name", "") != "scene_strip"
    ]
    assert types.count("warning") == 3
    assert "warning" not in types[types.index("bidi_component") :]


def stroke(app: AppTest, start: tuple[float, float], end: tuple[float, float]) -> AppTest:
    """Draw on the map from one point to another."""
    draw, strokes = film.live_figure, [(start, end)]

    def live_figure(*told: Any, **named: Any) -> None:
        if strokes:
            named["on_draw"](*strokes.pop())
        draw(*told, **named)

    with patch.object(film, "live_figure", live_figure):
        shown(app.run())
    return shown(app.run())


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
    app = stroke(opened("train", data="own", own=own, pen=pen), (1.0, 1.0), end)
    assert [said in one.value for one in app.error] == [True]
    assert link(app)["own"] == own
    assert not shown(app.run()).error


def test_sixty_points_can_be_typed_and_one_more_is_refused_in_words() -> None:
    app, point = opened("train", data="own"), "a-1.25_-1.25"
    field = app.text_input(key="own")
    assert field.proto.max_chars > 60 * len(point)
    app = shown(field.set_value(60 * point).run())
    assert link(app)["own"] == 60 * point
    assert not app.error
    app = shown(app.text_input(key="own").set_value(60 * point + "b").run())
    assert ["at most 60" in one.value for one in app.error] == [True]
    assert link(app)["own"] == 60 * point
