"""Weights set by hand: how the address writes them, and what a change makes of a film."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.training import Grid, Segment, Settings, TrainingData, TrainingHistory, WeightPlace
from lessons.train.by_hand import changed_by_hand, read_by_hand, with_weight, written

FIRST, BIAS = WeightPlace(0, 1, 0), WeightPlace(1, 0, None)


def test_an_address_by_hand() -> None:
    assert read_by_hand("") == {}
    assert read_by_hand("l1.2.1:0.5,l2.1.b:-1~300*l1.2.1:1e-05") == {
        0: ((FIRST, 0.5), (BIAS, -1.0)),
        300: ((FIRST, 1e-5),),
    }


@pytest.mark.parametrize(
    "text",
    [
        "l1.2.1",
        "l1.2.1:",
        "l1.2.1:x",
        "l1.2.1:nan",
        "l1.2.1:inf",
        "l1.2.1:1e9",
        "l1.2.1:-1e9",
        "l1.2.1:1e999",
        "l1.2.1:1_0",
        "l0.1.1:1",
        "l1.0.1:1",
        "l1.1.0:1",
        "l1.1:1",
        "1.1.1:1",
        "l1.1.1:1,",
        "l1.1.1:1,l1.1.1:2",
        "0*l1.1.1:1",
        "-5*l1.1.1:1",
        "x*l1.1.1:1",
        "*l1.1.1:1",
        "300*l1.1.1:1~200*l1.1.1:1",
        "300*l1.1.1:1~l1.1.1:1",
        "300*",
        "~",
        ",".join(f"l1.{unit}.{source}:1" for unit in range(1, 20) for source in range(1, 20)),
    ],
)
def test_what_is_not_written_like_that_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the page words the rule
        read_by_hand(text)


PLACES = st.builds(WeightPlace, st.integers(0, 3), st.integers(0, 7), st.none() | st.integers(0, 7))
NUMBERS = st.floats(-1e6, 1e6)


@given(
    st.dictionaries(
        st.integers(0, 10**6), st.dictionaries(PLACES, NUMBERS, min_size=1, max_size=5), max_size=3
    )
)
def test_every_number_is_read_back_to_the_bit(by_step: dict[int, dict[WeightPlace, float]]) -> None:
    by_hand = {step: tuple(some.items()) for step, some in by_step.items()}
    found = read_by_hand(written(by_hand))
    assert {step: dict(some) for step, some in found.items()} == by_step


def test_one_more_number_takes_the_place_of_that_set_before() -> None:
    text = with_weight("", FIRST, 0.5)
    assert text == "l1.2.1:0.5"
    assert with_weight(text, BIAS, -1.0) == "l1.2.1:0.5,l2.1.b:-1"
    assert with_weight(text, FIRST, -0.0) == "l1.2.1:0"
    later = with_weight(text, BIAS, 2.0, step=300)
    assert later == "l1.2.1:0.5~300*l2.1.b:2"
    # Whoever goes back and sets another forgets what came after.
    assert with_weight(later, FIRST, 3.0, step=100) == "l1.2.1:0.5~100*l1.2.1:3"
    for bad in (np.nan, np.inf, 1.1e6):
        with pytest.raises(ValueError, match=r"^l1\.2\.1:"):
            with_weight(text, FIRST, bad)


@pytest.fixture
def film() -> TrainingHistory:
    rng = np.random.default_rng(3)
    data = TrainingData(rng.normal(size=(20, 2)), np.arange(20) % 2, np.zeros((1, 2)), [1])
    grid = Grid((-1.0, -1.0), (1.0, 1.0), 2)
    return TrainingHistory(data, [Segment(0, Settings(hidden=(2,)))], grid=grid)


def by_steps(film: TrainingHistory) -> dict[int, tuple]:
    return {one.from_step: one.weights for one in film.segments}


def test_a_film_goes_on_from_the_first_step_at_which_other_weights_are_set(
    film: TrainingHistory,
) -> None:
    start, later = ((FIRST, 0.5),), ((BIAS, 2.0),)
    assert changed_by_hand(film, {}) is film
    one = changed_by_hand(film, {30: later})
    assert by_steps(one) == {0: (), 30: later}
    two = changed_by_hand(one, {0: start, 30: later})
    assert by_steps(two) == {0: start, 30: later}
    assert changed_by_hand(two, {0: start, 30: later}) is two
    assert by_steps(changed_by_hand(two, {30: later})) == {0: (), 30: later}
    assert by_steps(changed_by_hand(two, {})) == {0: ()}
    assert two.state(30).parameters[2, 2] == 2.0


def test_weights_set_again_at_one_step_replace_those_set_before(film: TrainingHistory) -> None:
    one = changed_by_hand(film, {30: ((FIRST, 0.5),)})
    one.state(40)
    two = changed_by_hand(one, {30: ((BIAS, 2.0),)})
    np.testing.assert_array_equal(two.state(30).parameters[1], film.state(30).parameters[1])
