"""The wire format keeps every number and refuses what it cannot carry."""

import json
import math
from collections import UserList
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from payload_reader import parts, read, references, unpacked

from ui.live_figure.multiples import Multiples
from ui.live_figure.payload import MANY, MOST, WORTHWHILE, encode, packed
from ui.live_figure.rows import Written

GRID = np.linspace(0.0, 1.0, 7)


def test_float32_stays_four_bytes_and_everything_else_becomes_eight() -> None:
    arrays = {
        "single": np.ones(3, np.float32),
        "double": np.ones(3),
        "half": np.ones(3, np.float16),
        "whole": np.arange(3),
        "truth": np.array([True, False, True]),
        "big_endian": np.ones(3, ">f4"),
    }
    kinds = {
        name: references(encode({name: array}))[0]["$array"][0] for name, array in arrays.items()
    }
    assert kinds.pop("single") == "f4"
    assert kinds.pop("big_endian") in {"f4", "f8"}
    assert set(kinds.values()) == {"f8"}
    for name, array in arrays.items():
        np.testing.assert_array_equal(read(encode({name: array}))[name], array)


@pytest.mark.parametrize("shape", [(), (0,), (1,), (5,), (3, 2), (2, 0), (2, 3, 4)])
def test_an_array_keeps_its_shape(shape: tuple[int, ...]) -> None:
    array = np.arange(math.prod(shape), dtype=float).reshape(shape)
    result = read(encode({"array": array}))["array"]
    assert np.shape(result) == shape
    np.testing.assert_array_equal(result, array)


HARD = [0.0, -0.0, math.inf, -math.inf, math.nan, 5e-324, -1.7e308, 2.0**-1022, 1 / 3, -1e-300]


