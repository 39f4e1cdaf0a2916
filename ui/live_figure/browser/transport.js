/** Plays frames: where it is, whether it plays and how fast. Whoever subscribes shows the frames. */

const ENOUGH = 40; // frames that are to lie ahead while it plays

export class Transport {
  constructor() {
    this.place = 0; // in frames and parts of one
    this.playing = false;
    // Each is told by `moved` of a frame to show, by `rested` where it stays, by `switched` of play and pause.
    this.subscribers = new Set();
    this.load({ end: 0, pace: 0 });
  }

  /**
   * Takes the last frame that exists, frames a second, the most that may be passed at once, whether a
   * frame can be shown (one that cannot is asked for and waited for), and a frame to pause at on the way.
   */
  load({ end, pace, most = Infinity, ready = () => true, pauses = null }) {
    Object.assign(this, { end, pace, most, ready, pauses });
  }

  /** The frame up to which it plays without a pause. */
  get next() {
    return this.pauses !== null && this.place < this.pauses ? Math.min(this.pauses, this.end) : this.end;
  }

  get frame() {
    return Math.floor(this.place);
  }

  /** Plays on from a frame, or from the start where that is the last; pauses what is played. */
  toggle(from) {
    if (this.playing) return this.pause();
    this.place = from >= this.end ? 0 : from;
    this.shown = from;
    this.playing = true;
    let last = performance.now();
    const tick = (now) => {
      this.due = requestAnimationFrame(tick);
      // The time of the first frame may lie before the click.
      this.advance((Math.max(now - last, 0) / 1000) * this.pace);
      last = now;
    };
    this.due = requestAnimationFrame(tick);
    this.tell("switched");
  }

  advance(frames) {
    const stop = this.next;
    const next = Math.min(this.place + Math.min(frames, this.most), stop);
    if (this.ready(Math.floor(next))) {
      this.place = next;
      if (this.frame !== this.shown) this.tell("moved", (this.shown = this.frame));
    }
    const ahead = Math.min(this.frame + ENOUGH - 1, this.end);
    for (let frame = this.frame + 1; frame <= ahead && this.ready(frame); ) frame += 1;
    if (this.place >= stop) this.pause();
  }

  pause() {
    this.jump(this.frame);
  }

  /** Stays at a frame, or at the nearest that exists. */
  jump(frame) {
    this.halt();
    this.place = Math.min(Math.max(frame, 0), this.end);
    if (this.ready(this.place)) this.tell("moved", this.place);
    this.tell("rested", this.place);
  }

  halt() {
    cancelAnimationFrame(this.due);
    this.playing = false;
    this.tell("switched");
  }

  tell(event, frame) {
    for (const subscriber of this.subscribers) subscriber[event](frame);
  }
}
