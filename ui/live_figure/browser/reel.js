/**
 * The frames of a film that have arrived so far. Numbers are kept for every frame, pictures for
 * those around the one that is shown, so that a long film takes no more memory than a short one.
 */

import { Matrix } from "./payload.js";

const KEPT = 1500; // frames whose pictures are kept
const DRAWN = 800; // points of a curve that the eye can tell apart

/**
 * @typedef {object} Film
 * @property {string} run identity of the film: two films of one name are alike to the bit
 * @property {string} control key of the slider that counts its steps
 * @property {Float64Array} values step of every frame
 * @property {number} end last frame that exists
 * @property {number} start frame at which the rows begin
 * @property {Object<string, Float64Array>} numbers one number a frame, from `since` on
 * @property {number} since
 * @property {Object<string, import("./payload.js").Matrix>} rows one row a frame, from `start` on
 * @property {[number, string][]} grows traces, and the numbers that they draw up to the frame
 * @property {{trace: number, row: string, y: Float64Array, off: number}[]} marks traces of which
 *   each frame shows those points whose entry in its row is not 0; the others lie at `off`
 */

export class Reel {
  /** @param {Film} film */
  constructor({ run, values, numbers }) {
    this.run = run;
    this.values = values;
    this.numbers = Object.fromEntries(
      Object.keys(numbers).map((name) => [name, new Float64Array(values.length).fill(NaN)]),
    );
    this.rows = new Map(); // frame → { name: row }
    this.known = 0; // frames whose numbers have arrived without a gap
  }

  /** @param {Film} film what the server has sent anew */
  take({ since, numbers, start, rows }) {
    for (const [name, row] of Object.entries(numbers)) {
      this.numbers[name].set(row, since);
      if (since <= this.known) this.known = Math.max(this.known, since + row.length);
    }
    const pictures = Object.entries(rows).map(([name, array]) => [name, new Matrix(array, array.shape)]);
    const count = Math.max(0, ...Object.values(rows).map((array) => array.shape[0]));
    for (let i = 0; i < count; i += 1) {
      this.rows.set(start + i, Object.fromEntries(pictures.map(([name, matrix]) => [name, matrix.row(i).slice()])));
    }
  }

  /** Lets go of the pictures that are farthest from a frame. */
  keepNear(frame) {
    if (this.rows.size <= KEPT) return;
    const farthest = [...this.rows.keys()].sort((a, b) => Math.abs(b - frame) - Math.abs(a - frame));
    for (const one of farthest.slice(0, this.rows.size - KEPT)) this.rows.delete(one);
  }

  has(frame) {
    return frame < this.known && this.rows.has(frame);
  }

  /** How many frames from this one on can be shown without asking the server. */
  ahead(frame) {
    let next = frame;
    while (this.has(next)) next += 1;
    return next - frame;
  }

  /** What a live figure needs to know of a film: how its figure changes from step to step. */
  sweep({ control, at, grows, marks }) {
    const everyRow = (row) => ({ row });
    // A run that has broken off has no numbers from there on.
    const count = (name, frame) => {
      const end = this.numbers[name].findIndex(Number.isNaN);
      return Math.min(frame + 1, end < 0 ? this.values.length : end);
    };
    const growing = grows.map(([trace, name]) => [
      trace,
      {
        x: everyRow((frame) => thinned(this.values, count(name, frame))),
        y: everyRow((frame) => thinned(this.numbers[name], count(name, frame))),
      },
    ]);
    const marked = marks.map(({ trace, row, y, off }) => [
      trace,
      { y: everyRow((frame) => y.map((place, i) => (this.rows.get(frame)[row][i] ? place : off))) },
    ]);
    const readouts = Object.fromEntries(Object.entries(this.numbers).map(([name, values]) => [name, { values }]));
    return { control, values: this.values, byIndex: false, at, traces: [...growing, ...marked], layout: {}, readouts };
  }
}

/** The first so many values, at most as many of them as the eye can tell apart. */
function thinned(values, count) {
  const every = Math.ceil(count / DRAWN);
  if (every <= 1) return values.subarray(0, count);
  return values.filter((_, i) => i < count && (i % every === 0 || i === count - 1));
}
