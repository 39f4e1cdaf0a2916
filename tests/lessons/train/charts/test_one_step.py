"""The small network of one example: which numbers stand where, and how they follow."""

from typing import Any

import numpy as np
import pytest
from drawn import LABELS, drawn

from charts import colors
from lessons.train.charts import one_step as charts
from lessons.train.charts.step_places import ENDS, HEIGHT, INPUTS, PARAMETERS, SPOTS, WIDTH

GRID = np.linspace(-charts.REACH, charts.REACH, 9)
CURVES = np.maximum(GRID, 0), 1 / (1 + np.exp(-GRID))
NAMES = (*INPUTS, *PARAMETERS, *(name for names in charts.NUMBERS.values() for name in names))
NUMBERS: dict[str, Any] = {name: i / 16 for i, name in enumerate((*NAMES, "promised"))}


def written(value: float, digits: int | None) -> str:
    return f"{value:.3g}" if digits is None else f"{value:.{digits}f}"


def figure(stage: int, **changes: Any) -> dict[str, Any]:
    return charts.network_step(
        NUMBERS | changes,
        stage,
        CURVES,
        LABELS,
        write=written,
        chosen="w12",
        top=1.0,
    )


@pytest.mark.parametrize("stage", range(6))
def test_each_stage_is_drawn(stage: int) -> None:
    drawn(figure(stage))


def test_a_number_comes_with_its_stage_and_stays_in_grey() -> None:
    for stage, name in enumerate(charts.STAGES):
        data = figure(stage)["data"]
        assert [one for one in charts.STAGES if one in data] == [*charts.STAGES[: stage + 1]]
        assert data[name]["textfont"]["color"] == [*charts.NUMBERS[name].values()]
        before = [data[one]["textfont"]["color"] for one in charts.STAGES[:stage]]
        assert {hue for hues in before for hue in hues} <= {colors.NEUTRAL}


def test_every_number_stands_at_its_own_place_on_the_plane() -> None:
    places = [SPOTS[name][:2] for name in NAMES]
    assert len(set(places)) == len(places)
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in places)
    last = figure(5)["data"]
    for trace in (charts.GIVEN, *charts.STAGES):
        names = charts.names_of(trace)
        shown = zip(last[trace]["x"], last[trace]["y"], last[trace]["text"], strict=True)
        for name, (x, y, text) in zip(names, shown, strict=True):
            assert (x, y) == SPOTS[name][:2]
            expected = written(NUMBERS[name], charts.decimals(name))
            assert text == ("→ " if name.startswith("new_") else "") + expected


def test_a_number_that_is_dragged_is_taken_hold_of_where_it_stands() -> None:
    data = figure(0)["data"]
    for axis in "xy":
        assert data[charts.GRIPS][axis].tolist() == data[charts.GIVEN][axis].tolist()


def test_the_number_in_hand_is_framed() -> None:
    framed = [
        shape
        for shape in figure(0)["layout"]["shapes"]
        if shape.get("fillcolor") and shape["line"]["width"]
    ]
    assert [(one["x0"] + one["x1"]) / 2 for one in framed] == [SPOTS["w12"].x]


def test_the_error_goes_back_along_the_lines_by_which_the_scores_came() -> None:
    for stage, names in ((3, ["v1", "v2"]), (4, ["w11", "w12", "w21", "w22"])):
        arrows = figure(stage)["layout"]["annotations"]
        ways = [((one["x"], one["y"]), (one["ax"], one["ay"])) for one in arrows]
        assert ways == [ENDS[name] for name in names]
        assert all(start[0] > end[0] for end, start in ways)
    assert not figure(5)["layout"]["annotations"]


def test_points_lie_on_the_curves_and_leave_an_arrow_beyond_them() -> None:
    data = figure(1, a1=0.0, h1=0.0, a2=5.0, h2=5.0, z=-9.0, q=1e-4)["data"]
    point, below, above = (data[name] for name in (charts.POINTS, charts.BELOW, charts.ABOVE))
    gaps = [np.isnan(one["y"]).tolist() for one in (point, below, above)]
    assert gaps == [[False, True, True], [True, True, False], [True, False, True]]
    curve = np.stack([data[charts.CURVES][axis].reshape(3, -1)[:, :-1] for axis in "xy"])
    assert [point["x"][0], point["y"][0]] == curve[:, 0, len(GRID) // 2].tolist()
    assert [above["x"][1], above["y"][1]] == curve[:, 1, -1].tolist()
    assert [below["x"][2], below["y"][2]] == curve[:, 2, 0].tolist()


def test_a_tangent_has_the_slope_of_its_unit() -> None:
    data = figure(4, a1=1.0, h1=1.0, bend1=1.0, a2=-1.0, h2=0.0, bend2=0.0)["data"]
    x, y = (data[charts.TANGENTS][axis].reshape(2, 3)[:, :2] for axis in "xy")
    curve = np.stack([data[charts.CURVES][axis].reshape(3, -1)[0, -3:-1] for axis in "xy"])
    slope = np.diff(curve[1]) / np.diff(curve[0])  # of ReLU above 0, as it is drawn
    assert np.diff(y[0]) / np.diff(x[0]) == pytest.approx(slope)
    assert np.diff(y[1]).tolist() == [0]
    assert np.isnan(figure(3)["data"][charts.TANGENTS]["y"]).all()


def test_losses_come_with_their_stages() -> None:
    seen = [
        (~np.isnan(figure(stage)["data"][charts.LOSSES]["x"])).tolist() for stage in (1, 2, 4, 5)
    ]
    assert seen == [[False, False], [True, False], [True, False], [True, True]]
    data = figure(5)["data"]
    assert data[charts.LOSSES]["x"].tolist() == [NUMBERS["loss"], NUMBERS["new_loss"]]
    assert data[charts.PROMISE]["x"].tolist() == [NUMBERS["promised"]]


@pytest.mark.parametrize("stage", range(6))
def test_a_row_of_a_sweep_is_the_figure_of_its_value(stage: int) -> None:
    rows = {name: np.array([-5.0, value, 0.25]) for name, value in NUMBERS.items()}
    frames, texts = charts.step_frames(rows, stage, CURVES), charts.step_texts(rows, stage)
    for at in range(3):
        data = figure(stage, **{name: row[at] for name, row in rows.items()})["data"]
        for trace, changes in frames.items():
            for name, values in changes.items():
                np.testing.assert_array_equal(values[at], data[trace][name], err_msg=trace)
        for trace, values in texts.items():
            assert len(values[at]) == len(data[trace]["text"])
    whole = charts.step_texts(NUMBERS, stage)
    assert all(texts[trace][1].tolist() == values.tolist() for trace, values in whole.items())
