/**
 * The teacher's bar: fullscreen, projector, sheet, a timer, what is hidden, and the link of what is shown.
 * It lies above the page at its right edge, so that nothing moves when it is opened, and is made once.
 */

import { fullscreen, projector } from "../deck/keys.js";
import { element } from "./elements.js";
import { Hiding } from "./hiding.js";
import { Share } from "./share.js";
import { Timer, digits } from "./timer.js";

const OPENER = "[data-teacher-bar]";
const LOOK = 400; // milliseconds between two looks at what the page shows, while the bar is open
const THEME = ["--st-background-color", "--st-secondary-background-color", "--st-text-color", "--st-border-color", "--st-font"];

let bar;

/** @param {{data: object, parentElement: HTMLElement, setTriggerValue: Function}} component */
export function mount({ data, parentElement, setTriggerValue }) {
  bar ??= new Bar();
  const theme = getComputedStyle(parentElement);
  for (const part of bar.parts) {
    part.style.colorScheme = getComputedStyle(document.querySelector(".stApp")).colorScheme;
    for (const name of THEME) part.style.setProperty(name, theme.getPropertyValue(name));
  }
  bar.update(data, (names) => setTriggerValue("hide", { names }));
}

class Bar {
  constructor() {
    this.hiding = new Hiding((names) => this.ask(names));
    this.share = new Share();
    this.build();
    this.timer = new Timer((left, state) => this.showTime(left, state));
    addEventListener("click", ({ target }) => {
      if (target.closest?.(OPENER)) this.toggle();
    });
  }

  build() {
    const button = (action) => Object.assign(element("button", { type: "button" }), { onclick: action });
    this.close = button(() => this.toggle());
    this.fullscreen = button(fullscreen);
    this.projector = button(projector);
    this.sheet = element("a");
    this.sheet.dataset.inside = "true";
    this.title = element("h2");
    this.minutes = element("input", { type: "number", id: "bar-minutes", min: 1, max: 99, value: 5 });
    this.minutes.oninput = () => this.reset();
    this.unit = element("label", { htmlFor: "bar-minutes" });
    this.go = button(() => this.timer.toggle());
    this.again = button(() => this.reset());
    this.clock = element("output", { className: "class-timer", hidden: true });
    this.clock.setAttribute("role", "timer");
    this.said = element("p", { className: "class-said" });
    this.said.setAttribute("role", "status");
    this.titles = ["timer", "share", "hide"].map((word) => [word, element("legend")]);
    const [timer, share, hide] = this.titles.map(([, legend]) => legend);
    this.root = element("section", { id: "teacher-bar", className: "teacher-bar", hidden: true },
      element("p", { className: "bar-row bar-head" }, this.title, this.close),
      element("p", { className: "bar-row" }, this.fullscreen, this.projector, this.sheet),
      element("fieldset", {}, timer,
        element("p", { className: "bar-row" }, this.minutes, this.unit, this.go, this.again)),
      element("fieldset", {}, share, ...this.share.parts),
      element("fieldset", {}, hide, this.hiding.root));
    this.root.onkeydown = ({ key }) => {
      if (key === "Escape") this.toggle();
    };
    this.place = element("section", {}, this.clock, this.said);
    this.parts = [this.root, this.clock, this.share.dialog];
    document.body.append(this.root, this.place, this.share.dialog);
  }

  update(data, ask) {
    Object.assign(this, { data, ask });
    const { words } = data;
    this.root.setAttribute("aria-label", words.title);
    this.place.setAttribute("aria-label", words.timer);
    this.title.textContent = words.title;
    this.close.textContent = "×";
    this.close.setAttribute("aria-label", words.close);
    this.fullscreen.textContent = words.fullscreen;
    this.projector.textContent = words.projector;
    this.sheet.textContent = words.sheet;
    this.unit.textContent = words.minutes;
    this.again.textContent = words.reset;
    for (const [word, legend] of this.titles) legend.textContent = words[word];
    this.nameGo();
    this.look();
  }

  /** Follows the page: its address, its controls, the scene that is shown. */
  look() {
    if (this.root.hidden || !this.data) return;
    const sheet = new URL(location.href);
    sheet.searchParams.set("view", "teacher");
    this.sheet.href = sheet.href;
    this.sheet.hidden = !this.data.sheet || document.documentElement.dataset.view === "teacher";
    this.hiding.update(this.data);
    this.share.update(this.data);
  }

  toggle() {
    this.root.hidden = !this.root.hidden;
    clearInterval(this.looking);
    const opener = document.querySelector(OPENER);
    opener?.setAttribute("aria-expanded", String(!this.root.hidden));
    if (this.root.hidden) return opener?.focus();
    this.looking = setInterval(() => this.look(), LOOK);
    this.look();
    this.fullscreen.focus();
  }

  reset() {
    const minutes = this.minutes.valueAsNumber;
    this.timer.set(Math.min(99, Math.max(1, minutes || 1)));
  }

  showTime(left, state) {
    this.clock.textContent = digits(left);
    this.clock.hidden = state === "set";
    this.clock.dataset.state = state;
    this.said.textContent = state === "over" ? this.data.words.over : "";
    this.nameGo();
  }

  nameGo() {
    if (this.data) this.go.textContent = this.data.words[this.timer.running ? "pause" : "start"];
  }
}
