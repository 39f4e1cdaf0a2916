/** What can be hidden from the class, as a list of switches. */

import { element } from "./elements.js";

/** A list that asks for names to be hidden, and shows which ones are. */
export class Hiding {
  /** @param {(names: string[]) => void} ask */
  constructor(ask) {
    this.ask = ask;
    this.root = element("div", { className: "bar-hide" });
    this.shown = "";
  }

  /** Names what there is to hide on the page as it is now; a control only where it has been drawn. */
  update({ whole, controls, scenes, hidden, words }) {
    this.hidden = hidden;
    const drawn = controls.map(({ name }) => ({ name, words: labelOf(name) }))
      .filter(({ name, words: label }) => label !== null || hidden.includes(name))
      .map(({ name, words: label }) => ({ name, words: label || name }));
    const groups = [["", whole], [words.controls, drawn], [words.scenes, scenes]].filter(([, all]) => all.length);
    const text = JSON.stringify(groups);
    if (text !== this.shown) this.draw(groups);
    this.shown = text;
    for (const box of this.root.querySelectorAll("input")) box.checked = hidden.includes(box.name);
  }

  draw(groups) {
    const focused = this.root.contains(document.activeElement) ? document.activeElement.name : null;
    this.root.replaceChildren(...groups.flatMap(([title, all]) => [
      ...(title ? [element("p", { className: "bar-group" }, title)] : []),
      ...all.map(({ name, words }) => element("label", {}, this.box(name), ` ${words}`)),
    ]));
    this.root.querySelector(`input[name="${CSS.escape(focused ?? "")}"]`)?.focus();
  }

  box(name) {
    const box = element("input", { type: "checkbox", name });
    box.onchange = () => {
      const others = this.hidden.filter((one) => one !== name);
      this.hidden = box.checked ? [...others, name] : others;
      this.ask(this.hidden);
    };
    return box;
  }
}

/** The label of a control that has been drawn, hidden or not; null where there is none. */
function labelOf(key) {
  const control = document.querySelector(`.st-key-${CSS.escape(key)}`);
  if (!control) return null;
  return control.querySelector("[data-testid=stWidgetLabel]")?.textContent.trim() ?? "";
}
