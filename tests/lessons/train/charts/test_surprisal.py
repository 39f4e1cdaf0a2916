"""Two panels of one table, and one selection."""

import altair as alt
import numpy as np

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


def test_test_points_are_hollow_and_training_points_filled() -> None:
    spec = surprisal.linked_surprisals(np.zeros(3), FIELD, PANELS)
    for panel in spec["vconcat"]:
        fill = panel["encoding"]["fill"]
        assert fill["value"] == "transparent"
        assert fill["condition"]["test"] == "datum.training"
        assert fill["condition"]["scale"]["range"] == list(colors.CLASSES[:2])
    assert spec["datasets"]["points"]["training"].tolist() == [True, False, True]
