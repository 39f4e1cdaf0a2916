"""The page on training: what it shows fits, and smooth curves follow the film."""

import pytest
from geometry import Mark, distance, drawn
from visitor import Visitor, bottom

CUT = """(key) => {
  const [row] = document.querySelectorAll(`.st-key-${key} .stButtonGroup > div`);
  const { right, bottom } = row.getBoundingClientRect();
  return [...row.querySelectorAll("button")].map((button) => button.getBoundingClientRect())
    .filter((box) => box.right > right + 1 || box.bottom > bottom + 1).length;
}"""


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("smooth", ["0", "0.9"])
def test_a_laptop_shows_a_whole_race_at_once(visitor: Visitor, language: str, smooth: str) -> None:
    visitor.open("train", rival="adam", smooth=smooth, lang=language)
    assert bottom(visitor.page.locator(".st-key-film .lf-plot")) <= 720


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("lesson", ["noise", "leap"])  # one run, and a race
def test_a_laptop_shows_the_whole_film_of_a_lesson_below_what_it_says(
    visitor: Visitor, lesson: str, language: str
) -> None:
    visitor.open("train", lang=language)
    visitor.page.locator(f".st-key-preset_{lesson} button").click()
    visitor.page.wait_for_url("**preset=*")
    visitor.rest()
    assert bottom(visitor.page.locator(".st-key-film .lf-plot")) <= 720


def test_what_is_refused_is_said_above_the_film(visitor: Visitor) -> None:
    past = "0*cross_entropy*sgd*0.1*101*0*0*tanh~20"
    visitor.open("train", step="37", past=past, batch="2000")
    notices = visitor.page.get_by_test_id("stAlert").all()
    assert len(notices) == 3
    figure = visitor.page.locator(".st-key-film .lf").bounding_box()
    assert figure
    assert max(map(bottom, notices)) < figure["y"]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("key", ["features", "pen"])
def test_no_button_of_a_narrow_column_is_out_of_sight(
    visitor: Visitor, key: str, language: str
) -> None:
    visitor.open("train", data="own", lang=language)
    assert visitor.page.evaluate(CUT, key) == 0


def curves(visitor: Visitor) -> list[Mark]:
    """Return the lines of the film, which is the first figure of the page."""
    return [m for m in drawn(visitor) if m["figure"] == 0 and m["kind"] == "js-line"]


def test_smooth_curves_are_scrubbed_to_where_the_server_confirms_them(visitor: Visitor) -> None:
    visitor.open("train", seed="3", rival="adam", smooth="0.9")
    before = curves(visitor)
    visitor.hold("step", 0.6)
    preview = curves(visitor)
    step = visitor.readouts()["step"]
    visitor.release()
    visitor.page.wait_for_url(f"**step={step:.0f}*")
    after = curves(visitor.rest())
    # Losses and accuracies of both runs, and the smoothed losses.
    assert len(before) == len(preview) == len(after) == 12
    assert all(one["path"] != other["path"] for one, other in zip(before, preview, strict=True))
    assert max(map(distance, preview, after)) < 1  # pixel: Plotly smooths out what is less
