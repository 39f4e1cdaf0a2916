/** Sliders that give way to another one while it is held. To be moved along is no move of their own. */

import { moveSlider, sliderOf } from "./sliders.js";

export class Carried {
  constructor() {
    this.places = new Map(); // by control, where its slider was moved to
  }

  /** Moves along what a frame of a sweep names. */
  follow(sweep, frame) {
    for (const [control, rows] of Object.entries(sweep.moves ?? {})) this.move(control, rows.row(frame)[0]);
  }

  /** Moves a slider, unless it stands there already. */
  move(control, value) {
    const slider = sliderOf(control);
    if (!slider) return;
    const apart = Math.abs(Number(slider.value) - value);
    if (apart > (Number(slider.step) || 0) / 2) moveSlider(control, value);
    // React may make the slider anew upon that, or take it away where the page is being left.
    const moved = sliderOf(control);
    if (moved) this.places.set(control, Number(moved.value));
  }

  /** Moves what was moved along to where the server has it. */
  settle(sweeps) {
    for (const { control, at, byIndex, values } of sweeps) {
      if (this.places.has(control)) this.move(control, byIndex ? values.indexOf(at) : at);
    }
  }

  /** Whether a slider stands where it was moved along to; once it has left, it is nobody's. */
  has(control, value) {
    if (this.places.get(control) === value) return true;
    this.places.delete(control);
    return false;
  }
}
