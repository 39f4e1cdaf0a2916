"""The race of a running product against a running log-sum, in three types of floats.

Down the chart the zeros after the decimal point are counted, on a log scale: there f, f², f³, …
falls along a straight line, whatever f is, and the smallest number of a type is a floor.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, bold, layout, line, point, words

TYPES = ("float16", "float32", "float64")
HUES = dict(zip(TYPES, (colors.CONTRAST, colors.ODDS, colors.PROBABILITY), strict=True))
DASHES = dict(zip(TYPES, ("dot", "dash", "solid"), strict=True))
SYMBOLS = dict(zip(TYPES, ("square", "diamond", "circle"), strict=True))
MARKS = dict(zip(TYPES, "■◆●", strict=True))
SPAN = (0.0, 5.0)  # log10 of the number of factors
PALE = colors.tint(colors.LOGIT, 0.5)
TOP, ZERO, BOTTOM = -2.5, 5.85, 6.1  # log10 of the count of zeros
TICKS = {0.9: "0.9", 0.1: "10⁻¹", 1e-10: "10⁻¹⁰", 1e-100: "10⁻¹⁰⁰"}
FAR_TICKS = {3.0: "10⁻¹⁰⁰⁰", 4.0: "10⁻¹⁰⁰⁰⁰", 5.0: "10⁻¹⁰⁰⁰⁰⁰", ZERO: "0"}

# The tracks of each type, and where they are after n factors.
PRODUCTS, SUMS = ({t: f"{track}_{t}" for t in TYPES} for track in ("product", "sum"))
AT_PRODUCTS, AT_SUMS = ({t: f"at_{name}" for t, name in one.items()} for one in (PRODUCTS, SUMS))
HANDLES = tuple(one[t] for one in (AT_SUMS, AT_PRODUCTS) for t in reversed(TYPES))
# Where each type comes to an end: its products, and the log-sum of the shortest.
ENDS = {t: f"end_{t}" for t in TYPES}
SUM_END, SUM_NAME = "end_sum", "name_sum"
NAMED_AT, RAISED = 10.0, 0.7  # steps, and a bit higher than the track is there
ROOM = 2500  # steps beyond which there is no room for words on the right
FINE = 2.0**-9  # of the height, and exact
# For each type the steps and values of its products, and of its log-sums.
Tracks = Mapping[str, tuple[npt.ArrayLike, npt.ArrayLike]]


def zeros_of_product(products: npt.ArrayLike) -> np.ndarray:
    """Return how far down a product is drawn; 0 lies at the bottom."""
    values = np.asarray(products, dtype=np.float64)
    safe = np.where(values > 0, values, 0.5)
    return np.where(values > 0, np.log10(-np.log10(safe)), ZERO).astype(np.float32)


def zeros_of_sum(sums: npt.ArrayLike) -> np.ndarray:
    """Return how far down the product is drawn that a log-sum stands for."""
    return np.log10(-np.asarray(sums, dtype=np.float64) / np.log(10.0)).astype(np.float32)


class Ends(NamedTuple):
    """Where tracks come to an end: the last place above 0, the step from which on they rest."""

    at: np.ndarray
    values: np.ndarray
    rests_from: np.ndarray
    vanishes: np.ndarray


def ends_of(steps: npt.ArrayLike, values: npt.ArrayLike) -> Ends:
    """Return the ends of tracks, a row each, that settle at their last step but one at the latest.

    What vanishes ends at its last number other than 0; what sticks, where it begins to.
    """
    at, numbers = np.atleast_2d(steps), np.atleast_2d(values)
    settled = numbers.shape[1] - 2
    vanishes = numbers[:, settled] == 0
    last = np.where(vanishes, np.count_nonzero(numbers, axis=1) - 1, settled)
    rows = np.arange(len(at))
    return Ends(at[rows, last], numbers[rows, last], at[:, settled], vanishes)


def race(
    products: Tracks,
    sums: Tracks,
    here: tuple[float, Mapping[str, float], Mapping[str, float]],
    said: Mapping[str, str],
    labels: Mapping[str, str],
) -> Figure:
    """Draw the tracks of the three types, and where each is after n factors.

    ``here`` holds n, the products and the log-sums; ``said`` what stands at each of the `ENDS` and
    at ``SUM_END``; ``labels`` names ``n``, ``value``, ``product``, ``log_sum`` and ``smallest`` (of
    a {type}), and what is drawn at ``zero``.
    """
    n, product_here, sum_here = here
    product, log_sum = labels["product"], labels["log_sum"]
    traces: dict[str, Trace] = {}
    # The sums are broad and lie below, so that both are seen where they run together.
    for t in TYPES:
        look = {"color": PALE, "width": 9, "dash": "dot" if t == TYPES[0] else "solid"}
        traces[SUMS[t]] = _track(sums[t], zeros_of_sum, t, log_sum, **look)
    for t in TYPES:
        look = {"color": HUES[t], "dash": DASHES[t]}
        traces[PRODUCTS[t]] = _track(products[t], zeros_of_product, t, product, **look)
    for t in TYPES:
        height = zeros_of_sum(sum_here[t])
        traces[AT_SUMS[t]] = _point(n, height, colors.LOGIT, t, log_sum, 19, "-open")
    for t in TYPES:
        height = zeros_of_product(product_here[t])
        traces[AT_PRODUCTS[t]] = _point(n, height, HUES[t], t, product, 11)
    rows = end_frames(products, sums, {name: [text] for name, text in said.items()})
    for name, color in (*((ENDS[t], HUES[t]) for t in TYPES), (SUM_END, colors.LOGIT)):
        traces[name] = _end({part: row[0] for part, row in rows[name].items()}, color)
    traces[SUM_NAME] = _name(rows[SUM_NAME]["y"][0], log_sum)
    return {"data": traces, "layout": _layout(labels)}


def _track(track: tuple[Any, Any], height: Any, kind: str, name: str, **look: Any) -> Trace:
    steps, values = track
    trace = line(steps, height(values), color=look["color"], name=_named(name, kind))
    trace["line"] |= {**look, "simplify": False}  # however steep it is
    return trace


def _point(n: float, y: Any, color: str, kind: str, name: str, size: int, look: str = "") -> Trace:
    symbol, named = SYMBOLS[kind] + look, _named(name, kind)
    return point(n, y, color=color, symbol=symbol, size=size, name=named, hoverinfo="name")


def _named(name: str, kind: str) -> str:
    return f"{name}, {kind}"


def _end(row: Mapping[str, Any], color: str) -> Trace:
    trace = point(row["x"], row["y"], color=color, symbol="line-ns-open", size=9, hoverinfo="skip")
    said = {name: row[name] for name in ("text", "textposition")}
    return {**trace, **said, "mode": "markers+text"}


def _name(height: float, name: str) -> Trace:
    """Return the name of the log-sum, above its track, where nothing else is ever drawn."""
    trace = point(NAMED_AT, height, color=colors.LOGIT, size=1, hoverinfo="skip")
    return {**trace, "text": [name], "textposition": "top right", "mode": "text"}


def _layout(labels: Mapping[str, str]) -> dict[str, Any]:
    ticks = {float(zeros_of_product(value)): text for value, text in TICKS.items()} | FAR_TICKS
    return layout(
        margin={"l": 84, "r": 24, "t": 12, "b": 48},
        shapes=[_floor(at, HUES[t]) for t, at in _floors().items()]
        + [_floor(ZERO, colors.NEUTRAL)],
        annotations=_words(labels, labels["smallest"]),
        xaxis=axis(labels["n"], SPAN, type="log", dtick=1, tickformat=",d"),
        yaxis=axis(
            labels["value"],
            (BOTTOM, TOP),
            tickvals=list(ticks),
            ticktext=list(ticks.values()),
            zeroline=False,
        ),
    )


def _floors() -> dict[str, float]:
    """Return how low the smallest number above 0 of each type lies."""
    return {t: float(zeros_of_product(np.finfo(t).smallest_subnormal)) for t in TYPES}


def _words(labels: Mapping[str, str], floor: str) -> list[dict[str, Any]]:
    floors = [_label(floor.format(type=t), at) for t, at in _floors().items()]
    return [*floors, _label(labels["zero"], ZERO), *_legend(labels)]


def _floor(y: float, color: str) -> dict[str, Any]:
    style = {"color": color, "width": 1, "dash": "dot"}
    place = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y}
    return {**place, "line": style, "layer": "below"}


def _label(text: str, y: float) -> dict[str, Any]:
    return words(text, 0.01, y, yref="y", xanchor="left", yanchor="bottom")


def _legend(labels: Mapping[str, str]) -> list[dict[str, Any]]:
    products = "  ".join(f"{bold(MARKS[t], HUES[t])} {t}" for t in TYPES)
    return [words(f"{labels['product']}: {products}", 1, 1, xanchor="right", yanchor="top")]


def narrow_race(labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what differs on a phone: shorter words, which the curves do not cross."""
    return {"height": 26, "annotations": _words(labels, "{type}")}


