"""Work has limits: what a parameter is told beyond its own, in an address or a field, is refused.

What limits a table, a drawing and a network have is held
where they are read: tests/files, tests/core.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

import lessons
import ui
from core.training import MOST_LAYERS, MOST_UNITS, Settings
from files.points_text import MAX_POINTS, parse_points
from ui import parameters
from ui.parameters import Field, Number, Parameter, Slider, Steps, Text

KINDS = tuple(
    one for one in vars(parameters).values() if isinstance(one, type) and one is not Parameter
)
LONG = (
    "x" * 20_000,
    "1" * 20_000,
    "1," * 10_000,
    "1_" * 5_000,
    "a1_1" * 5_000,
    "HT" * 9_000,
    "0~" * 9_000,
)
# Whose rule needs the other parameters: heads and tails are as many as the coins.
LATER = {"coins"}


def declared() -> Iterator[Any]:
    """Yield every parameter that a module declares."""
    for package in (lessons, ui):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name == "ui.main":  # a script
                continue
            for value in vars(importlib.import_module(found.name)).values():
                several = isinstance(value, (list, tuple))
                yield from (
                    one
                    for one in (value if several else [value])
                    if type(one) in KINDS or isinstance(one, Text)
                )


PARAMETERS = {one.key: one for one in declared() if hasattr(one, "rule")}


def test_all_parameters_are_looked_at() -> None:
    assert {"p", "epochs", "points", "layers", "own", "by_hand", "past", "coins"} <= {*PARAMETERS}
    assert len(PARAMETERS) > 60


@pytest.mark.parametrize("key", sorted(PARAMETERS))
def test_what_lies_beyond_a_limit_is_refused(key: str) -> None:
    one = PARAMETERS[key]
    if isinstance(one, (Slider, Field, Steps, Number)):
        width = one.high - one.low
        for beyond in (one.high + width, one.low - width, 1e300, -1e300):
            assert one.rule(f"{beyond:g}") is not None, beyond
        assert one.rule("9" * 400) is not None
        assert one.rule("nan") is not None
    elif isinstance(one, Text):
        assert key in LATER or [text[:9] for text in LONG if one.rule(text) is None] == []
    else:
        assert one.rule("x" * 20_000) is not None


@pytest.mark.parametrize("hidden", [(1,) * (MOST_LAYERS + 1), (MOST_UNITS + 1,)])
def test_a_network_beyond_its_limits_is_refused_by_the_core(hidden: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="hidden must be at most"):
        Settings(hidden=hidden)


def test_one_point_more_than_there_may_be_is_refused() -> None:
    most = "a0_0" * MAX_POINTS
    assert len(parse_points(most).labels) == MAX_POINTS
    with pytest.raises(ValueError):  # noqa: PT011  # the reader's language has the words
        parse_points(most + "b1_1")
