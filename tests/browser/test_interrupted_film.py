"""Whatever is set while a film is played, or when it has just ended, stops it and holds at once."""

from collections.abc import Callable

import pytest
from visitor import Visitor

BAR = 'document.querySelector(".st-key-film .lf-film").dataset.playing'
STEP = 'Number(document.querySelector("[data-readout=step]").dataset.value)'
REACHED = {  # how far the film is when it is interrupted
    "played": f"(from) => {BAR} === 'true' && {STEP} > from + 20",
    "ended": f"() => {BAR} === 'false' && {STEP} === 100",
}
EPOCHS = {"played": "1000", "ended": "10"}
# What is asked for shows in the address, and the page is that of the address.
HELD = f"""(wanted) => {{
  const address = new URLSearchParams(location.search);
  const step = address.get("step") ?? "0";
  return {BAR} === "false" && {STEP} === Number(step)
    && document.querySelector(".st-key-step input[type=range]").value === step
    && Object.entries(wanted).every(([name, value]) => address.get(name) === value);
}}"""


def preset(visitor: Visitor) -> None:
    visitor.page.locator(".st-key-preset_noise button").click()


def restart(visitor: Visitor) -> None:
    visitor.unfold().locator(".st-key-restart button").click()


def projector(visitor: Visitor) -> None:
    visitor.page.locator(".st-key-view").get_by_text("Projector").click()


def korean(visitor: Visitor) -> None:
    visitor.page.locator(".st-key-lang").get_by_text("한국어").click()


def layers(visitor: Visitor) -> None:
    field = visitor.page.locator(".st-key-layers input")
    field.fill("2")
    field.press("Enter")


@pytest.mark.parametrize(
    ("state", "every"),
    [
        ("played", False),
        pytest.param("played", True, marks=pytest.mark.exhaustive),
        pytest.param("ended", True, marks=pytest.mark.exhaustive),
    ],
)
def test_a_control_stops_the_film_and_holds_at_once(
    visitor: Visitor, state: str, *, every: bool
) -> None:
    page = visitor.open("train", seed="3", lang="en", epochs=EPOCHS[state]).skip().page
    page.locator(".st-key-film .lf-pace select").select_option("60")

    def interrupt(act: Callable[[Visitor], None], **wanted: str | None) -> dict[str, float]:
        begun = page.evaluate(f"() => {STEP}")
        page.locator(".st-key-film [data-film=play]").click()
        page.wait_for_function(REACHED[state], arg=begun)
        act(visitor)
        page.wait_for_function(HELD, arg=wanted)
        return visitor.rest().readouts()

    def word(key: str) -> str:
        return page.locator(f".st-key-{key}").inner_text()

    found = interrupt(layers, layers="2")
    assert found["weights_count"] == 6
    assert found["step"] == 0  # another network has learnt nothing yet
    found = interrupt(projector, view="projector", layers="2")
    assert page.evaluate("() => document.documentElement.dataset.view") == "projector"
    assert found["step"] > 0
    found = interrupt(restart, step=None, past=None)
    assert found["step"] == 0
    if not every:
        return
    found = interrupt(korean, lang="ko", layers="2")
    assert page.evaluate("() => document.documentElement.lang") == "ko"
    assert word("layers")[:2] == "은닉"
    assert found["step"] > 0
    changes = {"preset": "noise", "data": "circles", "points": "100", "noise": "1.2"}
    found = interrupt(preset, **changes, layers="8,8", step=None, seed=None)
    assert page.locator(".st-key-layers input").input_value() == "8,8"
    assert found["step"] == 0
    # A lesson asks before it shows its network.
    assert visitor.skip().readouts()["weights_count"] == 8 * (2 + 8 + 1)
