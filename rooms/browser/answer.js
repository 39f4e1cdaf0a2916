/** Below a question that the class is asked: hands the answer in, and tells what has become of it. */

import { element } from "../teacher/elements.js";
import { addressOf, ask } from "./asking.js";
import { drawResult } from "./result.js";
import { Results } from "./results.js";
import { roomOf } from "./room.js";

const AGAIN = 3000; // milliseconds until what did not go through is sent again
const MEANT = ["late", "kind"]; // answers of the server that sending again would not change

/** @type {WeakMap<HTMLElement, Handing>} */
const handings = new WeakMap();

/** @param {{data: object, parentElement: HTMLElement}} component */
export function mount({ data, parentElement }) {
  const root = parentElement.querySelector("[data-class-answer]");
  if (!handings.has(root)) handings.set(root, new Handing(root, data));
  const handing = handings.get(root);
  handing.update(data);
  return () => root.isConnected || handing.leave();
}

class Handing {
  constructor(root, { code, leads, language }) {
    this.root = root;
    this.room = roomOf(code);
    this.memory = `logit-lab:handed:${code}`;
    this.status = element("p", { className: "class-status" });
    this.status.setAttribute("role", "status");
    this.title = element("h3", { hidden: true });
    this.result = element("div", { hidden: true });
    root.replaceChildren(this.status, this.title, this.result);
    this.language = language;
    const taken = (told) => this.show(told);
    if (!leads) this.results = new Results(this.room, taken, { language: () => this.language });
    this.stop = this.room.listen(() => this.settle());
  }

  leave() {
    this.stop();
    this.results?.leave();
    clearTimeout(this.again);
  }

  update(data) {
    const isNew = data.id !== this.data?.id;
    Object.assign(this, { data, language: data.language });
    if (!data.words) return;
    if (isNew && !data.leads && !data.answer) this.bringIntoSight();
    this.title.textContent = data.words.result;
    this.settle();
    this.results?.look();
  }

  /** Who has scrolled elsewhere, or has all scenes below each other, sees what is asked. */
  bringIntoSight() {
    this.root.closest("[class*='st-key-question-']")?.scrollIntoView({ block: "nearest" });
  }

  show(told) {
    const here = told?.id === this.data?.id ? told : null;
    drawResult(this.result, here);
    this.title.hidden = !here;
  }

  /** Sends the answer unless the server has it already, and says how things stand. */
  settle() {
    if (!this.data) return;
    const { data: { id, answer, leads } } = this;
    const said = JSON.stringify(answer);
    const handed = this.handed();
    if (!leads && answer && handed[id] !== said && this.refused !== said) this.hand(id, answer, said);
    this.say(this.stateOf(handed[id], said));
    this.root.dataset.settled = true;
  }

  async hand(id, answer, said) {
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.again);
    const { ok, error } = await ask(addressOf(this.room.code, "answers"), { method: "POST", body: { question: id, answer } });
    this.busy = false;
    this.trouble = ok ? null : error === "closed" ? "late" : error;
    if (ok) this.keep(id, said);
    else if (MEANT.includes(this.trouble)) this.refused = said;
    else this.again = setTimeout(() => this.settle(), AGAIN * (0.5 + Math.random()));
    if (ok || this.refused === said) this.settle();
    else this.say("away");
  }

  /** @returns {string} a word of `words` */
  stateOf(handed, said) {
    const { data: { id, answer, leads }, room: { present } } = this;
    const question = present?.question?.id === id ? present.question : null;
    const open = question?.open ?? !question;
    if (leads) return question?.open ? "leads" : "";
    if (question?.revealed) return "";
    if (!answer) return open ? "ask" : "closed";
    if (handed === said) return open ? "change" : "taken";
    if (this.refused === said) return this.trouble;
    return this.trouble ? "away" : "sending";
  }

  say(state) {
    const { words } = this.data;
    this.root.dataset.state = state;
    const text = state === "change" ? `${words.taken} ${words.change}` : words[state] ?? "";
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.hidden = !text;
  }

  handed() {
    try {
      return JSON.parse(sessionStorage.getItem(this.memory)) ?? {};
    } catch {
      return this.kept ?? {};
    }
  }

  keep(id, said) {
    this.kept = { ...this.handed(), [id]: said };
    try {
      sessionStorage.setItem(this.memory, JSON.stringify(this.kept));
    } catch {
      // Then a reload sends it again, which changes nothing.
    }
  }
}
