/**
 * Moves marks that Plotly has drawn to new coordinates, without asking Plotly to work out the whole
 * figure again: axes, titles, legends and all other traces stay untouched, so a frame takes a
 * fraction of a millisecond. It serves the preview alone; the figure that follows on release is
 * Plotly's own, and the tests hold the one against the other.
 */

import { put, show } from "./attributes.js";
import { barMove } from "./bars.js";
import { axisOf } from "./places.js";
import { splinePath } from "./spline.js";
import { wordsMove } from "./words.js";

const FILLS = new Set(["none", "toself"]);
const SHAPES = { linear: (places) => `M${places.join("L")}`, spline: splinePath };
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
  if (full?.visible !== true) return null; // Plotly has left it out, for want of points, and knows nothing of its look
  if (full.type === "bar") return barMove(plot, full, trace);
  if (full.type !== "scatter" || !FILLS.has(full.fill)) return null;
  const group = plot.querySelector(`.scatterlayer .trace${full.uid}`);
  if (!group) return null;
  const places = placesOf(plot, full, trace);
  const hides = hidesPoints(plot, full);
  const shown = places.map((place, i) => place && !(hides && outside(plot, full, trace.x[i], trace.y[i])));
  const points = group.querySelectorAll(".points > path");
  const lines = group.querySelectorAll(".lines > .js-line");
  const area = group.querySelector(".fills .js-fill");
  const hasPoints = full.mode.includes("markers");
  const shape = full.mode.includes("lines") ? SHAPES[full.line.shape] : () => "";
  const parts = full.mode.includes("lines") ? partsOf(places) : [];
  if (hasPoints && points.length !== places.length) return null;
  const words = full.mode.includes("text") ? wordsMove(group, full, trace, places, shown) : () => {};
  if (!words || !shape || (parts.length && !lines.length) || (area && !places.every(Boolean))) return null;
  return () => {
    if (hasPoints) points.forEach((point, i) => movePoint(point, shown[i] && places[i]));
    const paths = parts.map((part) => shape(part, full.line.smoothing));
    drawLines(lines, paths);
    area?.setAttribute("d", `${paths.join("")}Z`);
    words();
  };
}

/** What lies between the gaps of a line, as far as it has two ends; Plotly draws each by itself. */
function partsOf(places) {
  const parts = [[]];
  for (const place of places) {
    if (place) parts.at(-1).push(place);
    else parts.push([]);
  }
  return parts.filter((part) => part.length > 1);
}

/** Draws so many paths; one that is not needed stays empty until Plotly clears it away. */
function drawLines(lines, paths) {
  lines.forEach((line, i) => put(line, "d", paths[i] ?? ""));
  for (const path of paths.slice(lines.length)) {
    const line = lines[0].cloneNode();
    line.setAttribute("d", path);
    lines[0].parentNode.append(line);
  }
}

function movePoint(point, place) {
  if (place) put(point, "transform", `translate(${place[0]},${place[1]})`);
  show(point, place);
}

/**
 * Whether Plotly hides the points outside the axes one by one: in a subplot of which some trace
 * may reach over the edge, so that the subplot as a whole cannot be cut off there.
 */
function hidesPoints(plot, full) {
  return Boolean(plot._fullLayout._plots[full.xaxis + full.yaxis].layerClipId);
}

/** Whether a point lies beyond one of its axes. */
function outside(plot, full, x, y) {
  const [xaxis, yaxis] = [axisOf(plot, full.xaxis), axisOf(plot, full.yaxis)];
  const point = { x: xaxis.d2c(x), y: yaxis.d2c(y) };
  return !(xaxis.isPtWithinRange(point) && yaxis.isPtWithinRange(point));
}

/** Pixels of every point within its subplot; null for a point that the axes cannot show. */
function placesOf(plot, full, trace) {
  const [xaxis, yaxis] = [axisOf(plot, full.xaxis), axisOf(plot, full.yaxis)];
  return Array.from(trace.x, (x, i) => {
    const place = [xaxis.d2p(x), yaxis.d2p(trace.y[i])];
    return place.every(Number.isFinite) ? place.map(rounded) : null;
  });
}

function rounded(pixels) {
  return Math.round(Math.min(Math.max(pixels, -FAR), FAR) * 100) / 100;
}
