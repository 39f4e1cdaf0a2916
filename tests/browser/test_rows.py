"""Numbers that a figure writes, lines that grow, and numbers that are dragged up and down."""

from typing import Any

import numpy as np
import pytest
from lone_figure import LoneFigure
from visitor import Visitor

from charts.marks import axis, layout
from ui.live_figure.multiples import Multiples
from ui.live_figure.rows import Beginning, Written

VALUES = np.arange(5.0)
NUMBERS = np.array([[0.0, 1.0], [0.5, -2.5], [1.25, 3e-7], [2.0, 1234.5], [9.0, 0.125]])
COUNTS = np.array([1.0, 2.0, 3.0, 3.0, 4.0])
LINE = np.array([0.0, 1.0, 2.0, 3.0]), np.array([0.0, 2.0, 1.0, 3.0])
WORDS = "() => [...document.querySelectorAll('.textpoint text')].map((one) => one.textContent)"
ENDS = """() => (document.querySelector(".scatterlayer .js-line")?.getAttribute("d") ?? "")
  .split(/[ML]/).filter(Boolean).length"""
DRAG = """([dy, steps]) => {
  const plot = document.querySelector(".lf-plot");
  const word = document.querySelector(".textpoint text").getBoundingClientRect();
  const at = { clientX: word.x + word.width / 2, clientY: word.y + word.height / 2 };
  plot.setPointerCapture = () => {};
  const send = (kind, y) => plot.dispatchEvent(new PointerEvent(kind, {
    bubbles: true, button: 0, pointerId: 1, pointerType: "mouse",
    clientX: at.clientX, clientY: at.clientY + y,
  }));
  send("pointerdown", 0);
  for (let i = 1; i <= steps; i += 1) send("pointermove", (dy * i) / steps);
  send("pointerup", dy);
  return window.sent.filter(([name]) => name === "drop").map(([, value]) => value);
}"""


def figure(at: int) -> dict[str, Any]:
    words = {
        "type": "scatter",
        "mode": "text",
        "x": np.array([1.0, 3.0]),
        "y": np.array([2.0, 2.0]),
        "text": ["= 0.0", "1.00"],
    }
    count = int(COUNTS[at])
    line = {"type": "scatter", "mode": "lines", "x": LINE[0][:count], "y": LINE[1][:count]}
    axes = layout(xaxis=axis("", (0, 4)), yaxis=axis("", (0, 4)))
    return {"data": [words, line], "layout": axes}


def sweep(rows: Any, at: int = 0) -> dict[str, Any]:
    return {
        "control": "moved",
        "values": VALUES,
        "at": VALUES[at],
        "byIndex": False,
        "traces": [
            [0, {"text": Written(["= {}", "{|}"], [rows], [1, None])}],
            [1, {axis: Beginning(one, COUNTS) for axis, one in zip("xy", LINE, strict=True)}],
        ],
        "layout": {},
        "readouts": {},
    }


@pytest.fixture(scope="module")
def lone(everyday: Visitor) -> LoneFigure:
    return LoneFigure(everyday, "moved")


@pytest.mark.parametrize("rows", [NUMBERS, NUMBERS.astype(np.float32), Multiples(NUMBERS, 1e-7)])
def test_numbers_are_written_as_readouts_are(lone: LoneFigure, rows: Any) -> None:
    lone.move("moved", 0)
    lone.take(figure(0), sweeps=[sweep(rows)])
    lone.settle()
    said = []
    for value in VALUES[1:]:
        lone.move("moved", value)
        lone.settle()
        said.append(lone.page.evaluate(WORDS))
    assert said == [
        ["= 0.5", "2.50"],
        ["= 1.3", "3.00 × 10⁻⁷"],
        ["= 2.0", "1,230"],
        ["= 9.0", "0.125"],
    ]


def test_a_line_grows_with_the_slider(lone: LoneFigure) -> None:
    lone.move("moved", 3)
    lone.take(figure(3), sweeps=[sweep(NUMBERS, 3)])
    lone.settle()
    for value in (4, 2, 1, 3):
        lone.move("moved", value)
        lone.settle()
        assert lone.page.evaluate(ENDS) == COUNTS[value]


@pytest.mark.parametrize(("pixels", "value"), [(-9, 4), (-3, 3), (-1, 2), (4, 1), (100, 0)])
def test_a_number_is_dragged_up_and_down(lone: LoneFigure, pixels: int, value: int) -> None:
    handle = {"control": "moved", "trace": 0, "point": 0, "scrub": 4.0}
    lone.move("moved", 2)
    lone.take(figure(2), sweeps=[sweep(NUMBERS, 2)], handles=[handle])
    lone.settle()
    lone.page.evaluate("window.sent.length = 0")
    sent = lone.page.evaluate(DRAG, [pixels, 3])
    assert sent == [{"control": "moved", "value": value}]
