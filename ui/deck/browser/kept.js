/** How much of the course has been done, whether that is kept beyond this tab, and a way to forget it. */

import { doneIn, forget, holdsSomething, isKept, keep, whenChanged } from "./progress.js";

/** @type {{data: object, root: HTMLElement} | undefined} where it was drawn last */
let drawn;

/** @param {{data: object, parentElement: HTMLElement}} component */
export function mount({ data, parentElement }) {
  if (!drawn) whenChanged(() => drawn.root.isConnected && show());
  drawn = { data, root: parentElement.querySelector("[data-progress]") };
  show();
}

function show() {
  const { data: { lessons, words }, root } = drawn;
  const counts = lessons.map(({ path, scenes }) => {
    const gone = doneIn(path);
    return scenes.filter((scene) => gone.has(scene)).length;
  });
  const [done, all] = [counts, lessons.map(({ scenes }) => scenes.length)].map((each) => each.reduce((a, b) => a + b, 0));
  if (!root.childElementCount) root.append(...parts());
  root.setAttribute("aria-label", words.title);
  const [told, bar, label, button] = root.children;
  told.textContent = words.done.replace("{count}", done).replace("{all}", all);
  Object.assign(bar, { max: all, value: done });
  bar.setAttribute("aria-label", told.textContent);
  label.querySelector("input").checked = isKept();
  label.querySelector("span").textContent = words.keep;
  button.textContent = words.forget;
  button.disabled = !holdsSomething();
}

function parts() {
  const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
  const label = make("label");
  const box = make("input", { type: "checkbox", onchange: () => keep(box.checked) });
  box.setAttribute("role", "switch");
  label.append(box, make("span"));
  return [make("p"), make("progress"), label, make("button", { type: "button", onclick: forget })];
}
