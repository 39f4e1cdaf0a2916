"""The cloud of slopes, the three walks over the map, and the cursor that all of them follow."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.train.charts import batches as charts

DRAWS = np.random.default_rng(3).normal(size=(3, 8, 2))
WHOLE, SCATTER = np.array([-0.5, 0.75]), np.array([2.0, 0.5, 0.0])
COSTS = np.ones((len(charts.GRID[1]), len(charts.GRID[0])))


def walk(steps: int, apart: float) -> charts.Walk:
    along = np.arange(steps + 1.0) * apart
    weights = np.stack([along / 64, -along / 32], axis=-1)
    return charts.Walk(along, weights, 0.7 - along / 128)


WALKS = {"one": walk(16, 1), "ten": walk(8, 2), "all": walk(2, 8)}
PLACES = {"one": 5, "ten": 2, "all": 0}


def cloud(size: Any) -> charts.Cloud:
    return charts.Cloud(WHOLE, DRAWS[size], SCATTER[size])


def figure(size: int = 1, walks: Mapping[str, charts.Walk] = WALKS) -> dict[str, Any]:
    return charts.batches(
        cloud(size), COSTS, (np.array([0.15, -1.4]), 0.33), walks, PLACES, 5.0, LABELS, last=16.0
    )


def test_it_is_drawn_on_a_phone_too() -> None:
    accepts(figure(), charts.narrow_batches())


@pytest.mark.parametrize("size", range(3))
def test_the_cloud_follows_the_size_of_the_batch(size: int) -> None:
    agrees(figure(size), charts.cloud_frames(cloud(slice(None))), size)


def test_the_ring_is_as_wide_as_the_scatter_around_the_slope_of_all_points() -> None:
    data = figure(0)["data"]
    for trace in (charts.RING, charts.HANDLE):
        apart = np.stack([data[trace][axis] for axis in "xy"], axis=-1) - WHOLE
        np.testing.assert_allclose(np.hypot(*apart.T), SCATTER[0], rtol=1e-6)


def test_the_arrow_ends_at_the_slope_of_all_points() -> None:
    arrow = figure()["layout"]["annotations"][0]
    assert [arrow[name] for name in ("ax", "ay", "x", "y")] == [0, 0, *WHOLE]


def test_the_marks_follow_the_cursor() -> None:
    cursor = np.arange(17.0)
    steps = {"one": cursor, "ten": cursor // 2, "all": cursor // 8}
    now = {name: WALKS[name].at(steps[name].astype(int)) for name in charts.WALKS}
    agrees(figure(), charts.cursor_frames(cursor, now), 5)


def test_a_walk_is_bold_up_to_the_cursor_and_faint_to_its_end() -> None:
    data = figure()["data"]
    for name in charts.WALKS:
        parts = {
            charts.path(name): WALKS[name].weights[:, 0],
            charts.curve(name): WALKS[name].along,
        }
        for trace, across in parts.items():
            faint, bold = data[f"faint_{trace}"], data[trace]
            assert faint["x"].tolist() == across.tolist()
            assert bold["x"].tolist() == across[: PLACES[name] + 1].tolist()
            assert faint["opacity"] < 1 == bold.get("opacity", 1)
            assert faint["line"] == bold["line"]
        ends = [data[trace]["y"][-1] for trace in (charts.path(name), charts.curve(name))]
        marks = [data[trace]["y"][0] for trace in (charts.end(name), charts.mark(name))]
        assert ends == marks


def test_walks_differ_in_more_than_their_colour() -> None:
    looks = list(charts.LOOKS.values())
    for part in (0, 2, 3):
        assert len({look[part] for look in looks}) == len(looks)


def test_the_scales_of_slopes_and_of_weights_are_equal() -> None:
    layout = figure()["layout"]
    assert [layout[f"yaxis{i}"]["scaleanchor"] for i in ("", 2)] == ["x", "x2"]
    assert layout["xaxis"]["range"] == layout["yaxis"]["range"]


def test_walks_can_be_left_out() -> None:
    names = {*figure()["data"]} - {*figure(walks={})["data"]}
    parts = (charts.path, charts.curve, charts.end, charts.mark)
    drawn = {part(name) for part in parts for name in charts.WALKS}
    assert names == drawn | {f"faint_{part(name)}" for part in parts[:2] for name in charts.WALKS}
