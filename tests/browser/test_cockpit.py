"""The cockpit: a network built by clicks, a weight set by hand, and lessons that play on."""

import numpy as np
import pytest
from expecting import expect
from visitor import Visitor

from core.data import generate, split
from core.training import (
    Layer,
    Settings,
    TrainingData,
    expand,
    initial_state,
    layers,
    readable,
    scores,
)
from lessons.train.lesson_runs import LessonRun, scores_at
from lessons.train.presets import PRESETS
from lessons.train.stages import STAGES

FIRST_WEIGHT = """() => {
  const traces = document.querySelectorAll(".st-key-network .scatterlayer .trace");
  const place = traces[16].querySelector(".point").getBoundingClientRect();
  return [place.left + place.width / 2, place.top + place.height / 2];
}"""
VALUES = """() => [...document.querySelectorAll(
    ".st-key-network .scatterlayer .trace:last-child text")]
  .map((text) => Number(text.textContent.replace("−", "-")))"""
RESTS = """(step) => document.querySelector(".st-key-film .lf-film").dataset.playing === "false"
  && Number(document.querySelector("[data-readout=step]").dataset.value) === step"""

# Whether nothing cuts a text or lies on it.
SEEN = """(place) => {
  const { left, top, width, height } = place.getBoundingClientRect();
  return [0.1, 0.5, 0.9].every((share) =>
    place.contains(document.elementFromPoint(left + width / 2, top + share * height)));
}"""


def press(visitor: Visitor, key: str, times: int = 1) -> None:
    for _ in range(times):
        visitor.page.locator(f".st-key-{key} button").click()
        visitor.rest()


def test_a_network_is_built_by_clicks_and_a_weight_set_by_hand_counts_as_in_the_core(
    visitor: Visitor,
) -> None:
    page = visitor.open("train").skip().page
    press(visitor, "unit_less_0", 4)
    press(visitor, "layer_more")
    press(visitor, "unit_less_1", 2)
    assert visitor.parameters["layers"] == "4,2"
    page.mouse.click(*page.evaluate(FIRST_WEIGHT))
    field = visitor.rest().page.locator(".st-key-hand input")
    field.fill("2.5")
    field.press("Enter")
    page.wait_for_url("**by_hand=*")
    box = visitor.rest().page.locator(".st-key-belief .imagelayer image").bounding_box()
    assert box
    page.mouse.click(box["x"] + 0.7 * box["width"], box["y"] + 0.2 * box["height"])
    page.wait_for_url("**at=*")
    shown = visitor.rest().page.evaluate(VALUES)

    # The same network by the readable one: the first weight of the first unit is 2.5.
    dataset = generate("xor", 200, noise=0.2, seed=1)
    train, test = split(dataset, share=0.5, seed=1)
    data = TrainingData(
        dataset.inputs[train], dataset.labels[train], dataset.inputs[test], dataset.labels[test]
    )
    settings = Settings(hidden=(4, 2), learning_rate=0.1, batch=10, seed=1)
    found = layers(initial_state(data, settings).parameters, settings)
    weights = found[0].weights.copy()
    weights[0, 0] = 2.5
    parts = [(one.weights, one.biases) for one in (Layer(weights, found[0].biases), *found[1:])]
    point = np.array([[float(one) for one in visitor.parameters["at"].split("_")]])
    sums, beliefs = readable.forward(parts, expand(point, settings.features), "tanh")
    hidden = np.tanh(np.concatenate([layer[0] for layer in sums[:-1]]))
    expected = [*point[0], *hidden, beliefs[0, -1]]
    np.testing.assert_allclose(shown, expected, atol=0.0051)
    assert (
        visitor.readouts()["train_loss"]
        != scores(initial_state(data, settings), data, settings).train_loss
    )


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", PRESETS)
def test_a_lesson_asks_plays_pauses_and_goes_on_to_its_end(visitor: Visitor, name: str) -> None:
    stage = STAGES[name]
    page = visitor.open("train").skip().page
    page.locator(".st-key-film .lf-pace select").select_option("60")
    page.locator(f".st-key-preset_{name} button").click()
    question = page.locator("[class*=st-key-question-predict_]")
    if not stage.late:
        expect(question).to_be_visible()
        assert visitor.rest().readouts()["step"] == 0
        visitor.skip()
    page.wait_for_function(RESTS, arg=stage.pause)
    found = visitor.rest().readouts()
    expected = scores_at(LessonRun(name), stage.pause)
    assert found["train_loss"] == pytest.approx(expected.train_loss, rel=1e-12)
    band = page.locator(".st-key-lesson")
    if stage.late:
        expect(question).to_be_visible()
        visitor.skip()
    else:
        expect(band).to_contain_text("Now change one thing.")
        page.locator(".st-key-film [data-film=play]").click()
    last = int(page.locator(".st-key-step input[type=range]").get_attribute("max") or 0)
    page.wait_for_function(RESTS, arg=last)
    expect(visitor.rest().page.locator(".st-key-lesson")).to_contain_text("Now change one thing.")
    press(visitor, "preset_none")
    expect(band).to_have_count(0)
    assert "preset" not in visitor.parameters


@pytest.mark.exhaustive
@pytest.mark.parametrize("view", ["page", "projector"])
def test_what_is_not_at_its_default_is_told_beside_the_fold(tab: Visitor, view: str) -> None:
    tab.open("train", scene="cockpit", l2="0.01", epochs="50", view=view).skip()
    told = tab.page.locator(".st-key-settings .stMarkdown p")
    expect(told).to_have_text("· L2 = 0.01 · +1")
    assert told.evaluate(SEEN)
    assert tab.problems == []
