/**
 * The board on which a reader puts a point or draws a curve: by mouse, pen, finger or keys. It knows
 * columns and levels alone; what they stand for, and every number on it, comes from the server.
 */

import { note } from "./changed.js";
import { drawAxes, drawBoard } from "./picture.js";
import { heightOf } from "./room.js";

const LEVELS = 200; // of a curve, between the lower and the upper end of its axis
const FAR = 2; // times the height of the board: so far outside a curve is followed

/** @type {WeakMap<HTMLElement, Board>} */
const boards = new WeakMap();

/** @param {{data: object, parentElement: HTMLElement, setTriggerValue: Function}} component */
export function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".board");
  if (!boards.has(root)) boards.set(root, new Board(root));
  const board = boards.get(root);
  board.update(data, (answer) => setTriggerValue("answer", answer));
  return () => root.isConnected || board.leave();
}

class Board {
  constructor(root) {
    this.root = root;
    this.svg = root.querySelector("svg");
    this.answer = this.told = this.key = undefined;
    this.cursor = 0; // the column at which the keys draw
    this.pointer = null; // where the pen was last, while it is down
    this.sizes = new ResizeObserver(() => this.draw());
    this.sizes.observe(root);
    this.resized = () => this.draw();
    addEventListener("resize", this.resized);
    for (const [name, listener] of Object.entries(this.listeners())) this.svg.addEventListener(name, listener);
    this.button("check").onclick = () => this.check();
    this.button("clear").onclick = () => this.change(this.blank());
  }

  leave() {
    this.sizes.disconnect();
    removeEventListener("resize", this.resized);
  }

  update(data, send) {
    const told = JSON.stringify(data.answer);
    const isOther = this.key !== data.key;
    Object.assign(this, { data, send, key: data.key });
    this.isSketch = data.kind === "sketch";
    this.isMap = data.kind === "map";
    if (isOther || (told !== this.told && data.answer !== null)) this.answer = data.answer ?? this.blank();
    if (isOther) this.cursor = this.isSketch ? (data.x.texts.length - 1) >> 1 : 0;
    this.told = told;
    const { check, clear, how } = data.words;
    this.button("check").textContent = check;
    this.button("clear").textContent = clear;
    this.button("check").hidden = !data.open;
    this.button("clear").hidden = !data.open || !this.isSketch;
    this.root.querySelector(".board-how").textContent = how;
    for (const one of ["yours", "truth"]) this.root.querySelector(`[data-key="${one}"]`).textContent = data.words[one];
    this.root.querySelector(".board-key").hidden = !this.isSketch || data.truth === null;
    this.root.dataset.kind = data.kind;
    this.root.dataset.open = data.open;
    this.draw();
    this.root.dataset.settled = true;
  }

  button(name) {
    return this.root.querySelector(`[data-board="${name}"]`);
  }

  blank() {
    return this.isSketch ? this.data.x.texts.map(() => null) : null;
  }

  draw() {
    if (!this.data || !this.root.isConnected) return;
    this.svg.style.height = heightOf(this.root, this.svg);
    this.area = drawAxes(this.svg, this.data);
    this.redraw();
  }

  redraw() {
    drawBoard(this.svg, this.area, this.data, { answer: this.answer, cursor: this.cursor, levels: LEVELS });
    this.speak();
  }

  /** Says to a screen reader where the point or the curve is. */
  speak() {
    const { name, x, y, words, open } = this.data;
    const at = this.isSketch ? this.cursor : this.isMap ? this.answer?.[0] ?? null : this.answer;
    const set = (part, value) => this.svg.setAttribute(part, value);
    set("aria-label", name);
    set("aria-disabled", !open);
    set("aria-valuemin", 0);
    set("aria-valuemax", x.texts.length - 1);
    set("aria-valuenow", at ?? 0);
    const level = this.isSketch ? this.answer[this.cursor] : null;
    const height = level === null ? words.nothing : y.texts[Math.min(Math.max(level, 0), LEVELS)];
    const place = at === null ? words.nothing : x.texts[at];
    const onMap = at === null ? place : this.isMap && `${x.label} ${place}, ${y.label} ${y.texts[this.answer[1]]}`;
    set("aria-valuetext", this.isSketch ? `${x.label} ${place}: ${height}` : onMap || place);
  }

  change(answer) {
    this.answer = answer;
    note(this.key, true);
    this.redraw();
  }

