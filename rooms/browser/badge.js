/** What a student sees of the room: its mode, and one button that leaves the class or comes back. */

import { element } from "../teacher/elements.js";
import { hostOf, worded } from "./words.js";

const LONG = 7000; // milliseconds for which a hint is shown

export class Badge {
  /** @param {() => void} toggle leaves the class, or comes back to it */
  constructor(toggle) {
    this.state = null;
    this.word = element("span", { className: "room-word" });
    this.button = element("button", { type: "button", onclick: toggle });
    this.hint = element("p", { className: "room-hint" });
    this.hint.setAttribute("role", "status");
    this.close = element("button", { type: "button", className: "room-close", onclick: () => this.root.remove() }, "×");
    this.root = element("section", { className: "room-badge", hidden: true },
      element("p", {}, element("i", { className: "room-light" }), this.word, this.button, this.close), this.hint);
    this.root.onkeydown = ({ key }) => key === "Escape" && this.say("");
    hostOf().append(this.root);
    worded((words) => {
      this.words = words;
      this.show();
    });
  }

  /** @param {"lead" | "free" | "pause" | "alone" | null} state */
  tell(state) {
    this.state = state;
    this.problem = null;
    this.show();
  }

  /** @param {string} problem a word of `words.problems` */
  trouble(problem) {
    this.problem = problem;
    this.show();
  }

  show() {
    const { words, state, problem } = this;
    if (!words) return;
    const over = problem && !state;
    this.root.hidden = !state && !problem;
    this.root.setAttribute("aria-label", words.title);
    this.root.toggleAttribute("data-problem", Boolean(problem));
    if (state) this.root.dataset.roomState = state;
    else delete this.root.dataset.roomState;
    this.word.textContent = problem ? words.problems[problem] : words.states[state] ?? "";
    this.button.hidden = over || !["lead", "alone"].includes(state);
    this.button.textContent = state === "alone" ? words.back : words.alone;
    this.close.hidden = !over;
    this.close.setAttribute("aria-label", words.close);
    if (!this.said) this.say("");
  }

  /** Says something for a while; nothing takes it away. */
  say(hint) {
    clearTimeout(this.saying);
    this.said = hint;
    this.hint.textContent = this.words?.hints[hint || this.noted] ?? "";
    if (hint) this.saying = setTimeout(() => this.say(""), LONG);
  }

  /** Says something for as long as it is so. */
  note(hint) {
    this.noted = hint;
    if (!this.said) this.say("");
  }
}
