"""What a figure shows while a slider is held is what the server draws when it is let go.

The browser puts rows of a sweep in the place of what the server has sent; here that is done with
what the server sends. That marks are moved to where Plotly draws them is for
``tests/browser/test_marks.py``.
"""

import re
from collections.abc import Iterator
from itertools import cycle, product
from typing import Any

import numpy as np
import pytest
from course import DECKS, figures, opened
from streamlit.testing.v1 import AppTest

SHARES = (0.0, 0.37, 1.0)
FEW = 5  # sliders that are left at all three; of more each is left at one of them
# Of its two sliders one moves a film, and the other lets the server train anew.
PAGES = [page for page in DECKS if page != "train"]
USUAL = ("odds", "cross-entropy")  # the shortest, and shares that move together
CASES: list[Any] = [
    pytest.param(page, {}, r"\w+", marks=[] if page in USUAL else pytest.mark.exhaustive)
    for page in PAGES
]
# The temperature itself is a point more on its curves, which it does not bend.
OWN = [("softmax", {"heated": "own", "k": k, "t": "5"}, r"z\d") for k in ("2", "3", "4")]
CASES += [OWN[0], *(pytest.param(*one, marks=pytest.mark.exhaustive) for one in OWN[1:])]
# Codes and streams are drawn for a pair of distributions of their own.
KEPT = {"cross-entropy": {"coded": "0.5,0.25,0.25,0.2,0.3,0.5"}}
# What is told on hovering is hidden meanwhile.
TOLD = {"customdata", "hovertemplate", "hovertext", "hoverinfo", "text"}
ROUNDED = 3e-7  # float32
Part = dict[str, Any]


def sliders(app: AppTest) -> dict[str, Any]:
    return {widget.key: widget for widget in (*app.slider, *app.select_slider)}


def let_go(app: AppTest, key: str, value: float) -> None:
    """Leave a slider at a value."""
    slider = sliders(app)[key]
    slider.set_value(type(slider.value)(value)).run()


def leaves(value: Any, place: str = "") -> Part:
    """Return all parts of a payload by their places, arrays and texts as they are."""
    if not isinstance(value, dict | list) or (isinstance(value, list) and not _nested(value)):
        return {place: value}
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return {k: v for name, one in pairs for k, v in leaves(one, f"{place}.{name}").items()}


def _nested(values: list[Any]) -> bool:
    return any(isinstance(one, dict | list) for one in values)


def preview(told: Part, control: str, frame: int) -> tuple[Part, Part]:
    """Return figure and readouts at a frame, by place, and what each may be rounded by."""
    shown = {
        **leaves(told["figure"]),
        **{f"readout {r['name']}": r["value"] for r in told["readouts"]},
    }
    rounding: Part = {}
    for sweep in [sweep for sweep in told["sweeps"] if sweep["control"] == control]:
        rows = {f".data.{i}.{k}": v for i, changes in sweep["traces"] for k, v in changes.items()}
        rows |= {f".layout.{name}": values for name, values in sweep["layout"].items()}
        rounding |= {place: getattr(values, "unit", 0.0) for place, values in rows.items()}
        numbers = {f"readout {name}": values for name, values in sweep["readouts"].items()}
        # Seven digits of what is shown with three; most numbers are sent with all of them.
        rounding |= {place: 0.0 for place, one in numbers.items() if one.dtype == np.float32}
        rows |= numbers
        shown |= {place: values[frame] for place, values in rows.items()}
    return shown, rounding


def differs(one: Any, other: Any, unit: float | None) -> bool:
    """Tell whether two parts of a figure differ by more than the rounding of what was sent."""
    if isinstance(one, str) or isinstance(other, str):
        return bool(np.any(np.ravel(one) != np.ravel(other)))
    one, other = np.ravel(one), np.ravel(other)
    if one.dtype.kind not in "fiub" or other.dtype.kind not in "fiub":
        return bool(one.tolist() != other.tolist())
    if unit is None:
        return not np.array_equal(one, other, equal_nan=True)
    rtol, atol = ROUNDED, unit / 2 or 1e-12
    return one.shape != other.shape or not np.allclose(one, other, rtol, atol, equal_nan=True)


def wrong(told: Part, after: Part, control: str, frame: int) -> list[str]:
    """Return the places where a preview is not what followed."""
    shown, rounding = preview(told, control, frame)
    follows, _ = preview(after, "", 0)
    figure = after["figure"]
    unseen = [i for i, one in enumerate(figure["data"]) if out_of_sight(one, figure["layout"])]
    places = [
        place
        for place in sorted(shown.keys() | follows.keys())
        if place.split(".")[-1] not in TOLD
        and not place.startswith(tuple(f".data.{i}." for i in unseen))
    ]
    both = shown.keys() & follows.keys()
    return [
        place
        for place in places
        if place not in both or differs(shown[place], follows[place], rounding.get(place))
    ]


def out_of_sight(trace: Part, layout: Part) -> bool:
    """Tell whether all of a trace lies beside its horizontal axis."""
    x, axis = trace.get("x"), layout.get(trace.get("xaxis", "x").replace("x", "xaxis"), {})
    if not isinstance(x, np.ndarray) or "range" not in axis:
        return False
    left, right = sorted(axis["range"])
    return bool(x.max() < left or x.min() > right)


def places(keys: list[str], every: bool) -> Iterator[tuple[str, float]]:
    """Return where each slider is left, at every share of its way or at one of them by turns."""
    return (
        product(keys, SHARES)
        if every or len(keys) <= FEW
        else zip(keys, cycle(SHARES), strict=False)
    )


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize(("page", "parameters", "moved"), CASES)
def test_a_preview_is_the_figure_that_follows(
    page: str, parameters: dict[str, str], moved: str, every: bool
) -> None:
    """Readouts to the last bit that was sent; every slider, also at its ends."""
    app = opened(page, **KEPT.get(page, {}), **parameters)
    before, differing = figures(app), {}
    sweeps = {one["control"]: one for told in before.values() for one in told["sweeps"]}
    keys = [key for key in sliders(app) if re.fullmatch(moved, key)]
    assert keys
    for key, share in places(keys, every):
        values = sweeps[key]["values"]
        frame = round(share * (len(values) - 1))
        let_go(app, key, values[frame])
        after = figures(app)
        # The figures that follow a slider are drawn for the value that it was left at.
        ats = {
            one["at"] for told in after.values() for one in told["sweeps"] if one["control"] == key
        }
        assert ats == {values[frame]}
        for name, follows in after.items():
            if found := wrong(before[name], follows, key, frame):
                differing[f"{name}, {key} = {values[frame]:g}"] = found
        before = after
    assert differing == {}
