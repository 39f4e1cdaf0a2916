/** The bar of a film: play, pause, one frame on or back, to the start, and as fast as is wished. */

import { buffersOf } from "./buffers.js";
import { FILMED, tell } from "./hand.js";
import { pictureOf, showPictures } from "./images.js";
import { playLabel } from "./play.js";
import { commitSlider, moveSlider, sliderOf } from "./sliders.js";
import { frameOf } from "./sweeps.js";

const TOUCHES = ["pointerdown", "keydown"]; // a setting is about to change: it holds from where we are
const SETTINGS =
  "button, input, select, textarea, label, a, summary, [role=option], [role=combobox], " +
  "[data-testid=stSlider], [data-testid=stFileUploader], .lf-plot[data-drawable=true]";
const MOVES = ["Tab", "Shift", "Control", "Alt", "Meta"]; // keys that change nothing
const begun = new Set(); // names of the beginnings that have been played
const LAG = 0.25; // seconds that a film may be away from the one it goes along with
const NUDGE = 0.25; // share of a smaller distance that is made up at once
const SPREAD = 500; // milliseconds over which a class tells the server where the film rests
const ANSWER = 500; // milliseconds for an answer where the server is not at work
const IDLE = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]";
const THUMB = 100; // milliseconds from one move of the thumb to the next, since it is slow to draw

/** @type {Set<FilmBar>} the bars that lead a film on this page */
export const bars = new Set();

export class FilmBar {
  /**
   * @param {HTMLElement} bar
   * @param {import("./figure.js").LiveFigure} figure
   */
  constructor(bar, figure) {
    this.bar = bar;
    this.figure = figure;
    this.asked = null; // when the server was asked for frames, or was last seen at work since
    this.thumbMoved = 0; // when the slider's thumb was last moved
    this.button = (name) => bar.querySelector(`[data-film="${name}"]`);
    this.button("start").addEventListener("click", () => this.transport.jump(0));
    this.button("back").addEventListener("click", () => this.transport.jump(this.frame - 1));
    this.button("play").addEventListener("click", () => this.transport.toggle(this.frame));
    this.button("on").addEventListener("click", () => this.transport.jump(this.frame + 1));
    this.pace = bar.querySelector("select");
    this.pace.addEventListener("change", () => (this.transport.pace = Number(this.pace.value)));
    this.elsewhere = ({ target, key }) => {
      if (!this.playing || target === sliderOf(this.film.control) || MOVES.includes(key)) return;
      if (!target.closest(".lf-film") && target.closest(SETTINGS)) this.transport.pause();
    };
    for (const kind of TOUCHES) addEventListener(kind, this.elsewhere, true);
  }

  /** Takes what the server has sent: more of the film, or another one, which goes on playing. */
  update(film, labels) {
    this.bar.hidden = !film || film.follows;
    this.film = film;
    this.asked = null;
    bars.delete(this);
    if (!film) return;
    this.buffers = buffersOf(film);
    this.buffers.take(film);
    const [pace, ready] = [Number(this.pace.value), (frame) => this.ready(frame)];
    this.transport.subscribers.add(this);
    this.labels = labels;
    if (film.follows) return;
    bars.add(this);
    this.transport.load({ end: film.end, pace, ready, pauses: film.pauses });
    this.transport.tell("arrived");
    for (const name of ["start", "back", "on"]) this.button(name).textContent = labels[name];
    this.bar.querySelector(".lf-pace span").textContent = labels.pace;
    this.switched();
    if (film.begins && !begun.has(film.begins)) {
      begun.add(film.begins);
      if (!this.playing) this.transport.toggle(this.frame);
    }
  }

  get transport() {
    return this.buffers?.transport;
  }

  get playing() {
    return Boolean(this.transport?.playing);
  }

  /** How the figure changes along the film, as a sweep of its slider. */
  get sweep() {
    return this.buffers.sweep(this.film);
  }

  get frame() {
    if (this.playing) return this.transport.frame;
    const { control, values, at, end } = this.film;
    return Math.min(frameOf({ values }, Number(sliderOf(control)?.value ?? at)), end);
  }

  /** Whether a frame can be shown now; if not, the server is asked for it. */
  ready(frame) {
    if (this.buffers.has(frame, this.film)) return true;
    const { run, follows } = this.film;
    if (!follows && !this.answering()) {
      this.asked = performance.now();
      this.figure.emit("want", { run, frame, known: this.buffers.known });
    }
    return false;
  }

