/** The stops of the course as links over the road: what has been done is ticked, and going on is offered. */

import { doneIn, lastShown, whenChanged } from "./progress.js";

/** @type {{data: object, parentElement: HTMLElement} | undefined} what was shown last */
let shown;

/** @param {{data: object, parentElement: HTMLElement}} component */
export function mount({ data, parentElement }) {
  if (!shown) whenChanged(() => shown.parentElement.isConnected && mount(shown));
  shown = { data, parentElement };
  const nav = parentElement.querySelector("nav[data-cards]");
  const { cards, label, begin } = data;
  const [first] = cards;
  nav.setAttribute("aria-label", label);
  const list = nav.querySelector("ol");
  if (list.children.length !== cards.length) list.replaceChildren(...cards.map(() => document.createElement("li")));
  cards.forEach((card, i) => showCard(list.children[i], card, data));
  const [href, words] = leftOff(data) ?? [first.href, filled(begin, { lesson: first.title })];
  const link = nav.querySelector(".go-on");
  link.setAttribute("href", href);
  link.textContent = words;
}

/** Link to where the reader was last, and its words; nothing where that is no place of the course. */
function leftOff({ cards, goOn, goOnTo, nth }) {
  const { lesson, scene, name, lang } = lastShown() ?? {};
  const card = cards.find(({ path }) => path === lesson);
  if (card && card.scenes.length === 0) return [card.href, filled(goOnTo, { lesson: card.title })];
  const place = card?.scenes.indexOf(scene) ?? -1;
  if (place < 0) return null;
  const named = lang === document.documentElement.lang ? name : filled(nth, { number: place + 1 });
  return [filled(card.at, { scene }), filled(goOn, { lesson: card.title, scene: named })];
}

function showCard(item, { path, href, number, title, question, scenes }, { coming, done: told }) {
  const tag = href ? "a" : "div";
  const card = item.firstElementChild?.localName === tag ? item.firstElementChild : document.createElement(tag);
  if (href) card.setAttribute("href", href);
  card.dataset.inside = "true";
  card.dataset.card = path;
  const gone = doneIn(path);
  const count = scenes.filter((scene) => gone.has(scene)).length;
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
