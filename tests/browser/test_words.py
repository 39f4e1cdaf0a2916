"""Texts in a figure follow a slider as its other marks do: moved and written, not drawn anew."""

from typing import Any

import numpy as np
import pytest
from lone_figure import LoneFigure
from visitor import Visitor

from charts.marks import axis, layout
from ui.live_figure.multiples import Multiples
from ui.live_figure.rows import Written

VALUES = np.array([0.0, 1.0, 2.0])
NEAR = 0.6  # pixels; Plotly knows the room for numbers of an axis when it draws again
WRITTEN = ["0", "one third", "− 2"]
# What is written, and where; what lies outside the axes is not seen.
WORDS = """() => [...document.querySelectorAll(".textpoint")]
  .filter((point) => point.getAttribute("display") !== "none")
  .map((point) => { const word = point.querySelector("text");
    return { said: word.textContent, aside: point.getAttribute("transform"),
      place: ["x", "y"].map((name) => Number(word.getAttribute(name))) }; })"""


def figure(texts: list[str]) -> dict[str, Any]:
    words = {
        "type": "scatter",
        "mode": "text",
        "x": np.array([1.0, 3.0]),
        "y": np.array([2.0, 2.0]),
        "text": texts,
        "textposition": "top left",
        "cliponaxis": False,
    }
    axes = layout(xaxis=axis("", (0, 4)), yaxis=axis("", (0, 4)))
    return {"data": [words], "layout": axes}


def sweep(texts: list[list[str]]) -> dict[str, Any]:
    places = np.array([[1.0, 3.0], [2.0, 3.5], [3.9, 9.0]])
    return {
        "control": "moved",
        "values": VALUES,
        "at": 0.0,
        "byIndex": False,
        "traces": [[0, {"x": places, "text": texts}]],
        "layout": {},
        "readouts": {},
    }


@pytest.fixture(scope="module")
def lone(everyday: Visitor) -> LoneFigure:
    return LoneFigure(everyday, "moved")


def shown(lone: LoneFigure, texts: list[list[str]], value: float) -> tuple[Any, int, Any]:
    """Return what is written when the slider is moved, how often Plotly drew, what it drew then."""
    lone.move("moved", 0)
    lone.take(figure(texts[0]), sweeps=[sweep(texts)])
    lone.settle()
    drawn = lone.preview("moved", value)
    during = lone.page.evaluate(WORDS)
    lone.settle()
    return during, drawn, lone.page.evaluate(WORDS)


@pytest.mark.parametrize("value", [1, 2])
def test_a_line_of_words_is_moved_to_where_plotly_writes_it(lone: LoneFigure, value: int) -> None:
    during, drawn, after = shown(lone, [[one, "still"] for one in WRITTEN], value)
    assert drawn == 0
    assert [(one["said"], one["aside"]) for one in during] == [
        (one["said"], one["aside"]) for one in after
    ]
    for one, other in zip(during, after, strict=True):
        np.testing.assert_allclose(one["place"], other["place"], rtol=0, atol=NEAR)
    assert during[0]["said"] == WRITTEN[value]
    assert len(during) == (2 if value == 1 else 1)


def test_words_with_markup_are_left_to_plotly(lone: LoneFigure) -> None:
    during, drawn, after = shown(lone, [["a", "b"], ["<b>c</b>", "b"], ["a", "b"]], 1)
    assert drawn > 0
    assert [one["said"] for one in during] == [one["said"] for one in after] == ["c", "b"]


def test_numbers_in_words_and_repeated_words_are_written_by_the_browser(lone: LoneFigure) -> None:
    values = np.arange(100.0)
    signs = ["<" if value < 50 else ">" for value in values]
    ones = Multiples(np.ones(100), 1.0)
    text = Written(["{} {} {}"], (values.astype(np.float32), signs, ones))
    told = {**sweep([]), "values": values, "traces": [[0, {"text": text}], [1, {"text": signs}]]}
    drawn = figure([])
    place = {"x": np.ones(1), "y": np.ones(1)}
    words = [{**drawn["data"][0], **place, "text": some} for some in (text.texts()[0], signs[:1])]
    lone.move("moved", 0)
    lone.take({**drawn, "data": words}, sweeps=[told])
    lone.settle()
    lone.move("moved", 70)
    lone.settle()
    said = [one["said"] for one in lone.page.evaluate(WORDS)]
    assert said == [*text.texts()[70], ">"] == ["70.0 > 1.00", ">"]


READOUTS = [
    {"name": "q", "label": "q", "value": 0.5, "digits": None, "color": None},
    {"name": "step", "label": "step", "value": 0.25, "digits": None, "color": None},
]


def live(texts: list[str], **parts: Any) -> dict[str, Any]:
    drawn = figure(texts)
    drawn["data"][0] |= parts
    moved = sweep([]) | {"traces": [], "readouts": {"step": np.array([0.25, -1 / 3, 0.0])}}
    return {"figure": drawn, "readouts": READOUTS, "sweeps": [moved]}


@pytest.mark.parametrize(
    ("value", "written"), [(0, "a step of +0.250"), (1, "a step of −0.333"), (2, "a step of +0.00")]
)
def test_live_numbers_in_texts_are_those_of_the_readouts(
    lone: LoneFigure, value: int, written: str
) -> None:
    lone.move("moved", 0)
    lone.take(**live(["a step of @+step", "@q of @nobody"], meta="live"))
    lone.settle()
    assert lone.preview("moved", value) == 0
    for _time in ("during", "after"):
        assert [one["said"] for one in lone.page.evaluate(WORDS)] == [written, "0.500 of @nobody"]
        lone.settle()


def test_texts_that_are_not_live_stay_as_they_are_given(lone: LoneFigure) -> None:
    lone.move("moved", 0)
    lone.take(**live(["@step", "@+q"]))
    lone.settle()
    assert [one["said"] for one in lone.page.evaluate(WORDS)] == ["@step", "@+q"]
