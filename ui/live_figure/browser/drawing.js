/** What stands on the screen: one Plotly figure, changed in place, at most once a frame. */

import { moveMarks } from "./marks.js";

const CONFIG = { displayModeBar: false, doubleClick: false, responsive: false };
const PATIENCE = 1500; // milliseconds that a figure far off the screen lets others go first
const SETTLE = 250; // milliseconds of rest before Plotly draws what marks have been moved to
const SOON = 60; // the same where the slider has been let go, so that hovering is right at once

export class Drawing {
  /**
   * @param {HTMLElement} plot
   * @param {Promise<object>} library Plotly, once it has come
   * @param {() => void} report called whenever the state of the drawing has changed
   * @param {() => boolean} playing whether the next picture is due before long, so that Plotly need not draw
   */
  constructor(plot, library, report, playing = () => false) {
    this.plot = plot;
    this.library = library.catch(() => new Promise(() => {})); // the figure is given up then, and says so
    this.Plotly = null;
    this.report = report;
    this.playing = playing;
    this.traces = []; // as they are shown, whoever drew them
    this.layout = null;
    this.width = this.height = 0; // as Plotly has drawn last
    this.due = null;
    this.running = false;
    this.failed = false; // whether what was asked for last could not be drawn
    this.owed = false; // whether marks have been moved since Plotly drew
    this.settling = null; // the timer of what is owed
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

  /** Whether all that was asked for is drawn, by Plotly itself. */
  get idle() {
    return !this.running && !this.owed;
  }

  /**
   * Shows traces under a layout, or what was asked for last if that comes too fast. A figure that is
   * far off the screen lets the others go first.
   * @param {object[]} traces
   * @param {object} layout
   * @param {() => void} [shown] called once this very picture has been drawn
   * @param {boolean} [last] whether no other is to be expected before long
   */
  show(traces, layout, shown, last = false) {
    // A place that has another size still has it when something newer is to be shown there.
    this.due = { traces, layout, shown, last, whole: this.due?.whole };
    this.run();
  }

  /** Draws what is due, as long as something is. */
  async run() {
    if (this.running) return;
    this.running = true;
    clearTimeout(this.settling);
    this.report();
    if (!this.begun) {
      await this.turn;
      this.report();
    }
    this.Plotly ??= await this.library;
    let wait;
    while (this.due) {
      const next = this.due;
      wait = next.last ? SOON : SETTLE;
      this.due = null;
      await this.draw(next);
      await new Promise(requestAnimationFrame);
    }
    this.running = false;
    if (this.owed) this.settling = setTimeout(() => this.settle(), wait);
    this.report();
  }

  async draw({ traces, layout, shown, whole }) {
    try {
      const drawn = traces.length === 0 || (!whole && this.move(traces, layout)); // or there are numbers alone
      if (!drawn) await this.redraw(traces, layout);
      this.failed = false;
    } catch (error) {
      this.fail(error);
      return;
    }
    try {
      shown?.();
    } catch (error) {
      reportError(error); // who waited for the picture has a fault, not the picture
    }
  }

  /** Takes away what is no picture of what was asked for; the next one is drawn on a clean sheet. */
  fail(error) {
    console.error(error);
    this.failed = true;
    this.owed = false;
    this.traces = [];
    this.layout = null;
    this.Plotly?.purge(this.plot);
    this.plot.choosing = false;
    this.report();
  }

  /** Moves the marks of the traces that differ from those on the screen, if that is all there is. */
  move(traces, layout) {
    if (!this.layout || !alike(layout, this.layout) || traces.length !== this.traces.length) return false;
    const changed = [...traces.keys()].filter((index) => traces[index] !== this.traces[index]);
    if (!changed.every((index) => alikeButForPlace(traces[index], this.traces[index]))) return false;
    const moved = changed.filter((index) => !alike(traces[index], this.traces[index]));
    if (!moveMarks(this.plot, traces, moved)) return false;
    this.traces = traces;
    this.owed ||= moved.length > 0;
    return true;
  }

  /** Lets Plotly draw what is shown, so that hovering meets the marks where they are. */
  settle() {
    if (this.playing()) {
      this.settling = setTimeout(() => this.settle(), SETTLE);
      return;
    }
    this.due = { traces: this.traces, layout: this.layout, whole: true };
    this.run();
  }

  /** The whole figure anew. Plotly writes into what it is given, so it is given copies. */
  redraw(traces, layout) {
    this.owed = false;
    this.traces = traces;
    this.layout = layout;
    // By itself Plotly would keep the size of the drawing before. A new revision makes it draw again
    // what moved marks have left behind.
    const { offsetWidth: width, offsetHeight: height } = this.plot;
    Object.assign(this, { width, height });
    const around = { ...copyOf(layout), width, height, datarevision: (this.revision += 1) };
    return this.Plotly.react(this.plot, traces.map(copyOf), around, CONFIG);
  }

  /** Draws what is shown, or what is due, once more if the place of the figure has another size. */
  resize() {
    const { offsetWidth, offsetHeight } = this.plot;
    if (!this.layout || (offsetWidth === this.width && offsetHeight === this.height)) return;
    if (this.due) this.due.whole = true;
    else this.settle();
  }

  dispose() {
    clearTimeout(this.settling);
    clearTimeout(this.patience);
    this.viewing.disconnect();
    this.due = null;
    this.owed = false;
    this.Plotly?.purge(this.plot);
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

/** Whether two traces differ in nothing but where their points stand, and what is written there. */
function alikeButForPlace(one, other) {
  const { x: x1, y: y1, text, ...rest } = one;
  const { x: x2, y: y2, text: otherText, ...otherRest } = other;
  if (!one.mode?.includes("text") && !alike(text, otherText)) return false;
  return !x1 === !x2 && !y1 === !y2 && alike(rest, otherRest);
}
