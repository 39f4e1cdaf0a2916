"""A table that the tab hands back to a session that is new, as memory.js does."""

import base64
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from training_page import at, runs, shown, training, upload

from lessons.train.kept_file import Back, _read, _written
from lessons.train.own_file import OwnFile
from ui.address import Address

# Of more points than the drawn ones, so that there are more steps, too, and of one class more.
TABLE = b"width,height,weight,fruit\n" + b"".join(
    b"%g,%g,%g,%s\n" % (i * 0.37 % 5, i * 0.71 % 7, i * 0.53 % 3, (b"fig", b"kiwi", b"plum")[i % 3])
    for i in range(60)
)


def of(app: AppTest, kind: type) -> Any:
    return app.session_state[f"{kind.__module__}.{kind.__qualname__}"]


def handed_back(app: AppTest, entry: object, content: bytes) -> AppTest:
    """Have a session take what a tab has kept: as the callback does, before the page is run."""
    of(app, Back).file = _read(entry, base64.b64encode(content).decode())
    app.session_state["lessons.train.session.TrainingSession"].forget()
    address = of(app, Address)
    address.leads = True
    for key, text in address.led.items():
        app.query_params[key] = text
    return shown(app.run())


def test_a_new_session_shows_the_table_with_its_columns_and_the_step_of_the_address() -> None:
    app = upload(training(data="own", epochs="20"), TABLE)
    app = shown(app.selectbox(key="csv_x2").set_value("weight").run())
    app = at(app, 40)
    entry, before = _written(of(app, OwnFile).used), runs(app)[0]
    new = training(data="own", epochs="20", step="40")
    assert runs(new)[0].film.data.outputs != before.film.data.outputs
    new = handed_back(new, entry, TABLE)
    assert new.session_state["step"] == 40
    assert runs(new)[0].frames.numbers == before.frames.numbers
    assert [new.selectbox(key=key).value for key in ("csv_x1", "csv_x2")] == entry["columns"][:2]


ENTRY = {"name": "a.csv", "columns": [0, 1, 2], "classes": None}


@pytest.mark.parametrize(
    "entry",
    [
        None,
        [],
        {},
        {**ENTRY, "name": 3},
        {**ENTRY, "columns": [0, 1]},
        {**ENTRY, "columns": ["0", "1", "2"]},
    ],
)
def test_of_what_no_session_has_written_nothing_is_taken(entry: object) -> None:
    assert _read(entry, base64.b64encode(b"a,b\n").decode()) is None


@pytest.mark.parametrize("text", ["", "%", "AAA"])
def test_a_text_that_is_no_file_is_not_taken(text: str) -> None:
    assert _read(ENTRY, text) is None


def test_columns_that_the_table_does_not_have_are_chosen_anew() -> None:
    app = training(data="own", epochs="20")
    app = handed_back(app, {**ENTRY, "columns": [7, -1, 2]}, TABLE)
    assert not app.error
    used = of(app, OwnFile).used
    assert used.wanted == used.chosen.columns


def test_a_file_that_nobody_could_choose_is_refused_as_ever() -> None:
    app = handed_back(training(data="own"), ENTRY, b"\x89PNG\r\n\x1a\n\0\0")
    assert of(app, OwnFile).used is None
