"""The views below the film say the same as the film, and as each other."""

import re
from typing import Any

import numpy as np
import pytest
from course import asked, elements, figures, opened, seen
from streamlit.testing.v1 import AppTest
from training_page import at, runs, training, upload

from core.binary import log_sigmoid
from core.training import layers, rounded, scores, units
from lessons.train.frame_cache import NUMBERS


def numbers(app: AppTest) -> dict[str, float]:
    """Return what the first run's film says at the shown step."""
    frames = runs(app)[0].frames
    frame = round(app.session_state["step"]) // frames.stride
    return dict(zip(NUMBERS, frames.numbers[frame][1:], strict=True))


def readouts(app: AppTest) -> dict[str, float]:
    told = figures(app).values()
    return {one["name"]: one["value"] for figure in told for one in figure["readouts"]}


def equations(app: AppTest) -> list[str]:
    return [one.value.strip("$\n") for one in app.latex]


def counts(figure: dict[str, Any]) -> np.ndarray:
    (written,) = [one["text"] for one in figure["figure"]["data"] if one.get("mode") == "text"]
    plain = [text.removeprefix("<b>").removesuffix("</b>") for text in written]
    return np.array(plain, dtype=int)


def drawn_surface(app: AppTest) -> dict[str, dict[str, Any]]:
    """Return the marks of the map of the loss, by what they are called when pointed at."""
    data = figures(app)["loss_surface"]["figure"]["data"]
    return {one["name"]: one for one in data if "name" in one}


@pytest.mark.parametrize("data", ["xor", "penguins", "spirals"])
@pytest.mark.parametrize("split", ["0.5", "1"])
def test_the_matrix_counts_the_errors_of_the_film(data: str, split: str) -> None:
    app = opened("train", data=data, split=split, step="100")
    matrix = counts(figures(app)["errors"])
    shown = numbers(app)
    accuracy = shown["train_accuracy" if split == "1" else "test_accuracy"]
    assert matrix.sum() - readouts(app)["wrong_points"] == round(accuracy * matrix.sum())


def test_the_mean_surprisal_is_the_loss_of_the_film() -> None:
    app = opened("train", data="penguins", step="60")
    loss = numbers(app)["train_loss"]
    assert any(f"{loss:.6f}" in one.value for one in app.markdown)


def test_two_classes_cost_what_the_logarithm_of_the_sigmoid_says() -> None:
    app = opened("train", data="xor", layers="", features="x1x2", lr="10", step="900")
    film = runs(app)[0].film
    settings, data = film.segments[0].settings, film.data
    z = units(film.state(900), data.train_inputs, settings)[-1]
    costs = -log_sigmoid(np.where(data.train_labels == 1, z, -z))
    assert any(f"{costs.mean():.6f}" in one.value for one in app.markdown)


def test_a_regression_is_written_as_a_sum() -> None:
    app = opened(
        "train",
        scene="equation",
        data="separable",
        split="1",
        layers="",
        step="1000",
        epochs="8000",
    )
    state = runs(app)[0].film.state(1000)
    first, second, bias = state.parameters[0]
    assert equations(app)[0] == f"z = {first:#.3g}\\,x_1 + {second:#.3g}\\,x_2 - {-bias:#.3g}"


def test_a_network_is_written_as_matrices() -> None:
    app = training("equation", data="xor", layers="3,2", step="20")
    film = runs(app)[0].film
    lines = equations(app)
    for line, layer in zip(
        lines, layers(film.state(20).parameters, film.settings(20)), strict=False
    ):
        found = [float(one.replace(" ", "")) for one in re.findall(r"-? ?\d+\.\d+", line)]
        expected = [*layer.weights.ravel(), *layer.biases]
        np.testing.assert_allclose(found, expected, rtol=5.001e-3)
    assert [line.split(" = ")[0] for line in lines] == ["h_1", "h_2", "z", "P(1)"]


def test_what_was_standardised_is_told_with_its_numbers() -> None:
    app = training("equation", data="penguins", split="1")
    inputs = runs(app)[0].film.data.train_inputs
    np.testing.assert_allclose(inputs.mean(axis=0), 0, atol=1e-12)
    # Means over all 333 penguins, from the data set's own documentation, rounded as there.
    assert [re.findall(r"\d+\.\d", line)[0] for line in equations(app)[:2]] == ["43.9", "200.9"]


def test_names_that_are_numbers_are_not_explained_by_themselves() -> None:
    told = {
        data: [one.value for one in opened("train", data=data).caption]
        for data in ("xor", "blobs", "penguins")
    }
    assert not any("Classes" in text for text in told["xor"])
    assert any("Classes: 1 = " in text for text in told["penguins"])


