/**
 * Moves marks that Plotly has drawn to new coordinates, without asking Plotly to work out the whole
 * figure again: axes, titles, legends and all other traces stay untouched, so a frame takes a
 * fraction of a millisecond. It serves the preview alone; the figure that follows on release is
 * Plotly's own, and the tests hold the one against the other.
 */

import { splinePath } from "./spline.js";

const FILLS = new Set(["none", "toself"]);
const SHAPES = { linear: (places) => `M${places.join("L")}`, spline: splinePath };
const EDGE = 0.02; // pixels that rounding may put a point on the border beyond it
const FAR = 1e5; // pixels; farther off nothing is seen, and the renderer loses precision

/**
 * @param {HTMLElement} plot
 * @param {object[]} traces the traces as they should be
 * @param {number[]} indices those that differ from what is drawn
 * @returns {boolean} false where a trace is of a kind that only Plotly can draw; nothing is moved then
 */
export function moveMarks(plot, traces, indices) {
  const moves = indices.map((index) => moveOf(plot, index, traces[index]));
  if (moves.some((move) => !move)) return false;
  moves.forEach((move) => move());
  return true;
}

function moveOf(plot, index, trace) {
  const full = plot._fullData?.[index];
  if (full?.type !== "scatter" || !FILLS.has(full.fill) || full.mode.includes("text")) return null;
  const group = plot.querySelector(`.scatterlayer .trace${full.uid}`);
  if (!group) return null;
  const places = placesOf(plot, full, trace);
  const inside = (place) => place && within(place[0], full.xaxis) && within(place[1], full.yaxis);
  const within = (pixels, id) => pixels >= -EDGE && pixels <= axisOf(plot, id)._length + EDGE;
  const points = group.querySelectorAll(".points > path");
  const line = group.querySelector(".lines > .js-line");
  const area = group.querySelector(".fills .js-fill");
  const hasPoints = full.mode.includes("markers");
  const hasLine = full.mode.includes("lines");
  if (hasPoints && points.length !== places.length) return null;
  if (hasLine && (!line || !SHAPES[full.line.shape] || !places.every(Boolean))) return null;
  return () => {
    // Like Plotly, a point beyond its axes is not shown.
    if (hasPoints) points.forEach((point, i) => movePoint(point, inside(places[i]) && places[i]));
    const path = hasLine ? SHAPES[full.line.shape](places, full.line.smoothing) : "";
    if (hasLine) line.setAttribute("d", path);
    area?.setAttribute("d", `${path}Z`);
  };
}

function movePoint(point, place) {
  if (place) point.setAttribute("transform", `translate(${place[0]},${place[1]})`);
  point.style.display = place ? "" : "none";
}

/** Pixels of every point within its subplot; null for a point that the axes cannot show. */
function placesOf(plot, full, trace) {
  const [xaxis, yaxis] = [axisOf(plot, full.xaxis), axisOf(plot, full.yaxis)];
  return Array.from(trace.x, (x, i) => {
    const place = [xaxis.d2p(x), yaxis.d2p(trace.y[i])];
    return place.every(Number.isFinite) ? place.map(rounded) : null;
  });
}

/** "x2" → the second horizontal axis */
function axisOf(plot, id) {
  return plot._fullLayout[`${id[0]}axis${id.slice(1)}`];
}

function rounded(pixels) {
  return Math.round(Math.min(Math.max(pixels, -FAR), FAR) * 100) / 100;
}
