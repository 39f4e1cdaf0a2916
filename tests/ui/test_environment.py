"""What may be set by environment variables, and what is refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.environment import (
    DRAIN,
    LOG,
    ROOM_COUNT,
    ROOM_HOURS,
    ROOM_MEMBERS,
    ROOMS,
    SLOW,
    Environment,
    environment,
)

ROOT = Path(__file__).parents[2]


def test_nothing_set_or_set_to_nothing_leaves_the_defaults() -> None:
    assert environment({}) == environment({LOG: "", SLOW: "", DRAIN: ""}) == Environment()


def test_what_is_set_is_taken() -> None:
    given = {LOG: "error", SLOW: "0.5", DRAIN: "30"}
    assert environment(given) == Environment("error", 0.5, 30.0)
    rooms = {ROOMS: "redis://r:1/0", ROOM_MEMBERS: "30", ROOM_COUNT: "5", ROOM_HOURS: "0.5"}
    told = environment(rooms)
    assert (told.rooms, told.room_members) == ("redis://r:1/0", 30)
    assert (told.room_count, told.room_hours) == (5, 0.5)


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        (LOG, "loud", "one of info, warning, error"),
        (SLOW, "soon", "seconds from 0 to 3600"),
        (SLOW, "nan", "seconds from 0 to 3600"),
        (DRAIN, "-1", "seconds from 0 to 3600"),
        (DRAIN, "1e9", "seconds from 0 to 3600"),
        (ROOM_MEMBERS, "0", "people from 1 to 1000"),
        (ROOM_COUNT, "many", "rooms from 0 to 10000"),
        (ROOM_HOURS, "0", "hours from 0.1 to 24"),
    ],
)
def test_a_wrong_value_is_named_with_its_rule(name: str, value: str, rule: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be {rule}; got '{value}'"):
        environment({name: value})


def test_a_server_with_a_wrong_value_does_not_start_and_says_why() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import app"],
        cwd=ROOT,
        env={**os.environ, DRAIN: "soon"},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 1
    assert told.stderr == f"{DRAIN} must be seconds from 0 to 3600; got 'soon'\n"
