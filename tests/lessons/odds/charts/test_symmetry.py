"""Even rulers show how far an event and its opposite lie from even chances."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from core.binary import distances_from_even, logit, odds
from lessons.odds.charts import symmetry as charts

GRID = np.round(np.arange(1, 1000) / 1000, 3)


def swapped(p) -> charts.Swapped:
    p = np.atleast_1d(p)
    other = np.round(1 - p, 3)
    scales = [(each, odds(each), logit(each)) for each in (p, other)]
    distances = [tuple(distances_from_even(each)) for each in (p, other)]
    return charts.Swapped(*scales, *distances)


def symmetry(p: float):
    return charts.symmetry(swapped(p), LABELS)


def texts(p: float, traces) -> list[str]:
    data = symmetry(p)["data"]
    return [data[trace]["text"][0].strip() for trace in traces]


@pytest.mark.parametrize("p", [0.001, 0.3, 0.5, 0.86, 0.999])
def test_frames_are_the_rulers_of_each_value(p: float) -> None:
    frames = charts.symmetry_frames(swapped(GRID))
    agrees(symmetry(p), frames, int(np.searchsorted(GRID, p)))


def test_plotly_accepts_the_rulers_on_a_phone() -> None:
    accepts(symmetry(0.3), charts.narrow_symmetry())


def test_both_marks_of_every_ruler_can_be_dragged() -> None:
    assert len(set(charts.HANDLES)) == 6
    assert set(charts.HANDLES) <= charts.symmetry_frames(swapped(GRID)).keys()


def ends(p: float, bracket: str) -> list[float]:
    bar = symmetry(p)["data"][bracket]
    return [*bar["base"], *(np.asarray(bar["base"]) + bar["x"])]


def test_brackets_reach_from_even_chances_to_the_marks() -> None:
    expected = [(0.5, 0.3, 0.7), (1, 3 / 7, 7 / 3), (0, np.log(3 / 7), np.log(7 / 3))]
    for i, (middle, event, other) in enumerate(expected):
        for trace, mark in ((charts.TO_EVENT, event), (charts.TO_OTHER, other)):
            assert ends(0.3, trace[i]) == pytest.approx([middle, mark])


def test_lengths_are_compared_from_left_to_right() -> None:
    assert texts(0.3, charts.LENGTHS) == ["0.200 = 0.200", "0.571 ≠ 1.33", "0.847 = 0.847"]
    assert texts(0.7, charts.LENGTHS) == texts(0.3, charts.LENGTHS)
    assert texts(0.5, charts.LENGTHS) == ["0.00 = 0.00"] * 3


def test_only_the_odds_differ_at_any_other_belief() -> None:
    frames = charts.symmetry_frames(swapped(GRID[GRID != 0.5]))
    signs = [{text.split()[1] for text in frames[trace]["text"]} for trace in charts.LENGTHS]
    assert signs == [{"="}, {"≠"}, {"="}]


def test_equal_brackets_have_one_colour_and_unequal_ones_two() -> None:
    data = symmetry(0.3)["data"]
    pairs = [
        {data[trace[i]]["marker"]["color"] for trace in (charts.TO_EVENT, charts.TO_OTHER)}
        for i in range(3)
    ]
    assert list(map(len, pairs)) == [1, 2, 1]


def test_a_mark_beyond_a_ruler_leaves_an_arrow_with_its_value() -> None:
    assert list(charts.BEYOND) == ["above_odds", "below_logit", "above_logit"]
    assert texts(0.3, charts.BEYOND) == ["", "", ""]
    assert texts(0.9, charts.BEYOND) == texts(0.1, charts.BEYOND) == ["9.00 ▶", "", ""]
    assert texts(0.99, charts.BEYOND) == ["99.0 ▶", "◀ −4.60", "4.60 ▶"]
    assert ends(0.9, charts.TO_EVENT[1]) == [1, 6]
