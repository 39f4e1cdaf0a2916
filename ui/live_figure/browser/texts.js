/**
 * Texts beside the marks of a figure in which live numbers stand. In a trace whose `meta` is "live"
 * `@name` is the readout of that name, and `@+name` the same with its sign, "+0.231". When a figure
 * comes they become written texts as of `Written` (ui/live_figure/rows.py), whose columns are the readouts.
 */

import { written } from "./sweeps.js";

const LIVE = "live";
const PLACE = /@(\+?)(\w+)/g;

/** @param {{figure: object, readouts: object[], sweeps: import("./sweeps.js").Sweep[]}} payload is changed */
export function fillTexts({ figure, readouts, sweeps }) {
  const known = new Map(readouts.map((readout) => [readout.name, readout]));
  figure.data.forEach((trace, index) => {
    if (trace.meta !== LIVE) return;
    const told = [];
    const gap = (place, sign, name) => (known.has(name) ? told.push(known.get(name)) && `{${sign}}` : place);
    const patterns = trace.text.map((text) => text.replace(PLACE, gap));
    const digits = told.map((readout) => readout.digits);
    const still = told.map(({ value }) => ({ row: () => [value] }));
    trace.text = written({ patterns, columns: still, digits }, 0);
    for (const sweep of sweeps.filter((one) => told.some(({ name }) => name in one.readouts))) {
      const columns = told.map(({ name }, i) => sweep.readouts[name] ?? still[i]);
      const text = { patterns, columns, digits };
      const moved = sweep.traces.find(([number]) => number === index);
      if (moved) moved[1] = { ...moved[1], text };
      else sweep.traces.push([index, { text }]);
    }
  });
}
