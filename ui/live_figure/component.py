"""Mounts a live figure in a Streamlit page."""

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import streamlit as st

from ui.address import touched
from ui.assets import asset_url
from ui.language import LANGUAGES, _, catalogue
from ui.language import gettext_noop as message
from ui.live_figure.model import Corner, Handle, Pick, Playback, Readout, Sweep, Wanted
from ui.live_figure.payload import encode, packed
from ui.live_figure.triggers import Place, chosen, dropped, picked, stroke, wish
from ui.questions import waiting

Numbers = Mapping[str, int]  # of traces, by their names
FAILED = message("The chart could not be loaded. Check the connection and reload the page.")
UNDRAWN = message("This view could not be drawn. Change a value, and the chart is drawn again.")

HTML = """
<figure class="lf" style="min-height: {height}">
  <dl class="lf-readouts"></dl>
  <div class="lf-formula"></div>
  <button type="button" class="lf-play" hidden></button>
  <div class="lf-film" role="toolbar" hidden>
    <button type="button" data-film="start"></button>
    <button type="button" data-film="back"></button>
    <button type="button" data-film="play"></button>
    <button type="button" data-film="on"></button>
    <label class="lf-pace"><span></span>
      <select>
        <option>5</option><option>15</option><option selected>30</option><option>60</option>
      </select>
    </label>
  </div>
  <div class="lf-plot" role="img"></div>
  <details class="lf-save"><summary></summary><div></div></details>
  <p class="lf-message" data-of="failed" role="alert">{failed}</p>
  <p class="lf-message" data-of="undrawn" role="alert">{undrawn}</p>
</figure>
"""

# Small on purpose: this text travels with every update, the modules that it names only once.
JS = """
let live;
export default function (component) {{
  live ??= import(new URL("{module}", location.origin));
  return live.then((module) => module.mount(component)).catch((error) => {{
    live = undefined;
    component.parentElement.querySelector(".lf").dataset.state = "failed";
    console.error(error);
  }});
}}
"""


@dataclass(frozen=True)
class Prepared:
    """A figure as it is sent, and what may come back from it."""

    key: str
    data: bytes
    offered: Mapping[str, Any]  # values of the controls that can be moved in it
    places: Sequence[Mapping[str, Any]]  # the same of the pairs that move at once
    on_draw: Callable[[Place, Place], None] | None
    # By trace: how many points it has, and what takes the number of one that is chosen.
    choices: Mapping[int, tuple[int, Callable[[int], None]]] = field(default_factory=dict)


# Where figures are noted as they are drawn, if anybody wants to draw them again.
noted: ContextVar[list[Prepared] | None] = ContextVar("noted", default=None)