def test_penguins_are_measured_in_the_language_of_the_page() -> None:
    told = {}
    for language in ("en", "ko"):
        axes = figures(seen("train", data="penguins", lang=language))["belief"]["figure"]["layout"]
        told[language] = [axes[one]["title"]["text"] for one in ("xaxis", "yaxis")]
    assert told["en"] == ["bill length (mm) → standardised", "flipper length (mm) → standardised"]
    assert told["ko"] == ["부리 길이 (mm) → 표준화", "날개 길이 (mm) → 표준화"]


@pytest.mark.parametrize("data", ["penguins", "own", "xor"])
def test_it_is_said_beside_the_map_what_the_network_reads(data: str) -> None:
    app = training(data=data)
    if data == "own":
        upload(app)
    axes = figures(app)["belief"]["figure"]["layout"]
    titles = [axes[one]["title"]["text"] for one in ("xaxis", "yaxis")]
    said = [one.value for one in app.caption if "divided by their standard deviation" in one.value]
    if data == "xor":
        assert (titles, said) == (["x₁", "x₂"], [])
    else:
        assert all(title.endswith(" → standardised") for title in titles)
        assert len(said) == 1


def test_a_loss_surface_is_drawn_for_a_regression_alone() -> None:
    assert "loss_surface" in figures(seen("train", layers="", step="50"))
    assert "loss_surface" not in figures(seen("train", layers="2", step="50"))


def test_a_loss_surface_is_as_deep_as_the_film_says_where_the_run_stands() -> None:
    app = opened("train", data="xor", layers="", features="x1,x2,x1x2", step="50")
    data = drawn_surface(app)
    film = runs(app)[0].film
    # The steepest weight is that of x₁x₂, which alone tells the classes apart.
    assert data["now"]["y"][0] == film.state(50).parameters[0, 2]
    assert data["step 0"]["y"][0] == film.state(0).parameters[0, 2]
    surface = data["loss"]
    nearest = [
        int(np.abs(np.asarray(surface[axis]) - data["now"][axis][0]).argmin()) for axis in "xy"
    ]
    depth = np.stack(surface["z"])[nearest[1], nearest[0]]
    assert depth == pytest.approx(numbers(app)["train_loss"], rel=0.25)


def test_a_separable_line_is_a_matter_of_weight_and_bias() -> None:
    app = opened("train", data="separable", split="1", layers="", step="100")
    layout = figures(app)["loss_surface"]["figure"]["layout"]
    assert [layout[axis]["title"]["text"] for axis in ("xaxis", "yaxis")] == [
        "weight of x₁",
        "bias",
    ]


def axes(app: AppTest) -> tuple[str, str]:
    layout = figures(app)["loss_surface"]["figure"]["layout"]
    return layout["xaxis"]["title"]["text"], layout["yaxis"]["title"]["text"]


REGRESSION = {"layers": "", "features": "x1,x2,x1x2", "step": "50"}


def test_a_loss_surface_shows_the_weights_that_the_reader_chooses() -> None:
    app = opened("train", **REGRESSION)
    app.selectbox(key="valley_x").set_value("x2").run()
    app.selectbox(key="valley_y").set_value("x1").run()
    assert axes(app) == ("weight of x₂", "weight of x₁")
    data = drawn_surface(app)
    film = runs(app)[0].film
    assert data["now"]["x"][0] == film.state(50).parameters[0, 1]
    assert data["now"]["y"][0] == film.state(50).parameters[0, 0]
    assert data["step 0"]["x"][0] == film.state(0).parameters[0, 1]
    assert axes(seen("train", **REGRESSION, valley_x="x2", valley_y="x1")) == axes(app)


def test_the_axis_that_is_left_to_the_page_shows_the_steepest_of_the_others() -> None:
    # That of x₁x₂ falls most at the start: it alone tells the classes apart.
    assert axes(seen("train", **REGRESSION))[1] == "weight of x₁x₂"
    assert axes(seen("train", **REGRESSION, valley_y="bias")) == ("weight of x₁x₂", "bias")
    assert axes(seen("train", **REGRESSION, valley_x="x1x2"))[1] != "weight of x₁x₂"


def test_weights_of_several_outputs_are_called_as_in_the_equation() -> None:
    app = opened("train", data="penguins", layers="", step="20", valley_x="x1", valley_y="bias.3")
    assert axes(app) == ("weight of x₁ → o₁ (Adelie)", "bias → o₃ (Gentoo)")
    film = runs(app)[0].film
    data = drawn_surface(app)
    assert data["now"]["y"][0] == film.state(20).parameters[2, 2]