def factor_frames(
    products: Tracks,
    sums: Tracks,
    product_here: Mapping[str, Any],
    sum_here: Mapping[str, Any],
    said: Mapping[str, Sequence[str]],
) -> Frames:
    """Return the traces of a sweep over m factors; arrays and texts have a row a factor."""
    frames: Frames = {}
    for kind in TYPES:
        for trace, track, height in (
            (PRODUCTS[kind], products[kind], zeros_of_product),
            (SUMS[kind], sums[kind], zeros_of_sum),
        ):
            steps, values = np.asarray(track[0]), track[1]
            frames[trace] = {"y": height(values)}
            if steps.ndim == 2:
                frames[trace]["x"] = steps.astype(np.float32)
        frames[AT_PRODUCTS[kind]] = {"y": zeros_of_product(product_here[kind])}
        frames[AT_SUMS[kind]] = {"y": zeros_of_sum(sum_here[kind])}
    return {**frames, **end_frames(products, sums, said)}


def end_frames(products: Tracks, sums: Tracks, said: Mapping[str, Sequence[str]]) -> Frames:
    """Return the traces that mark the ends, with a row for each row of the tracks."""
    short, long = TYPES[0], TYPES[-1]
    ends = {ENDS[t]: ends_of(*products[t]) for t in TYPES}
    sum_end = ends_of(*sums[short])
    frames = {
        name: _end_rows(end, zeros_of_product(end.values), said[name]) for name, end in ends.items()
    }
    frames[SUM_END] = _end_rows(sum_end, zeros_of_sum(sum_end.values), said[SUM_END])
    frames[SUM_END]["textposition"] = ["bottom left"] * len(sum_end.at)
    first = np.atleast_2d(sums[long][1])[:, 0]
    return {**frames, SUM_NAME: {"y": zeros_of_sum(RAISED * NAMED_AT * first)}}


def _end_rows(ends: Ends, heights: np.ndarray, said: Sequence[str]) -> dict[str, Any]:
    """Return the places of ends, and words to the right of them where there is room."""
    sides = ["top right" if n < ROOM else "bottom left" for n in ends.at]
    places = {"x": ends.at.astype(np.float32), "y": heights}
    return {**places, "text": list(said), "textposition": sides}


def step_frames(steps: np.ndarray, products: Mapping[str, Any], sums: Mapping[str, Any]) -> Frames:
    """Return the traces of a sweep over numbers of factors; an array has one value for each."""
    frames: Frames = {}
    for kind in TYPES:
        frames[AT_PRODUCTS[kind]] = {"x": steps, "y": zeros_of_product(products[kind])}
        frames[AT_SUMS[kind]] = {"x": steps, "y": zeros_of_sum(sums[kind])}
    return frames
