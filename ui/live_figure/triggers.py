"""What the browser asks of a live figure.

Anybody can send anything: whatever the figure does not offer, or is not written as it should be, is
read as nothing. A browser writes whole numbers without a point; a slider of decimals takes none.
"""

import math
from collections.abc import Mapping, Sequence

from ui.live_figure.model import FloatArray, Wanted

Place = tuple[float, float]
Offered = Mapping[str, FloatArray]


def dropped(sent: object, offered: Offered) -> dict[str, float]:
    """Return the control of a point that was let go, with its value, among those offered."""
    match sent:
        case {"control": str(control), "value": value} if _offers(offered, control, value):
            return {control: float(value)}
    return {}


def picked(sent: object, places: Sequence[Offered]) -> dict[str, float]:
    """Return the controls of a place that was clicked, with their values; ``places`` offer them."""
    if not isinstance(sent, dict):
        return {}
    for offered in places:
        if sent.keys() == offered.keys() and all(_offers(offered, *one) for one in sent.items()):
            return {control: float(value) for control, value in sent.items()}
    return {}


def stroke(sent: object) -> tuple[Place, Place] | None:
    """Return both ends of a stroke."""
    match sent:
        case {"from": [x1, y1], "to": [x2, y2]} if all(map(_is_number, (x1, y1, x2, y2))):
            return (x1, y1), (x2, y2)
    return None


def chosen(sent: object, counts: Mapping[int, int]) -> tuple[int, int] | None:
    """Return a trace and one of its points that was clicked; ``counts`` has how many each has."""
    match sent:
        case {"trace": trace, "point": point} if _counts(trace) and _counts(point):
            return (trace, point) if point < counts.get(trace, 0) else None
    return None


def wish(sent: object) -> Wanted | None:
    """Return which frames a film's player asks for."""
    match sent:
        case {"run": str(run), "frame": frame, "known": known} if _counts(frame) and _counts(known):
            return Wanted(run, frame, known)
    return None


def _offers(offered: Offered, control: str, value: object) -> bool:
    return control in offered and _is_number(value) and bool((offered[control] == value).any())


def _is_number(value: object) -> bool:
    # Whole numbers beyond all floating-point numbers are none that a browser could mean.
    match value:
        case bool():
            return False
        case int():
            return abs(value) <= 2**53
        case float():
            return math.isfinite(value)
    return False


def _counts(value: object) -> bool:
    return isinstance(value, int) and _is_number(value) and value >= 0
