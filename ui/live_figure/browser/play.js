/** Plays a sweep: one button that moves a control from where it stands to its end, step by step. */

import { frameOf, sliderValueOf } from "./sweeps.js";
import { sliderOf } from "./sliders.js";

const PACE = 200; // milliseconds a frame: steps are to be counted, not to run together

export class Player {
  /**
   * @param {HTMLButtonElement} button
   * @param {import("./figure.js").LiveFigure} figure
   */
  constructor(button, figure) {
    this.button = button;
    this.figure = figure;
    this.timer = null;
    button.addEventListener("click", () => (this.timer ? this.stop() : this.start()));
  }

  /** Takes what the server says anew; what is being played was drawn for the old figure. */
  update({ plays, labels }) {
    this.halt();
    this.labels = labels;
    this.button.hidden = !plays;
    this.show();
  }

  start() {
    const { plays } = this.figure.payload;
    const sweep = this.figure.sweep(plays);
    const last = sweep.values.length - 1;
    const frame = frameOf(sweep, Number(sliderOf(plays)?.value ?? 0));
    this.frame = frame === last ? -1 : frame;
    this.timer = setInterval(() => {
      this.frame += 1;
      this.figure.move(plays, sliderValueOf(sweep, this.frame));
      if (this.frame >= last) this.stop();
    }, PACE);
    this.show();
  }

  /** Stops here, and tells the server where that is. */
  stop() {
    const { plays } = this.figure.payload;
    this.halt();
    this.show();
    if (this.frame >= 0) this.figure.drop(plays, sliderValueOf(this.figure.sweep(plays), this.frame));
  }

  halt() {
    clearInterval(this.timer);
    this.timer = null;
  }

  show() {
    this.button.textContent = this.timer ? `❚❚ ${this.labels.pause}` : `▶ ${this.labels.play}`;
  }
}