@pytest.mark.parametrize("shape", [(MANY,), (MANY // 2, 3), (1, MANY), (MOST,), (MOST + 1,)])
def test_many_numbers_keep_every_bit(shape: tuple[int, ...]) -> None:
    bits = np.random.default_rng(1).integers(0, 2**64, math.prod(shape), np.uint64)
    smooth = np.resize([*HARD, *np.log(np.arange(1.0, 90.0))], shape)
    for array in (bits.view(np.float64).reshape(shape), smooth):
        payload = encode({"array": array, "back": array[::-1] if array.ndim == 1 else 0})
        found = read(payload)
        assert found["array"].tobytes() == array.tobytes()
        assert array.ndim > 1 or found["back"].tobytes() == array[::-1].tobytes()
        kind = references(payload)[0]["$array"][0]
        assert kind == ("f8" if array.size > MOST else "s")


def test_smooth_numbers_take_less_when_they_are_packed() -> None:
    smooth = np.log(np.linspace(0.001, 0.999, 999))
    assert len(packed(encode({"smooth": smooth}))) < 0.8 * smooth.nbytes


@pytest.mark.parametrize("length", range(9))
def test_json_is_padded_with_zeros_and_every_array_lies_on_a_multiple_of_eight(length: int) -> None:
    payload = encode({"text": "x" * length, "odd": np.ones(3, np.float32), "next": GRID})
    _, padding, memory = parts(payload)
    assert len(padding) < 8
    assert not any(padding)
    assert (len(payload) - len(memory)) % 8 == 0
    assert [one["$array"][1] % 8 for one in references(payload)] == [0, 0]
    np.testing.assert_array_equal(read(payload)["next"], GRID)


def test_text_of_any_script_arrives() -> None:
    assert read(encode({"오즈": "p → 로짓 σ 🎲"})) == {"오즈": "p → 로짓 σ 🎲"}


def test_an_array_in_many_places_is_sent_once() -> None:
    shared = encode({"a": GRID, "b": [GRID, {"c": GRID}], "d": GRID[:]})
    once = encode({"a": GRID, "b": [0, {"c": 0}], "d": 0})
    assert len(parts(shared)[2]) == len(parts(once)[2]) == GRID.nbytes
    np.testing.assert_array_equal(read(shared)["b"][1]["c"], GRID)


def test_arrays_of_the_same_bytes_are_sent_once() -> None:
    one = {"a": GRID, "b": Multiples(GRID, 0.5)}
    two = {**one, "c": GRID.copy(), "d": Multiples(GRID.copy(), 0.5)}
    assert len(parts(encode(two))[2]) == len(parts(encode(one))[2])
    assert read(encode(two))["c"].tolist() == read(encode(one))["a"].tolist()


def test_an_array_and_its_reverse_are_sent_once() -> None:
    payload = encode({"there": GRID, "back": GRID[::-1]})
    assert len(parts(payload)[2]) == GRID.nbytes
    np.testing.assert_array_equal(read(payload)["back"], GRID[::-1])
    np.testing.assert_array_equal(read(payload)["there"], GRID)


@pytest.mark.parametrize(
    "view", [GRID[::2], GRID[::-2], GRID[2:], np.arange(12.0).reshape(3, 4).T, GRID[None, ::-1]]
)
def test_a_view_is_read_as_what_it_shows(view: np.ndarray) -> None:
    np.testing.assert_array_equal(read(encode({"view": view, "base": GRID}))["view"], view)


def test_arrays_of_equal_length_over_the_same_memory_are_not_confused() -> None:
    first, second, third = GRID[:3], GRID[::2][:3], GRID[:3].view(np.int64)
    result = read(encode({"first": first, "second": second, "third": third}))
    np.testing.assert_array_equal(result["first"], first)
    np.testing.assert_array_equal(result["second"], second)
    np.testing.assert_array_equal(result["third"], third.astype(float))


class MadeOnTheFly(UserList[Any]):
    """Hands out arrays that nobody else keeps, so that their memory is used again."""

    def __iter__(self) -> Iterator[np.ndarray]:
        return (np.full(100, float(number)) for number in range(20))


def test_arrays_that_live_one_after_another_are_not_confused() -> None:
    result = read(encode({"rows": MadeOnTheFly()}))["rows"]
    assert [row[0] for row in result] == list(range(20))


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("kind", [float, np.float64, np.float32])
def test_numbers_that_json_cannot_hold_travel_all_the_same(number: float, kind: type) -> None:
    result = read(encode({"value": kind(number), "list": [kind(number)]}))
    np.testing.assert_array_equal([result["value"], *result["list"]], [number, number])


@pytest.mark.parametrize(
    ("scalar", "expected"),
    [
        (np.float64(0.1), 0.1),
        (np.float32(0.5), 0.5),
        (np.int64(-3), -3),
        (np.uint8(200), 200),
        (np.bool_(True), True),
        (np.str_("odds"), "odds"),
    ],
)
def test_a_numpy_scalar_travels_as_plain_json(scalar: object, expected: object) -> None:
    assert json.loads(parts(encode({"value": scalar}))[0]) == {"value": expected}


def test_a_double_keeps_every_bit() -> None:
    numbers = [0.1, 1 / 3, 5e-324, 1.7976931348623157e308, -0.0]
    result = read(encode({"numbers": numbers}))["numbers"]
    assert [number.hex() for number in result] == [number.hex() for number in numbers]


@pytest.mark.parametrize(
    "value",
    [
        object(),
        {1, 2},
        1j,
        np.complex128(1j),
        np.datetime64("2024-01-01"),
        date(2024, 1, 1),
        Path("x"),
        b"bytes",
        bytearray(b"bytes"),
        (number for number in range(3)),
        len,
        np.array(["text"]),
        np.array([1j]),
        np.array([None]),
        np.array(["2024-01-01"], dtype="datetime64[D]"),
    ],
    ids=lambda value: f"{type(value).__name__}-{getattr(value, 'dtype', '')}",
)
def test_anything_else_is_refused(value: object) -> None:
    for place in ({"value": value}, {"list": [1, value]}, {"deep": {"er": [{"x": value}]}}):
        with pytest.raises(TypeError, match="a live figure can hold no"):
            encode(place)


@pytest.mark.parametrize("key", [1, None, 0.5, ("a",), np.int64(1)])
def test_a_key_that_is_no_text_is_refused(key: object) -> None:
    with pytest.raises(TypeError, match="keys of a live figure must be text"):
        encode({"outer": {key: 1}})


@pytest.mark.parametrize("key", ["$array", "$texts", "$"])
@pytest.mark.parametrize("place", [{}, {"deep": {}}, {"list": [{}]}])
def test_a_key_that_would_be_read_as_a_mark_is_refused(place: dict[str, Any], key: str) -> None:
    held = deepcopy(place)
    inner = next(iter(held.values()), held)
    (inner[0] if isinstance(inner, list) else inner)[key] = ["f8", 0, [3]]
    with pytest.raises(ValueError, match=rf"may begin with '\$'.*; got '\{key}'"):
        encode(held)


KEYS = st.text().filter(lambda key: not key.startswith("$") and key != "patterns")
ARRAYS = hnp.arrays(
    st.sampled_from([np.float32, np.float64, np.int32, np.bool_]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
)
PLAIN = st.none() | st.booleans() | st.integers() | st.text() | st.floats()
VALUES = st.recursive(
    PLAIN | ARRAYS | ARRAYS.filter(np.ndim).map(lambda array: array[::-1]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def assert_same(result: Any, value: Any) -> None:
    if isinstance(value, dict):
        assert result.keys() == value.keys()
        for key, inner in value.items():
            assert_same(result[key], inner)
    elif isinstance(value, list):
        assert len(result) == len(value)
        for one, other in zip(result, value, strict=True):
            assert_same(one, other)
    elif isinstance(value, float | np.ndarray):
        np.testing.assert_array_equal(result, value)
        assert np.shape(result) == np.shape(value)
    else:
        assert result == value
        assert type(result) is type(value)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_what_is_read_is_what_was_written(value: dict[str, Any]) -> None:
    assert_same(read(encode(value)), value)


@pytest.mark.parametrize("digits", [0, 1, 2, 3])
def test_many_decimal_numbers_arrive_exactly_in_a_byte_or_two_each(digits: int) -> None:
    values = np.round(np.linspace(-1, 3, 4 * 10**digits + 1), digits)
    values = np.resize(values, 100)
    payload = encode({"values": values, "backwards": values[::-1]})
    told = read(payload)
    np.testing.assert_array_equal(told["values"], values)
    np.testing.assert_array_equal(told["backwards"], values[::-1])
    assert len(parts(payload)[2]) <= 2 * values.size + 8


@pytest.mark.parametrize("odd", [-0.0, 1 / 3, 1e308, np.nan, np.inf])
def test_numbers_of_which_one_is_no_decimal_are_sent_whole(odd: float) -> None:
    values = np.full(100, 0.25)
    values[70] = odd
    payload = encode({"values": values})
    told = read(payload)["values"]
    np.testing.assert_array_equal(told, values)
    np.testing.assert_array_equal(np.signbit(told), np.signbit(values))
    assert len(parts(payload)[2]) == 8 * values.size


def test_of_many_texts_those_that_are_alike_are_sent_once() -> None:
    texts = ["a long text", "another long text"] * 50
    payload = encode({"texts": texts, "few": texts[:4], "different": list(map(str, range(100)))})
    told = read(payload)
    assert told == {"texts": texts, "few": texts[:4], "different": list(map(str, range(100)))}
    assert parts(payload)[0].count("another") == 1 + 2


def test_texts_with_numbers_are_sent_as_these() -> None:
    columns = (np.array([0.5, 1]), ["<", "="], Multiples(np.ones(2), 1.0))
    written = Written(["{} {} {}"], columns)
    assert read(encode({"text": written}))["text"] == [["0.500 < 1.00"], ["1.00 = 1.00"]]
    pairs = np.array([[0.5, 1], [2, -3]])
    for rows in (pairs, pairs.astype(np.float32), Multiples(pairs, 0.5)):
        written = Written(["→ {}", "{} of {}"], (rows, ["a", "b"]), [None, 1, None])
        assert read(encode({"text": written}))["text"] == [
            ["→ 0.500", "1.0 of a"],
            ["→ 2.00", "−3.0 of b"],
        ]
    sizes = Written(["{|} = {}", "{|}"], (pairs, ["a", "−b"]), [None, None, None])
    assert read(encode({"text": sizes}))["text"] == [
        ["0.500 = 1.00", "a"],
        ["2.00 = −3.00", "−b"],
    ]


@pytest.mark.parametrize(
    ("patterns", "columns", "digits", "message"),
    [
        (["{}"], (np.ones(2), np.ones(2)), (), r"2 gaps; got 1 in \['{}'\]"),
        (["{}", "{}"], (np.ones((2, 3)),), (), "3 gaps; got 2"),
        (["{}", "{}"], (np.ones((2, 2)),), (1,), "2 gaps"),
        (["{} {}"], (np.ones(2), ["a"]), (), r"one length; got \[1, 2\]"),
    ],
)
def test_patterns_that_the_columns_do_not_fill_are_refused(
    patterns: list[str], columns: tuple[Any, ...], digits: tuple[int, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Written(patterns, columns, digits)


def test_a_small_payload_is_packed_and_a_large_one_is_sent_as_it_is() -> None:
    small, large = (encode({"zeros": np.zeros(n, np.float32)}) for n in (1000, WORTHWHILE))
    assert [unpacked(packed(one)) for one in (small, large)] == [small, large]
    assert len(packed(small)) < len(small) / 10
    assert len(packed(large)) == len(large) + 1
