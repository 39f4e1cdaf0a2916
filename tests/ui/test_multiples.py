"""Multiples of a unit arrive rounded to it, in few bytes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from payload_reader import parts, read

from ui.live_figure.multiples import Multiples, encoded, multiples
from ui.live_figure.payload import encode

UNIT = 2.0**-8
SHAPES = hnp.array_shapes(min_dims=1, max_dims=3, min_side=0, max_side=5)


@given(hnp.arrays(np.float64, SHAPES, elements=st.floats(-1e9, 1e9)))
def test_rows_arrive_within_half_a_unit(rows: np.ndarray) -> None:
    payload = encode({"rows": Multiples(rows, UNIT), "next": rows})
    told = read(payload)
    assert np.shape(told["rows"]) == rows.shape
    np.testing.assert_allclose(told["rows"], rows, rtol=0, atol=UNIT / 2)
    np.testing.assert_array_equal(told["next"], rows)


@given(hnp.arrays(np.int64, SHAPES, elements=st.integers(-(2**51), 2**51)))
def test_whole_multiples_arrive_exactly(rows: np.ndarray) -> None:
    told = read(encode({"rows": Multiples(rows * UNIT, UNIT)}))
    np.testing.assert_array_equal(told["rows"], rows * UNIT)


@pytest.mark.parametrize(
    ("rows", "sent"),
    [
        ([0.0, 1.0, -1.0], [0, 2, 3]),  # 0, then up by 1, then down by 2
        ([[63.0, -64.0]], [126, 127]),
        ([[64.0, -65.0]], [128, 1, 129, 1]),
        ([[8192.0]], [128, 128, 1]),
    ],
)
def test_a_small_change_takes_one_byte(rows: list[float], sent: list[int]) -> None:
    assert list(Multiples(np.array(rows), 1.0).encoded()) == sent


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 2.0**53])
def test_what_cannot_be_a_multiple_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        encode({"rows": Multiples(np.array([0.0, bad]), 1.0)})


def test_frames_keep_their_traces_names_and_lengths() -> None:
    frames = multiples({3: {"x": np.zeros((4, 2)), "y": np.ones(4)}}, UNIT)
    assert [len(rows) for rows in frames[3].values()] == [4, 4]
    assert len(parts(encode(frames[3]))[2]) == 2 * 8


def test_texts_of_frames_stay_texts() -> None:
    frames = multiples({3: {"x": np.zeros(2), "text": ["", "12"]}}, UNIT)
    assert read(encode(frames[3]))["text"] == ["", "12"]


@given(st.lists(hnp.arrays(np.float64, SHAPES, elements=st.floats(-1e9, 1e9)), max_size=4))
def test_many_are_sent_as_each_of_them_is(rows: list[np.ndarray]) -> None:
    together = encoded([Multiples(one, UNIT) for one in rows])
    assert together == [Multiples(one, UNIT).encoded() for one in rows]
