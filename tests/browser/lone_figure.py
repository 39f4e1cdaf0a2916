"""A live figure by itself on an empty page: the browser's modules without Streamlit around them."""

from typing import Any

from visitor import Visitor

from ui.assets import STYLES, asset_url
from ui.live_figure.component import elements
from ui.live_figure.payload import encode, packed

EMPTY = "/_stcore/health"  # any page of the server: its modules can be imported there
STYLE = STYLES["live_figure.css"]
LABELS = ["save", "png", "svg", "csv", "html", "play", "pause", "start", "back", "on", "pace"]
LAYOUT = {"margin": {"t": 20}, "dragmode": False}
PAGE = '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">'
PUT = """async ([html, css, module, keys]) => {
  document.body.innerHTML = `<style>${css}</style><div id="mounted">${html}</div>` + keys.map(
    (key) => `<div class="st-key-${key}"><input type="range" value="0"></div>`
  ).join("");
  const { mount } = await import(module);
  window.sent = [];
  window.take = (bytes) => mount({
    data: Uint8Array.from(bytes),
    parentElement: document.getElementById("mounted"),
    setTriggerValue: (name, value) => window.sent.push([name, value]),
  });
}"""
MOVE = """([key, value]) => {
  const input = document.querySelector(`.st-key-${key} input`);
  input.value = value;
  input.setAttribute("value", value);
}"""
# How often Plotly draws until a move is to be seen. What is due after a while, as its own drawing
# of moved marks is, comes after these two frames, however long a busy machine takes for them.
PREVIEW = """async ([key, value]) => {
  const { react } = Plotly;
  const { setTimeout: later, clearTimeout: forget } = window;
  const [held, names] = [new Map(), new Map()];
  let drawn = 0;
  Plotly.react = (...parts) => {
    drawn += 1;
    return react(...parts);
  };
  window.setTimeout = (...due) => {
    const name = Symbol("held");
    held.set(name, due);
    return name;
  };
  window.clearTimeout = (name) => {
    if (held.delete(name)) return;
    forget(names.get(name) ?? name); // an earlier preview knows the others
  };
  (MOVE)([key, value]);
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  Object.assign(Plotly, { react });
  window.setTimeout = later;
  for (const [name, due] of held) names.set(name, later(...due));
  held.clear();
  return drawn;
}""".replace("MOVE", MOVE)


def module(name: str) -> str:
    """Return the address of one of the browser's modules."""
    return asset_url(f"live_figure/{name}.js")


class LoneFigure:
    """One live figure, with sliders that move it, in an otherwise empty page."""

    def __init__(self, visitor: Visitor, *controls: str) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.page.goto(visitor.server + EMPTY)
        self.page.set_content(PAGE)
        self.page.evaluate(PUT, [elements(), STYLE.read_text(), module("index"), list(controls)])

    def take(self, figure: dict[str, Any], **parts: Any) -> None:
        """Hand the figure a payload, as a run of the page does."""
        self.page.evaluate(
            "(bytes) => window.take(bytes)", list(packed(encode(payload(figure, **parts))))
        )

    def settle(self) -> None:
        """Wait until nothing of the figure is due."""
        self.page.wait_for_selector(".lf[data-settled=true]")

    def move(self, control: str, value: float) -> None:
        """Move a slider, as a drag does before it is released."""
        self.page.evaluate(MOVE, [control, value])

    def preview(self, control: str, value: float) -> int:
        """Move a slider and wait for a frame; return how often Plotly has drawn for it."""
        return int(self.page.evaluate(PREVIEW, [control, value]))


def payload(figure: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """Return the payload of a figure; whatever is not given is empty."""
    return {
        "key": "lone",
        "name": "Name",
        "summary": "Summary",
        "height": 20.0,
        "narrow": {},
        "figure": {"data": figure["data"], "layout": {**LAYOUT, **figure["layout"]}},
        "formula": "",
        "labels": {name: name for name in LABELS},
        "readouts": [],
        "handles": [],
        "plays": None,
        "film": None,
        "drawable": False,
        "picks": [],
        "sweeps": [],
        **parts,
    }
