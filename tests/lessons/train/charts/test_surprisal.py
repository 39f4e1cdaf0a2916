"""Two panels of one table, and one selection."""

from dataclasses import replace

import altair as alt
import numpy as np
import pytest

from charts import colors
from lessons.train.charts import surprisal
from lessons.train.charts.film import Field

PANELS = {name: name for name in ("surprisal", "class", "probability")}
FIELD = Field(
    np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]),
    np.array([0, 1, 1]),
    np.array([True, False, True]),
    ["cat", 'a "dog"'],
    ("x", "y"),
    (-7.0, -6.0),
    (7.0, 6.0),
)


def test_both_panels_are_one_table_and_one_selection() -> None:
    spec = surprisal.linked_surprisals(np.array([0.0, np.log(4), 2]), FIELD, PANELS)
    table = spec["datasets"]["points"]
    assert table["class"].tolist() == ["cat", 'a "dog"', 'a "dog"']
    np.testing.assert_allclose(table["probability"], [1, 0.25, np.exp(-2)], rtol=1e-6)
    alt.Chart.from_dict({key: value for key, value in spec.items() if key != "datasets"})
    above, below = spec["vconcat"]
    assert above["encoding"]["opacity"] == below["encoding"]["opacity"]
    picked = {"and": [{"param": "costs"}, {"param": "places"}]}
    assert above["encoding"]["opacity"]["condition"][0]["test"] == picked
    assert spec["data"] == {"name": "points"}
    assert [(one["name"], one["views"]) for one in spec["params"]] == [
        ("costs", [above["name"]]),
        ("places", [below["name"]]),
    ]
    assert below["encoding"]["x"]["scale"]["domain"] == [-7, 7]
    assert below["encoding"]["y"]["scale"]["domain"] == [-6, 6]


@pytest.mark.parametrize(
    ("first", "ticks"),
    [
        (2002.0, ["2002", "2002.5"]),
        (1732820400.0, ["1732820400", "1732820450"]),
        (0.25, ["0.25", "0.255"]),
        (1e99, ["1e+99", "1.5e+99"]),
    ],
)
def test_an_axis_of_the_map_tells_its_ticks_apart(first: float, ticks: list[str]) -> None:
    field = replace(FIELD, places=np.array([[first, 1.0], [first, 3.0], [first, 5.0]]))
    spec = surprisal.linked_surprisals(np.zeros(3), field, PANELS)
    digits = spec["vconcat"][1]["encoding"]["x"]["axis"]["format"].removesuffix("~g")
    assert [f"{float(tick):{digits}g}" for tick in ticks] == ticks


def test_test_points_are_hollow_and_training_points_filled() -> None:
    spec = surprisal.linked_surprisals(np.zeros(3), FIELD, PANELS)
    for panel in spec["vconcat"]:
        fill = panel["encoding"]["fill"]
        assert fill["value"] == "transparent"
        assert fill["condition"]["test"] == "datum.training"
        assert fill["condition"]["scale"]["range"] == list(colors.CLASSES[:2])
    assert spec["datasets"]["points"]["training"].tolist() == [True, False, True]
