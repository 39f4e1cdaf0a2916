/** On a page that leads: what the class has answered, large, as soon as everybody may see it. */

import { element } from "../teacher/elements.js";
import { drawResult } from "./result.js";
import { Results } from "./results.js";
import { hostOf, worded } from "./words.js";

export class ResultCard {
  /** @param {import("./room.js").Room} room */
  constructor(room) {
    this.room = room;
    this.text = element("h2");
    this.close = element("button", { type: "button", className: "room-close", onclick: () => this.hide() }, "×");
    this.result = element("div");
    this.root = element("section", { className: "room-card", hidden: true },
      element("header", {}, this.text, this.close), this.result);
    this.root.onkeydown = ({ key }) => key === "Escape" && this.hide();
    hostOf().append(this.root);
    this.language = "en";
    this.results = new Results(room, (told) => this.draw(told), { leads: true, shown: true, language: () => this.language });
    worded((words) => {
      this.language = words.language;
      this.close.setAttribute("aria-label", words.close);
      this.root.setAttribute("aria-label", words.ask.result);
      this.results.look();
    });
  }

  draw(told) {
    const name = told && JSON.stringify([told.id, told.revealed]);
    this.name = name;
    this.root.hidden = !told || this.hidden === name;
    this.text.textContent = told?.text ?? "";
    drawResult(this.result, told);
  }

  /** Out of the way until something else is shown. */
  hide() {
    this.hidden = this.name;
    this.root.hidden = true;
  }
}
