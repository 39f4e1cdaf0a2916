"""The teacher's bar hides what it offers, whatever the browser sends."""

from typing import Any

import pytest

from ui.teacher.bar import asked_names


@pytest.mark.parametrize(
    ("sent", "names"),
    [
        ({"names": ["p", "readouts"]}, ["p", "readouts"]),
        ({"names": []}, []),
        ({"names": ["p", "p", "nobody", "scene:nowhere", 3, None, ["p"], {}]}, ["p"]),
        *((bad, None) for bad in (None, 3, "p", ["p"], {}, {"names": "p"}, {"names": {"p": 1}})),
    ],
)
def test_only_what_is_offered_is_hidden(sent: Any, names: list[str] | None) -> None:
    assert asked_names(sent, {"p", "readouts"}) == names
