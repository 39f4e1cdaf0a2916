"""How far apart two drawings of the same figure are, in pixels."""

import re
from typing import Any

import numpy as np
from visitor import Visitor

# Every mark of every figure on the page that can be seen.
MARKS = """() => {
const isShown = (mark) => getComputedStyle(mark).display !== "none";
const kindOf = (mark) =>
  mark.nodeName === "text"
    ? `text ${mark.textContent}`
    : ["js-line", "js-fill"].find((kind) => mark.classList.contains(kind)) ?? "point";
const placeOf = (mark) =>
  mark.nodeName === "text"
    ? `${mark.getAttribute("x")},${mark.getAttribute("y")}`
    : mark.getAttribute("transform") ?? "";
const areaOf = (mark) => {
  const clip = mark.closest("[clip-path]")?.getAttribute("clip-path").match(/#[^'")]+/)?.[0];
  const area = clip && document.getElementById(clip.slice(1))?.querySelector("rect");
  return area ? [Number(area.getAttribute("width")), Number(area.getAttribute("height"))] : null;
};
return [...document.querySelectorAll(".js-plotly-plot")].flatMap((plot, figure) => {
  const traces = [...plot.querySelectorAll(".trace, .traces")];
  return [...plot.querySelectorAll(
    ".scatterlayer .point, .scatterlayer .js-line, .scatterlayer .js-fill, "
    + ".scatterlayer .textpoint text, .barlayer .point path")]
    .filter((mark) => isShown(mark) && isShown(mark.closest(".textpoint") ?? mark))
    .map((mark) => ({
      figure,
      trace: traces.indexOf(mark.closest(".trace, .traces")),
      kind: kindOf(mark),
      place: placeOf(mark),
      path: mark.getAttribute("d") ?? "",
      area: areaOf(mark),
    }));
});
}"""

# How far points stand from where Plotly itself, which answers to hovering, believes them to be.
ASTRAY = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap((plot, figure) =>
  (plot._fullData ?? []).flatMap((trace, index) => {
    const { type, visible, mode, uid, x, y } = trace;
    if (type !== "scatter" || visible !== true || !mode.includes("markers")) return [];
    const axis = (id) => plot._fullLayout[`${id[0]}axis${id.slice(1)}`];
    const [across, up] = [axis(trace.xaxis), axis(trace.yaxis)];
    const points = [...plot.querySelectorAll(`.scatterlayer .trace${uid} .points > path`)];
    if (points.length !== x.length) return [];
    const apart = points.map((point, i) => {
      const at = point.getAttribute("transform")?.match(/-?[\\d.]+(e-?\\d+)?/g);
      if (!at || point.getAttribute("display") === "none") return 0;
      return Math.hypot(across.d2p(x[i]) - at[0], up.d2p(y[i]) - at[1]);
    });
    return [[`figure ${figure}, trace ${index}`, Math.max(0, ...apart)]];
  }))"""

Mark = dict[str, Any]
OUTSIDE = 100  # pixels that no mark reaches back into its area from


def drawn(visitor: Visitor) -> list[Mark]:
    """Return all marks on the page: their kinds, places and outlines."""
    return list(visitor.page.evaluate(MARKS))


def astray(visitor: Visitor) -> dict[str, float]:
    """Return by how many pixels points of traces have left the places that Plotly knows."""
    return dict(visitor.page.evaluate(ASTRAY))


def names(marks: list[Mark]) -> list[str]:
    return [f"figure {m['figure']}, trace {m['trace']}, {m['kind']}" for m in marks]


def distance(one: Mark, other: Mark) -> float:
    """Return the largest distance of a part of one mark from the other."""
    if one == other:
        return 0.0
    shift = np.abs(_place(one) - _place(other))
    outlines = _corners(one["path"]), _corners(other["path"])
    apart = max(
        _farthest(_visible(outlines[0], one["area"]), outlines[1]),
        _farthest(_visible(outlines[1], other["area"]), outlines[0]),
    )
    return float(max(apart, *shift, 0.0))


def _place(mark: Mark) -> np.ndarray:
    """Return where a mark stands; one far outside of its area stands nowhere in particular."""
    place = _numbers(mark["place"])
    if mark["area"] is None or len(place) != 2:
        return place
    return np.clip(place, -OUTSIDE, np.array(mark["area"]) + OUTSIDE)


def _numbers(text: str) -> np.ndarray:
    return np.array(re.findall(r"-?[\d.]+(?:e-?\d+)?", text), dtype=float)


def _corners(path: str) -> np.ndarray:
    """Return the corners of an outline of straight lines; other outlines belong to symbols."""
    if not re.fullmatch(r"[MLHVZ\d.,\se-]+", path):
        return np.zeros((0, 2))
    corners: list[list[float]] = []
    for step, text in re.findall(r"([MLHVZ])([^MLHVZ]*)", path):
        numbers = _numbers(text)
        match step:
            case "H":
                corners.append([numbers[0], corners[-1][1]])
            case "V":
                corners.append([corners[-1][0], numbers[0]])
            case "Z":
                corners.append(corners[0])
            case _:
                corners += numbers.reshape(-1, 2).tolist()
    return np.array(corners)


def _visible(corners: np.ndarray, area: list[float] | None) -> np.ndarray:
    """Return the corners inside the area, and where the outline enters and leaves it.

    Plotly leaves out what lies far outside.
    """
    if area is None or len(corners) < 2:
        return corners
    start, along = corners[:-1], np.diff(corners, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        bounds = np.sort([(0 - start) / along, (np.array(area) - start) / along], axis=0)
    inside = (start >= 0) & (start <= area)
    enter = np.where(along != 0, bounds[0], np.where(inside, -np.inf, np.inf)).max(axis=1)
    leave = np.where(along != 0, bounds[1], np.inf).min(axis=1)
    enter, leave = np.clip(enter, 0, 1), np.clip(leave, 0, 1)
    seen = enter < leave
    ends = [start + share[:, None] * along for share in (enter, leave)]
    return np.concatenate([end[seen] for end in ends])


def _farthest(corners: np.ndarray, outline: np.ndarray) -> float:
    """Return how far the farthest corner lies from an outline."""
    if len(corners) == 0 or len(outline) < 2:
        return 0.0
    start, along = outline[:-1], np.diff(outline, axis=0)
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip(((corners[:, None] - start) * along).sum(axis=2) / length, 0, 1)
    nearest = start + share[..., None] * along
    return float(np.linalg.norm(corners[:, None] - nearest, axis=2).min(axis=1).max())
