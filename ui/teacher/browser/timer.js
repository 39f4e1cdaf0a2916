/** A timer for the class: it counts down in this browser alone, in large calm digits above the page. */

const TICK = 200; // milliseconds

export class Timer {
  /** @param {(left: number, state: "set" | "running" | "paused" | "over") => void} show seconds left */
  constructor(show) {
    this.show = show;
    this.set(5);
  }

  get running() {
    return this.until !== null;
  }

  /** Stops at a number of minutes. */
  set(minutes) {
    clearInterval(this.ticking);
    this.until = null;
    this.left = Math.round(minutes * 60);
    this.show(this.left, "set");
  }

  toggle() {
    if (this.running) this.pause();
    else if (this.left > 0) this.start();
  }

  start() {
    this.until = performance.now() + this.left * 1000;
    this.ticking = setInterval(() => this.tick(), TICK);
    this.tick();
  }

  pause() {
    clearInterval(this.ticking);
    this.until = null;
    this.show(this.left, "paused");
  }

  tick() {
    this.left = Math.max(0, Math.ceil((this.until - performance.now()) / 1000));
    if (this.left > 0) return this.show(this.left, "running");
    clearInterval(this.ticking);
    this.until = null;
    this.show(0, "over");
  }
}

export function digits(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
