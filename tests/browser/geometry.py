"""How far apart two drawings of the same figure are, in pixels."""

import re
from typing import Any

import numpy as np
from visitor import Visitor

# Every mark of every figure on the page that can be seen.
MARKS = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap((plot, figure) =>
  [...plot.querySelectorAll(
    ".scatterlayer .point, .scatterlayer .js-line, .scatterlayer .js-fill, .barlayer .point path")]
    .filter((mark) => getComputedStyle(mark).display !== "none")
    .map((mark) => ({
      figure,
      trace: [...plot.querySelectorAll(".trace, .traces")].indexOf(mark.closest(".trace, .traces")),
      kind: ["js-line", "js-fill"].find((name) => mark.classList.contains(name)) ?? "point",
      place: mark.getAttribute("transform") ?? "",
      path: mark.getAttribute("d") ?? "",
    })))"""

Mark = dict[str, Any]


def drawn(visitor: Visitor) -> list[Mark]:
    """Return all marks on the page: their kinds, places and outlines."""
    return list(visitor.page.evaluate(MARKS))


def names(marks: list[Mark]) -> list[str]:
    return [f"figure {m['figure']}, trace {m['trace']}, {m['kind']}" for m in marks]


def distance(one: Mark, other: Mark) -> float:
    """Return the largest distance of a part of one mark from the other."""
    shift = np.abs(_numbers(one["place"]) - _numbers(other["place"]))
    outlines = _corners(one["path"]), _corners(other["path"])
    apart = max(_farthest(*outlines), _farthest(*outlines[::-1]))
    return float(max(apart, *shift, 0.0))


def _numbers(text: str) -> np.ndarray:
    return np.array(re.findall(r"-?[\d.]+(?:e-?\d+)?", text), dtype=float)


def _corners(path: str) -> np.ndarray:
    """Return the corners of an outline of straight lines; other outlines belong to symbols."""
    if not re.fullmatch(r"[MLZ\d.,\se-]+", path):
        return np.zeros((0, 2))
    corners = _numbers(path).reshape(-1, 2)
    return np.vstack([corners, corners[:1]]) if path.endswith("Z") else corners


def _farthest(corners: np.ndarray, outline: np.ndarray) -> float:
    """Return how far the farthest corner lies from an outline."""
    if len(corners) == 0 or len(outline) < 2:
        return 0.0
    start, along = outline[:-1], np.diff(outline, axis=0)
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip(((corners[:, None] - start) * along).sum(axis=2) / length, 0, 1)
    nearest = start + share[..., None] * along
    return float(np.linalg.norm(corners[:, None] - nearest, axis=2).min(axis=1).max())