  check() {
    note(this.key, false);
    this.send(this.isSketch ? { levels: this.answer } : this.isMap ? { place: this.answer } : { stop: this.answer });
  }

  listeners() {
    return {
      pointerdown: (event) => {
        if (!this.data.open || event.button) return;
        event.preventDefault();
        this.svg.focus({ preventScroll: true });
        this.svg.setPointerCapture(event.pointerId);
        this.pointer = null;
        this.follow(event);
      },
      pointermove: (event) => {
        if (this.pointer) this.follow(event);
      },
      pointerup: () => { this.pointer = null; },
      pointercancel: () => { this.pointer = null; },
      keydown: (event) => {
        if (!this.data.open || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "Enter") this.check();
        else if (!(this.isSketch ? this.sketchBy(event) : this.isMap ? this.mapBy(event) : this.placeBy(event))) return;
        event.preventDefault();
        event.stopPropagation();
      },
    };
  }

  follow(event) {
    const { left, top } = this.svg.getBoundingClientRect();
    const { x0, x1, y0, y1 } = this.area;
    const count = this.data.x.texts.length;
    const across = (event.clientX - left - x0) / (x1 - x0);
    const up = (y0 - (event.clientY - top)) / (y0 - y1);
    const column = Math.min(Math.max(Math.round(across * (count - 1)), 0), count - 1);
    const level = Math.round(Math.min(Math.max(up, 1 - FAR), FAR) * LEVELS);
    const before = this.pointer ?? { column, level };
    this.pointer = { column, level };
    if (this.isSketch) this.stroke(before, this.pointer);
    else if (this.isMap) this.change([column, rowAt(up, this.data.y)]);
    else this.change(column);
  }

  /** Draws from one column to another: a quick pen passes over some of them. */
  stroke(from, to) {
    const levels = [...this.answer];
    const steps = Math.abs(to.column - from.column);
    for (let i = 0; i <= steps; i += 1) {
      const share = steps ? i / steps : 1;
      const column = from.column + Math.sign(to.column - from.column) * i;
      levels[column] = Math.round(from.level + share * (to.level - from.level));
    }
    this.cursor = to.column;
    this.change(levels);
  }

  placeBy({ key, shiftKey }) {
    const last = this.data.x.texts.length - 1;
    const step = shiftKey ? 10 : 1;
    const from = this.answer ?? last >> 1;
    const to = { ArrowLeft: from - step, ArrowDown: from - step, ArrowRight: from + step, ArrowUp: from + step,
      Home: 0, End: last }[key];
    if (to === undefined) return false;
    this.change(Math.min(Math.max(this.answer === null && !["Home", "End"].includes(key) ? from : to, 0), last));
    return true;
  }

  mapBy({ key, shiftKey }) {
    const { x, y } = this.data;
    const ends = [x.texts.length - 1, y.texts.length - 1];
    const step = shiftKey ? 10 : 1;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowDown: [0, -step], ArrowUp: [0, step] }[key];
    if (!move) return false;
    const from = this.answer ?? ends.map((last) => last >> 1);
    this.change(from.map((one, i) => Math.min(Math.max(this.answer ? one + move[i] : one, 0), ends[i])));
    return true;
  }

  /** Left and right move along the curve and carry it on; up and down lift and lower it. */
  sketchBy({ key, shiftKey }) {
    const last = this.data.x.texts.length - 1;
    const step = shiftKey ? 20 : 4;
    const here = this.answer[this.cursor];
    const aside = { ArrowLeft: this.cursor - 1, ArrowRight: this.cursor + 1, Home: 0, End: last }[key];
    const lift = { ArrowUp: step, ArrowDown: -step }[key];
    if (aside !== undefined) {
      const to = Math.min(Math.max(aside, 0), last);
      const from = { column: this.cursor, level: here };
      this.cursor = to;
      if (here !== null && this.answer[to] === null) this.stroke(from, { column: to, level: here });
      else this.redraw();
    } else if (lift !== undefined) {
      const level = here === null ? LEVELS / 2 : Math.min(Math.max(here + lift, 0), LEVELS);
      this.change(this.answer.map((one, column) => (column === this.cursor ? level : one)));
    } else return false;
    return true;
  }
}

/** @returns {number} the row of a map at a share of its height */
function rowAt(share, { texts }) {
  const last = texts.length - 1;
  return Math.min(Math.max(Math.round(share * last), 0), last);
}
