/** What the leading page tells the server: one message after the other, of each kind the newest alone. */

import { addressOf, ask } from "./asking.js";

const APART = 50; // milliseconds between two moves of the hand

export class Telling {
  constructor(code) {
    Object.assign(this, { code, state: null, hand: null, busy: false, told: 0, ended: -Infinity });
  }

  /** Whether something is on its way, or has just arrived. */
  isRecent(milliseconds) {
    return this.busy || Boolean(this.state || this.hand) || performance.now() - this.ended < milliseconds;
  }

  /** @param {object} change any of mode, place, film, call */
  tell(change) {
    this.state = { ...this.state, ...change };
    return this.send();
  }

  move(values, released) {
    this.hand = { values: { ...this.hand?.values, ...values }, released };
    return this.send();
  }

  async send() {
    if (this.busy) return;
    this.busy = true;
    while (this.state || this.hand) {
      if (this.state) {
        const body = this.state;
        this.state = null;
        await ask(addressOf(this.code, "state"), { method: "POST", body });
      } else {
        const pause = this.told + APART - performance.now();
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        if (this.state) continue; // a turn goes before what is moved there
        const body = this.hand;
        this.hand = null;
        this.told = performance.now();
        await ask(addressOf(this.code, "hand"), { method: "POST", body });
      }
    }
    this.ended = performance.now();
    this.busy = false;
  }
}
