"""What whoever runs the server may set beside Streamlit's own options, by environment variables."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass

LEVELS = ("info", "warning", "error")
LOG = "LOGIT_LAB_LOG"
SLOW = "LOGIT_LAB_SLOW_SECONDS"
DRAIN = "LOGIT_LAB_DRAIN_SECONDS"
LONGEST = 3600.0  # seconds that a variable may name


@dataclass(frozen=True)
class Environment:
    """``log``: what is told from there on up; ``slow``: the seconds after which a run is told of;
    ``drain``: the seconds for which a server that is to stop still serves, but is not ready.
    """

    log: str = "info"
    slow: float = 2.0
    drain: float = 0.0


def environment(variables: Mapping[str, str]) -> Environment:
    """Read the variables; one that is missing or empty has its default.

    Raises
    ------
    ValueError
        If a value is none that its variable takes.

    Examples
    --------
    >>> environment({"LOGIT_LAB_SLOW_SECONDS": "0.5"})
    Environment(log='info', slow=0.5, drain=0.0)
    """
    log = variables.get(LOG) or Environment.log
    if log not in LEVELS:
        raise ValueError(f"{LOG} must be one of {', '.join(LEVELS)}; got {log!r}")
    return Environment(
        log, _seconds(variables, SLOW, Environment.slow), _seconds(variables, DRAIN, 0.0)
    )


def _seconds(variables: Mapping[str, str], name: str, default: float) -> float:
    given = variables.get(name) or str(default)
    try:
        seconds = float(given)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST:
        raise ValueError(f"{name} must be seconds from 0 to {LONGEST:.0f}; got {given!r}")
    return seconds


def of_this_process() -> Environment:
    """Read the variables of this process; a wrong one ends it with a sentence."""
    try:
        return environment(os.environ)
    except ValueError as problem:
        sys.exit(str(problem))


ENVIRONMENT = of_this_process()
