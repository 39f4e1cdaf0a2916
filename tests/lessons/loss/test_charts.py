"""The figures of the loss page."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from charts.cost_ranges import cost_ranges
from lessons.loss.charts import compare, descent, growth, loss_surface, points, prices


class Labels(dict[str, str]):
    """Labels that are their own names."""

    def __missing__(self, name: str) -> str:
        return name


LABELS = Labels()


def agrees(figure: dict[str, Any], frames: dict[int, dict[str, np.ndarray]], at: int) -> None:
    """Check that Plotly takes the figure, and that the frame is what the figure shows."""
    go.Figure(figure)
    for trace, changes in frames.items():
        for name, rows in changes.items():
            shown = np.ravel(figure["data"][trace][name])
            np.testing.assert_allclose(shown, np.ravel(rows[at]), rtol=1e-6, atol=1e-7)


def accepts(figure: dict[str, Any], narrow: dict[str, Any]) -> None:
    height = narrow.pop("height")
    assert height > 0
    go.Figure(figure).update_layout(narrow)


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("view", prices.VIEWS)
def test_the_price_on_the_curve(view: str, y: int) -> None:
    where, price = np.linspace(0, 1, 5), np.linspace(8, 0, 5)
    curve = np.linspace(0, 8, len(prices.NODES))
    figure = prices.loss_curves(
        {"where": where[2], "price": price[2], "squared": 0.1 * price[2]},
        (curve, curve, curve[::-1], 0.1 * curve),
        LABELS,
        y=y,
        view=view,
    )
    agrees(figure, prices.price_frames(where, price, 0.1 * price), 2)
    accepts(figure, prices.narrow_curves(y=y, view=view))
    names = [trace.get("name") for trace in figure["data"]]
    assert names[2] == names[prices.PRICE] == ("one" if y else "zero")
    assert figure["data"][prices.GUIDE]["y"].tolist() == [0, price[2]]


@pytest.mark.parametrize("y", [0, 1])
def test_the_panels_shade_the_cap_on_the_wrong_side(y: int) -> None:
    z = np.linspace(-8, 8, 9)
    rows = tuple(k * z for k in range(6))
    curves = tuple(k * compare.NODES for k in range(6))
    here = tuple(row[3] for row in rows)
    bend = 0.7 - 1.4 * y
    figure = compare.three_panels(z[3], here, curves, bend, LABELS, y=y)
    agrees(figure, compare.panel_frames(z, rows), 3)
    accepts(figure, compare.narrow_panels(LABELS, y=y))
    for shape in figure["layout"]["shapes"]:
        assert shape["x1"] == bend
        assert np.sign(shape["x0"]) == 1 - 2 * y


@pytest.mark.parametrize("count", [1, 2, 10])
def test_the_bars_begin_where_the_last_one_ended(count: int) -> None:
    x, y = np.arange(count) - 1.0, np.arange(count) % 2.0
    curves = np.sort(np.random.default_rng(1).normal(size=(4, 15)))
    beliefs = np.linspace(0.1, 0.9, 4 * count).reshape(4, count)
    so_far = np.cumsum(np.ones((4, count + 1)), axis=1) - 1.0
    figure = points.points_and_costs(
        (x, y), beliefs[1], (curves[1], curves[0]), so_far[1], LABELS, loss="cross_entropy"
    )
    agrees(figure, points.cost_frames(curves, y, beliefs, so_far), 1)
    accepts(figure, points.narrow_costs())
    bars = [trace["y"] for trace in figure["data"][1 + count : 1 + 2 * count]]
    assert [bar[0] for bar in bars[1:]] == [bar[1] for bar in bars[:-1]]
    assert figure["data"][1 + 2 * count]["y"].tolist() == [0, count]


def test_the_axis_of_a_cost_holds_it_and_seldom_changes() -> None:
    costs = np.linspace(0, 9, 200)
    bottoms, tops = cost_ranges(costs).T
    assert np.all(bottoms == 0)
    assert np.all(costs < tops)
    assert sorted(set(tops.tolist())) == [0.125, 0.25, 0.5, 1, 2, 4, 8, 16]


def test_the_curve_reaches_beyond_the_panel() -> None:
    scores = np.linspace(-8, 8, 321)
    nodes = points.curve_nodes(scores, np.tanh(scores))
    assert np.all(np.diff(nodes) > 0)
    assert nodes[0] == -nodes[-1] == -points.OUTERMOST


def downhill(starts: int) -> np.ndarray:
    """Return two paths for each start, some of them leaving the map."""
    return np.random.default_rng(2).normal(scale=3, size=(2, starts, 6, 2))


COSTS = [np.ones((27, 27)), np.eye(27)]


def test_the_maps_show_the_path_and_the_place_on_it() -> None:
    paths = downhill(4)
    figure = descent.cost_maps(COSTS, paths[:, 2], 3, LABELS)
    agrees(figure, descent.start_frames(paths, 3), 2)
    agrees(figure, descent.step_frames(paths[:, 2]), 3)
    accepts(figure, descent.narrow_maps())
    grid = [len(axis) for axis in descent.GRID]
    for trace in figure["data"][:2]:
        assert np.shape(trace["z"]) == (grid[1], grid[0])


@pytest.mark.parametrize("scale", [0.1, 100.0])
def test_a_surface_holds_only_the_part_of_the_path_that_is_on_it(scale: float) -> None:
    paths = scale * np.array([[[0, 0], [1, 2], [3, -1]]] * 2)
    figure = loss_surface.cost_surfaces(COSTS, paths, np.ones((2, 3)), 2, LABELS)
    accepts(figure, loss_surface.narrow_surfaces(LABELS))
    _surface, way, place = figure["data"][:3]
    assert len(way["x"]) == len(way["z"]) == (3 if scale < 1 else 1)
    assert len(place["z"]) == (1 if scale < 1 else 0)


def test_the_long_runs_mark_the_chosen_step() -> None:
    steps = np.array([1, 10, 100, 8191])
    costs, weights = np.full((2, 4), 0.5), np.arange(8.0).reshape(2, 4)
    figure = growth.long_runs(steps, costs, weights, 2, LABELS)
    agrees(figure, growth.run_frames(steps, costs, weights), 2)
    accepts(figure, growth.narrow_runs(LABELS))
