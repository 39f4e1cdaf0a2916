/** What a teacher sees of the class and does with it: who is there, what they may do, who is elsewhere. */

import { element, filled } from "../teacher/elements.js";
import { addressOf, ask } from "./asking.js";

const LONG = 7000; // milliseconds for which it is said that everyone was called
const MODES = ["lead", "free", "pause"];

export class Desk {
  /**
   * @param {import("./room.js").Room} room
   * @param {(place: {page: string, scene: string}) => string} named says where somebody is
   */
  constructor(room, named) {
    Object.assign(this, { room, named });
    this.members = element("b", {}, "0");
    this.members.dataset.roomMembers = "";
    this.answers = element("b", {}, "0");
    this.answers.dataset.answers = "";
    this.here = element("span");
    this.answered = element("span");
    this.modes = MODES.map((mode) => {
      const button = element("button", { type: "button", onclick: () => this.tell({ mode }) });
      button.dataset.mode = mode;
      return button;
    });
    this.group = element("p", { className: "room-modes" }, ...this.modes);
    this.group.setAttribute("role", "group");
    this.told = element("p", { className: "room-told" });
    this.look = element("button", { type: "button", className: "room-look", onclick: () => this.call() });
    this.status = element("p", { className: "room-status" });
    this.status.setAttribute("role", "status");
    this.lostTitle = element("h3");
    this.lost = element("ul");
    this.lost.dataset.roomLost = "";
    this.root = element("div", { className: "room-desk" },
      element("p", { className: "room-counts" },
        element("span", {}, this.members, " ", this.here), element("span", {}, this.answers, " ", this.answered)),
      this.group, this.told, this.look, this.status, this.lostTitle, this.lost);
    room.listen(() => this.show());
  }

  dress(words) {
    this.words = words;
    this.here.textContent = words.here;
    this.answered.textContent = words.answered;
    this.group.setAttribute("aria-label", words.modes.title);
    for (const button of this.modes) button.textContent = words.modes[button.dataset.mode];
    this.look.textContent = words.look;
    this.show();
  }

  show() {
    const { words, room: { present, places, problem } } = this;
    if (!words) return;
    this.members.textContent = present?.members ?? 0;
    this.answers.textContent = present?.question?.answers ?? 0;
    this.answers.parentElement.hidden = !present?.question;
    for (const button of this.modes) button.setAttribute("aria-pressed", button.dataset.mode === present?.mode);
    this.told.textContent = present?.place?.own ? words.modes.own : words.modes.told[present?.mode] ?? "";
    for (const button of [...this.modes, this.look]) button.disabled = !present;
    if (problem) this.status.textContent = words.problems[problem];
    else if (this.troubled) this.status.textContent = "";
    this.troubled = Boolean(problem);
    this.lostTitle.textContent = places.length ? words.lost : "";
    this.lost.replaceChildren(...places.map((place) =>
      element("li", {}, filled(words.lostAt, { count: place.number, place: this.named(place) }))));
  }

  async call() {
    if (!(await this.tell({ call: true }))) return;
    this.status.textContent = this.words.called;
    clearTimeout(this.calling);
    this.calling = setTimeout(() => {
      if (this.status.textContent === this.words.called) this.status.textContent = "";
    }, LONG);
  }

  async tell(body) {
    const { ok, error } = await ask(addressOf(this.room.code, "state"), { method: "POST", body });
    this.status.textContent = ok ? "" : this.words.problems[error];
    return ok;
  }
}
