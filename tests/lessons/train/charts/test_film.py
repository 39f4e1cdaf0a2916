"""The film of a run: one byte a place, colours that say it, and points that are told apart."""

from dataclasses import replace

import numpy as np
import pytest
from drawn import drawn

from charts import colors
from lessons.train.charts import film
from lessons.train.charts.mark import Mark, hidden_elsewhere

FIELD = film.Field(
    np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0], [-6.0, 0.5]]),
    np.array([0, 1, 0, 1]),
    np.array([True, True, False, True]),
    ("no", "yes"),
    ("length (mm)", "depth (mm)"),
    (-7.0, -7.0),
    (7.0, 7.0),
)
LABELS = {
    "loss": "l",
    "accuracy": "a",
    "step": "s",
    "curves": "c",
    "smoothed": "smoothed",
    "train_loss": "train l",
    "test_loss": "test l",
    "train_accuracy": "train a",
    "test_accuracy": "test a",
    "map1": "one",
    "map2": "two",
}
STEPS = np.arange(3.0)
CURVES = {
    name: (STEPS, np.array([0.7, 0.5, 0.4]))
    for name in ("train_loss", "test_loss", "train_accuracy", "test_accuracy")
}


def figure_of(lanes: int = 1, field: film.Field = FIELD) -> dict:
    wrong = [np.array([True, False, False, True])[: len(field.labels)]] * lanes
    return film.maps([field] * lanes, wrong, ["one", "two"][:lanes])


def curves_of(curves: dict, labels: dict = LABELS) -> dict:
    return film.curves_alone(curves, labels, last=2, log=False, ghosts=(), top=1.0)


def test_ticks_have_the_digits_that_the_points_need() -> None:
    places = np.array([[1700000001.0, 37.501], [1700000007.0, 37.5]])
    field = replace(FIELD, places=places, labels=np.array([0, 1]), training=np.array([True, True]))
    layout = figure_of(field=field)["layout"]
    # d3's "~g" is Python's "g": zeros at the end are left out.
    assert [layout[axis]["tickformat"] for axis in ("xaxis", "yaxis")] == [".11~g", ".6~g"]
    assert f"{1700000003:.11g} {37.5005:.6g}" == "1700000003 37.5005"


def test_rows_of_a_map_go_from_the_top_down() -> None:
    belief = np.array([[[0, 10], [20, 30]]], dtype=np.uint8)
    assert film.codes(np.zeros_like(belief), belief, 2).tolist() == [[20, 30, 0, 10]]


