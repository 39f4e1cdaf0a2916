"""The stream: means that stay in their panel, and symbols that can be picked."""

import numpy as np
from drawn import LABELS, accepts, finite

from lessons.cross_entropy.charts import stream


def test_the_means_stay_in_the_panel_with_what_they_tend_to() -> None:
    yours, believer = np.array([0.3, 1.8, np.inf]), np.array([1.7, 1.5, 1.6])
    figure = stream.running_means(yours, believer, (1.2, np.inf), LABELS)
    accepts(figure, stream.narrow_means(figure))
    low, high = figure["layout"]["yaxis"]["range"]
    assert low == 0
    assert 1.8 < high < 2.5
    assert finite(figure)


def test_a_mean_that_becomes_infinite_leaves_a_sign_at_the_edge() -> None:
    finite_mean, endless = np.array([0.3, 1.8, 1.7]), np.array([1.7, np.inf, np.inf])
    figure = stream.running_means(finite_mean, endless, (1.2, np.inf), LABELS)
    for layout in (figure["layout"], stream.narrow_means(figure)):
        _key, sign = layout["annotations"]
        assert "∞" in sign["text"]
        assert sign["x"] == 2  # the second symbol was the first that Q had ruled out
    calm = stream.running_means(finite_mean, finite_mean, (1.2, 1.6), LABELS)
    assert len(calm["layout"]["annotations"]) == 1


def test_a_picked_symbol_stands_out_in_both_views() -> None:
    prices = np.array([0.5, 2.0, np.inf])
    chart = stream.linked_symbols(np.array([0, 2, 1]), prices, LABELS)
    assert [view["name"] for view in chart["vconcat"]] == chart["params"][0]["views"]
    for view in chart["vconcat"]:
        conditions = view["encoding"]["opacity"]["condition"]
        assert [one["param"] for one in conditions] == [chart["params"][0]["name"]]
    rows = chart["data"]["values"]
    assert [(row["symbol"], row["bits"]) for row in rows] == [
        ("A", "0.500"),
        ("C", "2.000"),
        ("B", "∞"),
    ]
    assert max(row["height"] for row in rows) < stream.LARGEST


def test_symbols_are_counted_in_whole_numbers_and_large_for_the_projector() -> None:
    usual, large = (
        stream.linked_symbols(np.array([0, 1]), np.array([1.0, 2.0]), LABELS, scale=scale)
        for scale in (1.0, 1.25)
    )
    ticks = usual["vconcat"][0]["encoding"]["x"]["axis"]
    assert usual["vconcat"][0]["encoding"]["x"]["scale"] == {"domain": [0, 3]}
    assert (ticks["format"], ticks["tickMinStep"]) == ("d", 1)
    for name in ("labelFontSize", "titleFontSize"):
        assert large["config"]["axis"][name] == 1.25 * usual["config"]["axis"][name]
    heights = [[view["height"] for view in chart["vconcat"]] for chart in (usual, large)]
    assert heights[1] == [1.25 * height for height in heights[0]]
