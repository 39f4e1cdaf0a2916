"""The race of a product against a log-sum, in three types of floats."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees, finite

from lessons.likelihood.charts import race

SAID = {**{race.ENDS[t]: f"{t} ends" for t in race.TYPES}, race.SUM_END: "the sum ends"}


def test_a_product_lies_lower_the_more_zeros_it_has_and_zero_at_the_bottom() -> None:
    heights = race.zeros_of_product([0.99, 0.1, 1e-10, 1e-323, 0.0])
    assert heights[1:4].tolist() == pytest.approx([0, 1, np.log10(323)], abs=1e-3)
    assert np.all(np.diff(heights) > 0)
    assert heights[-1] == np.float32(race.ZERO) < race.BOTTOM
    assert heights[0] > race.TOP


def test_a_log_sum_lies_where_the_product_would() -> None:
    products = np.array([0.9, 1e-5, 1e-300])
    expected = race.zeros_of_product(products)
    np.testing.assert_allclose(race.zeros_of_sum(np.log(products)), expected, rtol=1e-6)


def race_figure() -> Any:
    steps, values = np.array([1, 40, 50, 60, 100]), np.array([0.9, 0.1, 1e-3, 0, 0])
    tracks = dict.fromkeys(race.TYPES, (steps, values))
    sums = {t: (steps, np.log([0.9, 0.1, 1e-3, 1e-5, 1e-5])) for t in race.TYPES}
    product, log_sum = (dict.fromkeys(race.TYPES, value) for value in (1e-3, -7.0))
    figure = race.race(tracks, sums, (50, product, log_sum), SAID, LABELS)
    return figure, (tracks, sums, product, log_sum)


def test_the_race_can_be_drawn_and_its_frames_are_the_figures_that_follow() -> None:
    figure, (tracks, sums, product, log_sum) = race_figure()
    assert finite(figure)
    rows, flat = (
        {t: (steps[None], values[None]) for t, (steps, values) in one.items()}
        for one in (tracks, sums)
    )
    one = [{t: np.array([value]) for t, value in here.items()} for here in (product, log_sum)]
    said = {name: [text] for name, text in SAID.items()}
    frames = race.factor_frames(rows, flat, *one, said)
    sides = [frames[name].pop("textposition") for name in SAID]
    agrees(figure, frames, 0)
    assert sides == [[figure["data"][name]["textposition"]] for name in SAID]
    agrees(figure, race.step_frames(np.array([50.0]), *one), 0)


def test_what_vanishes_ends_at_its_last_number_and_what_sticks_where_it_begins_to() -> None:
    steps = [[1, 7, 8, 9, 100], [1, 8, 8, 9, 100], [1, 7, 8, 9, 100]]
    ends = race.ends_of(
        steps, [[0.5, 0.3, 0.1, 0, 0], [0.5, 0.1, 0.1, 0, 0], [0.5, 0.3, 0.2, 0.1, 0.1]]
    )
    assert ends.at.tolist() == [8, 8, 9]
    assert ends.values.tolist() == [0.1] * 3
    assert ends.rests_from.tolist() == [9] * 3
    assert ends.vanishes.tolist() == [True, True, False]


def test_the_words_at_an_end_stand_where_there_is_room() -> None:
    steps = np.array([[1, 5, 9, 10, 10**5], [1, 5, 8999, 9000, 10**5]])
    values = np.array([[0.5, 0.3, 0.2, 0.1, 0.1]] * 2)
    tracks = dict.fromkeys(race.TYPES, (steps, values))
    sums = {t: (steps, np.log(values)) for t in race.TYPES}
    frames = race.end_frames(tracks, sums, {name: ["", ""] for name in SAID})
    assert frames[race.ENDS["float64"]]["textposition"] == ["top right", "bottom left"]
    assert frames[race.SUM_END]["textposition"] == ["bottom left", "bottom left"]


def test_a_phone_has_a_layout_of_its_own() -> None:
    accepts(race_figure()[0], race.narrow_race(LABELS))


def test_the_words_of_the_race_are_short_enough_for_a_phone() -> None:
    wide = race_figure()[0]["layout"]["annotations"]
    narrow = race.narrow_race(LABELS)["annotations"]
    assert [one["text"] for one in narrow[: len(race.TYPES)]] == list(race.TYPES)
    places = [[(one["x"], one["y"]) for one in words] for words in (wide, narrow)]
    assert places[0] == places[1]
