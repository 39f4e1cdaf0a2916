"""The ladder shows the rungs that it is given, on the axes that it has."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from core.binary import logit_ladder, odds_factor
from lessons.odds.charts import ladder as charts

GRID = np.round(np.arange(-30, 31) / 10, 1)


def rungs(start, step: float = 1.0):
    return logit_ladder(start, step=step, rungs=5)


def ladder(start: float, step: float = 1.0):
    return charts.ladder(rungs(start, step), odds_factor(step), LABELS)


def test_frames_are_the_ladder_of_each_start() -> None:
    agrees(ladder(GRID[7]), charts.ladder_frames(rungs(GRID)), 7)
    accepts(ladder(0.0), charts.NARROW)


def test_every_rung_of_both_panels_is_moved_by_the_frames() -> None:
    frames = charts.ladder_frames(rungs(GRID))
    assert [np.shape(frames[trace]["x"]) for trace in charts.RUNGS] == [(len(GRID), 5)] * 2


@pytest.mark.parametrize("start", [-3.0, 3.0])
@pytest.mark.parametrize("step", [1.0, np.log(2.0)])
def test_all_that_moves_stays_on_the_axes(start: float, step: float) -> None:
    figure = ladder(start, step)
    for panel, (across, up) in enumerate([("xaxis", "yaxis"), ("xaxis2", "yaxis2")]):
        for name, trace in figure["data"].items():
            if name.startswith(("odds", "probability")[panel]):
                x = np.asarray(trace["x"]) if panel else np.log10(trace["x"])
                for places, axis in ((x, across), (trace["y"], up)):
                    low, high = figure["layout"][axis]["range"]
                    assert low <= np.min(places) <= np.max(places) <= high, (name, axis)


def test_between_two_rungs_stands_what_the_step_does() -> None:
    data = ladder(0.0, np.log(2.0))["data"]
    # p = 1/2, 2/3, 4/5, 8/9, 16/17: rises of 1/6, 2/15, 4/45, 8/153.
    assert data[charts.ODDS_FACTORS]["text"] == ["× 2.00"] * 4
    assert data[charts.PROBABILITY_STEPS]["text"] == ["+0.167", "+0.133", "+0.0889", "+0.0523"]
    middles = (np.arange(4) + 0.5) * np.log(2)
    for trace in (charts.ODDS_FACTORS, charts.PROBABILITY_STEPS):
        np.testing.assert_allclose(data[trace]["y"], middles, rtol=1e-6)


def test_before_it_is_answered_the_ladder_does_not_say_what_a_step_does() -> None:
    figure = ladder(0.0)
    shut = charts.without_steps(figure)
    accepts(shut, charts.NARROW)
    said = {name for name, trace in figure["data"].items() if "text" in trace["mode"]}
    assert set(shut["data"]) == set(figure["data"]) - said
    assert len(said) == 2
