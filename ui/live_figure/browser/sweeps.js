/** Frames of a sweep: how the figure and its readouts look at one value of one control. */

import { formatNumber } from "./format.js";

/**
 * @typedef {object} Sweep
 * @property {string} control key of the control
 * @property {Float64Array} values ascending values of the control, one a frame
 * @property {boolean} byIndex true where the slider counts its options instead of their values
 * @property {number} at the value that the server drew the figure for
 * @property {[number, Object<string, import("./payload.js").Matrix>][]} traces
 * @property {Object<string, import("./payload.js").Matrix>} layout
 * @property {Object<string, import("./payload.js").Matrix>} readouts
 * @property {Object<string, import("./payload.js").Matrix>} moves what sliders show that move along
 */

/** Index of the frame that belongs to a slider's momentary value. */
export function frameOf(sweep, sliderValue) {
  const last = sweep.values.length - 1;
  if (sweep.byIndex) return Math.min(Math.max(Math.round(sliderValue), 0), last);
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sweep.values[middle] <= sliderValue) low = middle;
    else high = middle;
  }
  return sliderValue - sweep.values[low] <= sweep.values[high] - sliderValue ? low : high;
}

/** Index of the frame that the server drew the figure for. */
export function frameOfServer(sweep) {
  return frameOf(sweep, sweep.byIndex ? sweep.values.indexOf(sweep.at) : sweep.at);
}

/** What the native slider shows for a frame: the value itself, or its position among the options. */
export function sliderValueOf(sweep, frame) {
  return sweep.byIndex ? frame : sweep.values[frame];
}

/** The server's traces with the attributes that the frame changes put in their place. */
export function tracesAt(traces, sweep, frame) {
  const changed = traces.slice();
  for (const [index, changes] of sweep.traces) {
    changed[index] = { ...changed[index] };
    for (const [path, values] of Object.entries(changes)) {
      setPath(changed[index], path.split("."), rowOf(values, frame));
    }
  }
  return changed;
}

/** The layout with the attributes that the frame changes put in their place. */
export function layoutAt(layout, sweep, frame) {
  const changed = { ...layout };
  for (const [path, values] of Object.entries(sweep.layout)) {
    setPath(changed, path.split("."), Array.from(values.row(frame)));
  }
  return changed;
}

/** The readouts that the frame changes, by name. */
export function readoutsAt(sweep, frame) {
  return Object.entries(sweep.readouts).map(([name, values]) => [name, values.row(frame)[0]]);
}

/** A row of a frame: texts, also written ones, the beginning of a line (ui/live_figure/rows.py), or places. */
export function rowOf(values, frame) {
  if (values.patterns) return written(values, frame);
  if (Array.isArray(values)) return [].concat(values[frame]);
  if (values.counts) return values.whole.values.subarray(0, values.counts.row(frame)[0]);
  return values.row(frame);
}

/** The texts of a frame: patterns with the entries of all columns in their gaps; of "{+}" with their signs, of "{|}" without. */
export function written({ patterns, columns, digits }, frame) {
  const entries = columns.flatMap((column) => (Array.isArray(column) ? [column[frame]] : Array.from(column.row(frame))));
  let gap = 0;
  const told = (kind) => {
    const [entry, decimals] = [entries[gap], digits?.[gap] ?? null];
    gap += 1;
    if (typeof entry === "string") return entry;
    if (kind === "|") return formatNumber(Math.abs(entry), decimals);
    return (entry >= 0 ? kind : "") + formatNumber(entry, decimals);
  };
  return patterns.map((pattern) => pattern.replace(/\{([+|]?)\}/g, (_, kind) => told(kind)));
}

/** Sets a nested attribute ("marker.size") on copies, so that the server's trace stays whole. */
function setPath(target, [name, ...rest], value) {
  if (rest.length === 0) target[name] = value;
  else {
    target[name] = { ...target[name] };
    setPath(target[name], rest, value);
  }
}
