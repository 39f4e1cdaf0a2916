"""What whoever runs the server may set beside Streamlit's own options, by environment variables."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass

LEVELS = ("info", "warning", "error")
LOG = "LOGIT_LAB_LOG"
SLOW = "LOGIT_LAB_SLOW_SECONDS"
DRAIN = "LOGIT_LAB_DRAIN_SECONDS"
ROOMS = "LOGIT_LAB_ROOMS"
ROOM_MEMBERS = "LOGIT_LAB_ROOM_MEMBERS"
ROOM_COUNT = "LOGIT_LAB_ROOM_COUNT"
ROOM_HOURS = "LOGIT_LAB_ROOM_HOURS"
LONGEST = 3600.0  # seconds that a variable may name


@dataclass(frozen=True)
class Environment:
    """``log``: what is told from there on up; ``slow``: the seconds after which a run is told of;
    ``drain``: the seconds for which a server that is to stop still serves, but is not ready.

    ``rooms``: where the rooms of classes are kept, a file (from the folder of app.py) or
    ``redis://…``; ``room_members``: people in one; ``room_count``: rooms at once; ``room_hours``:
    hours after which one ends in which nobody is.
    """

    log: str = "info"
    slow: float = 2.0
    drain: float = 0.0
    rooms: str = "data/rooms.sqlite"
    room_members: int = 150
    room_count: int = 50
    room_hours: float = 3.0


def environment(variables: Mapping[str, str]) -> Environment:
    """Read the variables; one that is missing or empty has its default.

    Raises
    ------
    ValueError
        If a value is none that its variable takes.

    Examples
    --------
    >>> environment({"LOGIT_LAB_SLOW_SECONDS": "0.5"}).slow
    0.5
    """
    log = variables.get(LOG) or Environment.log
    if log not in LEVELS:
        raise ValueError(f"{LOG} must be one of {', '.join(LEVELS)}; got {log!r}")
    return Environment(
        log,
        _number(variables, SLOW, Environment.slow, "seconds", 0, LONGEST),
        _number(variables, DRAIN, Environment.drain, "seconds", 0, LONGEST),
        variables.get(ROOMS) or Environment.rooms,
        int(_number(variables, ROOM_MEMBERS, Environment.room_members, "people", 1, 1000)),
        int(_number(variables, ROOM_COUNT, Environment.room_count, "rooms", 0, 10_000)),
        _number(variables, ROOM_HOURS, Environment.room_hours, "hours", 0.1, 24),
    )


def _number(
    variables: Mapping[str, str], name: str, default: float, what: str, least: float, most: float
) -> float:
    given = variables.get(name) or str(default)
    try:
        number = float(given)
    except ValueError:
        number = least - 1.0
    if not least <= number <= most:
        raise ValueError(f"{name} must be {what} from {least:g} to {most:.0f}; got {given!r}")
    return number


def of_this_process() -> Environment:
    """Read the variables of this process; a wrong one ends it with a sentence."""
    try:
        return environment(os.environ)
    except ValueError as problem:
        sys.exit(str(problem))


ENVIRONMENT = of_this_process()
