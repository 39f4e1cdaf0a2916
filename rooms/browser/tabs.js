/**
 * One stream a browser: of all tabs in a room one holds it and hands on what it hears. When that tab is
 * closed, or sleeps while another is looked at, another one takes over.
 *
 * A browser has six lines to a server, so a seventh tab with a stream of its own would never load. Neither
 * shared workers nor locks can be relied on: phones have no such workers, and plain http no locks.
 */

import { Stream } from "./stream.js";

const ANSWER = 400; // milliseconds in which the tab that holds the stream answers, and up to as many again
const LEFT = 100; // the same where it has said goodbye
const QUIET = 35_000; // milliseconds without a word from it
const SLEPT = 5000; // milliseconds out of sight, or without a tick, after which the line is not trusted
const TICK = 2000;

export class SharedStream {
  /**
   * @param {string} code
   * @param {(message: object) => void} take
   * @param {() => object | null} present the whole present, for a tab that comes later
   */
  constructor(code, take, present) {
    Object.assign(this, { code, take, present, stream: null, term: 0, closed: false });
    this.me = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");
    this.channel = new BroadcastChannel(`logit-lab-room-${code}`);
    this.channel.onmessage = ({ data }) => this.hear(data);
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", ({ persisted }) => persisted && this.ask());
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => this.seen());
    this.ticked = Date.now();
    setInterval(() => this.tick(), TICK);
    this.ask();
  }

  /** Asks who holds the stream; where nobody answers it is ours. */
  ask(patience = ANSWER) {
    clearTimeout(this.asking);
    if (this.closed || this.stream) return;
    this.tell("who");
    this.asking = setTimeout(() => this.hold(), patience * (1 + Math.random()));
  }

  hold() {
    if (this.closed || this.stream) return;
    this.term += 1;
    this.stream = new Stream(this.code, (message) => {
      if (message.kind === "end") this.closed = true;
      this.tell("said", { message });
      this.take(message);
    });
    this.tell("hold", { present: this.present() });
  }

  release() {
    this.stream?.close();
    this.stream = null;
    this.heard = Date.now();
  }

  leave() {
    if (!this.stream) return;
    this.release();
    this.tell("bye");
  }

  hear({ kind, who, term, message, present }) {
    if (kind === "who" && this.stream) this.tell("hold", { present: this.present() });
    if (kind === "wake") this.stream?.wake();
    if (kind === "bye" && !this.stream) {
      clearTimeout(this.asking);
      this.asking = setTimeout(() => this.ask(LEFT), LEFT * Math.random());
    }
    if (kind === "hold") {
      const later = term > this.term || (term === this.term && who < this.me);
      if (this.stream && !later) return this.tell("hold", { present: this.present() });
      if (this.stream) this.release();
      clearTimeout(this.asking);
      this.term = Math.max(this.term, term);
      this.heard = Date.now();
      if (present) this.take(present);
    }
    if (kind === "said" && !this.stream) {
      this.heard = Date.now();
      if (message.kind === "end") this.closed = true;
      this.take(message);
    }
  }

  tell(kind, more = {}) {
    this.channel.postMessage({ kind, who: this.me, term: this.term, ...more });
  }

  seen() {
    if (document.hidden) this.hidden = Date.now();
    else if (Date.now() - (this.hidden ?? Date.now()) > SLEPT) this.wake();
    else this.ask();
  }

  wake() {
    if (this.stream) return this.stream.wake();
    this.tell("wake");
    this.ask();
  }

  /** A computer that was shut wakes without a word; a tab out of sight ticks seldom anyway. */
  tick() {
    const slept = Date.now() - this.ticked > SLEPT;
    this.ticked = Date.now();
    if (document.hidden) return;
    if (slept) this.wake();
    else if (!this.stream && Date.now() - (this.heard ?? 0) > QUIET) this.ask();
  }
}
