"""The race of a product against a log-sum, in three types of floats."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees, finite

from lessons.likelihood.charts import race


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
    tracks = {t: (np.array([1, 50, 100]), np.array([0.9, 1e-3, 0])) for t in race.TYPES}
    sums = {t: (np.array([1, 100]), np.log([0.9, 1e-5])) for t in race.TYPES}
    product, log_sum = (dict.fromkeys(race.TYPES, value) for value in (1e-3, -7.0))
    return race.race(tracks, sums, (50, product, log_sum), LABELS), (tracks, sums, product, log_sum)


def test_the_race_can_be_drawn_and_its_frames_are_the_figures_that_follow() -> None:
    figure, (tracks, sums, product, log_sum) = race_figure()
    assert len(figure["data"]) == 12
    assert finite(figure)
    rows = {t: (steps[None], values[None]) for t, (steps, values) in tracks.items()}
    one = [{t: np.array([value]) for t, value in here.items()} for here in (product, log_sum)]
    flat = {t: (steps, values[None]) for t, (steps, values) in sums.items()}
    agrees(figure, race.factor_frames(rows, flat, *one), 0)
    agrees(figure, race.step_frames(np.array([50.0]), *one), 0)


def test_a_phone_has_a_layout_of_its_own() -> None:
    accepts(race_figure()[0], race.narrow_race(LABELS))


def test_the_words_of_the_race_are_short_enough_for_a_phone() -> None:
    wide = race_figure()[0]["layout"]["annotations"]
    narrow = race.narrow_race(LABELS)["annotations"]
    assert [one["text"] for one in narrow[: len(race.TYPES)]] == list(race.TYPES)
    places = [[(one["x"], one["y"]) for one in words] for words in (wide, narrow)]
    assert places[0] == places[1]
