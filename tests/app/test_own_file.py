"""A table of the reader's own on the page on training: what is used of it, and what is said."""

import html
import re

import numpy as np
import pytest
from course import elements, seen, texts
from samples import SAMPLES, WORKBOOK, Sample
from streamlit.testing.v1 import AppTest
from training_page import GOOD_CSV, at, runs, shown, training, upload

from lessons.train.data import OWN
from lessons.train.own_file import OwnFile

COLUMNS = ("csv_x1", "csv_x2", "csv_class")


@pytest.fixture(scope="module")
def good() -> AppTest:
    """Return a session for a table of one's own, to which one file after another is given."""
    return training(data="own")


def chosen(app: AppTest) -> tuple[str, ...]:
    """Return the names of the columns that the select boxes show."""
    boxes = [app.selectbox(key=key) for key in COLUMNS]
    return tuple(box.options[box.index or 0] for box in boxes)


def told(app: AppTest) -> str:
    """Return the line that says what was done, without its markup."""
    (line,) = [one.value for one in app.caption if one.value.startswith("In use")]
    return line.replace("`", "")


def look_at(app: AppTest, data: str) -> AppTest:
    """Choose other data."""
    app.session_state["data"] = data
    return shown(app.run())


def errors(app: AppTest) -> str:
    return "\n".join(one.value for one in app.error).replace("\\", "")


def rows(app: AppTest) -> list[list[str]]:
    """Return the first rows of the table as the page shows them, with its head."""
    (table,) = [one.proto.body for one in elements(app) if "first-rows" in str(one.proto)]
    without_marks = re.sub(r"<small>.*?</small>", "", table)
    found = re.findall(r"<tr>(.*?)</tr>", without_marks)
    return [
        [html.unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in found
    ]


def inputs(app: AppTest) -> np.ndarray:
    data = runs(app)[0].film.data
    return np.vstack([data.train_inputs, data.test_inputs])


SHOWN = ("CP949", "Latin-1", "penguins", "label first", "six classes", "truths", "no header")


@pytest.mark.parametrize("name", SHOWN)
def test_a_table_is_used_at_once_and_the_page_says_how(good: AppTest, name: str) -> None:
    sample: Sample = SAMPLES[name]
    app = upload(good, sample.content)
    assert not app.error
    assert chosen(app) == sample.columns
    for part in sample.said:
        assert part in told(app)
    assert len(inputs(app)) == sample.count
    assert set(sample.columns) <= set(rows(app)[0])


def test_the_first_rows_are_shown_as_they_are_written(good: AppTest) -> None:
    app = upload(good, b"<b>x</b>,y,a | b\n1.50,2e0,**p**\n\n3,,&amp;\n5,6,**p**\n7,8,&amp;\n")
    assert rows(app) == [
        ["", "<b>x</b>", "y", "a | b"],
        ["2", "1.50", "2e0", "**p**"],
        ["4", "3", "", "&amp;"],
        ["5", "5", "6", "**p**"],
    ]


def test_other_columns_are_used_once_they_are_chosen(good: AppTest) -> None:
    app = upload(good, SAMPLES["penguins"].content)
    before = inputs(app)
    app = shown(app.selectbox(key="csv_x1").set_value("body_mass_g").run())
    app = shown(app.selectbox(key="csv_class").set_value("sex").run())
    assert "columns 6 and 4 of 8; class: sex" in told(app)
    assert sorted(runs(app)[0].film.data.train_labels) != []
    assert not np.array_equal(inputs(app), before)
    # The boxes of the next file begin with its own columns.
    app = upload(app, SAMPLES["iris"].content)
    assert chosen(app) == SAMPLES["iris"].columns


def test_a_choice_that_cannot_be_used_is_told_and_changes_nothing(good: AppTest) -> None:
    app = upload(good, SAMPLES["iris"].content)
    before, said = inputs(app), told(app)
    app = shown(app.selectbox(key="csv_x1").set_value("sepal_width").run())
    assert "Column sepal_width is chosen twice" in errors(app)
    assert (told(app), inputs(app).tolist()) == (said, before.tolist())
    app = shown(app.selectbox(key="csv_x2").set_value("petal_width").run())
    assert not app.error
    assert "columns 2 and 4 of 5" in told(app)


def test_of_many_classes_others_can_be_chosen(good: AppTest) -> None:
    app = upload(good, SAMPLES["six classes"].content)
    box = app.multiselect(key="csv_classes")
    assert (box.value, box.options) == (
        list(SAMPLES["six classes"].classes),
        [f"c{i}" for i in range(6)],
    )
    app = shown(box.set_value(["c5", "c0"]).run())
    assert "4 points" in told(app)
    assert "2 of 6 classes, so 8 rows left out" in told(app)
    app = shown(app.multiselect(key="csv_classes").set_value(["c5"]).run())
    assert "Choose at least 2 classes; so far 1 chosen" in errors(app)
    assert len(inputs(app)) == 4
    app = shown(app.multiselect(key="csv_classes").set_value(["c5", "c4", "c3"]).run())
    assert not app.error
    assert len(inputs(app)) == 6


def test_the_columns_outlive_a_look_at_other_data() -> None:
    app = upload(training(data="own"), SAMPLES["iris"].content)
    app = shown(app.selectbox(key="csv_x2").set_value("petal_width").run())
    said = told(app)
    for data in ("xor", "own"):
        app = look_at(app, data)
    assert (told(app), chosen(app)[1]) == (said, "petal_width")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b,class\n1,two,x\n3,4,y\n", "Row 2, column b is 'two'; it must be a number."),
        (b"a,b,class\n1,2,x\n3,4,x\n", "Column class holds 'x' alone"),
        (b"a,b,class\n-inf,2,x\n3,4,y\n", "Row 2, column a is '-inf'"),
        (b"x,y,class\n5e-324,1,a\n1e-323,2,b\n", "too close for a map"),
        (b"\x89PNG\r\n\x1a\n\0\0", "The file is not text"),
        (WORKBOOK, "choose Save As, “CSV UTF-8”"),
        (b"", "no rows of data"),
        (b"1" * 10_000_000, "The file has 9.54 MB; it must have at most 1 MB."),
    ],
    ids=["text", "one class", "inf", "too narrow", "binary", "workbook", "empty", "10 MB"],
)
def test_a_bad_file_is_refused_and_the_data_stay(good: AppTest, content: bytes, said: str) -> None:
    app = upload(good, GOOD_CSV)
    before = runs(app)[0].film.data
    assert len(before.train_inputs) + len(before.test_inputs) == 4
    after = upload(app, content)
    assert said in errors(after)
    np.testing.assert_array_equal(runs(after)[0].film.data.train_inputs, before.train_inputs)


