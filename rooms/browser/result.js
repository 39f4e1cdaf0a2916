/** Draws what a class has answered: bars, places or curves on the question's own axes, and then the truth. */

import { drawAxes } from "../questions/picture.js";
import { element } from "../teacher/elements.js";

const SVG = "http://www.w3.org/2000/svg";

/** @type {WeakMap<HTMLElement, ResizeObserver>} */
const sizes = new WeakMap();

/** @param {HTMLElement} place @param {object | null} told by the server (rooms/distribution.py) */
export function drawResult(place, told) {
  sizes.get(place)?.disconnect();
  place.classList.add("room-result");
  place.hidden = !told;
  if (!told) return place.replaceChildren();
  place.dataset.kind = told.kind;
  place.dataset.revealed = told.truth !== null;
  const rounds = told.rounds.map((round) => section(told, round));
  const right = element("p", { className: "room-right", hidden: told.truth === null || told.kind === "bars" }, told.truthText ?? "");
  place.replaceChildren(element("div", { className: rounds.length > 1 ? "room-rounds two" : "room-rounds" }, ...rounds),
    element("p", { hidden: !told.legend }, told.legend ?? ""), right);
  if (told.kind === "bars") return;
  const observer = new ResizeObserver(() => redraw(place, told));
  observer.observe(place);
  sizes.set(place, observer);
  redraw(place, told);
}

function section(told, round) {
  const made = element("section", {}, element("h4", {}, round.title));
  made.dataset.round = round.round;
  made.append(told.kind === "bars" ? bars(told, round) : picture(round));
  if (round.below || round.above) made.append(element("p", { className: "room-outside" }, round.outside));
  return made;
}

function bars({ choices, truth }, round) {
  return element("ol", { className: "room-bars" }, ...round.bars.map(({ count, share, length }, i) => {
    const bar = element("span", { className: "room-bar" });
    bar.style.inlineSize = `${100 * length}%`;
    const item = element("li", {}, element("span", { className: "room-choice" }, choices[i]),
      element("span", { className: "room-track" }, bar), element("b", {}, share));
    item.dataset.count = count;
    if (i === truth) item.dataset.right = "true";
    return item;
  }));
}

function picture(round) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${round.title}. ${round.alt ?? ""}`);
  const board = element("div", { className: "board room-board" }, svg);
  board.dataset.open = "false";
  return board;
}

function redraw(place, told) {
  for (const part of place.querySelectorAll("[data-round]")) {
    const svg = part.querySelector("svg");
    if (!svg.getBoundingClientRect().width) continue;
    const round = told.rounds.find((one) => `${one.round}` === part.dataset.round);
    const area = drawAxes(svg, { ...told, kind: told.kind === "map" ? "map" : "bars" });
    const moving = svg.querySelector(".board-moving");
    moving.replaceChildren(...marks(told, round, area));
  }
}

function marks(told, round, area) {
  const at = { x: (share) => area.x0 + share * (area.x1 - area.x0), y: (share) => area.y0 - share * (area.y0 - area.y1) };
  const parts = [];
  for (const [x, y, text] of told.given ?? []) {
    parts.push(shape("circle", { cx: at.x(x), cy: at.y(y), r: 0.4 * area.rem, class: "board-given" }));
    parts.push(word(at.x(x) + 0.7 * area.rem, at.y(y) - 0.6 * area.rem, text, "board-tick board-start"));
  }
  for (const bar of round.bars ?? []) parts.push(...column(bar, at, area));
  for (const x of told.kind === "place" ? round.points : []) {
    parts.push(shape("circle", { cx: at.x(x), cy: area.y0, r: 0.5 * area.rem, class: "room-point" }));
  }
  for (const [x, y] of told.kind === "map" ? round.points : []) {
    parts.push(shape("circle", { cx: at.x(x), cy: at.y(y), r: 0.5 * area.rem, class: "room-point" }));
  }
  for (const curve of round.curves ?? []) parts.push(path(curve, at, "room-curve"));
  if (round.mean) parts.push(path(round.mean, at, "room-mean"));
  if (told.truth !== null) parts.push(...truth(told, at, area));
  return parts;
}

function column([left, right, height, count], at, { y0, rem }) {
  const [x, width] = [at.x(left) + 1, Math.max(2, at.x(right) - at.x(left) - 2)];
  const bar = shape("rect", { x, y: at.y(height), width, height: y0 - at.y(height), class: "room-column" });
  bar.dataset.count = count;
  return [bar, word(x + width / 2, at.y(height) - 0.35 * rem, `${count}`, "board-tick")];
}

function truth({ kind, truth: right }, at, { y0, y1, rem }) {
  if (kind === "curves") return [path(right, at, "board-truth")];
  if (kind === "map") return [diamond(at.x(right[0]), at.y(right[1]), 0.6 * rem)];
  const x = at.x(right);
  if (kind === "histogram" && (right === 0 || right === 1)) return [arrow(x, (y0 + y1) / 2, right ? rem : -rem)];
  return [shape("line", { x1: x, y1: y0, x2: x, y2: y1, class: "board-truth" }), diamond(x, y1, 0.6 * rem)];
}

function path(shares, at, name) {
  const last = shares.length - 1;
  const steps = shares.map((share, i) => share !== null && `${i && shares[i - 1] !== null ? "L" : "M"}${at.x(i / last)} ${at.y(share)}`);
  return shape("path", { d: steps.filter(Boolean).join(""), class: name });
}

/** What lies beyond the axis is pointed at. */
function arrow(x, y, size) {
  return shape("path", { d: `M${x + size} ${y}L${x - size / 2} ${y - Math.abs(size)}L${x - size / 2} ${y + Math.abs(size)}Z`, class: "board-diamond" });
}

function diamond(x, y, r) {
  return shape("path", { d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`, class: "board-diamond" });
}

function word(x, y, text, name) {
  const made = shape("text", { x, y, class: name });
  made.textContent = text;
  return made;
}

function shape(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
