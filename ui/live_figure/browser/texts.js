/**
 * Texts beside the marks of a figure in which live numbers stand. In a trace whose `meta` is "live"
 * `@name` is the readout of that name, and `@+name` the same with its sign, "+0.231". They are filled in
 * when a figure comes, so that a preview has them in its rows as if they had been sent.
 */

import { formatNumber } from "./format.js";
import { readoutsAt } from "./sweeps.js";

const LIVE = "live";
const PLACE = /@(\+?)(\w+)/g;

/** @param {{figure: object, readouts: object[], sweeps: import("./sweeps.js").Sweep[]}} payload is changed */
export function fillTexts({ figure, readouts, sweeps }) {
  const values = readouts.map(({ name, value }) => [name, value]);
  const digits = new Map(readouts.map((readout) => [readout.name, readout.digits]));
  figure.data.forEach((trace, index) => {
    if (trace.meta !== LIVE) return;
    const texts = trace.text;
    const names = texts.flatMap((text) => [...text.matchAll(PLACE)].map(([, , name]) => name));
    const filled = (numbers) => texts.map((text) => fill(text, new Map(numbers), digits));
    trace.text = filled(values);
    for (const sweep of sweeps.filter((one) => names.some((name) => name in one.readouts))) {
      const rows = Array.from(sweep.values, (_, frame) => filled([...values, ...readoutsAt(sweep, frame)]));
      const moved = sweep.traces.find(([number]) => number === index);
      if (moved) moved[1] = { ...moved[1], text: rows };
      else sweep.traces.push([index, { text: rows }]);
    }
  });
}

function fill(text, values, digits) {
  return text.replace(PLACE, (place, sign, name) => {
    if (!values.has(name)) return place;
    const value = values.get(name);
    return (sign && value >= 0 ? "+" : "") + formatNumber(value, digits.get(name));
  });
}
