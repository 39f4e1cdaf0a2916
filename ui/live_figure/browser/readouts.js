/** Live numbers: the readouts above a figure and the numbers inside its formula. */

import { formatNumber } from "./format.js";

const MANY = 5; // numbers, or rows of a table, from which on they stand closer
const TWO_ROWS = 6; // numbers that stand in two rows beside a film

/**
 * Draws the readouts and the formula from the server's payload.
 * @param {HTMLElement} root
 * @param {{readouts: object[], formula: string}} payload
 */
export function renderReadouts(root, { readouts, formula }) {
  const list = root.querySelector(".lf-readouts");
  const listed = readouts.filter((readout) => readout.shown !== false);
  const names = listed.map((readout) => readout.name).join();
  if (list.dataset.names !== names) {
    list.replaceChildren(...listed.map(readoutElement));
    list.dataset.names = names;
  }
  list.dataset.many = listed.length > MANY;
  list.dataset.crowded = listed.length > TWO_ROWS;
  listed.forEach((readout, i) => {
    list.children[i].querySelector("dt").textContent = readout.label;
    list.children[i].style.setProperty("--lf-color", readout.color ?? "transparent");
  });
  const box = root.querySelector(".lf-formula");
  if (box.dataset.source !== formula) {
    box.innerHTML = formula;
    for (const place of box.querySelectorAll("[data-readout]")) place.tabIndex = 0; // as that of a number above
    for (const bar of box.querySelectorAll("[data-sized]")) bar.setAttribute("aria-hidden", "true");
    describe(root, box);
    box.dataset.source = formula;
  }
  box.hidden = !formula;
  showReadouts(root, readouts.map(({ name, value }) => [name, value]), readouts);
}

/**
 * Says in attributes what is in a formula, for the style sheet: `:has` would be asked anew whenever something
 * inside of the figure changes, which is at every frame of a film.
 */
function describe(root, box) {
  const cards = Boolean(box.querySelector(".lf-cards"));
  root.dataset.numbersFirst = !box.hasChildNodes(); // on a phone they stand beside Save then (style.css)
  root.dataset.carded = cards;
  box.dataset.carded = cards;
  root.dataset.roomy = Boolean(box.querySelector('.lf-table[data-roomy="true"]'));
  for (const rows of box.querySelectorAll("tbody")) rows.dataset.many = rows.children.length > MANY;
  for (const score of box.querySelectorAll('td > i[data-sized="score"]')) score.parentElement.dataset.sized = "score";
}

function readoutElement({ name, focusable }) {
  const item = document.createElement("div");
  const term = document.createElement("dt");
  const number = document.createElement("dd");
  number.dataset.readout = name;
  if (focusable !== false) number.tabIndex = 0; // deck.css shows all its digits then
  item.append(term, number);
  return item;
}

/**
 * Writes values into every place that shows them; one that stands in for a formula may also be as
 * large as its number, which its style has as `--value`.
 * @param {HTMLElement} root
 * @param {[string, number][]} values
 * @param {{name: string, digits: number}[]} readouts
 */
export function showReadouts(root, values, readouts) {
  const digits = new Map(readouts.map((readout) => [readout.name, readout.digits]));
  for (const [name, value] of values) {
    const text = formatNumber(value, digits.get(name));
    for (const place of root.querySelectorAll(`[data-readout="${name}"], [data-live="${name}"]`)) {
      if (place.dataset.readout) {
        place.dataset.value = String(value);
        place.dataset.long = String(text.includes("×"));
      } else if (place.dataset.sized) place.style.setProperty("--value", value);
      write(place, text);
    }
  }
}

/** Writes into the text that is there: a new one would have the browser look at every `:has` of the page again. */
function write(place, text) {
  const { firstChild: known, childNodes } = place;
  if (childNodes.length !== 1 || known.nodeType !== Node.TEXT_NODE) place.textContent = text;
  else if (known.data !== text) known.data = text;
}
