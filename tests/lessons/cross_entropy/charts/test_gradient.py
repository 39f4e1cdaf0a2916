"""The walk to the target: frames that are its figures, arrows, the loss."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.cross_entropy.charts import coding, curvature, gradient

TARGET = np.array([0.0, 0.0, 1.0])
PATHS = np.arange(24.0).reshape(4, 2, 3) / 8  # three steps of two walks
BELIEFS = np.full((4, 2, 3), 1 / 3)
LOSSES = np.array([[2.0, 3.0], [1.0, 2.0], [0.5, 1.0], [0.25, 0.5]])


STEPS = np.array([0.0, 1.0, 5.0, 50.0])
LAST_DRAWN = np.array([1, 1, 3, 3])


def seen(place: int) -> gradient.Seen:
    return gradient.Seen(STEPS, place, int(LAST_DRAWN[place]))


def walk(which: int, step: int) -> dict[str, Any]:
    rows = (array[:, which] for array in (PATHS, BELIEFS, LOSSES))
    return gradient.walk_to_target(*rows, TARGET, seen(step), LABELS)


@pytest.mark.parametrize("which", [0, 1])
def test_the_frames_of_a_walk_are_its_figures(which: int) -> None:
    rows = [array[:, which] for array in (PATHS, BELIEFS, LOSSES)]
    for place in range(4):
        steps = gradient.step_frames(*rows, TARGET, STEPS, LAST_DRAWN)
        agrees(walk(which, place), steps, place)
        drawn = slice(LAST_DRAWN[place] + 1)
        paths = (PATHS[drawn], BELIEFS[drawn], LOSSES[drawn])
        starts = gradient.start_frames(*paths, TARGET, seen(place))
        agrees(walk(which, place), starts, which)
    accepts(walk(which, 2), gradient.PANELS.narrow())


def test_no_mark_of_the_other_figures_tells_the_number_of_its_trace() -> None:
    codes = [("00", "01", "1"), ("0", "10", "11")]
    trees = coding.trees_and_blocks(codes, np.array([1.3, 1.2]), 1, 1.157, LABELS)
    matrix = curvature.curvature_map(np.eye(3), "logit")
    for trace in (one for figure in (walk(0, 1), trees, matrix) for one in figure["data"].values()):
        silent = trace.get("hoverinfo") == "skip"
        assert silent or trace["hovertemplate"].endswith("<extra></extra>")


def test_arrows_lead_from_the_logits_against_the_gradient() -> None:
    data = walk(0, 0)["data"]
    for place, trace in enumerate(gradient.ARROWS):
        foot, tip, end = data[trace]["y"]
        assert foot == end == PATHS[0, 0, place]
        assert np.sign(tip - foot) == np.sign(TARGET[place] - 1 / 3)


def test_the_axis_of_the_losses_holds_them_all_and_seldom_changes() -> None:
    ranges = gradient.loss_ranges(LOSSES)
    assert ranges.tolist() == [[0, 4], [0, 4]]
    assert walk(1, 0)["layout"]["yaxis3"]["range"] == [0, 4]
    layout = gradient.step_layout(LOSSES[:, 1], STEPS, LAST_DRAWN)
    for place in range(4):
        drawn = walk(1, place)["layout"]
        for name, rows in layout.items():
            assert drawn[name.split(".")[0]]["range"] == pytest.approx(rows[place])


def test_the_loss_is_drawn_up_to_the_last_step_in_sight() -> None:
    near, far = (walk(0, place) for place in (0, 2))
    assert near["data"][gradient.LOSS]["x"].tolist() == [0, 1, 1, 1]
    assert far["data"][gradient.LOSS]["x"].tolist() == [0, 1, 5, 50]
    assert near["layout"]["xaxis3"]["range"][1] < 2
    assert far["layout"]["xaxis3"]["range"][1] > 50
