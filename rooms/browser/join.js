/** The field on the home page in which a student types the code of a room. */

import { addressOf, ask, base } from "./asking.js";
import { codeOf } from "./code.js";

/** @param {{data: object, parentElement: HTMLElement}} component */
export function mount({ data: { words }, parentElement }) {
  const root = parentElement.querySelector("[data-join]");
  const [form, told] = [root.querySelector("form"), root.querySelector("[role=status]")];
  const [label, input, button] = ["label", "input", "button"].map((part) => form.querySelector(part));
  label.textContent = words.label;
  input.placeholder = words.label;
  button.textContent = words.join;
  root.querySelector("a").textContent = words.open;
  root.querySelector("a").href = `${base}/class${location.search}`;
  form.onsubmit = async (event) => {
    event.preventDefault();
    const code = codeOf(input.value);
    if (!code) return say(told, input, words.malformed);
    const { ok, error, ended } = await ask(addressOf(code));
    if (!ok || ended) return say(told, input, words.problems[ended ? "ended" : error]);
    const asked = new URLSearchParams(location.search);
    asked.set("room", code);
    location.assign(`${base}/?${asked}`);
  };
  root.dataset.settled = true;
}

function say(told, input, words) {
  told.textContent = words;
  input.focus();
  input.select();
}
