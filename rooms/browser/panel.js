/** The teacher's panel beside a lesson: a pill in the header that opens; the projector shows none of it. */

import { element, filled } from "../teacher/elements.js";
import { AskDesk } from "./ask_desk.js";
import { base } from "./asking.js";
import { Desk } from "./desk.js";
import { ResultCard } from "./result_card.js";
import { roomOf } from "./room.js";
import { hostOf, worded } from "./words.js";

export class Panel {
  constructor(code) {
    this.room = roomOf(code);
    this.titles = {};
    this.desk = new Desk(this.room, ({ page }) => this.titles[page] ?? page);
    this.asking = new AskDesk(this.room);
    this.count = element("b");
    this.mode = element("span");
    this.opener = element("button", { type: "button", className: "room-opener", onclick: () => this.toggle() },
      element("i", { className: "room-light" }), element("span", { className: "room-code" }, code), this.count, this.mode);
    this.whole = element("a");
    this.body = element("div", { className: "room-body", hidden: true }, this.desk.root, this.asking.root, element("p", {}, this.whole));
    this.root = element("section", { className: "room-panel", hidden: true }, this.opener, this.body);
    this.root.onkeydown = ({ key }) => key === "Escape" && !this.body.hidden && this.toggle();
    hostOf().append(this.root);
    worded((words) => this.dress(words));
    this.asking.see(false);
    this.card = new ResultCard(this.room);
    this.room.listen(() => this.show());
  }

  dress(words) {
    this.words = words;
    this.titles = words.titles;
    this.root.setAttribute("aria-label", words.panel);
    this.whole.textContent = words.whole;
    this.desk.dress(words);
    this.asking.dress(words.ask, words.language);
    this.show();
  }

  show() {
    const { words, room: { present, problem, code } } = this;
    if (!words) return;
    this.root.hidden = problem === "ended" || problem === "unknown";
    this.root.dataset.mode = present?.mode ?? "";
    this.root.toggleAttribute("data-problem", Boolean(problem));
    this.count.textContent = present ? filled(words.count, { count: present.members }) : "";
    this.mode.textContent = problem ? words.problems.short : words.modes[present?.mode] ?? "";
    this.opener.setAttribute("aria-expanded", !this.body.hidden);
    this.opener.title = words.panel;
    const lang = new URLSearchParams(location.search).get("lang");
    this.whole.href = `${base}/class?room=${code}${lang ? `&lang=${lang}` : ""}`;
    this.whole.target = "logit-lab-teacher";
  }

  toggle() {
    this.body.hidden = !this.body.hidden;
    this.asking.see(!this.body.hidden);
    this.show();
    if (this.body.hidden) this.opener.focus();
  }
}
