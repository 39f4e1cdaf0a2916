/** The stops of the course as links over the road: what has been done is ticked, and going on is offered. */

import { doneIn, lastShown } from "./progress.js";

/** @param {{data: object, parentElement: HTMLElement}} component */
export function mount({ data, parentElement }) {
  const nav = parentElement.querySelector("nav[data-cards]");
  const { cards, label, begin, goOn } = data;
  const [first] = cards;
  nav.setAttribute("aria-label", label);
  const list = nav.querySelector("ol");
  if (list.children.length !== cards.length) list.replaceChildren(...cards.map(() => document.createElement("li")));
  cards.forEach((card, i) => showCard(list.children[i], card, data));
  const { lesson, scene } = lastShown() ?? {};
  const left = cards.find(({ path }) => path === lesson);
  const at = left?.scenes.find(({ key }) => key === scene);
  const link = nav.querySelector(".go-on");
  const [href, words] = at
    ? [at.href, filled(goOn, { lesson: left.title, scene: at.name })]
    : [first.href, filled(begin, { lesson: first.title })];
  link.setAttribute("href", href);
  link.textContent = words;
}

function showCard(item, { path, href, number, title, question, scenes }, { coming, done: told }) {
  const tag = href ? "a" : "div";
  const card = item.firstElementChild?.localName === tag ? item.firstElementChild : document.createElement(tag);
  if (href) card.setAttribute("href", href);
  card.dataset.inside = "true";
  card.dataset.card = path;
  const gone = doneIn(path);
  const count = scenes.filter(({ key }) => gone.has(key)).length;
  card.dataset.done = count === 0 ? "none" : count === scenes.length ? "all" : "some";
  const tick = part("span", count ? `✓ ${count}/${scenes.length}` : href ? "" : coming);
  if (count) tick.title = filled(told, { count, scenes: scenes.length });
  card.replaceChildren(part("b", `${number} ${title}`), tick, part("p", question));
  if (card.parentElement !== item) item.replaceChildren(card);
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function part(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
