"""Surfaces with the paths of descent, which are cut off where the surfaces end."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.loss.charts import loss_surface

COSTS = [np.full((25, 41), 6.0), np.eye(25, 41)]
RNG = np.random.default_rng(4)
PATHS, HEIGHTS = RNG.normal(scale=3, size=(2, 5, 4, 2)), RNG.random((2, 5, 4))


def surfaces(paths: np.ndarray, heights: np.ndarray, step: int, **parts) -> dict:
    return loss_surface.cost_surfaces(COSTS, paths, heights, step, LABELS, **parts)


def test_paths_and_places_follow_steps_and_starts() -> None:
    figure = surfaces(PATHS[:, 2], HEIGHTS[:, 2], 3)
    agrees(figure, loss_surface.step_frames(PATHS[:, 2], HEIGHTS[:, 2]), 3)
    agrees(figure, loss_surface.rate_frames(PATHS, HEIGHTS, 3), 2)
    accepts(figure, loss_surface.narrow_surfaces(LABELS))


def test_the_axes_end_where_the_surfaces_do_however_far_a_path_leads() -> None:
    layout = surfaces(1e9 * PATHS[:, 0], 1e9 * HEIGHTS[:, 0], 1)["layout"]
    assert [layout[scene]["zaxis"]["range"] for scene in ("scene", "scene2")] == [[0, 6], [0, 1]]
    for axis in ("xaxis", "yaxis"):
        assert layout["scene"][axis]["range"] == [-4, 4]


def test_a_far_place_is_a_number_that_can_be_drawn() -> None:
    far = surfaces(np.full((2, 3, 2), 1e300), np.full((2, 3), np.inf), 1)
    for trace in (*loss_surface.PATHS, *loss_surface.PLACES):
        for axis in "xyz":
            assert np.all(np.abs(far["data"][trace][axis]) <= loss_surface.BEYOND)
            assert np.all(far["data"][trace][axis] > 6)  # and beside every axis


@pytest.mark.parametrize("scales", [False, True])
def test_the_heights_are_told_if_they_are_to_be(scales: bool) -> None:
    layout = surfaces(PATHS[:, 0], HEIGHTS[:, 0], 1, scales=scales)["layout"]
    for scene in ("scene", "scene2"):
        assert layout[scene]["zaxis"]["title"]["text"] == "cost"
        assert layout[scene]["zaxis"]["showticklabels"] is scales
