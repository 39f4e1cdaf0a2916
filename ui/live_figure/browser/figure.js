/** One live figure: a Plotly figure that is updated in place, with its readouts and handles. */

import { makeDraggable } from "./handles.js";
import { moveMarks } from "./marks.js";
import { decode } from "./payload.js";
import { renderReadouts, showReadouts } from "./readouts.js";
import { renderSaveMenu } from "./save.js";
import { follow, moveSlider, sliderOf } from "./sliders.js";
import { frameOf, readoutsAt, tracesAt } from "./sweeps.js";
import { templateFor } from "./theme.js";

const CONFIG = { displayModeBar: false, doubleClick: false, responsive: false };

/** Pixels below which the narrow layout is taken. */
const NARROW = 520;
export class LiveFigure {
  /**
   * @param {HTMLElement} root
   * @param {object} Plotly
   */
  constructor(root, Plotly) {
    this.root = root;
    this.plot = root.querySelector(".lf-plot");
    this.Plotly = Plotly;
    this.payload = null;
    this.following = new Map();
    this.wanted = null; // the drawing that is due: traces and layout
    this.drawing = false;
    this.revision = 0;
    this.removeHandles = makeDraggable(this.plot, {
      handles: () => this.payload?.handles ?? [],
      sweep: (control) => this.sweep(control),
      onMove: (control, value) => this.move(control, value),
      onDrop: (control, value) => this.drop(control, value),
    });
    this.resizing = new ResizeObserver(() => this.resize());
    this.resizing.observe(this.plot);
  }

  /** Takes the server's figure; a slider that has moved on meanwhile keeps its preview. */
  update(bytes, emit) {
    this.payload = decode(bytes);
    this.emit = emit;
    const { labels, name, summary } = this.payload;
    this.plot.setAttribute("aria-label", `${name}. ${summary}`);
    renderReadouts(this.root, this.payload);
    renderSaveMenu(this.root, this, labels);
    this.followControls();
    this.arrange();
    this.refresh();
  }

  /** Draws the server's figure, and the preview of a slider that is elsewhere by now. */
  refresh() {
    this.draw(() => this.drawFigure(this.payload.figure.data));
    for (const sweep of this.payload.sweeps) {
      const slider = sliderOf(sweep.control);
      if (slider && frameOf(sweep, Number(slider.value)) !== this.frameOfServer(sweep)) {
        this.preview(sweep.control, Number(slider.value));
      }
    }
  }

  /** Height and layout for the width at hand. */
  arrange() {
    const { figure, height, narrow } = this.payload;
    const { height: narrowHeight, ...narrowLayout } = narrow;
    const isNarrow = this.root.offsetWidth < NARROW;
    this.plot.style.height = `${(isNarrow && narrowHeight) || height}rem`;
    const layout = isNarrow ? merged(figure.layout, narrowLayout) : figure.layout;
    const template = templateFor(this.root);
    this.layout = { ...layout, template, margin: scaledMargin(layout.margin) };
  }

  sweep(control) {
    return this.payload.sweeps.find((sweep) => sweep.control === control);
  }

  /** Frame of the value that the server drew the figure for. */
  frameOfServer(sweep) {
    return frameOf(sweep, sweep.at);
  }

  followControls() {
    const wanted = new Set(this.payload.sweeps.map((sweep) => sweep.control));
    for (const [control, stop] of this.following) {
      if (!wanted.has(control)) {
        stop();
        this.following.delete(control);
      }
    }
    for (const control of wanted) {
      if (!this.following.has(control)) {
        this.following.set(control, follow(control, (value) => this.preview(control, value)));
      }
    }
  }

  /** Shows the frame of a control's momentary value; at the server's own value, its own figure. */
  preview(control, sliderValue) {
    const sweep = this.sweep(control);
    if (!sweep) return;
    const frame = frameOf(sweep, sliderValue);
    const { figure, readouts } = this.payload;
    this.active = control;
    if (frame === this.frameOfServer(sweep)) {
      this.draw(() => this.drawFigure(figure.data));
      showReadouts(this.root, readouts.map(({ name, value }) => [name, value]), readouts);
      return;
    }
    const traces = tracesAt(figure.data, sweep, frame);
    this.draw(() => this.drawFrame(traces, sweep.traces.map(([index]) => index)));
    showReadouts(this.root, readoutsAt(sweep, frame), readouts);
  }

  /** A handle is dragged: its control's slider goes along, and the preview with it. */
  move(control, sliderValue) {
    moveSlider(control, sliderValue);
    this.preview(control, sliderValue);
  }

  /** A handle is let go: the server is told the control's new value. */
  drop(control, sliderValue) {
    this.move(control, sliderValue);
    const sweep = this.sweep(control);
    this.emit("drop", { control, value: sweep.values[frameOf(sweep, sliderValue)] });
  }

  /** Draws at most once an animation frame, always the newest that was asked for. */
  async draw(drawing) {
    this.wanted = drawing;
    if (this.drawing) return;
    this.drawing = true;
    while (this.wanted) {
      const due = this.wanted;
      this.wanted = null;
      await due();
      await new Promise(requestAnimationFrame);
    }
    this.drawing = false;
  }

  /** The whole figure anew. Plotly writes into what it is given, so it is given copies. */
  drawFigure(traces) {
    this.drawn = this.payload;
    // A new revision makes Plotly draw again what moved marks have left behind.
    const layout = { ...copyOf(this.layout), datarevision: (this.revision += 1) };
    return this.Plotly.react(this.plot, traces.map(copyOf), layout, CONFIG);
  }

  /** A frame of a sweep: marks are moved where that is possible. */
  drawFrame(traces, indices) {
    const movable = this.drawn === this.payload && moveMarks(this.plot, traces, indices);
    return movable ? undefined : this.drawFigure(traces);
  }

  resize() {
    if (!this.plot.classList.contains("js-plotly-plot") || !this.plot.offsetWidth) return;
    const before = JSON.stringify(this.layout);
    this.arrange();
    if (JSON.stringify(this.layout) === before) this.Plotly.Plots.resize(this.plot);
    else this.refresh();
  }

  dispose() {
    this.following.forEach((stop) => stop());
    this.following.clear();
    this.removeHandles();
    this.resizing.disconnect();
    this.wanted = null;
    this.Plotly.purge(this.plot);
  }
}

/** A copy down to the arrays, which are shared: nobody writes into them. */
function copyOf(value) {
  if (Array.isArray(value)) return value.map(copyOf);
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]));
}

/** Margins hold text, so they grow with the page's font. */
function scaledMargin(margin) {
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return Object.fromEntries(Object.entries(margin).map(([side, pixels]) => [side, pixels * scale]));
}

/** The first object with the parts of the second put in, level by level. */
function merged(base, changes) {
  const result = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const inner = value && typeof value === "object" && !Array.isArray(value);
    result[key] = inner ? merged(base[key] ?? {}, value) : value;
  }
  return result;
}
