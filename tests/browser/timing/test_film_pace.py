"""A film that is played is drawn as often as the browser paints, at least every second time."""

import pytest
from visitor import Visitor

XOR = {"seed": "3"}
SHARE = 0.5  # of what the browser paints, which a busy machine makes less of: 30 of 60 a second
PLAYS = 3  # what else the machine does can only slow a film down, so the best of some plays counts
# Counts frames that were drawn, and those in which there was no map, until the film ends.
WATCH = """() => {
  const film = document.querySelector(".st-key-film .lf-film");
  const steps = document.querySelector("[data-readout=step]");
  window.watched = { shown: new Set(), blank: 0, painted: 0, over: false };
  const look = () => {
    const image = document.querySelector(".st-key-belief .imagelayer image");
    const picture = image?.getAttribute("href");
    window.watched.shown.add(steps.dataset.value);
    window.watched.painted += 1;
    const drawn = picture?.startsWith("data:image/png") && document.querySelector(".main-svg");
    window.watched.blank += !drawn;
    if (film.dataset.playing === "true") requestAnimationFrame(look);
    else window.watched.over = true;
  };
  document.querySelector(".st-key-film [data-film=play]").click();
  requestAnimationFrame(look);
}"""


@pytest.mark.timing
@pytest.mark.parametrize("rival", [pytest.param("none", marks=pytest.mark.exhaustive), "adam"])
def test_a_film_is_drawn_at_its_pace_without_a_blank_frame(visitor: Visitor, rival: str) -> None:
    visitor.open("train", **XOR, rival=rival, epochs="120").skip()
    visitor.page.locator(".st-key-film .lf-film select").select_option("60")
    shares: list[float] = []
    while len(shares) < PLAYS and max(shares, default=0) < SHARE:
        watched = watch(visitor)
        assert watched["blank"] == 0
        shares.append(watched["shown"] / watched["painted"])
    assert max(shares) >= SHARE


def watch(visitor: Visitor) -> dict[str, float]:
    """Play the film from its start to its end and count the frames that are shown."""
    visitor.page.evaluate(WATCH)
    visitor.page.wait_for_function("() => window.watched.over")
    watched = visitor.page.evaluate(
        "() => ({ ...window.watched, shown: window.watched.shown.size })"
    )
    visitor.rest()
    return dict(watched)