@pytest.mark.parametrize(
    ("parameters", "ignored"),
    [
        ({"valley_x": "x3"}, "valley_x"),
        ({"valley_y": "x1.9"}, "valley_y"),
        ({"valley_x": "sinx1"}, "valley_x"),  # not among the features
        ({"valley_y": "x1.2"}, "valley_y"),  # two classes have one output
        ({"valley_x": "x1", "valley_y": "x1"}, "valley_y"),
    ],
)
def test_a_weight_that_cannot_be_shown_is_told_and_the_steepest_is(
    parameters: dict[str, str], ignored: str
) -> None:
    app = opened("train", **REGRESSION, **parameters)
    (notice,) = [one.value for one in app.warning]
    assert notice.startswith(f"{ignored} = `{parameters[ignored]}` was ignored")
    kept = {key: text for key, text in parameters.items() if key != ignored}
    assert axes(app) == axes(seen("train", **REGRESSION, **kept))
    assert ignored not in app.query_params


def test_a_weight_that_goes_with_its_feature_is_told_of() -> None:
    app = opened("train", **REGRESSION, valley_x="x1x2")
    app.button_group(key="features").set_value(["x1", "x2"]).run()
    assert any("valley_x = `x1x2` was ignored" in one.value for one in app.warning)
    assert axes(app) == axes(seen("train", **REGRESSION | {"features": "x1,x2"}))


def test_a_chosen_weight_outlives_a_look_at_a_hidden_layer() -> None:
    app = opened("train", **REGRESSION, valley_x="bias")
    for layers_ in ("4", ""):
        app.text_input(key="layers").set_value(layers_).run()
    assert axes(at(app, 50))[0] == "bias"


def test_a_run_beyond_all_bounds_has_a_word_instead_of_views() -> None:
    beyond = {"layers": "8", "activation": "relu", "scale": "10", "lr": "10", "step": "1000"}
    app = training("mistakes_made", **beyond)
    assert not app.exception
    assert sorted(figures(app)) == ["film_mistakes_made"]
    assert "too large" in app.info[0].value


def test_the_points_of_both_panels_are_sent_once() -> None:
    app = opened("train", data="penguins", step="60")
    charts = [one.proto for one in elements(app) if one.type == "vega_lite_chart"]
    assert [[one.name for one in chart.datasets] for chart in charts] == [["points"]]


def test_rounding_the_numbers_changes_what_is_said_of_it() -> None:
    app = training("equation", step="1000", digits="1")
    told = readouts(app)
    film = runs(app)[0].film
    assert told["parameters"] == (2 + 1) * 8 + (8 + 1)
    assert told["exact_loss"] == numbers(app)["train_loss"]
    less = rounded(film.state(1000), digits=1)
    assert told["rounded_loss"] == scores(less, film.data, film.settings(1000)).train_loss
    assert told["changed_answers"] > 0
    app.button_group(key="digits").set_value("2").run()
    assert readouts(app)["changed_answers"] == 0
    assert max(len(one) for one in re.findall(r"\d[\d.]+", equations(app)[0])) <= len("0.012")


NOISE = {
    "data": "circles",
    "points": "100",
    "noise": "1.2",
    "layers": "8,8",
    "pace": "5",
    "epochs": "200",
    "step": "1000",
}


def test_only_points_that_it_has_learnt_from_are_shown_while_it_is_asked_about_the_others() -> None:
    app = asked("train", scene="mistakes_made", **NOISE)
    learnt = counts(figures(app)["errors"])
    assert sorted(learnt) == [0, 0, 25, 25]
    assert readouts(app)["wrong_points"] == 0


def test_the_line_over_the_surprisals_counts_the_points_beyond_it() -> None:
    app = seen("train", scene="mistakes_made", **NOISE)
    told, figure = readouts(app), figures(app)["errors"]
    assert (told["wrong_points"], told["marked"], told["marked_wrong"]) == (15, 15, 15)
    rings, line, _grip = figure["figure"]["data"][-3:]
    assert len(rings["x"]) == told["marked"]
    dear = seen("train", scene="mistakes_made", **NOISE, costly="3")
    assert figures(dear)["errors"]["figure"]["data"][-2]["x"][0] > line["x"][0]
    assert 0 < readouts(dear)["marked"] < told["marked"]


def test_the_line_over_the_surprisals_is_previewed_as_it_is_drawn() -> None:
    before, after = (
        figures(seen("train", scene="mistakes_made", **NOISE, **more))["errors"]
        for more in ({}, {"costly": "3"})
    )
    (sweep,) = before["sweeps"]
    frame = int(np.flatnonzero(sweep["values"] == 3.0)[0])
    for trace, changes in sweep["traces"]:
        drawn = after["figure"]["data"][trace]
        for name, rows in changes.items():
            if isinstance(rows, dict):  # the beginning of a row
                row = rows["whole"][: int(rows["counts"][frame])]
            else:
                row = rows[frame]
            np.testing.assert_allclose(np.ravel(row), np.ravel(drawn[name]), rtol=1e-6)
    told = {one["name"]: one["value"] for one in after["readouts"]}
    for name, numbers_along in sweep["readouts"].items():
        assert numbers_along[frame] == told[name]