def live_figure(
    figure: Mapping[str, Any],
    *,
    key: str,
    name: str,
    summary: str,
    sweeps: Sequence[Sweep] = (),
    handles: Sequence[Handle] = (),
    corners: Sequence[Corner] = (),
    picks: Sequence[Pick] = (),
    plays: str | None = None,
    film: Playback | None = None,
    on_draw: Callable[[Place, Place], None] | None = None,
    on_choose: Mapping[str, Callable[[int], None]] | None = None,
    readouts: Sequence[Readout] = (),
    formula: str = "",
    narrow: Mapping[str, Any] | None = None,
    height: float = 26.0,
    fills: bool | float = True,
    veiled: Sequence[str] = (),
) -> None:
    """Draw a figure that follows the controls of its sweeps.

    Parameters
    ----------
    figure : mapping
        Plotly figure with NumPy arrays inside: ``data`` holds the traces by their names, in the
        order in which they are drawn, and ``layout`` is Plotly's own. Sweeps, handles and films
        call the traces by these names; the browser gets their numbers.
    key : str
        Identity of the figure: it stays in place, and is updated, as long as the key stays.
    name, summary : str
        Accessible name, and in words what the figure shows just now.
    sweeps : sequence of Sweep
        How the figure changes along each control.
    handles : sequence of Handle
        Points that can be dragged; each needs a sweep of its control that moves its trace.
    corners : sequence of Corner
        Points that move two controls at once when they are dragged.
    picks : sequence of Pick
        Subplots in which a click moves two controls at once.
    plays : str
        Control, one of those of the sweeps, that a button beside the figure plays to its end.
    film : Playback
        Frames along time, played by the reader; see `wanted_frames`.
    on_draw : callable
        Called with both ends of a stroke, in the units of the axes, when the reader presses and
        lets go inside the first subplot; for a click they are the same.
    on_choose : mapping
        Name of a trace to what is called with the number of one of its points when it is clicked.
    readouts : sequence of Readout
        The live numbers, in the order in which they are shown.
    formula : str
        MathML with live numbers, see :func:`ui.formula.live_formula`.
    narrow : mapping
        Parts of the layout that are other on a phone; ``height`` among them is that of the chart.
    height : float
        Height of the chart in rem, so that it grows with the projector view.
    fills : bool or float
        Whether the chart takes all the height that a scene has left on the screen, instead; a
        number is how many rem below it are to be left for something else.
    veiled : sequence of str
        Names of traces that would answer the scene's question: while it waits they, and with them
        the readouts, are not to be seen.
    """
    if waiting():  # a point that can be dragged would give the answer away
        handles, corners, picks, plays, on_draw, on_choose = (), (), (), None, None, None
    hidden = veiled if waiting() else ()
    traces = {**figure["data"], **{one: _unseen(figure["data"][one]) for one in hidden}}
    numbers = {trace: number for number, trace in enumerate(traces)}
    payload = {
        "key": key,
        "name": name,
        "summary": summary,
        "height": height,
        "fills": fills,
        "narrow": narrow or {},
        "figure": {**figure, "data": list(traces.values())},
        "formula": formula,
        "labels": _labels(),
        "readouts": [_read_off(readout) for readout in readouts],
        "handles": [{**vars(handle), "trace": numbers[handle.trace]} for handle in handles],
        "plays": plays,
        "film": film and _filmed(film, numbers),
        "drawable": on_draw is not None,
        "choices": [numbers[trace] for trace in on_choose or ()],
        "picks": [vars(pick) for pick in picks],
        "sweeps": [described(sweep, numbers) for sweep in sweeps],
    }
    if corners:
        payload["corners"] = [_turning(corner, numbers) for corner in corners]
    if hidden:
        payload["veiled"] = True
    values = {sweep.control: sweep.values for sweep in sweeps}
    moved = [plays, *(handle.control for handle in handles)]
    offered = {control: values[control] for control in moved if control in values}
    pairs = [*((one.x, one.y) for one in corners), *((one.x, one.y) for one in picks)]
    places = [{control: values[control] for control in pair} for pair in pairs]
    choices = {
        numbers[one]: (len(traces[one]["x"]), take) for one, take in (on_choose or {}).items()
    }
    prepared = Prepared(key, packed(encode(payload)), offered, places, on_draw, choices)
    notes = noted.get()
    if notes is not None:
        notes.append(prepared)
    mount(prepared)


def mount(figure: Prepared) -> None:
    """Draw a figure that has been prepared, also in another session."""
    component = st.components.v2.component(
        "live_figure", html=elements(), js=_script(), isolate_styles=False
    )
    key = figure.key
    component(
        key=key,
        data=figure.data,
        on_drop_change=lambda: _take(dropped(_sent(key, "drop"), figure.offered)),
        on_pick_change=lambda: _take(picked(_sent(key, "pick"), figure.places)),
        on_want_change=lambda: None,
        on_draw_change=lambda: _take_stroke(key, figure.on_draw),
        on_choose_change=lambda: _take_choice(_sent(key, "choose"), figure.choices),
    )


def live_numbers(
    content: str,
    *,
    key: str,
    name: str,
    summary: str,
    readouts: Sequence[Readout],
    sweeps: Sequence[Sweep],
) -> None:
    """Draw words or a table whose numbers follow the controls, and no chart.

    Parameters
    ----------
    content : str
        HTML, see :mod:`ui.live_words`; the others are those of :func:`live_figure`.
    """
    live_figure(
        {"data": {}, "layout": {"margin": {}}},
        key=key,
        name=name,
        summary=summary,
        readouts=readouts,
        formula=content,
        sweeps=sweeps,
        height=0.0,
        fills=False,
    )


