"""Panels stand beside each other, and on a phone below each other with room for words between."""

import plotly.graph_objects as go
import pytest

from charts.marks import axis, layout
from charts.panels import REM, Panels

MARGIN = {"l": 60, "r": 20, "t": 30, "b": 50}
PANELS = Panels(
    ((0, 0.3), (0.4, 0.6), (0.7, 1)), height=30, gap=(40, 80), sizes=(1, 2, 2), margin=MARGIN
)
AXES = tuple((axis(f"x{i}", (0, 1)), axis(f"y{i}", (0, 2))) for i in range(3))


def test_on_a_wide_screen_each_pair_of_axes_stands_where_its_panel_does() -> None:
    figure = go.Figure(layout=layout(**PANELS.wide(*AXES)))
    assert figure.layout.margin.to_plotly_json() == MARGIN
    for i, number in enumerate(("", "2", "3")):
        x, y = figure.layout[f"xaxis{number}"], figure.layout[f"yaxis{number}"]
        assert (x.title.text, y.title.text) == (f"x{i}", f"y{i}")
        assert (x.domain, y.domain) == (PANELS.across[i], (0, 1))
        assert (x.anchor or "y", y.anchor or "x") == (f"y{number}", f"x{number}")


def test_panels_can_also_stand_above_each_other() -> None:
    panels = Panels(((0, 1), (0, 1)), up=((0.6, 1), (0, 0.4)), height=30, gap=60)
    parts = panels.wide(*AXES[:2])
    assert [parts[name]["domain"] for name in ("yaxis", "yaxis2")] == [[0.6, 1], [0, 0.4]]


@pytest.mark.parametrize("margin", [{}, {"r": 10, "t": 70, "b": 40}])
def test_on_a_phone_the_panels_fill_the_height_and_keep_their_gaps(margin: dict[str, int]) -> None:
    panels = Panels(
        PANELS.across,
        height=30,
        gap=PANELS.gap,
        sizes=PANELS.sizes,
        margin=MARGIN,
        narrow_margin=margin,
    )
    parts = panels.narrow()
    assert (parts["height"], parts["margin"]) == (30, {"r": 14, **margin})
    assert [parts[f"xaxis{number}"] for number in ("", "2", "3")] == [{"domain": [0, 1]}] * 3
    inside = {**MARGIN, **margin}
    room = 30 * REM - inside["t"] - inside["b"]
    first, second, third = (parts[f"yaxis{number}"]["domain"] for number in ("", "2", "3"))
    assert (first[1], third[0]) == (1, 0)
    gaps = [(first[0] - second[1]) * room, (second[0] - third[1]) * room]
    assert gaps == pytest.approx([40, 80], abs=0.1)
    heights = [top - bottom for bottom, top in (first, second, third)]
    assert heights[1:] == pytest.approx([2 * heights[0]] * 2, abs=1e-3)


def test_panels_are_equally_high_unless_it_is_said() -> None:
    parts = Panels(((0, 0.4), (0.6, 1)), height=30, gap=60).narrow()
    (bottom, one), (zero, top) = parts["yaxis"]["domain"], parts["yaxis2"]["domain"]
    assert one - bottom == pytest.approx(top - zero)


def test_more_is_added_to_the_place_of_an_axis() -> None:
    parts = PANELS.narrow(xaxis={"dtick": 2}, annotations=[])
    assert parts["xaxis"] == {"domain": [0, 1], "dtick": 2}
    assert parts["annotations"] == []
