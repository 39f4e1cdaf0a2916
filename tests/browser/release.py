"""How what is shown while a slider is held differs from what follows when it is let go."""

from typing import Any

from geometry import astray, distance, drawn, names
from visitor import Visitor

NEAR = 0.6  # pixels
ALL_DRAWN = """() => [...document.querySelectorAll(".lf:not([data-empty=true]) .lf-plot")]
  .every((plot) => plot.querySelector(".main-svg"))"""


def differences(visitor: Visitor, key: str, share: float) -> dict[str, Any]:
    """Hold a slider at a share of its way, let it go, and return what has changed by that."""
    visitor.page.wait_for_function(ALL_DRAWN)
    visitor.hold(key, share)
    value, readouts, marks = visitor.value(key), visitor.readouts(), drawn(visitor)
    visitor.release()
    assert visitor.value(key) == value
    confirmed, after = visitor.readouts(), drawn(visitor)
    pairs = {name: (readouts[name], number) for name, number in confirmed.items()}
    found: dict[str, Any] = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if names(marks) != names(after):
        found["marks"] = sorted(set(names(marks)) ^ set(names(after)))
    else:
        apart = map(distance, marks, after)
        found |= {n: d for n, d in zip(names(after), apart, strict=True) if d > NEAR}
    lost = {f"{n}, to Plotly": gap for n, gap in astray(visitor).items() if gap > NEAR}
    return {f"{key} = {value}, {name}": what for name, what in (found | lost).items()}
