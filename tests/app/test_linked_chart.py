"""The pipeline's chart is told, for every value of a slider, the numbers that will follow."""

import math
from io import BytesIO
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from course import elements, figures, frame, seen
from payload_reader import parts, read, references

from ui.numbers import format_number

SENT = 17_000  # bytes for three classes, the values of all four sliders among them
CASES = [
    {},
    {"t": "0.05", "z1": "10", "z2": "-10"},
    {"k": "2", "t": "20", "z2": "0.1"},
    {"k": "10", "t": "0.5", "z3": "-7.3", "z10": "-10"},
]


def link(**parameters: str) -> Any:
    """Return how the link of the chart is mounted."""
    mounted = [one.proto for one in elements(seen("softmax", **parameters))]
    (proto,) = [one for one in mounted if getattr(one, "component_name", "") == "linked_chart"]
    return proto


def records(**parameters: str) -> list[dict[str, Any]]:
    """Return the rows of the chart's own data."""
    (chart,) = [
        one.proto
        for one in elements(seen("softmax", **parameters))
        if one.type == "vega_lite_chart"
    ]
    (dataset,) = chart.datasets
    rows: list[dict[str, Any]] = (
        pa.ipc.open_stream(BytesIO(dataset.data.data)).read_all().to_pylist()
    )
    return rows


@pytest.mark.parametrize("parameters", CASES)
def test_a_cell_is_the_number_in_its_row_of_the_chart(parameters: dict[str, str]) -> None:
    told = read(link(**parameters).bytes)
    figure = figures(seen("softmax", **parameters))["softmax"]
    readouts = {readout["name"]: readout["value"] for readout in figure["readouts"]}
    rows = records(**parameters)
    assert len(rows) == len(told["cells"])
    for row, cell in zip(rows, told["cells"], strict=True):
        value, digits = cell["value"], cell["digits"]
        if cell["live"]:
            assert readouts[cell["name"]] == pytest.approx(value, rel=1e-13)
        assert row["text"] == (f"{value:g}" if digits is None else format_number(value, digits))
        if row["class"] is not None:
            assert row["value"] == value


@pytest.mark.parametrize("parameters", CASES)
def test_the_numbers_along_a_slider_are_at_its_value_those_of_the_chart(
    parameters: dict[str, str],
) -> None:
    told = read(link(**parameters).bytes)
    values = {cell["name"]: cell["value"] for cell in told["cells"]}
    classes = int(parameters.get("k", "3"))
    assert [one["control"] for one in told["sweeps"]] == [
        "t",
        *(f"z{i + 1}" for i in range(classes)),
    ]
    for sweep in told["sweeps"]:
        at = frame(sweep)
        assert {name: rows[at] for name, rows in sweep["readouts"].items()} == {
            name: values[name] for name in sweep["readouts"]
        }


def numbers(told: dict[str, Any]) -> dict[str, float]:
    """Return the numbers of the chart that are not readouts of the figure above."""
    return {cell["name"]: cell["value"] for cell in told["cells"] if not cell["live"]}


@pytest.mark.parametrize("parameters", CASES)
@pytest.mark.parametrize("key", ["t", "z2"])
def test_the_numbers_along_a_slider_are_those_that_the_server_will_draw(
    parameters: dict[str, str], key: str
) -> None:
    before = read(link(**parameters).bytes)
    (sweep,) = [one for one in before["sweeps"] if one["control"] == key]
    for at in (0, len(sweep["values"]) // 3, -1):
        value = f"{sweep['values'][at]:g}"
        after = read(link(**{**parameters, key: value}).bytes)
        swept = {name: rows[at] for name, rows in sweep["readouts"].items()}
        assert {**numbers(before), **swept} == numbers(after)


def test_the_numbers_along_a_slider_are_those_of_mathematics() -> None:
    sweeps = {one["control"]: one for one in read(link(t="0.5", z1="-2").bytes)["sweeps"]}
    hot, third = sweeps["t"], sweeps["z3"]
    at = list(hot["values"]).index(4.0)
    assert hot["readouts"]["scaled1"][at] == -0.5
    assert hot["readouts"]["exponential3"][at] == pytest.approx(math.exp(0.75), rel=1e-15)
    total = math.fsum(math.exp(z / 4) for z in (-2, 2, 3))
    assert hot["readouts"]["total"][at] == pytest.approx(total, rel=1e-15)
    assert third["readouts"]["z3"][0] == -10
    assert third["readouts"]["scaled3"][0] == -20
    assert third["readouts"]["exponential3"][0] == pytest.approx(math.exp(-20), rel=1e-15)
    total = math.fsum(math.exp(z / 0.5) for z in (-2, 2, -10))
    assert third["readouts"]["total"][0] == pytest.approx(total, rel=1e-15)
    assert np.all(np.diff(third["readouts"]["total"]) >= 0)


def test_what_is_alike_along_all_scores_is_sent_once() -> None:
    sweeps = read(link().bytes)["sweeps"]
    along = sum(len(sweep["values"]) for sweep in sweeps[1:])
    parts_of_scores = [one for one in references(link().bytes) if one["$array"][2] == [along // 3]]
    # The scores, which are z / T as well where T is 1, exp(z / T), and three sums.
    assert len({one["$array"][1] for one in parts_of_scores}) == 2 + 3
    assert len(parts(link().bytes)[2]) < 8 * (len(parts_of_scores) * along // 3)


def test_a_link_is_small_enough_to_follow_at_once() -> None:
    assert len(link().SerializeToString()) < SENT
