/** With what a teacher asks the class what the scene asks, and sees what is answered. */

import { element, filled } from "../teacher/elements.js";
import { addressOf, ask } from "./asking.js";
import { drawResult } from "./result.js";
import { Results } from "./results.js";

const SETTLED = 400; // milliseconds for which the class has stayed at a place
const DOES = ["close", "show", "reveal", "again", "clear"];

export class AskDesk {
  /** @param {import("./room.js").Room} room */
  constructor(room) {
    this.room = room;
    this.title = element("h3");
    this.text = element("p", { className: "ask-text" });
    this.list = element("ul", { className: "ask-list" });
    this.buttons = DOES.map((what) => {
      const button = element("button", { type: "button", onclick: () => this.press(what) });
      button.dataset.ask = what;
      return button;
    });
    this.row = element("p", { className: "ask-row" }, ...this.buttons);
    this.result = element("div", { hidden: true });
    this.status = element("p", { className: "room-status" });
    this.status.setAttribute("role", "status");
    this.root = element("section", { className: "room-ask" },
      this.title, this.text, this.row, this.status, this.result, this.list);
    this.root.dataset.asking = "";
    this.language = "en";
    this.results = new Results(room, (told) => this.draw(told), { leads: true, language: () => this.language });
    room.listen(({ kind }) => kind === "state" && this.show());
  }

  /** What is not seen is not fetched. */
  see(on) {
    this.results.on = on;
    this.seen = on;
    this.show();
    this.results.look();
  }

  dress(words, language) {
    this.words = words;
    this.language = language;
    for (const button of this.buttons) button.textContent = words[button.dataset.ask];
    this.place = null;
    this.show();
    this.results.look();
  }

  show() {
    const { words, room: { present } } = this;
    if (!words) return;
    const question = present?.question ?? null;
    this.row.hidden = !question;
    if (question) {
      const { open, shown, revealed } = question;
      const hidden = { close: !open, show: shown || revealed, reveal: revealed, again: open, clear: false };
      for (const button of this.buttons) button.hidden = hidden[button.dataset.ask];
    }
    this.title.textContent = question ? filled(words.round, { round: question.round }) : words.title;
    this.text.textContent = question ? this.asked ?? "" : "";
    this.text.hidden = !question;
    if (this.seen !== false) this.look();
  }

  draw(told) {
    this.asked = told?.text ?? "";
    this.text.textContent = this.asked;
    drawResult(this.result, told?.rounds.some(({ answers }) => answers) ? told : null);
  }

  /** Asks what can be asked where the class is, once it stays there. */
  look() {
    const { place, question } = this.room.present ?? {};
    const name = JSON.stringify([place ?? null, question?.question ?? null, this.language]);
    if (this.place === name) return;
    this.place = name;
    clearTimeout(this.due);
    if (!place) return this.offer([]);
    this.due = setTimeout(async () => {
      const asked = new URLSearchParams({ page: place.page, scene: new URLSearchParams(place.query).get("scene") ?? "",
        query: place.query, lang: this.language });
      const { ok, questions } = await ask(addressOf(this.room.code, `questions?${asked}`));
      if (!ok) this.place = null;
      else if (this.place === name) this.offer(questions, place);
    }, SETTLED);
  }

  /** What is there already stays: somebody may be just pressing it. */
  offer(questions, place) {
    this.at = place;
    const now = this.room.present?.question?.question;
    this.title.hidden = !now && !questions.length;
    const name = JSON.stringify([questions, now, this.language]);
    if (name === this.offered) return;
    this.offered = name;
    const items = questions.filter(({ key }) => key !== now).map((one) => {
      const button = element("button", { type: "button", onclick: () => this.open(one) }, this.words.ask);
      button.dataset.askQuestion = one.key;
      return element("li", {}, element("span", {}, one.text), button);
    });
    this.list.replaceChildren(...items);
  }

  open({ key, scene }) {
    const { page, query } = this.at;
    return this.post({ do: "open", question: key, page, scene, query });
  }

  press(what) {
    const { question, page, scene, query } = this.room.present.question;
    return this.post(what === "again" ? { do: "open", question, page, scene, query } : { do: what });
  }

  async post(body) {
    const { ok, error } = await ask(addressOf(this.room.code, "question"), { method: "POST", body });
    this.status.textContent = ok ? "" : this.words.problems[error] ?? this.words.problems.away;
  }
}