@pytest.mark.parametrize("classes", [3, 4, 5])
def test_winner_and_belief_can_be_read_off_a_code_again(classes: int) -> None:
    winner, belief = np.meshgrid(np.arange(classes), np.arange(256))
    coded = film.codes(
        winner[np.newaxis].astype(np.uint8), belief[np.newaxis].astype(np.uint8), classes
    ).reshape(belief.shape)[::-1]
    levels = 256 // classes
    assert np.array_equal(coded // levels, winner)
    assert np.max(np.abs(coded % levels / (levels - 1) - belief / 255)) < 1 / (levels - 1)


def test_the_colour_of_two_classes_is_that_of_the_likelier_one_and_fades_at_one_half() -> None:
    tones = film.palette(2, hard=False).astype(int)
    assert tones[0, :3].tolist() == list(colors.channels(colors.CLASSES[0]))
    assert tones[255, :3].tolist() == list(colors.channels(colors.CLASSES[1]))
    assert tones[0, 3] == tones[255, 3] > 5 * tones[127, 3]
    assert np.all(np.diff(tones[:128, 3]) <= 0)
    assert np.all(np.diff(tones[128:, 3]) >= 0)


@pytest.mark.parametrize("classes", [2, 3, 5])
def test_a_hard_map_has_one_tone_a_class(classes: int) -> None:
    tones = {tuple(tone) for tone in film.palette(classes, hard=True).tolist()}
    assert len(tones) == classes


def test_classes_differ_in_shape_and_test_points_are_hollow() -> None:
    data = figure_of()["data"]
    traces = [data[film.points(0, c, part)] for part in (film.TRAIN, film.TEST) for c in (0, 1)]
    symbols = [trace["marker"]["symbol"] for trace in traces]
    assert symbols == ["circle", "diamond", "circle-open", "diamond-open"]
    assert [trace["x"].tolist() for trace in traces] == [[0], [2, -6], [4], []]


def test_a_cross_is_on_the_map_where_a_point_is_wrong_and_far_off_elsewhere() -> None:
    heights = figure_of()["data"][film.cross(0)]["y"]
    assert heights[[0, 3]].tolist() == [1.0, 0.5]
    assert np.all(heights[[1, 2]] < -100)


def test_many_points_are_not_marked_as_wrong_and_are_smaller() -> None:
    count = film.MANY + 1
    places = np.random.default_rng(0).uniform(-5, 5, (count, 2))
    many = replace(
        FIELD,
        places=places,
        labels=np.arange(count) % 2,
        training=np.arange(count) % 3 > 0,
    )
    data = film.maps([many], [np.ones(count, dtype=bool)], ["one"])["data"]
    assert film.cross(0) not in data
    sizes = [
        figure[film.points(0, 0, film.TRAIN)]["marker"]["size"]
        for figure in (data, figure_of()["data"])
    ]
    assert sizes[0] < sizes[1]


@pytest.mark.parametrize("lanes", [1, 2])
def test_maps_have_equal_scales_and_in_a_race_their_names(lanes: int) -> None:
    figure = figure_of(lanes)
    drawn(figure)
    layout = figure["layout"]
    assert len(layout["images"]) == lanes
    for number in ("", "2")[:lanes]:
        y = layout[f"yaxis{number}"]
        assert (y["scaleanchor"], y["scaleratio"], y["constrain"]) == (f"x{number}", 1, "domain")
    names = [one["text"].split()[-1] for one in layout["annotations"]]
    assert names == ([] if lanes == 1 else ["one", "two"])


def test_curves_are_called_by_their_names() -> None:
    figure = curves_of(CURVES)
    drawn(figure)
    assert [figure["data"][name]["name"] for name in CURVES] == list(CURVES)
    assert set(figure["data"]["train_loss"]["y"]) == {0.7, 0.5, 0.4}


SMOOTH = {"smooth_train_loss": CURVES["train_loss"], "rival_smooth_train_loss": CURVES["test_loss"]}


def test_a_smoothed_curve_is_drawn_over_its_raw_one_which_is_faint() -> None:
    rival = {"rival_train_loss": CURVES["train_loss"]}
    figure = curves_of(CURVES | rival | SMOOTH)
    traces = {name: one for name, one in figure["data"].items() if one["mode"] == "lines"}
    order = list(traces)
    for raw in ("train_loss", "rival_train_loss"):
        smooth = f"rival_smooth_{raw[6:]}" if raw.startswith("rival") else f"smooth_{raw}"
        assert traces[raw]["opacity"] < 0.5
        assert "opacity" not in traces[smooth]
        assert traces[raw]["line"]["color"] == traces[smooth]["line"]["color"]
        assert traces[raw]["xaxis"] == traces[smooth]["xaxis"]
        assert order.index(raw) < order.index(smooth)
    assert "opacity" not in traces["test_loss"]
    assert "smoothed" in traces["smooth_train_loss"]["hovertemplate"]
    assert "smoothed" not in traces["train_loss"]["hovertemplate"]


def test_a_curve_says_whose_and_what_it_is_when_pointed_at() -> None:
    rival = {"rival_train_loss": CURVES["train_loss"]}
    figure = curves_of(CURVES | rival | SMOOTH)
    hover = {name: one.get("hovertemplate", "") for name, one in figure["data"].items()}
    assert hover["test_accuracy"].startswith("test a · one<br>")
    assert hover["rival_train_loss"].startswith("train l · two<br>")
    assert hover["rival_smooth_train_loss"].startswith("train l · two · smoothed<br>")
    alone = {key: text for key, text in LABELS.items() if key != "map2"}
    figure = curves_of(CURVES, alone)
    hover = {name: one.get("hovertemplate", "") for name, one in figure["data"].items()}
    assert hover["train_loss"].startswith("train l<br>(")


def test_the_legend_says_what_is_smoothed() -> None:
    plain, smooth = (
        [one["text"] for one in curves_of(CURVES, labels)["layout"]["annotations"]]
        for labels in (LABELS, {**LABELS, "smoothing": "raw faint"})
    )
    assert plain == ["l   c", "a"]
    assert smooth == ["l   c   raw faint", "a"]


def test_points_follow_the_noise_and_crosses_stay_with_the_places_of_now() -> None:
    places = np.stack([FIELD.places, FIELD.places + 1]).astype(np.float32)
    frames = film.noise_frames([FIELD], [np.array([True, False, False, True])], places, 0)
    assert frames[film.points(0, 1, film.TRAIN)]["x"].tolist() == [[2, -6], [3, -5]]
    crosses = frames[film.cross(0)]["y"]
    assert crosses[0, [0, 3]].tolist() == [1.0, 0.5]
    assert np.all(crosses[1] < -100)


def test_a_place_that_a_lesson_speaks_of_has_the_first_arrow_of_its_map() -> None:
    marks = [Mark("belief", (1.0, -2.0), "here", (3, 4), lane=1)]
    wrong = [np.zeros(4, dtype=bool)] * 2
    first, *rest = film.maps([FIELD] * 2, wrong, ["one", "two"], marks=marks)["layout"][
        "annotations"
    ]
    assert (first["text"], first["x"], first["y"], first["xref"]) == ("here", 1.0, -2.0, "x2")
    assert (first["ax"], first["ay"], first["showarrow"]) == (3, 4, True)
    assert not any(one["showarrow"] for one in rest)
    style = hidden_elsewhere([*marks, Mark("network", (1,), "")])
    assert '.st-key-belief .lf[data-stale="true"] .annotation[data-index="0"]' in style
    assert "network" not in style


def test_the_maps_of_a_race_have_no_numbers_along_their_edges_unless_they_are_measured() -> None:
    for lanes, measured in ((1, False), (2, False), (2, True)):
        layout = figure_of(lanes, replace(FIELD, measured=measured))["layout"]
        assert layout["xaxis"].get("showticklabels", True) == (lanes == 1 or measured)
