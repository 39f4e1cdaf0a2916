/** Plays a film: play, pause, one frame on or back, to the start, and as fast as is wished. */

import { pictureOf, showPictures } from "./images.js";
import { reelOf } from "./reel.js";
import { commitSlider, moveSlider, sliderOf } from "./sliders.js";
import { frameOf } from "./sweeps.js";

const TOUCHES = ["pointerdown", "keydown"]; // a setting is about to change: it holds from where we are
const SETTINGS =
  "button, input, select, textarea, label, a, summary, [role=option], [role=combobox], " +
  "[data-testid=stSlider], [data-testid=stFileUploader], .lf-plot[data-drawable=true]";
const MOVES = ["Tab", "Shift", "Control", "Alt", "Meta"]; // keys that change nothing
const ENOUGH = 40; // frames that are to lie ahead while a film is played
const THUMB = 100; // milliseconds from one move of the thumb to the next, since it is slow to draw

export class FilmPlayer {
  /**
   * @param {HTMLElement} bar
   * @param {import("./figure.js").LiveFigure} figure
   */
  constructor(bar, figure) {
    this.bar = bar;
    this.figure = figure;
    this.reel = null;
    this.playing = false;
    this.moved = 0; // when the slider's thumb was last moved
    this.button = (name) => bar.querySelector(`[data-film="${name}"]`);
    for (const name of ["start", "back", "play", "on"]) {
      this.button(name).addEventListener("click", () => this.leader?.[name]());
    }
    this.elsewhere = (event) => {
      if (!this.playing || event.target === sliderOf(this.film.control) || MOVES.includes(event.key)) return;
      if (this.reel.players.some(({ bar: one }) => one.contains(event.target))) return;
      if (event.target.closest(SETTINGS)) this.pause();
    };
    for (const kind of TOUCHES) addEventListener(kind, this.elsewhere, true);
  }

  /** Takes what the server has sent: more of the film, or another one, which goes on playing. */
  update(film, labels) {
    this.bar.hidden = !film;
    this.film = film;
    this.asked = false;
    if (!film) return;
    if (this.reel?.run !== film.run) {
      this.leave();
      this.reel = reelOf(film);
      this.reel.players.push(this);
      this.place = frameOf({ values: film.values }, film.at);
    }
    if (!film.follows) this.reel.player = this;
    this.reel.take(film);
    this.labels = labels;
    this.bar.dataset.follows = film.follows;
    for (const name of ["start", "back", "on"]) this.button(name).textContent = labels[name];
    this.bar.querySelector(".lf-pace span").textContent = labels.pace;
    this.show();
  }

  /** Who plays the film: this one, or that of the figure which this one follows. */
  get leader() {
    return this.film?.follows ? this.reel.player : this;
  }

  /** How the figure changes along the film, as a sweep of its slider. */
  get sweep() {
    return this.reel.sweep(this.film);
  }

  get frame() {
    if (this.leader?.playing) return Math.floor(this.leader.place);
    const { control, values, at, end } = this.film;
    return Math.min(frameOf({ values }, Number(sliderOf(control)?.value ?? at)), end);
  }

  /** Whether a frame can be shown now; if not, the server is asked for it. */
  ready(frame) {
    if (this.reel.has(frame, this.film)) return true;
    this.ask(frame);
    return false;
  }

  ask(frame) {
    if (this.film.follows || this.asked || frame > this.film.end) return;
    this.asked = true;
    this.figure.emit("want", { run: this.reel.run, frame, known: this.reel.known });
  }

  /** The pictures of a frame; they are drawn beneath the marks. */
  paint(frame) {
    this.pictures = this.film.images.map((image) => pictureOf(this.reel.picture(frame, image), image.palette));
    showPictures(this.figure.plot, this.pictures);
    this.reel.keepNear(frame);
  }

  /** A layout with what has been painted in the places of its images. */
  pictured(layout) {
    if (!this.film || !this.pictures) return layout;
    const images = layout.images.map((image, i) => ({ ...image, source: this.pictures[i] ?? image.source }));
    return { ...layout, images };
  }

  play() {
    if (this.playing) return this.pause();
    this.place = this.frame >= this.film.end ? 0 : this.frame;
    this.playing = true;
    let last = performance.now();
    const tick = (now) => {
      if (!this.playing) return;
      // The time of the first frame may lie before the click.
      const passed = Math.max(now - last, 0) / 1000;
      const next = Math.min(this.place + passed * this.pace, this.film.end);
      last = now;
      if (this.ready(Math.floor(next))) this.go((this.place = next));
      const ahead = this.reel.ahead(Math.floor(this.place), this.film);
      if (ahead < ENOUGH) this.ask(Math.floor(this.place) + ahead);
      if (this.place >= this.film.end) this.pause();
      else requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    this.show();
  }

  get pace() {
    return Number(this.bar.querySelector("select").value);
  }

  /** Stops here, and tells the server where that is. */
  pause() {
    this.jump(this.frame);
  }

  dispose() {
    this.halt();
    this.leave();
    for (const kind of TOUCHES) removeEventListener(kind, this.elsewhere, true);
  }

  halt() {
    this.playing = false;
    this.show();
  }

  start() {
    this.jump(0);
  }

  back() {
    this.jump(this.frame - 1);
  }

  on() {
    this.jump(this.frame + 1);
  }

  jump(frame) {
    this.halt();
    this.tell(Math.min(Math.max(frame, 0), this.film.end));
  }

  go(place) {
    const { control, values } = this.film;
    const [value, now] = [values[Math.floor(place)], performance.now()];
    if (!this.playing || now - this.moved >= THUMB) {
      this.moved = now;
      moveSlider(control, value);
    }
    for (const { figure } of this.reel.players) figure.preview(control, value);
  }

  tell(frame) {
    const { control, values } = this.film;
    if (this.reel.has(frame, this.film)) this.go(frame);
    commitSlider(control, values[frame]);
  }

  /** The bars of all figures that show the film say whether it is played. */
  show() {
    if (!this.labels || !this.leader) return;
    const { playing } = this.leader;
    for (const { bar } of this.reel.players) {
      const text = playing ? `❚❚ ${this.labels.pause}` : `▶ ${this.labels.play}`;
      bar.querySelector('[data-film="play"]').textContent = text;
      bar.dataset.playing = playing;
    }
  }

  leave() {
    if (this.reel) this.reel.players = this.reel.players.filter((one) => one !== this);
  }
}