def _unseen(trace: Mapping[str, Any]) -> dict[str, Any]:
    return {**trace, "visible": False}


@cache
def _script() -> str:
    return _lean(JS.format(module=asset_url("live_figure/index.js")))


@cache
def elements() -> str:
    """Return the elements of a figure, with its messages in every language."""
    text = HTML.format(height="16rem", failed=_spoken(FAILED), undrawn=_spoken(UNDRAWN))
    return _lean(text)


def _lean(text: str) -> str:
    """Return a text without its indents: it travels with every update."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _spoken(text: str) -> str:
    """Return a message in all languages, of which the page shows its own."""
    said = {language: catalogue(language).ugettext(text) for language in LANGUAGES}
    return "".join(f'<span lang="{language}">{words}</span>' for language, words in said.items())


def _sent(key: str, name: str) -> object:
    """Return what the browser has just sent under a name, if anything."""
    return st.session_state.get(key, {}).get(name)


def _take(values: Mapping[str, float]) -> None:
    """Give controls the values at which a point was let go, before the page is run with them."""
    if values:
        touched()
        st.session_state.update(values)


def _take_stroke(key: str, on_draw: Callable[[Place, Place], None] | None) -> None:
    ends = stroke(_sent(key, "draw"))
    if ends is not None and on_draw is not None:
        on_draw(*ends)


def _take_choice(sent: object, choices: Mapping[int, tuple[int, Callable[[int], None]]]) -> None:
    found = chosen(sent, {trace: count for trace, (count, _take) in choices.items()})
    if found is not None:
        trace, point = found
        choices[trace][1](point)


def wanted_frames(key: str) -> Wanted | None:
    """Return which frames of its film the figure has just asked for."""
    return wish(_sent(key, "want"))


def _filmed(film: Playback, numbers: Numbers) -> dict[str, Any]:
    parts = {
        "marks": ("trace", "row", "y", "off"),
        "lines": ("trace", "row", "code", "x", "y"),
        "images": ("row", "part", "palette"),
        "readings": ("name", "row", "place"),
    }
    named = {
        part: [dict(zip(names, one, strict=True)) for one in vars(film)[part]]
        for part, names in parts.items()
    }
    for part in ("marks", "lines"):
        named[part] = [{**one, "trace": numbers[one["trace"]]} for one in named[part]]
    grows = [[numbers[trace], name] for trace, name in film.grows.items()]
    # Where the slider stands beyond the last frame that exists, that one is drawn.
    at = min(film.at, film.values[film.end])
    return {**vars(film), **named, "at": at, "grows": grows}


def _read_off(readout: Readout) -> dict[str, Any]:
    """Return a readout as it is sent; one that is not listed needs neither label nor colour."""
    unneeded = set() if readout.shown else {"label", "color"}
    return {name: one for name, one in vars(readout).items() if name not in unneeded}


def described(sweep: Sweep, numbers: Numbers) -> dict[str, Any]:
    """Return a sweep as it is sent."""
    told = {name: part for name, part in vars(sweep).items() if name != "moves" or part}
    return {**told, "traces": _numbered(sweep.traces, numbers), "byIndex": sweep.by_index}


def _turning(corner: Corner, numbers: Numbers) -> dict[str, Any]:
    traces = _numbered(corner.traces, numbers)
    return {**vars(corner), "trace": numbers[corner.trace], "traces": traces}


def _numbered(traces: Mapping[str, Any], numbers: Numbers) -> list[list[Any]]:
    return [[numbers[trace], changes] for trace, changes in traces.items()]


def _labels() -> dict[str, str]:
    return {
        "save": _("Save"),
        "png": _("Picture (PNG)"),
        "svg": _("Vector drawing (SVG)"),
        "csv": _("Data (CSV)"),
        "html": _("Page with slider (HTML)"),
        "play": _("Play"),
        "pause": _("Pause"),
        "start": _("Rewind"),
        "back": _("Frame back"),
        "on": _("Frame on"),
        "pace": _("Frames per second"),
    }
