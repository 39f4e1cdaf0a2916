"""The maps of the cost show the paths, where on them a step ends, and the step after it."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.loss.charts import loss_map
from lessons.loss.charts.levels import level_height

COSTS = [np.ones((25, 41)), np.eye(25, 41)]


def downhill(starts: int) -> np.ndarray:
    """Return two paths for each start, some of them leaving the map."""
    return np.random.default_rng(2).normal(scale=3, size=(2, starts, 6, 2))


def maps(paths: np.ndarray, after: np.ndarray, step: int, **parts) -> dict:
    return loss_map.cost_maps(COSTS, paths, after, step, LABELS, **parts)


def line_of(trace: dict) -> list[list[float]]:
    return np.stack([trace["x"], trace["y"]], axis=1).tolist()


def test_the_maps_show_the_path_and_the_place_on_it() -> None:
    paths = downhill(4)
    after = paths[:, :, 3] + 0.1
    figure = maps(paths[:, 2], after[:, 2], 3)
    agrees(figure, loss_map.rate_frames(paths, after, 3), 2)
    along = np.roll(paths[:, 2], -1, axis=1)
    along[:, 3] = after[:, 2]
    agrees(figure, loss_map.step_frames(paths[:, 2], along), 3)
    accepts(figure, loss_map.narrow_maps(LABELS))
    grid = [len(axis) for axis in loss_map.GRID]
    for trace in loss_map.MAPS:
        assert np.shape(figure["data"][trace]["z"]) == (grid[1], grid[0])


@pytest.mark.parametrize("length", [0.0, 0.1, 3.0])
def test_the_arrow_reaches_as_far_as_the_next_step(length: float) -> None:
    paths = np.zeros((2, 1, 2))
    tip = length * np.array([0.6, -0.8])
    figure = maps(paths, np.stack([tip, tip]), 0)
    place, end, left, back, right = line_of(figure["data"][loss_map.STEPS[0]])
    assert (place, end, back) == ([0, 0], tip.tolist(), tip.tolist())
    # The head is as long on either side, and never longer than the arrow.
    sides = [np.hypot(*np.subtract(side, tip)) for side in (left, right)]
    assert sides[0] == pytest.approx(sides[1])
    assert sides[0] == pytest.approx(min(loss_map.HEAD, length / 2) / np.cos(loss_map.SPREAD))


def test_a_place_beyond_the_map_is_told_at_its_edge() -> None:
    paths = np.array([[[0.0, 0.0], [12.34, 1.0]], [[0.0, 0.0], [0.1, 0.0]]])
    figure = maps(paths, paths[:, 1], 1)
    texts = [figure["data"][trace]["text"] for trace in loss_map.VALUES]
    assert [text.strip() for (text,) in texts] == ["w = 12.3", ""]
    assert line_of(figure["data"][loss_map.BORDERS[0]]) == [[4, 1]]


def test_what_lies_ahead_can_be_kept_for_later() -> None:
    paths = downhill(1)[:, 0]
    figure = maps(paths, paths[:, 3], 2, ahead=False)
    assert not {*loss_map.STEPS, *loss_map.PATHS} & set(figure["data"])
    assert {*loss_map.STARTS, *loss_map.PLACES} <= set(figure["data"])


@pytest.mark.parametrize(
    ("highest", "height"), [(6.79, 0.5), (0.36, 0.04), (28, 2), (14.1, 2), (14, 1), (1e-3, 1e-4)]
)
def test_contours_lie_a_round_height_apart(highest: float, height: float) -> None:
    found = level_height(np.array([[0.0, highest]]))
    assert found == pytest.approx(height, rel=1e-12)
    assert highest / found <= 14 * (1 + 1e-12)


@pytest.mark.parametrize("i", [0, 1])
def test_the_scale_of_a_map_spans_its_costs(i: int) -> None:
    costs = [np.full((25, 41), 6.0), np.full((25, 41), 0.3)]
    paths = downhill(1)[:, 0]
    figure = loss_map.cost_maps(costs, paths, paths[:, 0], 0, LABELS)
    trace, scale = figure["data"][loss_map.MAPS[i]], figure["layout"][loss_map.SCALES[i]]
    assert trace["coloraxis"] == loss_map.SCALES[i]
    assert (scale["cmin"], scale["cmax"]) == (0, costs[i].max())


def test_weight_and_bias_are_drawn_equally_long() -> None:
    layout = maps(downhill(1)[:, 0], np.zeros((2, 2)), 0)["layout"]
    for number in ("", "2"):
        assert layout[f"yaxis{number}"]["scaleanchor"] == f"x{number}"
        spans = [np.ptp(layout[f"{axis}axis{number}"]["range"]) for axis in "xy"]
        assert spans[0] == spans[1]
