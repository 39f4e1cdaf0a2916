/**
 * Moves marks that Plotly has drawn to new coordinates, without asking Plotly to work out the whole
 * figure again: axes, titles, legends and all other traces stay untouched, so a frame takes a
 * fraction of a millisecond. It serves the preview alone; the figure that follows on release is
 * Plotly's own, and the tests hold the one against the other.
 */

import { barMove } from "./bars.js";
import { axisOf } from "./places.js";
import { splinePath } from "./spline.js";

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
  if (full?.type === "bar") return barMove(plot, full, trace);
  if (full?.type !== "scatter" || !FILLS.has(full.fill)) return null;
  const group = plot.querySelector(`.scatterlayer .trace${full.uid}`);
  if (!group) return null;
  const places = placesOf(plot, full, trace);
  const hides = hidesPoints(plot, full);
  const shown = places.map((place, i) => place && !(hides && outside(plot, full, trace.x[i], trace.y[i])));
  const points = group.querySelectorAll(".points > path");
  const texts = group.querySelectorAll(".text > .textpoint");
  const lines = group.querySelectorAll(".lines > .js-line");
  const area = group.querySelector(".fills .js-fill");
  const hasPoints = full.mode.includes("markers");
  const shape = full.mode.includes("lines") ? SHAPES[full.line.shape] : () => "";
  const parts = full.mode.includes("lines") ? partsOf(places) : [];
  const hasTexts = full.mode.includes("text");
  if (hasPoints && points.length !== places.length) return null;
  if (hasTexts && texts.length !== places.length) return null;
  if (!shape || (parts.length && !lines.length) || (area && !places.every(Boolean))) return null;
  return () => {
    if (hasPoints) points.forEach((point, i) => movePoint(point, shown[i] && places[i]));
    if (hasTexts) texts.forEach((text, i) => moveText(text, shown[i] && places[i]));
    const paths = parts.map((part) => shape(part, full.line.smoothing));
    drawLines(lines, paths);
    area?.setAttribute("d", `${paths.join("")}Z`);
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

/** Words stand where their point does; their group keeps the distance between the two. */
function moveText(text, place) {
  for (const part of place ? text.querySelectorAll("text, tspan.line") : []) {
    put(part, "x", String(place[0]));
    put(part, "y", String(place[1]));
  }
  show(text, place);
}

/** Hides a mark in the very way in which Plotly does, or Plotly could not show it again. */
function show(mark, place) {
  if (place) mark.removeAttribute("display");
  else put(mark, "display", "none");
}

/** Writes an attribute that is to change; the browser would draw anew what is written alike, too. */
function put(mark, name, value) {
  if (mark.getAttribute(name) !== value) mark.setAttribute(name, value);
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
