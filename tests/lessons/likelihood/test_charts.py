"""The figures of the likelihood page: what Plotly takes, and previews that are what follows."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from core.likelihood import coin_rows, log_likelihood, maximum_likelihood, relative_likelihood
from lessons.likelihood.charts import data_and_belief as main
from lessons.likelihood.charts import mirror as mirror
from lessons.likelihood.charts import picture as picture
from lessons.likelihood.charts import race as race
from lessons.likelihood.charts import spread as spread

LABELS: Any = type("Labels", (dict,), {"__missing__": lambda self, key: key})()
COUNTS = [(0, 1), (1, 1), (3, 10), (0, 20), (20, 20)]


def data_figure(heads: int, flips: int, pi: float) -> Any:
    data = {"heads": heads, "flips": flips}
    best = maximum_likelihood(**data)
    row = coin_rows(np.zeros(main.COINS), **data)
    curves = relative_likelihood(main.NODES, **data), log_likelihood(main.LOG_NODES, **data)
    here = pi, relative_likelihood(pi, **data), log_likelihood(pi, **data)
    peak = best, log_likelihood(best, **data)
    return main.row_and_curves((row, flips), curves, peak, here, LABELS)


def assert_same(figure: Any, frames: Any, at: int) -> None:
    for trace, changes in frames.items():
        for name, rows in changes.items():
            shown = np.ravel(figure["data"][trace][name])
            np.testing.assert_allclose(shown, np.ravel(rows[at]), rtol=3e-7, err_msg=str(trace))


def finite(figure: Any) -> bool:
    return all(np.isfinite(trace[axis]).all() for trace in figure["data"] for axis in "xy")


@pytest.mark.parametrize(("heads", "flips"), COUNTS)
@pytest.mark.parametrize("pi", [0.0, 0.3, 1.0])
def test_every_data_set_and_belief_can_be_drawn(heads: int, flips: int, pi: float) -> None:
    figure = data_figure(heads, flips, pi)
    assert len(go.Figure(figure).data) == 10
    assert finite(figure)
    coins = np.count_nonzero(figure["data"][main.COIN]["y"] == 0)
    shown = np.count_nonzero(figure["data"][main.HEADS]["y"] == 0)
    assert (shown, coins) == (heads, flips)


def test_the_frames_of_a_data_sweep_are_the_figures_that_follow() -> None:
    heads, flips = (np.array(column) for column in zip(*COUNTS, strict=True))
    data: Any = {"heads": heads[:, None], "flips": flips[:, None]}
    flat: Any = {"heads": heads, "flips": flips}
    best = maximum_likelihood(**flat)
    frames = main.data_frames(
        coin_rows(np.zeros(main.COINS), **flat),
        flips,
        (relative_likelihood(main.NODES, **data), log_likelihood(main.LOG_NODES, **data)),
        (best, log_likelihood(best, **flat)),
        (0.3, relative_likelihood(0.3, **flat), log_likelihood(0.3, **flat)),
    )
    for at, counts in enumerate(COUNTS):
        assert_same(data_figure(*counts, 0.3), frames, at)


def test_the_frames_of_a_belief_sweep_are_the_figures_that_follow() -> None:
    beliefs = np.array([0.0, 0.25, 1.0])
    logs = log_likelihood(beliefs, heads=3, flips=10)
    frames = main.belief_frames(beliefs, relative_likelihood(beliefs, heads=3, flips=10), logs)
    for at, pi in enumerate(beliefs):
        assert_same(data_figure(3, 10, pi), frames, at)


def test_the_curve_reaches_its_maximum() -> None:
    for heads in range(21):
        shares = relative_likelihood(main.NODES, heads=heads, flips=20)
        assert shares.max() > 0.98


@pytest.mark.parametrize("animal", ["dog", "cat"])
def test_the_point_lies_on_the_line_of_the_animal(animal: str) -> None:
    value = {"dog": 0.8, "cat": 0.2}[animal]
    figure = picture.picture(0.8, value, animal, LABELS)
    assert len(go.Figure(figure).data) == 3
    assert_same(figure, picture.picture_frames(np.array([0.8]), np.array([value])), 0)


@pytest.mark.parametrize("heads", [0, 3, 10])
def test_the_mirrored_curves_are_best_at_the_same_place(heads: int) -> None:
    data = {"heads": heads, "flips": 10}
    curve, best = log_likelihood(mirror.LOG_NODES, **data), maximum_likelihood(**data)
    peak, here = log_likelihood(best, **data), log_likelihood(0.4, **data)
    figure = mirror.mirrored(curve, (best, peak), (0.4, here), LABELS)
    assert len(go.Figure(figure).data) == 8
    assert finite(figure)
    log, negative = (figure["data"][i]["y"] for i in (mirror.LOG, mirror.NEGATIVE))
    assert np.array_equal(log, -negative)
    assert log.argmax() == negative.argmin()
    assert_same(figure, mirror.belief_frames(np.array([0.4]), np.array([here])), 0)
    one = mirror.data_frames(curve[None], (np.array([best]), np.array([peak])), np.array([here]))
    assert_same(figure, one, 0)


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
    assert len(go.Figure(figure).data) == 12
    assert finite(figure)
    rows = {t: (steps[None], values[None]) for t, (steps, values) in tracks.items()}
    one = [{t: np.array([value]) for t, value in here.items()} for here in (product, log_sum)]
    flat = {t: (steps, values[None]) for t, (steps, values) in sums.items()}
    assert_same(figure, race.factor_frames(rows, flat, *one), 0)
    assert_same(figure, race.step_frames(np.array([50.0]), *one), 0)


def test_the_spread_can_be_drawn_and_its_frames_are_the_figures_that_follow() -> None:
    counts, errors = np.array([5.0, 100.0, 10_000.0]), np.array([0.2, 0.05, 0.005])
    lower, upper = 0.3 - 2 * errors, 0.3 + 2 * errors
    shape, normal = np.ones(len(spread.MIDDLES)), np.zeros(len(spread.NORMAL_AT))
    figure = spread.spread((counts, errors, lower, upper), (100.0, 0.3), (shape, normal), LABELS)
    assert len(go.Figure(figure).data) == 7
    assert finite(figure)
    ends = lower[None], upper[None]
    assert_same(figure, spread.truth_frames(np.array([0.3]), errors[None], ends, shape[None]), 0)
    assert_same(figure, spread.count_frames(np.array([100.0]), shape[None]), 0)


@pytest.mark.parametrize(
    ("figure", "narrow"),
    [
        (data_figure(3, 10, 0.5), main.narrow_row_and_curves()),
        (race_figure()[0], race.narrow_race(LABELS)),
    ],
)
def test_a_phone_has_a_layout_of_its_own(figure: Any, narrow: dict[str, Any]) -> None:
    rest = {name: part for name, part in narrow.items() if name != "height"}
    go.Figure(figure).update_layout(rest)
    assert narrow["height"] > 20


def test_the_words_of_the_race_are_short_enough_for_a_phone() -> None:
    wide = race_figure()[0]["layout"]["annotations"]
    narrow = race.narrow_race(LABELS)["annotations"]
    assert [one["text"] for one in narrow[: len(race.TYPES)]] == list(race.TYPES)
    places = [[(one["x"], one["y"]) for one in words] for words in (wide, narrow)]
    assert places[0] == places[1]
