"""Figures of a page alone: drawn from what the server told them, without Streamlit around them.

Plotly and our modules are the real ones; sliders are the browser's own. What a figure wants to do a
while later, as to let Plotly draw what was moved, is kept until it is told to.
"""

from base64 import b64encode
from typing import Any

from course import elements, opened
from geometry import ASTRAY, MARKS
from playwright.sync_api import Page
from visitor import PATIENCE

from ui.assets import asset_url

LATER = 200  # milliseconds

PAGE = f"""<!doctype html><html lang="en"><body style="width: 760px">
<script>
  const [soon, forget] = [setTimeout, clearTimeout];
  const kept = new Map();
  window.setTimeout = (action, delay = 0, ...rest) => {{
    if (delay < {LATER}) return soon(action, delay, ...rest);
    const name = {{}};
    kept.set(name, action);
    return name;
  }};
  window.clearTimeout = (name) => kept.delete(name) || forget(name);
</script></body></html>"""

# Mounts the figures, and a slider for each control that one of them follows.
MOUNT = """async ([index, payload, figures]) => {
  const [{ mount }, { decode, unpacked }] = await Promise.all([import(index), import(payload)]);
  const painted = () => new Promise(requestAnimationFrame);
  window.frame = () => painted().then(painted);
  window.later = async () => {
    do {
      for (const [name, action] of [...kept]) {
        kept.delete(name);
        action();
      }
      await frame();
    } while (kept.size);
  };
  window.sweeps = {};
  const told = figures.map(([html, text]) =>
    ({ html, data: Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)) }));
  const payloads = await Promise.all(told.map(({ data }) => unpacked(data)));
  for (const sweep of payloads.flatMap((payload) => decode(payload).sweeps)) {
    if (sweeps[sweep.control]) continue;
    sweeps[sweep.control] = sweep;
    const place = document.createElement("div");
    const [low, high] = [sweep.values[0], sweep.values.at(-1)];
    place.className = `st-key-${sweep.control}`;
    place.innerHTML = '<input type="range" step="any">';
    const at = sweep.byIndex ? sweep.values.indexOf(sweep.at) : sweep.at;
    const [min, max] = sweep.byIndex ? [0, sweep.values.length - 1] : [low, high];
    Object.assign(place.firstChild, { min, max, value: at });
    document.body.append(place);
  }
  await Promise.all(told.map(({ html, data }) => {
    const parentElement = document.createElement("div");
    parentElement.innerHTML = html;
    document.body.append(parentElement);
    return mount({ data, parentElement, setTriggerValue: () => {} });
  }));
  await later();
  // Plotly knows how much room the numbers of an axis take when it draws for the second time.
  const plots = [...document.querySelectorAll(".js-plotly-plot")];
  await Promise.all(plots.map((plot) => Plotly.redraw(plot)));
  // Others are words alone.
  const drawn = payloads.filter((payload) => decode(payload).figure.data.length);
  if (plots.length !== drawn.length) throw new Error("a figure is missing");
  return Object.keys(sweeps);
}"""

# Moves a slider to a share of its way; tells what is drawn then, and once Plotly has drawn it.
MOVE = f"""async ([control, share]) => {{
  const marks = {MARKS};
  const astray = {ASTRAY};
  const slider = document.querySelector(`.st-key-${{control}} input`);
  const values = sweeps[control].values;
  const at = Math.round(share * (values.length - 1));
  slider.value = sweeps[control].byIndex ? at : values[at];
  slider.setAttribute("aria-valuetext", slider.value);
  await frame();
  const [during, gaps] = [marks(), astray()];
  await later();
  return {{ value: values[at], during, gaps, after: marks(), lost: astray() }};
}}"""


def told(path: str, parameters: dict[str, str]) -> list[tuple[str, str]]:
    """Return the element and the payload of each figure of a page, as the server sends them."""
    mounted = [one.proto for one in elements(opened(path, **parameters))]
    figures = [one for one in mounted if getattr(one, "component_name", "") == "live_figure"]
    return [(one.html_content, b64encode(one.bytes).decode()) for one in figures]


class Showcase:
    """A browser tab in which the figures of one page stand."""

    def __init__(self, page: Page, server: str, path: str, **parameters: str) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        page.route("**/showcase", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
        page.goto(f"{server}/showcase")
        modules = [asset_url(f"live_figure/{name}.js") for name in ("index", "payload")]
        self.controls: list[str] = page.evaluate(MOUNT, [*modules, told(path, parameters)])

    def move(self, control: str, share: float) -> dict[str, Any]:
        """Move a slider to a share of its way, and let Plotly draw what was moved."""
        seen = dict(self.page.evaluate(MOVE, [control, share]))
        return {**seen, "gaps": dict(seen["gaps"]), "lost": dict(seen["lost"])}
