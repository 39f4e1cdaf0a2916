"""The figures of the cross-entropy page."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from lessons.cross_entropy.charts import beliefs as entropy
from lessons.cross_entropy.charts import coding, gradient, stream


class Labels(dict[str, str]):
    """Labels that are their own names."""

    def __missing__(self, name: str) -> str:
        return name


LABELS = Labels()
P, Q = np.array([[0.1, 0.2, 0.7], [0, 0, 1]]), np.array([[0.5, 0.25, 0.25], [1, 0, 0]])
SO_FAR = np.array([[0.1, 0.5, 1.9], [0, 0, np.inf]])
PARTS = np.array([[0.1, 0.4, 1.4], [0, 0, np.inf]])
GAP, SURPRISALS = np.array([0.65, np.inf]), np.array([[1.0, 2.0, 2.0], [0.0, np.inf, np.inf]])
COSTS = entropy.Prices(np.array([1.25, 0.0]), SO_FAR[:, 2], GAP, SO_FAR, PARTS, SURPRISALS)


def agrees(figure: dict[str, Any], frames: dict[int, dict[str, np.ndarray]], at: int) -> None:
    """Check that Plotly takes the figure, and that the frame is what the figure shows."""
    go.Figure(figure)
    for trace, changes in frames.items():
        for name, rows in changes.items():
            shown = np.ravel(figure["data"][trace][name])
            np.testing.assert_allclose(shown, np.ravel(rows[at]), rtol=1e-6, atol=1e-7)


def accepts(figure: dict[str, Any], narrow: dict[str, Any]) -> None:
    assert narrow.pop("height", 1) > 0
    go.Figure(figure).update_layout(narrow)


def beliefs(at: int, unit: str = "bits") -> dict[str, Any]:
    here = entropy.Prices(*(rows[at] for rows in COSTS))
    return entropy.beliefs_and_prices(P[at], Q[at], here, LABELS, unit=unit)


@pytest.mark.parametrize("at", [0, 1])
def test_the_frames_are_the_figures_of_their_distributions(at: int) -> None:
    agrees(beliefs(at), entropy.truth_frames(P, COSTS, "bits"), at)
    agrees(beliefs(at), entropy.belief_frames(Q, COSTS, "bits"), at)
    accepts(beliefs(at), entropy.narrow_beliefs())


def test_the_longest_bar_of_a_row_lies_at_the_back() -> None:
    data = beliefs(0)["data"]
    lengths = [data[i]["x"].tolist() for i in (entropy.WHOLE, entropy.PARTS)]
    assert lengths == [[1.9], [0.5, 0.1]]
    assert entropy.WHOLE < entropy.PARTS
    assert data[entropy.SUM]["x"].tolist() == [1.9]
    assert data[entropy.ENTROPY]["x"].tolist() == [1.25]
    assert entropy.SUM < entropy.ENTROPY


def test_a_price_without_end_leaves_the_panel_and_can_be_drawn() -> None:
    length = beliefs(1)["data"][entropy.WHOLE]["x"][0]
    assert max(entropy.SPANS.values()) < length < np.inf
    frames = entropy.belief_frames(Q, COSTS, "bits")
    assert all(
        np.isfinite(one[axis]).all() for one in frames.values() for axis in one.keys() & "xy"
    )


@pytest.mark.parametrize("unit", ["nats", "bits"])
def test_a_sign_stands_at_the_end_of_a_price_without_end(unit: str) -> None:
    low, high = beliefs(0, unit)["layout"]["xaxis2"]["range"]
    for at, endless in ((0, False), (1, True)):
        signs = beliefs(at, unit)["data"][entropy.ENDLESS]
        assert signs["text"] == ["<b>∞</b>"] * 2
        assert [low < place < high for place in signs["x"]] == [endless] * 2


def test_lengths_that_are_readouts_are_sent_once() -> None:
    rows = SO_FAR[:1].repeat(2, axis=0)
    finite = entropy.Prices(COSTS.entropy, COSTS.entropy + 1, GAP, rows, rows, rows)
    frames = entropy.truth_frames(P, finite, "bits")
    assert frames[entropy.ENTROPY]["x"] is finite[0]
    assert frames[entropy.WHOLE]["x"] is frames[entropy.SUM]["x"] is finite[1]


def test_what_is_pointed_at_tells_its_class_and_its_own_value() -> None:
    data = beliefs(0)["data"]
    told = {
        entropy.TRUE_BARS: ("P(%{hovertext})", ["A", "B", "C"], None),
        entropy.TRUE_HANDLES: ("P(%{hovertext})", ["A", "B", "C"], None),
        entropy.BELIEVED_BARS: ("Q(%{hovertext})", ["A", "B", "C"], [1, 2, 2]),
        entropy.BELIEVED_HANDLES: ("Q(%{hovertext})", ["A", "B", "C"], [1, 2, 2]),
        entropy.WHOLE: ("%{hovertext}: part", ["C"], [1.4]),
        entropy.PARTS: ("%{hovertext}: part", ["B", "A"], [0.4, 0.1]),
        entropy.SUM: ("divergence", [""], [0.65]),
        entropy.ENTROPY: ("entropy", [""], None),
    }
    for trace, (text, names, values) in told.items():
        assert data[trace]["hovertemplate"].startswith(text)
        assert data[trace]["hovertemplate"].endswith("<extra></extra>")
        assert data[trace]["hovertext"] == names
        assert values is None or data[trace]["customdata"].tolist() == values


@pytest.mark.parametrize(("unit", "half"), [("bits", 1.0), ("nats", np.log(2))])
def test_the_right_axis_reads_a_probability_as_a_surprisal(unit: str, half: float) -> None:
    ruler = beliefs(0, unit)["layout"]["yaxis3"]
    ticks = list(zip(ruler["tickvals"], ruler["ticktext"], strict=True))
    assert ticks[0] == (1, "0")
    assert ticks[-1] == (0, "∞")
    for probability, text in ticks[1:-1]:
        # The places are given to 4 decimals.
        assert probability == pytest.approx(0.5 ** (float(text) / half), abs=5e-5)


def test_a_tree_leads_to_every_word_and_blocks_to_their_bits() -> None:
    codes = [("00", "01", "1"), ("0", "10", "11")]
    blocks = np.array([1.3, 1.2, 1.25])
    figure = coding.trees_and_blocks(codes, blocks, 2, 1.157, LABELS)
    lengths = np.array([1.0, 2.0, 3.0])
    agrees(figure, coding.block_frames(lengths, blocks), 1)
    accepts(figure, coding.narrow_trees())
    for code, tree in zip(codes, figure["data"], strict=False):
        nodes = set(zip(tree["x"], tree["y"], strict=True))
        assert {(rank, -len(word)) for rank, word in enumerate(sorted(code))} <= nodes
        assert len(nodes) == 5  # three leaves, the root and one more
    named = [note["text"] for note in figure["layout"]["annotations"]]
    assert [word for word in codes[0] if any(text.endswith(f"<br>{word}") for text in named)] == [
        *codes[0]
    ]


TARGET = np.array([0.0, 0.0, 1.0])
PATHS = np.arange(24.0).reshape(4, 2, 3) / 8  # three steps of two walks
BELIEFS = np.full((4, 2, 3), 1 / 3)
LOSSES = np.array([[2.0, 3.0], [1.0, 2.0], [0.5, 1.0], [0.25, 0.5]])


STEPS = np.array([0.0, 1.0, 5.0, 50.0])
LAST_DRAWN = np.array([1, 1, 3, 3])


def seen(place: int) -> gradient.Seen:
    return gradient.Seen(STEPS, place, int(LAST_DRAWN[place]))


def walk(which: int, step: int) -> dict[str, Any]:
    rows = (array[:, which] for array in (PATHS, BELIEFS, LOSSES))
    return gradient.walk_to_target(*rows, TARGET, seen(step), LABELS)


@pytest.mark.parametrize("which", [0, 1])
def test_the_frames_of_a_walk_are_its_figures(which: int) -> None:
    rows = [array[:, which] for array in (PATHS, BELIEFS, LOSSES)]
    for place in range(4):
        steps = gradient.step_frames(*rows, TARGET, STEPS, LAST_DRAWN)
        agrees(walk(which, place), steps, place)
        drawn = slice(LAST_DRAWN[place] + 1)
        paths = (PATHS[drawn], BELIEFS[drawn], LOSSES[drawn])
        starts = gradient.start_frames(*paths, TARGET, seen(place))
        agrees(walk(which, place), starts, which)
    accepts(walk(which, 2), gradient.narrow_walk())


def test_no_mark_of_the_other_figures_tells_the_number_of_its_trace() -> None:
    codes = [("00", "01", "1"), ("0", "10", "11")]
    trees = coding.trees_and_blocks(codes, np.array([1.3, 1.2]), 1, 1.157, LABELS)
    matrix = gradient.curvature_map(np.eye(3), "logit")
    for trace in (*walk(0, 1)["data"], *trees["data"], *matrix["data"]):
        silent = trace.get("hoverinfo") == "skip"
        assert silent or trace["hovertemplate"].endswith("<extra></extra>")


def test_arrows_lead_from_the_logits_against_the_gradient() -> None:
    data = walk(0, 0)["data"]
    for place, trace in enumerate(gradient.ARROWS):
        foot, tip, end = data[trace]["y"]
        assert foot == end == PATHS[0, 0, place]
        assert np.sign(tip - foot) == np.sign(TARGET[place] - 1 / 3)


def test_the_axis_of_the_losses_holds_them_all_and_seldom_changes() -> None:
    ranges = gradient.loss_ranges(LOSSES)
    assert ranges.tolist() == [[0, 4], [0, 4]]
    assert walk(1, 0)["layout"]["yaxis3"]["range"] == [0, 4]
    layout = gradient.step_layout(LOSSES[:, 1], STEPS, LAST_DRAWN)
    for place in range(4):
        drawn = walk(1, place)["layout"]
        for name, rows in layout.items():
            assert drawn[name.split(".")[0]]["range"] == pytest.approx(rows[place])


def test_the_loss_is_drawn_up_to_the_last_step_in_sight() -> None:
    near, far = (walk(0, place) for place in (0, 2))
    assert near["data"][gradient.LOSS]["x"].tolist() == [0, 1, 1, 1]
    assert far["data"][gradient.LOSS]["x"].tolist() == [0, 1, 5, 50]
    assert near["layout"]["xaxis3"]["range"][1] < 2
    assert far["layout"]["xaxis3"]["range"][1] > 50


def test_the_map_has_a_cell_for_every_pair_of_logits() -> None:
    matrices = np.arange(18.0).reshape(2, 3, 3) / 72
    figure = gradient.curvature_map(matrices[1], "logit")
    agrees(figure, gradient.map_frames(matrices), 1)
    accepts(figure, gradient.narrow_map())
    cells = figure["data"][gradient.MAP]
    assert "%{z:.4f}" in cells["texttemplate"], "a cell shows its number, in a preview as well"
    at = [(x, y) for x, y in zip(cells["x"], cells["y"], strict=True)].index((2, 1))
    assert cells["z"][at] == matrices[1][1, 2]


def test_the_means_stay_in_the_panel_with_what_they_tend_to() -> None:
    yours, believer = np.array([0.3, 1.8, np.inf]), np.array([1.7, 1.5, 1.6])
    figure = stream.running_means(yours, believer, (1.2, np.inf), LABELS)
    go.Figure(figure)
    accepts(figure, stream.narrow_means(LABELS))
    low, high = figure["layout"]["yaxis"]["range"]
    assert low == 0
    assert 1.8 < high < 2.5
    assert all(np.isfinite(trace["y"]).all() for trace in figure["data"])


def test_a_picked_symbol_stands_out_in_both_views() -> None:
    prices = np.array([0.5, 2.0, np.inf])
    chart = stream.linked_symbols(np.array([0, 2, 1]), prices, LABELS).to_dict()
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
        stream.linked_symbols(np.array([0, 1]), np.array([1.0, 2.0]), LABELS, scale=scale).to_dict()
        for scale in (1.0, 1.25)
    )
    ticks = usual["vconcat"][0]["encoding"]["x"]["axis"]
    assert (ticks["format"], ticks["tickMinStep"]) == ("d", 1)
    for name in ("labelFontSize", "titleFontSize"):
        assert large["config"]["axis"][name] == 1.25 * usual["config"]["axis"][name]
    heights = [[view["height"] for view in chart["vconcat"]] for chart in (usual, large)]
    assert heights[1] == [1.25 * height for height in heights[0]]