def test_a_file_with_a_column_that_never_varies_has_a_map() -> None:
    app = upload(training(data="own"), b"a,b,class\n1,5,x\n2,5,x\n7,5,y\n8,5,y\n")
    grid = runs(app)[0].film.grid
    assert (grid.low[1], grid.high[1]) == (-1.0, 1.0)


def test_a_bad_first_file_leaves_the_drawn_points() -> None:
    app = training(data="own")
    before = runs(app)[0].film.data.train_inputs
    after = upload(app, b"a,b,class\n1,two,x\n")
    assert after.error
    np.testing.assert_array_equal(runs(after)[0].film.data.train_inputs, before)
    assert not shown(after.button(key="file_away").click().run()).error
    assert not app.file_uploader[0].value
    assert "file_away" not in [one.key for one in app.button]


def test_a_run_goes_on_while_a_file_is_refused_and_the_refusal_goes_with_it() -> None:
    app = at(upload(training(data="own")), 20)
    film = runs(app)[0].film
    upload(app, b"1" * 10_000_000)
    assert len(app.error) == 1
    assert runs(app)[0].film is film
    assert app.session_state["step"] == 20
    assert "In use: points.csv, 4 points" in told(app)
    other = b"a,b,class\n1,1,x\n2,2,x\n3,1,y\n4,2,y\n5,1,y\n"
    assert not upload(app, other).error
    assert "In use: points.csv, 5 points" in told(app)


def test_of_a_file_the_session_keeps_what_was_read_and_not_the_file() -> None:
    app = upload(training(data="own"), GOOD_CSV)
    file: OwnFile = app.session_state[f"{OwnFile.__module__}.{OwnFile.__qualname__}"]
    assert file.used
    kept = {**vars(file), **vars(file.used), **vars(file.used.table)}
    assert not [name for name, value in kept.items() if isinstance(value, bytes)]
    assert not [name for name, value in kept.items() if isinstance(value, str) and len(value) > 64]


def test_a_refusal_is_in_the_language_of_the_page_now() -> None:
    app = upload(training(data="own"), b"")
    said = app.error[0].value
    app.segmented_control(key="lang").set_value("ko").run()
    assert [one.value for one in shown(app).error] != [said]


def test_the_page_says_in_its_own_words_what_a_file_may_be() -> None:
    for language, said in (("en", "of more than 2,000 rows a sample"), ("ko", "2,000행")):
        told = texts(seen("train", data="own", lang=language))
        assert said in told
        assert "1 MB" in told


def test_a_file_is_said_to_stay_out_of_the_link_and_can_be_taken_away_again() -> None:
    said = "Your file stays on this page alone"
    app = training(data="own", own="a1_1b2_2", pen="b")
    before = runs(app)[0].film.data.train_inputs
    assert said not in texts(app)
    app = upload(app)
    assert said in texts(app)
    link = {key: app.query_params[key] for key in ("data", "own")}
    linked = training(**{key: str(np.ravel(text)[0]) for key, text in link.items()})
    np.testing.assert_array_equal(runs(linked)[0].film.data.train_inputs, before)
    app = shown(app.button(key="file_away").click().run())
    assert said not in texts(app)
    assert not app.file_uploader[0].value
    np.testing.assert_array_equal(runs(app)[0].film.data.train_inputs, before)


def test_a_file_outlives_a_look_at_other_data_and_then_has_a_way_back() -> None:
    app = upload(training(data="own"))
    for data in ("xor", "own"):
        app = look_at(app, data)
    assert "In use: points.csv, 4 points" in told(app)
    app = shown(app.button(key="file_away").click().run())
    assert app.session_state["own"] == OWN.default
