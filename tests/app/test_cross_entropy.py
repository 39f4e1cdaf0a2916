"""What the address of the cross-entropy page may hold, and what the page makes of it."""

import numpy as np
import pytest
from course import figures, opened, seen
from streamlit.testing.v1 import AppTest

from lessons.cross_entropy.coded import CODED, read_pair, written

PAGE = "cross-entropy"


def numbers(app: AppTest, figure: str) -> dict[str, float]:
    """Return the readouts of a figure."""
    return {one["name"]: one["value"] for one in figures(app)[figure]["readouts"]}


def test_codes_are_made_for_the_distributions_of_the_address() -> None:
    app = opened(PAGE, coded="0.5,0.25,0.25,0.25,0.25,0.5")
    shown = numbers(app, "codes")
    assert (shown["entropy_bits"], shown["own_length"], shown["wrong_length"]) == (1.5, 1.5, 1.75)
    assert numbers(app, "means")["stream_cross_entropy"] == 1.75
    assert numbers(app, "beliefs") == numbers(seen(PAGE), "beliefs")


def test_without_a_pair_of_their_own_the_codes_are_those_of_the_sliders() -> None:
    app = opened(PAGE, p1="0.5", p2="0.25", p3="0.25", q1="0.25", q2="0.25", q3="0.5")
    shown = numbers(app, "codes")
    assert (shown["entropy_bits"], shown["own_length"], shown["wrong_length"]) == (1.5, 1.5, 1.75)
    assert "coded" not in app.query_params


def test_a_pair_that_is_that_of_the_sliders_is_left_out_of_the_address() -> None:
    assert "coded" not in opened(PAGE, coded="0.1,0.2,0.7,0.3,0.4,0.3").query_params
    assert "coded" in opened(PAGE, coded="0.1,0.2,0.7,0.3,0.3,0.4").query_params


def test_a_pair_is_written_as_it_is_read() -> None:
    pair = np.array([1 / 3, 1 / 3, 1 / 3]), np.array([0.1, 0.2, 0.7])
    read = read_pair(written(*pair))
    assert read is not None
    for one, other in zip(pair, read, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize(
    "text", ["1,0,0", "1,0,0,1,0,0,0", "1,0,0,0.5,0.5,0.5", "nan,0,0,1,0,0", "1,0,0,1,-1,1", "P,Q"]
)
def test_what_is_no_pair_of_distributions_is_refused(text: str) -> None:
    assert CODED.rule(text)


def test_a_refused_pair_is_told_and_that_of_the_sliders_coded() -> None:
    app = opened(PAGE, coded="1,0,0,0.5,0.5,0.5")
    (notice,) = [one.value for one in app.warning]
    assert notice.startswith("coded = ")
    assert "coded" not in app.query_params
    assert numbers(app, "codes") == numbers(seen(PAGE), "codes")


def still(app: AppTest) -> set[str]:
    """Return the sliders of P and Q that cannot be moved."""
    keys = [f"{name}{number}" for name in "pq" for number in (1, 2, 3)]
    return {key for key in keys if app.slider(key=key).disabled}


def test_a_lock_of_the_link_holds_from_the_first_run() -> None:
    assert still(seen(PAGE)) == set()
    assert still(seen(PAGE, lock1="true")) == {"p1", "q1"}
    assert still(seen(PAGE, lock1="true", lock2="true")) == {"p1", "p2", "p3", "q1", "q2", "q3"}


def test_while_a_class_is_locked_no_button_moves_it() -> None:
    keys = ("p_fair", "p_loaded", "p_one_hot", "p_soft", "swap", "learn")
    for locks, disabled in (({}, False), ({"lock2": "true"}, True)):
        app = opened(PAGE, **locks)
        assert [app.button(key=key).disabled for key in keys] == [disabled] * len(keys)
        assert all(bool(app.button(key=key).help) is disabled for key in keys)


def test_a_finite_code_for_an_impossible_symbol_is_explained() -> None:
    for coded, expected in (("0.1,0.2,0.7,0,0,1", True), ("0,0,1,0,0,1", False)):
        app = opened(PAGE, coded=coded, q1="0", q2="0", q3="1")
        told = [one.value for one in app.caption if "H(P, Q) = ∞" in one.value]
        assert bool(told) is expected
        assert np.isfinite(numbers(app, "codes")["wrong_length"])
