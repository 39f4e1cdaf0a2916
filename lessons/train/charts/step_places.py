"""Where the numbers, boxes and lines of one small network stand in a plane of their own."""

from typing import NamedTuple

WIDTH, HEIGHT = 1000.0, 440.0
TOP, MIDDLE, BOTTOM = 340.0, 220.0, 100.0
FIRST, SECOND, LAST = 60.0, 420.0, 800.0  # of inputs, hidden units and the output
INPUT, UNIT, NUMBER = (40.0, 24.0), (128.0, 70.0), (30.0, 11.0)  # half the sides of boxes
GRAPH = (-120.0, -52.0, -56.0, 56.0)  # a unit's own curve, about the middle of its box
CENTERS = ((SECOND, TOP), (SECOND, BOTTOM), (LAST, MIDDLE))
INPUTS = ("x1", "x2")
PARAMETERS = ("w11", "w12", "b1", "w21", "w22", "b2", "v1", "v2", "c")
ROWS = (48.0, 17.0, -15.0, -47.0)  # of the numbers in a unit's box, about its middle
SYMBOL, VALUE, NEW = -4.0, -16.0, 46.0  # the same across

# Both ends of the line that a weight or bias stands for.
ENDS = {
    "w11": ((FIRST + INPUT[0], TOP), (SECOND - UNIT[0], TOP)),
    "w12": ((FIRST + INPUT[0], BOTTOM), (SECOND - UNIT[0], TOP)),
    "b1": ((SECOND, TOP + UNIT[1] + 26.0), (SECOND, TOP + UNIT[1])),
    "w21": ((FIRST + INPUT[0], TOP), (SECOND - UNIT[0], BOTTOM)),
    "w22": ((FIRST + INPUT[0], BOTTOM), (SECOND - UNIT[0], BOTTOM)),
    "b2": ((SECOND, BOTTOM - UNIT[1] - 26.0), (SECOND, BOTTOM - UNIT[1])),
    "v1": ((SECOND + UNIT[0], TOP), (LAST - UNIT[0], MIDDLE)),
    "v2": ((SECOND + UNIT[0], BOTTOM), (LAST - UNIT[0], MIDDLE)),
    "c": ((LAST, MIDDLE + UNIT[1] + 28.0), (LAST, MIDDLE + UNIT[1])),
}


class Spot(NamedTuple):
    """Where a text stands: around a place, or to one side of it."""

    x: float
    y: float
    side: str = "center"


def _spots() -> dict[str, Spot]:
    boxes = (
        ("a1", "h1", "bend1", "share1"),
        ("a2", "h2", "bend2", "share2"),
        ("z", "q", "loss", "error"),
    )
    found = {"x1": Spot(FIRST, TOP), "x2": Spot(FIRST, BOTTOM), **_on_lines()}
    for names, (x, y) in zip(boxes, CENTERS, strict=True):
        for name, row in zip(names, ROWS, strict=True):
            found[name] = Spot(x + VALUE, y + row, "right")
            found[f"new_{name}"] = Spot(x + NEW, y + row, "right")
    return found


def _on_lines() -> dict[str, Spot]:
    """Return the places of each number, its slope and its new value, in the order of reading."""
    places = {
        "w11": (Spot(206, TOP + 14), Spot(194, TOP - 15, "left"), Spot(198, TOP - 15, "right")),
        "w12": _below(126, BOTTOM + 112),
        "b1": _in_line(474, TOP + UNIT[1] + 16),
        "w21": _below(126, TOP - 56),
        "w22": (
            Spot(206, BOTTOM + 14),
            Spot(194, BOTTOM - 15, "left"),
            Spot(198, BOTTOM - 15, "right"),
        ),
        "b2": _in_line(474, BOTTOM - UNIT[1] - 16),
        "v1": (Spot(656, MIDDLE + 94), Spot(598, MIDDLE + 36), Spot(598, MIDDLE + 14)),
        "v2": (Spot(594, MIDDLE - 34), Spot(650, MIDDLE - 80), Spot(650, MIDDLE - 102)),
        "c": _in_line(846, MIDDLE + UNIT[1] + 16),
    }
    kinds = ("", "slope_", "new_")
    return {
        kind + name: spot
        for name, three in places.items()
        for kind, spot in zip(kinds, three, strict=True)
    }


def _below(x: float, y: float) -> tuple[Spot, Spot, Spot]:
    return Spot(x, y), Spot(x, y - 24), Spot(x, y - 48)


def _in_line(x: float, y: float) -> tuple[Spot, Spot, Spot]:
    return Spot(x, y), Spot(x + 32, y, "right"), Spot(x + 92, y, "right")


SPOTS = _spots()
