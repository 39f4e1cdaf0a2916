"""Signs stand as arrows end to end, and the belief where they end."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, Labels, accepts, agrees

from charts.frames import changing
from core.binary import logit, weigh_evidence
from lessons.odds.charts import evidence as charts

SCALE = (np.array([0.1, 0.5, 0.9]), logit([0.1, 0.5, 0.9]))
NAMES = Labels(LABELS, signs=["ears", "tongue", "pupils"])
STOPS = np.array([0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20])
PRIORS = np.round(np.arange(1, 100) / 100, 2)


def weighed(prior, ratios) -> charts.Weighed:
    prior, ratios = np.atleast_1d(prior).astype(float), np.atleast_2d(ratios).astype(float)
    rows = max(len(prior), len(ratios))
    prior, ratios = np.broadcast_to(prior, rows), np.broadcast_to(ratios, (rows, 3))
    found = weigh_evidence(prior, ratios)
    return charts.Weighed(prior, ratios, found.steps, found.places, found.probability)


def evidence(prior: float, ratios) -> Any:
    return charts.evidence(weighed(prior, ratios), SCALE, NAMES)


def near(values: Any) -> Any:
    return pytest.approx(values, rel=1e-6, nan_ok=True)


def drawn(prior: float, ratios) -> Any:
    return evidence(prior, ratios)["data"]


def test_frames_are_the_figure_of_each_prior_and_of_each_ratio() -> None:
    frames = charts.evidence_frames(weighed(PRIORS, [2, 5, 1]), NAMES)
    for at in (0, 29, 98):
        agrees(evidence(PRIORS[at], [2, 5, 1]), frames, at)
    ratios = np.column_stack([np.full(9, 2), STOPS, np.full(9, 0.1)])
    frames = charts.evidence_frames(weighed(0.3, ratios), NAMES)
    for at in range(9):
        agrees(evidence(0.3, ratios[at]), frames, at)


def test_plotly_accepts_the_figure_on_a_phone() -> None:
    accepts(evidence(0.3, [2, 5, 1]), charts.narrow_evidence(SCALE, NAMES))


def test_each_arrow_begins_where_the_one_before_ends() -> None:
    data = drawn(0.3, [2, 5, 0.1])
    heads = np.log([6 / 7, 30 / 7, 3 / 7])
    assert data[charts.BEFORE]["x"] == near(np.log(3 / 7))
    assert data[charts.SIGNS]["x"] == near(heads)
    assert data[charts.AFTER]["x"] == near(heads[-1:])
    there = [np.log(3 / 7), heads[0], np.nan, heads[0], heads[1], np.nan]
    assert data[charts.TOWARDS]["x"] == near([*there, *[np.nan] * 3])
    away = np.reshape(data[charts.AWAY]["x"], (3, 3))
    assert np.isnan(away[:2]).all()
    assert away[2] == near([heads[1], heads[2], np.nan])


def test_rows_stand_one_below_the_other_and_joins_lead_from_row_to_row() -> None:
    data = drawn(0.3, [2, 5, 1])
    rows = [*data[charts.BEFORE]["y"], *data[charts.SIGNS]["y"], *data[charts.AFTER]["y"]]
    assert rows == [4, 3, 2, 1, 0]
    np.testing.assert_array_equal(data[charts.JOINS]["y"], [4, 3, 3, 2, 2, 1, 1, 0])
    places = weigh_evidence(0.3, [2, 5, 1]).places
    np.testing.assert_allclose(data[charts.JOINS]["x"], np.repeat(places, 2), rtol=1e-6)
    axis = evidence(0.3, [2, 5, 1])["layout"]["yaxis"]
    assert axis["ticktext"] == ["after", "pupils", "tongue", "ears", "before"]


def test_arrows_to_the_left_and_to_the_right_differ_in_colour_and_in_head() -> None:
    marker = drawn(0.3, [2, 0.5, 1])[charts.SIGNS]["marker"]
    assert marker["symbol"] == ["triangle-right", "triangle-left", "square"]
    assert len(set(marker["color"])) == 3


def test_labels_say_factor_and_step() -> None:
    data = drawn(0.3, [2, 0.1, 1])
    expected = ["× 2 = +0.693", "× 0.1 = −2.30", "× 1 = 0, silent"]
    assert data[charts.LABELS]["text"] == expected
    ends = (charts.BEFORE_LABEL, charts.AFTER_LABEL)
    assert [data[end]["text"] for end in ends] == [["−0.847"], ["−2.46"]]
    assert data[charts.SUM]["text"] == ["−0.847 + 0.693 − 2.30 + 0 = −2.46"]
    beside = (charts.BELIEF_LABEL, charts.PRIOR_LABEL)
    assert [data[label]["text"] for label in beside] == [["0.0789"], ["prior 0.3"]]


def test_the_bar_is_filled_to_the_belief() -> None:
    data = drawn(0.3, [2, 5, 1])
    np.testing.assert_allclose(data[charts.BELIEF]["y"], [30 / 37])
    np.testing.assert_allclose(data[charts.PRIOR]["y"], [0.3, 0.3])


@pytest.mark.parametrize(("prior", "ratio", "way"), [(0.99, 20, 1), (0.01, 0.05, -1)])
def test_a_sum_beyond_the_axis_leaves_an_arrow_with_its_value_at_the_edge(
    prior: float, ratio: float, way: int
) -> None:
    data = drawn(prior, [ratio] * 3)
    # ln 99 + 3 ln 20 either way.
    assert data[charts.AFTER_LABEL]["text"] == (["13.6"] if way > 0 else ["−13.6"])
    edge = charts.SPAN[way > 0]
    assert data[charts.AFTER]["x"] == [edge]
    assert data[charts.AFTER]["marker"]["symbol"] == [charts.ENDS[way + 1]]
    np.testing.assert_array_equal(data[charts.SIGNS]["x"], [edge] * 3)
    low, high = charts.LABEL_SPAN
    for label in (charts.LABELS, charts.AFTER_LABEL):
        assert low <= np.min(data[label]["x"]) <= np.max(data[label]["x"]) <= high


def test_a_sum_on_the_axis_is_a_point() -> None:
    assert drawn(0.3, [2, 5, 1])[charts.AFTER]["marker"]["symbol"] == ["circle"]


def test_probabilities_stand_above_their_logits() -> None:
    words = evidence(0.3, [2, 5, 1])["layout"]["annotations"]
    above = {float(one["x"]) for one in words if one["y"] == 1 and one["xref"] == "x"}
    assert {float(place) for place in SCALE[1]} <= above


def test_only_what_differs_from_row_to_row_is_sent() -> None:
    frames = charts.evidence_frames(weighed(PRIORS, [2, 0.5, 1]), NAMES)
    sent = changing(frames)
    assert set(frames) - set(sent) == set()
    assert set(frames[charts.SIGNS]) - set(sent[charts.SIGNS]) == {
        "marker.symbol",
        "marker.size",
        "marker.color",
        "marker.line.color",
    }
    assert "text" not in sent[charts.LABELS]
    ratios = np.column_stack([np.full(9, 2), np.full(9, 5), STOPS])
    sent = changing(charts.evidence_frames(weighed(0.3, ratios), NAMES))
    assert {charts.BEFORE, charts.PRIOR}.isdisjoint(sent)
