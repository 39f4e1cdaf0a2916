"""What the reader guessed of the stream on the cross-entropy page is part of the link."""

import numpy as np
import pytest
from course import figures, go, opened, seen
from streamlit.testing.v1 import AppTest

from lessons.cross_entropy.guesses import GUESSES, read_guesses, written

A, B, C = range(3)


def paid(app: AppTest) -> float:
    """Return the mean price that the reader has paid, in bits."""
    readouts = {one["name"]: one["value"] for one in figures(app)["means"]["readouts"]}
    return float(readouts["stream_yours"])


def address(app: AppTest, key: str) -> str | None:
    """Return a parameter of the address."""
    held = app.query_params.get(key)
    return held[-1] if isinstance(held, list) else held


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", {}),
        ("2A", {1: A}),
        ("21CAB40A", {20: C, 21: A, 22: B, 39: A}),
        ("200B", {199: B}),
        ("2" + "ABC" * 66 + "A", {place: (place - 1) % 3 for place in range(1, 200)}),
    ],
)
def test_guesses_are_written_as_they_are_read(text: str, read: dict[int, int]) -> None:
    assert read_guesses(text) == read
    assert written(dict(reversed(read.items()))) == text


@pytest.mark.parametrize(
    "text",
    [
        "A",
        "21",
        "1A",
        "0A",
        "021A",
        "201A",
        "200AB",
        "21D",
        "21a",
        "30A21B",
        "21AB22C",
        "21A ",
        "٢A",
    ],
)
def test_what_no_reader_can_have_guessed_is_refused(text: str) -> None:
    assert GUESSES.rule(text)


@pytest.mark.parametrize("text", ["1A", "21A "])
def test_refused_guesses_are_told_and_none_is_made(text: str) -> None:
    app = opened("cross-entropy", guesses=text)
    assert not app.exception
    (notice,) = [one.value for one in app.warning]
    assert notice.startswith(f"guesses = `{text.strip()}")
    assert paid(app) == paid(seen("cross-entropy"))
    assert "guesses" not in app.query_params


def test_every_guess_is_in_the_address_and_its_link_shows_the_same_prices() -> None:
    app = opened("cross-entropy", seed="7", heard="5")
    for key in ("guess_C", "guess_A", "listen", "guess_B"):
        app.button(key=key).click().run()
    assert address(app, "guesses") == "6CA18B"
    assert address(app, "heard") == "18"
    copy = opened("cross-entropy", seed="7", heard="18", guesses="6CA18B")
    assert not copy.warning
    assert paid(copy) == paid(app) != paid(seen("cross-entropy", seed="7", heard="18"))


def test_a_guess_of_the_link_is_paid_for_in_bits() -> None:
    """Guessed right costs -log2(.8), guessed wrong -log2(.1)."""
    before = paid(seen("cross-entropy", heard="1"))
    prices = [
        2 * paid(seen("cross-entropy", heard="2", guesses=f"2{one}")) - before for one in "ABC"
    ]
    np.testing.assert_allclose(sorted(prices), -np.log2([0.8, 0.1, 0.1]), rtol=1e-12)


def test_starting_again_takes_the_guesses_back() -> None:
    app = opened("cross-entropy", guesses="3C")
    app.button(key="stream_again").click().run()
    assert "guesses" not in app.query_params
    app.number_input(key="heard").set_value(20).run()
    assert paid(app) == paid(seen("cross-entropy"))


def test_guesses_are_found_again_when_the_reader_comes_back() -> None:
    app = opened("cross-entropy", guesses="3C")
    go(app, "loss")
    app.query_params.clear()
    go(app, "cross-entropy")
    assert address(app, "guesses") == "3C"
    assert paid(app) == paid(seen("cross-entropy", guesses="3C"))


def test_where_prices_have_no_end_the_last_bar_is_explained() -> None:
    told = "The last bar collects everything that cost more than 8 bits, including ∞."
    for q, expected in (("0.3,0.4,0.3", False), ("0.3,0.7,0", True)):
        app = opened("cross-entropy", coded=f"0.1,0.2,0.7,{q}")
        captions = [one.value for one in app.caption]
        assert any(text.endswith(told) for text in captions) is expected


@pytest.mark.parametrize("change", ["button", "field"])
def test_another_stream_begins_without_guesses(change: str) -> None:
    app = opened("cross-entropy", guesses="3C")
    app.button(key="guess_A").click().run()
    assert address(app, "guesses") == "3C21A"
    if change == "button":
        app.button(key="another_stream").click().run()
    else:
        app.number_input(key="seed").set_value(2).run()
    assert "guesses" not in app.query_params
    assert paid(app) == paid(seen("cross-entropy", seed="2", heard="21"))
    app.button(key="guess_B").click().run()
    assert address(app, "guesses") == "22B"


def test_after_the_last_symbol_there_is_nothing_to_guess() -> None:
    keys = ("guess_A", "guess_B", "guess_C", "listen")
    for heard, over in (("199", False), ("200", True)):
        app = opened("cross-entropy", heard=heard)
        assert [app.button(key=key).disabled for key in keys] == [over] * len(keys)
        said = [one.value for one in app.caption]
        assert ("This was the last of 200 symbols." in said) is over
