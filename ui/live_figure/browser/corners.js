/**
 * A point that moves two controls at once. What depends on one of them is told by its sweep; what
 * depends on both, by rows of the corner's own for every place at which it stops.
 */

import { frameOf, readoutsAt, sliderValueOf, tracesAt } from "./sweeps.js";

/**
 * @typedef {object} Corner
 * @property {string} x control along the horizontal axis
 * @property {string} y control along the vertical axis
 * @property {number} trace
 * @property {number} point index of the point within the trace
 * @property {number[]} across frames of the first sweep at which the corner stops
 * @property {number[]} up the same of the second
 * @property {[number, Object<string, import("./payload.js").Matrix>][]} traces rows: for each place across, all up
 * @property {Object<string, import("./payload.js").Matrix>} readouts
 *
 * @typedef {[number, number]} Stop places among those of a corner, across and up
 */

/** The stop nearest to a pointer, whatever way led to it. */
export function nearestStop(corner, [across, up], drawnAt, pointer) {
  const nearest = (frames, placed, wanted) => {
    const apart = frames.map((frame) => Math.abs(placed(frame) - wanted));
    return apart.indexOf(Math.min(...apart));
  };
  const positions = (sweep, axis) => sweep.traces.find(([index]) => index === corner.trace)[1][axis];
  const xs = positions(across, "x");
  const ys = positions(up, "y");
  return [
    nearest(corner.across, (frame) => drawnAt(xs.row(frame)[corner.point], 0).x, pointer.x),
    nearest(corner.up, (frame) => drawnAt(0, ys.row(frame)[corner.point]).y, pointer.y),
  ];
}

/** The stop at which the two sliders show these values; null where the corner does not stop. */
export function stopAt(corner, sweeps, [x, y]) {
  const stop = [corner.across.indexOf(frameOf(sweeps[0], x)), corner.up.indexOf(frameOf(sweeps[1], y))];
  return stop.includes(-1) ? null : stop;
}

/** What each of the two sliders shows at a stop. */
export function slidersAt(corner, sweeps, stop) {
  const [across, up] = framesAt(corner, stop);
  return [[corner.x, sliderValueOf(sweeps[0], across)], [corner.y, sliderValueOf(sweeps[1], up)]];
}

/** The values of both controls at a stop. */
export function valuesAt(corner, sweeps, stop) {
  const [across, up] = framesAt(corner, stop);
  return { [corner.x]: sweeps[0].values[across], [corner.y]: sweeps[1].values[up] };
}

/** The server's traces as they are at a stop. */
export function tracesAtCorner(traces, corner, sweeps, stop) {
  const [across, up] = framesAt(corner, stop);
  const moved = tracesAt(tracesAt(traces, sweeps[0], across), sweeps[1], up);
  return tracesAt(moved, corner, rowOf(corner, stop));
}

/** The readouts that change, by name. */
export function readoutsAtCorner(corner, sweeps, stop) {
  const [across, up] = framesAt(corner, stop);
  const own = readoutsAt(corner, rowOf(corner, stop));
  return [...readoutsAt(sweeps[0], across), ...readoutsAt(sweeps[1], up), ...own];
}

function framesAt(corner, [across, up]) {
  return [corner.across[across], corner.up[up]];
}

function rowOf(corner, [across, up]) {
  return across * corner.up.length + up;
}
