/** Plays a sweep: one button that moves a control from where it stands to its end, step by step. */

import { sliderOf } from "./sliders.js";
import { frameOf, sliderValueOf } from "./sweeps.js";
import { Transport } from "./transport.js";

const PACE = 5; // frames a second: steps are to be counted, not to run together

export class PlayButton {
  /**
   * @param {HTMLButtonElement} button
   * @param {import("./figure.js").LiveFigure} figure
   */
  constructor(button, figure) {
    this.button = button;
    this.figure = figure;
    this.transport = new Transport();
    button.addEventListener("click", () => {
      this.transport.toggle(frameOf(this.sweep, Number(sliderOf(this.control)?.value ?? 0)));
    });
  }

  /** Takes what the server says anew; what is being played was drawn for the old figure. */
  update({ plays, labels }) {
    this.control = plays;
    this.sweep = this.figure.sweep(plays);
    this.labels = labels;
    this.button.hidden = !plays;
    this.transport.subscribers.add(this);
    this.transport.halt();
    if (plays) this.transport.load({ end: this.sweep.values.length - 1, pace: PACE, most: 1 });
  }

  moved(frame) {
    this.figure.move(this.control, sliderValueOf(this.sweep, frame));
  }

  rested(frame) {
    this.figure.drop(this.control, sliderValueOf(this.sweep, frame));
  }

  switched() {
    this.button.textContent = playLabel(this.transport, this.labels);
  }
}

/** What a button says that begins to play, or pauses. */
export function playLabel({ playing }, labels) {
  return playing ? `❚❚ ${labels.pause}` : `▶ ${labels.play}`;
}
