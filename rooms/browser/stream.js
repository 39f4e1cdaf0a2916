/** The stream of a room, held by one tab: it comes back by itself whenever it has been lost. */

import { addressOf, wordOf } from "./asking.js";

const FIRST = 250; // milliseconds until a lost stream is asked for again; each time twice as long, up to
const LONGEST = 2000;
const AGAIN = 8000; // the same where the server has answered that it cannot
const SILENCE = 40_000; // the server says something every 15 seconds
const FINAL = ["unknown", "ended", "right"];

export class Stream {
  /**
   * @param {string} code
   * @param {(message: object) => void} take messages of the server, and two of our own: `{kind: "up"}`, and
   *   `{kind: "problem", error}`
   */
  constructor(code, take) {
    Object.assign(this, { code, take, closed: false, tries: 0 });
    this.watching = setInterval(() => this.watch(), SILENCE / 4);
    this.run();
  }

  async run() {
    while (!this.closed) {
      this.asking = new AbortController();
      this.heard = performance.now();
      const pause = await this.hear(this.asking.signal).catch(() => this.lost());
      if (this.closed) return;
      await new Promise((resolve) => {
        this.resume = resolve;
        this.waiting = setTimeout(resolve, pause * (0.75 + Math.random() / 2));
      });
    }
  }

  /** Takes messages for as long as they come; returns after how long to ask again. */
  async hear(signal) {
    const answer = await fetch(addressOf(this.code, "events"), { signal, cache: "no-store" });
    if (!answer.ok) {
      const said = await answer.json().catch(() => ({}));
      const error = wordOf(answer.status, said.error);
      if (FINAL.includes(error)) this.close();
      this.take({ kind: "problem", error });
      return AGAIN;
    }
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    this.tries = 0;
    this.take({ kind: "up" });
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return this.lost();
      this.heard = performance.now();
      const parts = (rest + value).split("\n\n");
      rest = parts.pop();
      for (const part of parts) this.read(part);
      if (this.closed) return 0;
    }
  }

  read(part) {
    const data = part.split("\n").filter((line) => line.startsWith("data:")).map((line) => line.slice(5)).join("\n");
    if (!data) return this.take({ kind: "beat" });
    const message = JSON.parse(data);
    this.take(message);
    if (message.kind === "end") this.close();
  }

  lost() {
    this.tries += 1;
    if (this.tries > 2) this.take({ kind: "problem", error: "away" });
    return Math.min(FIRST * 2 ** (this.tries - 1), LONGEST);
  }

  /** Asks anew at once: the line may be dead without anybody having said so. */
  wake() {
    if (this.closed) return;
    this.tries = 0;
    this.asking.abort();
    clearTimeout(this.waiting);
    // What is aborted comes to its pause first.
    setTimeout(() => {
      clearTimeout(this.waiting);
      this.resume?.();
    });
  }

  watch() {
    if (performance.now() - this.heard > SILENCE) this.wake();
  }

  close() {
    this.closed = true;
    clearInterval(this.watching);
    clearTimeout(this.waiting);
    this.asking?.abort();
  }
}
