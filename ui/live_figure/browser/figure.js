/** One live figure: a drawing that follows its sliders, with its readouts and handles. */

import { Carried } from "./carried.js";
import { makeChoosable } from "./choices.js";
import { readoutsAtCorner, slidersAt, stopAt, tracesAtCorner, valuesAt } from "./corners.js";
import { Drawing } from "./drawing.js";
import { FilmBar } from "./film.js";
import { makeDraggable, placeOf } from "./handles.js";
import { LED, MOVED, tell } from "./hand.js";
import { held, isHeld, keepInSight } from "./held.js";
import { invite, noteDragged, withdraw } from "./invite.js";
import { watchPictures } from "./looking.js";
import { makePickable } from "./picks.js";
import { PlayButton } from "./play.js";
import { makeDrawable } from "./pen.js";
import { heightIn } from "./room.js";
import { renderReadouts, showReadouts } from "./readouts.js";
import { renderSaveMenu } from "./save.js";
import { follow, isInHand, moveSlider, sliderOf } from "./sliders.js";
import { frameOf, frameOfServer, layoutAt, readoutsAt, sliderValueOf, tracesAt } from "./sweeps.js";
import { fillTexts } from "./texts.js";
import { templateFor } from "./theme.js";

const NARROW = 520; // pixels below which the narrow layout is taken

export class LiveFigure {
  /**
   * @param {HTMLElement} root
   * @param {Promise<object>} library Plotly, once it has come
   */
  constructor(root, library) {
    this.root = root;
    this.plot = root.querySelector(".lf-plot");
    this.drawing = new Drawing(
      this.plot,
      library,
      () => this.report(),
      () => Boolean(this.film?.playing),
    );
    this.payload = null;
    this.following = new Map();
    this.carried = new Carried();
    this.cornered = null; // the corner that is held, and where
    this.expecting = true; // until the newest payload has been taken
    this.confirmed = 0;
    this.removeHandles = makeDraggable(this.plot, {
      traces: () => this.drawing.traces,
      handles: () => this.payload?.handles ?? [],
      corners: () => this.payload?.corners ?? [],
      sweep: (control) => this.sweep(control),
      standing: ({ control }) => (control ? this.standing(control) : null),
      onMove: (handle, value) => (handle.control ? this.move(handle.control, value) : this.turn(handle, value)),
      onDrop: (handle, value) => {
        noteDragged(this.root);
        if (handle.control) this.drop(handle.control, value);
        else this.leave(handle, value);
      },
    });
    this.removePicks = makePickable(this.plot, {
      picks: () => this.payload?.picks ?? [],
      sweep: (control) => this.sweep(control),
      onPick: (values) => this.pick(values),
    });
    const allowed = () => Boolean(this.payload?.drawable);
    this.removePen = makeDrawable(this.plot, allowed, (stroke) => this.emit("draw", stroke));
    this.playButton = new PlayButton(root.querySelector(".lf-play"), this);
    this.film = new FilmBar(root.querySelector(".lf-film"), this);
    this.stopWatching = watchPictures(this.plot, (image) => this.film.look(image));
    this.resizing = new ResizeObserver(() => this.resize());
    this.resizing.observe(this.plot);
    this.resizing.observe(document.documentElement); // a scene's figure is as high as the screen allows
    const page = root.closest("[data-testid=stMainBlockContainer]"); // what comes above it takes room
    if (page) this.resizing.observe(page);
    this.watching = new IntersectionObserver((entries) => this.see(entries.at(-1).isIntersecting));
    this.watching.observe(this.plot);
    this.led = ({ detail: { values } }) => this.turnAlong(values);
    document.addEventListener(LED, this.led);
  }

  /** Takes the server's figure; a slider that has moved on meanwhile keeps its preview. */
  update(payload, emit) {
    this.payload = payload;
    fillTexts(payload);
    this.expecting = false;
    this.picking = false;
    this.emit = emit;
    const { drawable, labels, name, summary } = this.payload;
    this.plot.dataset.drawable = drawable;
    this.root.dataset.fills = this.payload.fills;
    this.root.dataset.empty = this.payload.figure.data.length === 0;
    this.root.dataset.veiled = Boolean(this.payload.veiled);
    this.plot.setAttribute("aria-label", `${name}. ${summary}`);
    renderReadouts(this.root, this.payload);
    renderSaveMenu(this.root, this, labels);
    this.playButton.update(this.payload);
    this.film.update(this.payload.film, labels);
    if (this.payload.film) this.payload.sweeps.push(this.film.sweep);
    this.followControls();
    this.arrange();
    this.refresh();
  }