  /** Whether an answer may still come: a run that another has taken the place of brings none. */
  answering() {
    if (this.asked === null) return false;
    const now = performance.now();
    if (!document.querySelector(IDLE)) this.asked = now;
    return now - this.asked < ANSWER;
  }

  /** More frames have come: one of them may be what a figure that follows could not show before. */
  arrived() {
    if (this.film.follows) this.figure.catchUp();
  }

  /** A picture of this figure is pointed at, or none: the figure that shows one large does so. */
  look(image) {
    if (!this.film?.looks || this.buffers.looked === image) return;
    this.buffers.looked = image;
    this.transport.tell("looked");
  }

  looked() {
    if (this.film.enlarges) this.figure.paintFilm();
  }

  /** The pictures of a frame, if they are here; they are drawn beneath the marks. */
  paint(frame) {
    if (!this.buffers.hasRows(frame, this.film)) return;
    this.pictures = this.film.images.map((image) => pictureOf(this.buffers.picture(frame, image), image.palette));
    const looked = this.film.enlarges && this.buffers.looked?.getAttribute("href");
    showPictures(this.figure.plot, looked ? [looked, ...this.pictures.slice(1)] : this.pictures);
    this.figure.root.toggleAttribute("data-enlarged", Boolean(looked));
    this.buffers.keepNear(frame);
  }

  /** A layout with what has been painted in the places of its images. */
  pictured(layout) {
    if (!this.film || !this.pictures) return layout;
    const images = layout.images.map((image, i) => ({ ...image, source: this.pictures[i] ?? image.source }));
    return { ...layout, images };
  }

  moved(frame) {
    const { control, values, follows } = this.film;
    const now = performance.now();
    if (!follows && (!this.playing || now - this.thumbMoved >= THUMB)) {
      this.thumbMoved = now;
      moveSlider(control, values[frame]);
    }
    this.figure.preview(control, values[frame]);
  }

  /** Tells the server where the film rests. */
  rested(frame) {
    if (this.film.follows) return;
    commitSlider(this.film.control, this.film.values[frame]);
    this.tellOf({ ...this.present, step: this.film.values[frame] }); // its slider may be there a little later
  }

  /** Where the film is, as its slider counts, and how many frames it plays a second. */
  get present() {
    return { step: this.film.values[this.frame], playing: this.playing, speed: Number(this.pace.value) };
  }

  /**
   * Goes where somebody else has the film, and plays on from there if that one does.
   * @param {{step: number, playing: boolean, speed: number}} there with the frames that passed since in `passed`
   */
  goAlong({ step, playing, speed, passed = 0 }) {
    const { transport } = this;
    const last = transport.next;
    const frame = Math.min(frameOf({ values: this.film.values }, step) + passed, last);
    const away = frame - (this.playing ? transport.place : this.frame);
    if (this.playing === (playing && frame < last) && Math.abs(away) < (playing ? Math.max(1, speed * LAG) : 1)) {
      // Too little for anybody to see is made up by and by; what is shown is not taken back.
      if (this.playing) transport.place = Math.max(transport.place + away * NUDGE, transport.frame);
      return;
    }
    this.pace.value = String(speed);
    transport.pace = speed;
    if (playing && frame < last) {
      transport.place = frame;
      if (!this.playing) transport.toggle(frame);
    } else this.restAlong(Math.floor(frame));
  }

  /** Shows a frame at once, and tells the server a little later: a whole class does so at one moment. */
  restAlong(frame) {
    if (this.resting?.frame === frame && !this.playing) return;
    clearTimeout(this.resting?.due);
    this.transport.halt();
    this.transport.place = frame;
    if (this.transport.ready(frame)) this.transport.tell("moved", frame);
    const due = setTimeout(() => {
      this.resting = null;
      if (!this.playing) this.transport.tell("rested", frame);
    }, SPREAD * Math.random());
    this.resting = { frame, due };
  }

  switched() {
    if (this.film.follows) return;
    this.button("play").textContent = playLabel(this.transport, this.labels);
    this.bar.dataset.playing = this.playing;
    document.documentElement.toggleAttribute("data-playing", this.playing);
    this.tellOf(this.present);
  }

  tellOf(film) {
    tell(FILMED, { bar: this, film });
  }

  dispose() {
    bars.delete(this);
    clearTimeout(this.resting?.due);
    if (this.film && !this.film.follows) this.transport.halt();
    this.transport?.subscribers.delete(this);
    for (const kind of TOUCHES) removeEventListener(kind, this.elsewhere, true);
  }
}
