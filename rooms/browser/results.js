/** What the class has answered, as the server has counted it; here it is only fetched, in the reader's language. */

import { addressOf, ask } from "./asking.js";

const APART = 1000; // milliseconds between two looks at answers that come in
const FOLLOW = 150; // the same for who leads

/** Calls `take` with the distribution whenever it may be another one, for as long as it may be seen. */
export class Results {
  /**
   * @param {import("./room.js").Room} room
   * @param {(told: object | null) => void} take
   * @param {{leads?: boolean, shown?: boolean, language: () => string}} reader `leads` is told at any time if not
   *   only what is `shown`
   */
  constructor(room, take, { leads = false, shown = !leads, language }) {
    Object.assign(this, { room, take, leads, shown, language, on: true, at: -Infinity });
    this.stop = room.listen(({ kind }) => (kind === "state" || kind === "count") && this.look());
  }

  leave() {
    this.on = false;
    this.stop();
    clearTimeout(this.due);
  }

  get may() {
    const { question } = this.room.present ?? {};
    return Boolean(question) && this.on && (!this.shown || question.shown || question.revealed);
  }

  look() {
    if (!this.may) {
      clearTimeout(this.due);
      this.due = null;
      if (this.told) this.take((this.told = null));
      return;
    }
    const { question } = this.room.present;
    const name = JSON.stringify([question.id, question.open, question.shown, question.revealed, question.answers, question.given, this.language()]);
    if (name === this.name && this.told) return;
    const fresh = this.told?.id !== question.id || this.told?.revealed !== question.revealed;
    const pause = this.at + (this.leads ? FOLLOW : APART) - performance.now();
    if (this.due) return;
    this.due = setTimeout(() => this.fetch(name), fresh ? 0 : Math.max(0, pause));
  }

  async fetch(name) {
    this.at = performance.now();
    const told = await ask(addressOf(this.room.code, `distribution?lang=${this.language()}`));
    this.due = null;
    if (!this.may) return;
    if (told.ok && told.id) {
      this.name = name;
      this.take((this.told = told));
    } else {
      this.due = setTimeout(() => this.fetch(name), 2 * APART);
      return;
    }
    this.look(); // what came meanwhile
  }
}
