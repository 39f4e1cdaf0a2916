/** The bar of a film: play, pause, one frame on or back, to the start, and as fast as is wished. */

import { buffersOf } from "./buffers.js";
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
const THUMB = 100; // milliseconds from one move of the thumb to the next, since it is slow to draw

export class FilmBar {
  /**
   * @param {HTMLElement} bar
   * @param {import("./figure.js").LiveFigure} figure
   */
  constructor(bar, figure) {
    this.bar = bar;
    this.figure = figure;
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
    this.asked = false;
    if (!film) return;
    this.buffers = buffersOf(film);
    this.buffers.take(film);
    const [pace, ready] = [Number(this.pace.value), (frame) => this.ready(frame)];
    this.transport.subscribers.add(this);
    this.labels = labels;
    if (film.follows) return;
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
    if (!follows && !this.asked) {
      this.asked = true;
      this.figure.emit("want", { run, frame, known: this.buffers.known });
    }
    return false;
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
    if (!this.film.follows) commitSlider(this.film.control, this.film.values[frame]);
  }

  switched() {
    if (this.film.follows) return;
    this.button("play").textContent = playLabel(this.transport, this.labels);
    this.bar.dataset.playing = this.playing;
    document.documentElement.toggleAttribute("data-playing", this.playing);
  }

  dispose() {
    if (this.film && !this.film.follows) this.transport.halt();
    this.transport?.subscribers.delete(this);
    for (const kind of TOUCHES) removeEventListener(kind, this.elsewhere, true);
  }
}
