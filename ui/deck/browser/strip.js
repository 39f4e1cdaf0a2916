/** The scenes of a lesson in order: which one is shown, which are done, and a way to each. */

import { doneIn, noteDone, noteShown } from "./progress.js";

const sizing = new ResizeObserver((entries) => entries.forEach(({ target }) => fit(target)));

/** @type {WeakMap<HTMLElement, string>} the scene that each strip showed last */
const shown = new WeakMap();

/**
 * @param {{data: object, parentElement: HTMLElement, setTriggerValue: Function}} component
 */
export function mount({ data, parentElement, setTriggerValue }) {
  const nav = parentElement.querySelector("nav[data-scenes]");
  const { lesson, here, label, stops } = data;
  nav.setAttribute("aria-label", label);
  if (nav.dataset.lesson !== lesson || nav.children.length !== stops.length) {
    nav.replaceChildren(...stops.map(() => document.createElement("button")));
    nav.dataset.lesson = lesson;
  }
  const done = doneIn(lesson);
  stops.forEach((stop, i) => {
    const button = nav.children[i];
    button.type = "button";
    button.dataset.scene = stop.key;
    button.dataset.done = stop.done ?? done.has(stop.key);
    button.dataset.divider = Boolean(stop.deeper && !stops[i - 1]?.deeper);
    button.title = stop.name;
    button.replaceChildren(part("b", `${i + 1}`), part("span", stop.name));
    if (stop.key === here) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
    button.onclick = () => setTriggerValue("turn", stop.key);
  });
  sizing.observe(nav);
  fit(nav);
  const before = shown.get(nav);
  shown.set(nav, here);
  noteShown(lesson, here, stops.find((stop) => stop.key === here)?.name ?? here);
  if (before !== undefined && before !== here) arrive(here);
}

/**
 * Shows the names that there is room for, closer to each other where it is scarce: first that of the shown scene,
 * then those around it. The shown scene is always in sight.
 */
function fit(nav) {
  const buttons = [...nav.children];
  const here = buttons.findIndex((button) => button.hasAttribute("aria-current"));
  const farthest = buttons.map((_, i) => i).sort((i, j) => Math.abs(j - here) - Math.abs(i - here));
  for (const button of buttons) button.dataset.named = true;
  nav.dataset.tight = false;
  if (wide(nav)) nav.dataset.tight = true;
  while (wide(nav) && farthest.length > 1) buttons[farthest.shift()].dataset.named = false;
  const { offsetLeft = 0, offsetWidth = 0 } = buttons[here] ?? {};
  nav.scrollLeft = offsetLeft - (nav.clientWidth - offsetWidth) / 2;
}

function wide(nav) {
  return nav.scrollWidth > nav.clientWidth;
}

/** What the reader goes on from is done. */
export function leaveForward() {
  const nav = document.querySelector("nav[data-scenes]");
  const here = nav?.querySelector("[aria-current]")?.dataset.scene;
  if (here) noteDone(nav.dataset.lesson, here);
}

/** The scene's question gets the focus, so that it is read aloud; the page stands at its top, or there where it has all scenes. */
function arrive(scene) {
  const look = (frames) => {
    const heading = document.querySelector(`[data-scene-shown="${CSS.escape(scene)}"] :is(h1, h2)`);
    if (heading) {
      if (document.documentElement.dataset.view === "all") heading.scrollIntoView();
      else document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
      heading.focus({ preventScroll: true });
    } else if (frames) requestAnimationFrame(() => look(frames - 1));
  };
  look(120);
}

function part(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
