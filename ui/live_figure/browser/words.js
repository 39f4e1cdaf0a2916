/** Moves the texts that Plotly has drawn at the points of a trace, and writes anew those that change. */

import { put, show } from "./attributes.js";

const MARKUP = /[<&]/; // Plotly makes several elements of these

/**
 * @param {Element} group the elements of the trace
 * @param {object} full the trace as Plotly has drawn it
 * @param {object} trace the trace as it should be
 * @param {([number, number] | null)[]} places pixels of every point
 * @param {boolean[]} shown whether each point lies within the axes, where those outside are hidden
 * @returns {(() => void) | null} moves the texts; null where only Plotly can
 */
export function wordsMove(group, full, trace, places, shown) {
  const words = [...group.querySelectorAll(".text > .textpoint")];
  if (words.length !== places.length) return null;
  const moves = words.map((word, i) => wordMove(word, textOf(full, i), textOf(trace, i), shown[i] && places[i]));
  return moves.every(Boolean) ? () => moves.forEach((move) => move()) : null;
}

function textOf({ text }, i) {
  return String((Array.isArray(text) ? text[i] : text) ?? "");
}

function wordMove(word, before, text, place) {
  const line = word.querySelector("text");
  const isPlain = line && !line.firstElementChild;
  const stays = isPlain ? line.textContent === text : before === text;
  if (!stays && !(isPlain && text && !MARKUP.test(text))) return null;
  return () => {
    if (!stays) line.textContent = text;
    for (const part of place ? word.querySelectorAll("text, tspan.line") : []) {
      put(part, "x", place[0]);
      put(part, "y", place[1]);
    }
    show(word, place);
  };
}