  /** A payload is on its way: what is shown until then is not the last word. */
  expect() {
    this.expecting = true;
    this.report();
  }

  /**
   * Says on the figure whether what it should show could be drawn, and whether it is settled: "true" while
   * nothing is due, from the server's newest figure on, "unseen" while what is due waits to be seen.
   */
  report() {
    const { begun, failed, idle } = this.drawing;
    this.root.toggleAttribute("data-undrawn", failed);
    if (this.expecting) delete this.root.dataset.settled;
    else if (!begun || this.missed) this.root.dataset.settled = "unseen";
    else if (idle) this.root.dataset.settled = "true";
    else delete this.root.dataset.settled;
  }

  /** Draws the server's figure, and the preview of a slider that is elsewhere by now. */
  refresh() {
    this.missed = false;
    if (this.cornered) {
      this.showCorner();
      return;
    }
    const elsewhere = this.payload.sweeps.filter((sweep) => {
      const value = this.standing(sweep.control);
      const moved = value !== null && this.frameAt(sweep, value) !== frameOfServer(sweep);
      return moved && !this.carried.has(sweep.control, value);
    });
    for (const { control } of elsewhere) this.preview(control, this.standing(control), isInHand(control));
    if (elsewhere.length > 0) return;
    this.carried.settle(this.payload.sweeps);
    this.confirm();
  }

  /** Where a control stands: at its slider's value, or at that of the film that is being played. */
  standing(control) {
    const { film } = this.payload;
    if (film?.control === control && this.film.playing) return film.values[this.film.frame];
    const slider = sliderOf(control);
    return slider && Number(slider.value);
  }

  /** A figure that follows a film catches up with it when it comes into sight. */
  see(inSight) {
    this.inSight = inSight;
    if (inSight && this.missed) this.refresh();
  }

  /** Shows a frame that had not arrived yet when it was to be shown. */
  catchUp() {
    if (this.refused) this.refresh();
  }

  confirm() {
    this.markStale(false);
    const shown = () => {
      this.root.dataset.confirmed = this.confirmed += 1;
      this.paintFilm();
      this.invite();
      makeChoosable(this.plot, () => this.payload.choices, (point) => this.emit("choose", point));
    };
    this.drawing.show(this.payload.figure.data, this.layout, shown, true);
  }

  invite() {
    const handle = this.payload.corners?.[0] ?? this.payload.handles[0];
    invite(this.root, handle ? placeOf(this.plot, handle, this.drawing.traces[handle.trace]) : null);
  }

  /** Puts the pictures of the frame that the film's slider stands at beneath the marks. */
  paintFilm() {
    if (this.payload.film) this.film.paint(this.film.frame);
  }

  /** Height and layout for the width at hand. */
  arrange() {
    const { figure, height, narrow } = this.payload;
    const { height: narrowHeight, ...narrowLayout } = narrow;
    const isNarrow = this.root.offsetWidth < NARROW;
    const template = templateFor(this.root); // before anything is written, so that it costs nothing
    this.plot.style.height = heightIn(this.plot, (isNarrow && narrowHeight) || height);
    const layout = isNarrow ? merged(figure.layout, narrowLayout) : figure.layout;
    this.layout = { ...layout, template, margin: scaledMargin(layout.margin) };
    if (isHeld(this.root)) this.hold();
  }

  /** On a phone the figure stays in sight, with as much of the screen as leaves room for sliders. */
  hold() {
    const { height, layout } = held(this.layout, this.plot.offsetHeight);
    this.plot.style.height = `${height}px`;
    this.layout = layout;
    keepInSight(this.root);
  }

  /** The frame of a control's value; a film stays at the last one that exists. */
  frameAt(sweep, sliderValue) {
    const { film } = this.payload;
    const frame = frameOf(sweep, sliderValue);
    return film?.control === sweep.control ? Math.min(frame, film.end) : frame;
  }

