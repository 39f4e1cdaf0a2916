/** What stands on the screen: one Plotly figure, changed in place, at most once a frame. */

import { moveMarks } from "./marks.js";

const CONFIG = { displayModeBar: false, doubleClick: false, responsive: false };
const PATIENCE = 1500; // milliseconds that a figure far off the screen lets others go first
const SETTLE = 250; // milliseconds of rest before Plotly draws what marks have been moved to

export class Drawing {
  /** @param {HTMLElement} plot @param {object} Plotly */
  constructor(plot, Plotly) {
    this.plot = plot;
    this.Plotly = Plotly;
    this.traces = []; // as they are shown, whoever drew them
    this.layout = null;
    this.due = null;
    this.running = false;
    this.settling = null; // the timer of a drawing by Plotly that marks which were moved still owe
    this.revision = 0;
    this.turn = new Promise((resolve) => {
      this.takeTurn = resolve;
    });
    const near = (entries) => entries.some((entry) => entry.isIntersecting) && this.begin();
    this.viewing = new IntersectionObserver(near, { rootMargin: "300px" });
    this.viewing.observe(plot);
    this.patience = setTimeout(() => this.begin(), PATIENCE);
  }

  /** From now on the figure is drawn: the reader is near it, or the first ones are long done. */
  begin() {
    clearTimeout(this.patience);
    this.viewing.disconnect();
    this.begun = true;
    this.takeTurn();
  }

  /**
   * Shows traces under a layout, or what was asked for last if that comes too fast. A figure that is
   * far off the screen lets the others go first.
   * @param {object[]} traces
   * @param {object} layout
   * @param {() => void} [shown] called once this very picture has been drawn
   */
  async show(traces, layout, shown) {
    this.due = { traces, layout, shown };
    if (this.running) return;
    this.running = true;
    if (!this.begun) await this.turn;
    while (this.due) {
      const { traces: next, layout: around, shown: done } = this.due;
      this.due = null;
      if (!this.move(next, around)) await this.redraw(next, around);
      done?.();
      await new Promise(requestAnimationFrame);
    }
    this.running = false;
  }

  /** Moves the marks of the traces that differ from those on the screen, if that is all there is. */
  move(traces, layout) {
    if (!this.layout || !alike(layout, this.layout) || traces.length !== this.traces.length) return false;
    const changed = [...traces.keys()].filter((index) => traces[index] !== this.traces[index]);
    if (!changed.every((index) => alikeButForPlace(traces[index], this.traces[index]))) return false;
    const moved = changed.filter((index) => !alike(traces[index], this.traces[index]));
    if (!moveMarks(this.plot, traces, moved)) return false;
    this.traces = traces;
    const owed = moved.length > 0 || this.settling; // by what is shown now, or was a moment ago
    clearTimeout(this.settling);
    if (owed) this.settling = setTimeout(() => this.settle(), SETTLE);
    return true;
  }

  /** Lets Plotly draw what is shown, so that hovering meets the marks where they are. */
  settle() {
    if (this.running) this.settling = setTimeout(() => this.settle(), SETTLE);
    else this.redraw(this.traces, this.layout);
  }

  /** The whole figure anew. Plotly writes into what it is given, so it is given copies. */
  redraw(traces, layout) {
    clearTimeout(this.settling);
    this.settling = null;
    this.traces = traces;
    this.layout = layout;
    // A new revision makes Plotly draw again what moved marks have left behind.
    const around = { ...copyOf(layout), datarevision: (this.revision += 1) };
    return this.Plotly.react(this.plot, traces.map(copyOf), around, CONFIG);
  }

  resize() {
    if (this.layout) this.Plotly.Plots.resize(this.plot);
  }

  dispose() {
    clearTimeout(this.settling);
    clearTimeout(this.patience);
    this.viewing.disconnect();
    this.due = null;
    this.Plotly.purge(this.plot);
  }
}

/** A copy down to the arrays, which are shared: nobody writes into them. */
function copyOf(value) {
  if (Array.isArray(value)) return value.map(copyOf);
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]));
}

/** Whether two values are the same all the way down; typed arrays count by their numbers. */
function alike(one, other) {
  if (Object.is(one, other)) return true;
  if (!one || !other || typeof one !== "object" || typeof other !== "object") return false;
  if (ArrayBuffer.isView(one)) return one.length === other.length && one.every((number, i) => Object.is(number, other[i]));
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => alike(one[key], other[key]));
}

/** Whether two traces differ in nothing but where their points stand. */
function alikeButForPlace(one, other) {
  const { x: x1, y: y1, ...rest } = one;
  const { x: x2, y: y2, ...otherRest } = other;
  return !x1 === !x2 && !y1 === !y2 && alike(rest, otherRest);
}
