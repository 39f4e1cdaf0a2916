/**
 * The frames of a film that have arrived so far. Numbers are kept for every frame, pictures for
 * those around the one that is shown, so that a long film takes no more memory than a short one.
 */

import { Matrix } from "./payload.js";
import { frameOf } from "./sweeps.js";
import { Transport } from "./transport.js";

const KEPT = 1500; // frames whose pictures are kept
const DRAWN = 800; // points of a curve that the eye can tell apart

/** @type {Map<string, WeakRef<Buffers>>} by the key of the slider that counts the steps */
const known = new Map();

/** The buffers of a film, the same for all figures that show it; kept as long as one of them is. */
export function buffersOf({ control }) {
  const buffers = known.get(control)?.deref() ?? new Buffers();
  known.set(control, new WeakRef(buffers));
  return buffers;
}

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
 * @property {{trace: number, row: string, code: number, x: Float32Array, y: Float32Array}[]} lines
 *   traces of which each frame shows those lines whose entry in its row is the code
 * @property {{row: string, part: number, palette: Uint8Array}[]} images pictures within a row
 * @property {{name: string, row: string, place: number}[]} readings readouts within a row
 * @property {string[]} needs rows without which a frame cannot be shown
 * @property {boolean} follows whether another figure plays the film
 * @property {?number} pauses frame at which it pauses by itself
 * @property {string} begins name of a beginning: it plays by itself, once for each
 */

class Buffers {
  constructor() {
    this.transport = new Transport(); // plays the film for all figures that show it
  }

  /** Forgets the film before this one; what is being played goes on where this one stands. */
  begin({ run, values, at }) {
    this.run = run;
    this.values = values;
    this.numbers = {};
    this.rows = new Map(); // frame → { name: row }
    this.sizes = {}; // bytes of a picture within a row, by the row's name
    this.known = 0; // frames whose numbers have arrived without a gap
    this.transport.place = frameOf({ values }, at);
  }

  /** @param {Film} film what the server has sent anew */
  take(film) {
    if (film.run !== this.run) this.begin(film);
    const { since, numbers, start, rows } = film;
    for (const [name, row] of Object.entries(numbers)) {
      this.numbers[name] ??= new Float64Array(this.values.length).fill(NaN);
      this.numbers[name].set(row, since);
      if (since <= this.known) this.known = Math.max(this.known, since + row.length);
    }
    const pictures = Object.entries(rows).map(([name, array]) => [name, new Matrix(array, array.shape)]);
    const count = Math.max(0, ...Object.values(rows).map((array) => array.shape[0]));
    for (let i = 0; i < count; i += 1) {
      const found = Object.fromEntries(pictures.map(([name, matrix]) => [name, matrix.row(i).slice()]));
      this.rows.set(start + i, { ...this.rows.get(start + i), ...found });
    }
    for (const [name, array] of Object.entries(rows)) this.sizes[name] = array.shape.at(-1);
  }

  /** The bytes of one picture of a frame. */
  picture(frame, { row, part }) {
    const size = this.sizes[row];
    return this.rows.get(frame)[row].subarray(part * size, (part + 1) * size);
  }

  /** Lets go of the pictures that are farthest from a frame. */
  keepNear(frame) {
    if (this.rows.size <= KEPT) return;
    const farthest = [...this.rows.keys()].sort((a, b) => Math.abs(b - frame) - Math.abs(a - frame));
    for (const one of farthest.slice(0, this.rows.size - KEPT)) this.rows.delete(one);
  }

  /** Whether all has arrived that a figure shows of a frame. */
  has(frame, film) {
    const counted = frame < this.known || (film.follows && Object.keys(film.numbers).length === 0);
    return counted && this.hasRows(frame, film);
  }

  /** Whether the rows of a frame have arrived; its numbers may come with another figure. */
  hasRows(frame, { run, needs }) {
    const rows = run === this.run && this.rows.get(frame);
    return Boolean(rows) && needs.every((name) => rows[name]);
  }

  /** What a live figure needs to know of a film: how its figure changes from step to step. */
  sweep({ control, at, numbers, grows, marks, lines, readings }) {
    const everyRow = (row) => ({ row });
    // A run that has broken off has no numbers from there on: its last ones stay.
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
    const lined = lines.map(({ trace, row, code, x, y }) => [
      trace,
      {
        x: everyRow((frame) => chosen(x, this.rows.get(frame)[row], code)),
        y: everyRow((frame) => chosen(y, this.rows.get(frame)[row], code)),
      },
    ]);
    const counted = Object.keys(numbers).map((name) => [
      name,
      everyRow((frame) => [this.numbers[name][count(name, frame) - 1] ?? NaN]),
    ]);
    const read = readings.map(({ name, row, place }) => [name, everyRow((frame) => [this.rows.get(frame)[row][place]])]);
    const traces = [...growing, ...marked, ...lined];
    const readouts = Object.fromEntries([...counted, ...read]);
    return { control, values: this.values, byIndex: false, at, traces, layout: {}, readouts };
  }
}

/** The first so many values, at most as many of them as the eye can tell apart. */
function thinned(values, count) {
  const every = Math.ceil(count / DRAWN);
  if (every <= 1) return values.subarray(0, count);
  return values.filter((_, i) => i < count && (i % every === 0 || i === count - 1));
}

/** One coordinate of both ends of the lines that have a code; a number that is none ends a line. */
function chosen(ends, codes, code) {
  const found = [];
  codes.forEach((one, i) => {
    if (one === code) found.push(ends[2 * i], ends[2 * i + 1], NaN);
  });
  return Float32Array.from(found.length ? found : [NaN]);
}