  sweep(control) {
    return this.payload.sweeps.find((sweep) => sweep.control === control);
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
        // What Streamlit writes into a slider while the film is played is no move of it.
        const moved = (value) =>
          this.film.playing || this.carried.has(control, value) || this.preview(control, value, isInHand(control));
        this.following.set(control, follow(control, moved));
      }
    }
  }

  /**
   * Shows the frame of a control's momentary value; at the server's own value, its own figure. Sliders give
   * way to one that is in the reader's hand alone.
   */
  preview(control, sliderValue, inHand = false) {
    const sweep = this.sweep(control);
    if (!sweep || this.picking) return;
    const frame = this.frameAt(sweep, sliderValue);
    const { figure, readouts, film } = this.payload;
    this.refused = film?.control === control && !this.film.ready(frame);
    if (this.refused) return;
    if (film?.follows && !this.inSight) {
      this.missed = true;
      this.report();
      return;
    }
    withdraw(this.root);
    this.active = control;
    if (inHand) this.carried.follow(sweep, frame);
    this.markStale(frame !== frameOfServer(sweep));
    if (frame === frameOfServer(sweep)) {
      this.drawing.show(figure.data, this.layout, () => this.paintFilm());
      showReadouts(this.root, readouts.map(({ name, value }) => [name, value]), readouts);
      return;
    }
    this.drawing.show(tracesAt(figure.data, sweep, frame), layoutAt(this.layout, sweep, frame), () => this.paintFilm());
    showReadouts(this.root, readoutsAt(sweep, frame), readouts);
  }

  /**
   * What hovering shows is true of the server's frame alone, if the figure follows a film or shows
   * numbers that are not places: those are not part of a preview.
   */
  markStale(elsewhere) {
    const { figure, film } = this.payload;
    const hover = film?.follows || figure.data.some((trace) => trace.customdata);
    this.root.dataset.stale = Boolean(hover && elsewhere);
  }

  /** A handle is dragged: its control's slider goes along, and the preview with it. */
  move(control, sliderValue) {
    moveSlider(control, sliderValue);
    this.preview(control, sliderValue, true);
    tell(MOVED, { values: { [control]: sliderValue } });
  }

  /** A handle is let go: the server is told the control's new value. */
  drop(control, sliderValue) {
    this.move(control, sliderValue);
    const sweep = this.sweep(control);
    this.emit("drop", { control, value: sweep.values[frameOf(sweep, sliderValue)] });
    tell(MOVED, { values: { [control]: sliderValue }, released: true });
  }

  /** A corner is dragged, and both sliders go along; without a stop both go back. */
  turn(corner, stop) {
    this.cornered = stop && { corner, stop };
    if (!stop) {
      for (const sweep of this.sweepsOf(corner)) moveSlider(sweep.control, sliderValueOf(sweep, frameOfServer(sweep)));
      return;
    }
    const values = slidersAt(corner, this.sweepsOf(corner), stop);
    for (const [control, value] of values) this.carried.move(control, value);
    this.showCorner();
    tell(MOVED, { values: Object.fromEntries(values) });
  }

  /** A corner that another's hand holds: its sliders have been moved already. */
  turnAlong(values) {
    const corner = this.payload?.corners?.find(({ x, y }) => x in values && y in values);
    const stop = corner && stopAt(corner, this.sweepsOf(corner), [values[corner.x], values[corner.y]]);
    if (!stop) return;
    this.cornered = { corner, stop };
    this.showCorner();
    this.cornered = null;
  }

  showCorner() {
    const { corner, stop } = this.cornered;
    const { figure, readouts } = this.payload;
    const sweeps = this.sweepsOf(corner);
    this.markStale(true);
    this.drawing.show(tracesAtCorner(figure.data, corner, sweeps, stop), this.layout);
    showReadouts(this.root, readoutsAtCorner(corner, sweeps, stop), readouts);
  }

  /** A corner is let go: the server is told both values, and draws the figure for them. */
  leave(corner, stop) {
    this.turn(corner, stop);
    this.cornered = null;
    this.emit("pick", valuesAt(corner, this.sweepsOf(corner), stop));
    tell(MOVED, { values: Object.fromEntries(slidersAt(corner, this.sweepsOf(corner), stop)), released: true });
  }

  sweepsOf({ x, y }) {
    return [this.sweep(x), this.sweep(y)];
  }

  /** A place is picked: two controls move at once, which only the server can draw. */
  pick(values) {
    this.picking = true;
    for (const [control, value] of Object.entries(values)) moveSlider(control, value);
    this.emit("pick", values);
  }

  resize() {
    if (!this.payload || !this.plot.offsetWidth) return;
    const before = JSON.stringify(this.layout);
    this.arrange();
    if (JSON.stringify(this.layout) === before) this.drawing.resize();
    else this.refresh();
  }

  dispose() {
    this.following.forEach((stop) => stop());
    this.following.clear();
    this.removeHandles();
    this.removePicks();
    this.removePen();
    document.removeEventListener(LED, this.led);
    this.stopWatching();
    this.playButton.transport.halt();
    this.film.dispose();
    this.resizing.disconnect();
    this.watching.disconnect();
    this.drawing.dispose();
  }
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
