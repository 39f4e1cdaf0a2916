"""In a browser the film goes on from scene to scene, and numbers of a step follow the finger."""

import pytest
from expecting import expect
from visitor import Visitor

TURN = ".strip [data-scene={}]"
STEP = "() => Number(document.querySelector('[data-readout=step]').dataset.value)"
WORDS = """() => [...document.querySelectorAll(".st-key-one_step .textpoint text")]
  .map((word) => word.textContent)"""
PATH = """() => [...document.querySelectorAll(".st-key-batches .scatterlayer .js-line")]
  .map((line) => line.getAttribute("d").length)"""


@pytest.mark.exhaustive
def test_the_film_is_played_in_one_scene_and_stands_there_in_the_next(visitor: Visitor) -> None:
    visitor.open("train", data="moons", layers="", scene="loss_surface").skip()
    page = visitor.page
    page.locator(".st-key-film_loss_surface [data-film=play]").click()
    page.wait_for_function(f"() => ({STEP})() >= 100")
    page.locator(".st-key-film_loss_surface [data-film=play]").click()
    visitor.rest()
    step, losses = page.evaluate(STEP), visitor.readouts()["train_loss"]
    page.locator(TURN.format("cockpit")).click()
    visitor.rest().skip()
    assert page.evaluate(STEP) == step
    assert visitor.readouts()["train_loss"] == losses
    page.locator(".st-key-film [data-film=on]").click()
    page.wait_for_function(f"(step) => ({STEP})() > step", arg=step)
    visitor.rest()
    page.locator(TURN.format("batches")).click()
    visitor.rest()
    page.locator(TURN.format("equation")).click()
    visitor.rest()
    assert page.evaluate(STEP) > step


@pytest.mark.exhaustive
def test_every_number_of_a_step_follows_the_rate_and_the_number_in_hand(visitor: Visitor) -> None:
    visitor.open("train", scene="one_step", stage="5").skip()
    for key, least in (("eta_one", 14), ("one_w12", 30)):
        before = visitor.page.evaluate(WORDS)
        visitor.hold(key, 0.75)
        held = visitor.page.evaluate(WORDS)
        assert sum(now != then for now, then in zip(held, before, strict=True)) >= least
        visitor.release()
        assert visitor.rest().page.evaluate(WORDS) == held


@pytest.mark.exhaustive
def test_walks_grow_with_the_cursor(visitor: Visitor) -> None:
    visitor.open("train", scene="batches").skip()
    before = visitor.page.evaluate(PATH)
    visitor.hold("seen", 0.75)
    held = visitor.page.evaluate(PATH)
    assert sum(now > then for now, then in zip(held, before, strict=True)) >= 5
    visitor.release()
    after = visitor.rest().page.evaluate(PATH)
    assert len(after) == len(held)


@pytest.mark.exhaustive
def test_what_is_opened_while_the_film_is_played_is_filled(visitor: Visitor) -> None:
    page = visitor.open("train", scene="loss_surface", epochs="1000").skip().page
    page.locator("[data-film=play]").click()
    page.wait_for_function(f"() => ({STEP})() > 20")
    fold = page.locator(".st-key-fold-loss_surface-map")
    fold.locator("summary").click()
    expect(fold.locator("[data-testid=stMarkdown]").first).to_be_visible()
