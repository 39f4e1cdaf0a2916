/** Draws a board as SVG: its axes, what was given, what the reader put there, and then the truth. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {SVGElement} svg
 * @param {object} data
 * @returns {{x0: number, x1: number, y0: number, y1: number}} the ends of both axes, in pixels
 */
export function drawAxes(svg, { kind, x, y }) {
  const { width, height } = svg.getBoundingClientRect();
  const rem = parseFloat(getComputedStyle(svg).fontSize);
  const [left, right, above, below] = y ? [3.6, 1.4, 1.9, 3.3] : [2.5, 2.5, 1, 3.3];
  const area = { x0: left * rem, x1: width - right * rem, y0: height - below * rem, y1: above * rem };
  if (kind === "place") area.y0 = Math.min(area.y0, height / 2 + rem);
  if (kind === "map") makeSquare(area);
  const parts = [];
  const step = stepOf(x.ticks, area, rem);
  for (const [i, [at, text]] of x.ticks.entries()) {
    const place = across(area, at);
    parts.push(line(place, area.y0, place, y ? area.y1 : area.y0 - rem / 2, "board-grid"));
    if (i % step === 0) parts.push(word(place, area.y0 + 1.3 * rem, text, "board-tick"));
  }
  for (const [at, text] of y?.ticks ?? []) {
    const place = up(area, at);
    parts.push(line(area.x0, place, area.x1, place, "board-grid"));
    parts.push(word(area.x0 - 0.5 * rem, place + 0.35 * rem, text, "board-tick board-end"));
  }
  parts.push(line(area.x0, area.y0, area.x1, area.y0, "board-axis"));
  parts.push(word((area.x0 + area.x1) / 2, area.y0 + 2.8 * rem, x.label, "board-name"));
  if (y) {
    parts.push(line(area.x0, area.y0, area.x0, area.y1, "board-axis"));
    parts.push(word(area.x0 - 2 * rem, area.y1 - 0.9 * rem, y.label, "board-name board-start"));
  }
  const moving = element("g", { class: "board-moving" });
  svg.replaceChildren(...parts, moving);
  return { ...area, rem };
}

/** Every how many of the ticks below an axis have a text, so that none touches the next. */
function stepOf(ticks, area, rem) {
  const places = ticks.map(([at]) => across(area, at));
  const least = Math.min(...places.slice(1).map((place, i) => place - places[i]));
  const longest = Math.max(...ticks.map(([, text]) => text.length));
  return Math.max(1, Math.ceil(((0.5 * longest + 0.5) * rem) / least));
}

/** A unit is as long on one axis of a map as on the other. */
function makeSquare(area) {
  const [width, height] = [area.x1 - area.x0, area.y0 - area.y1];
  const side = Math.min(width, height);
  area.x0 += (width - side) / 2;
  area.x1 -= (width - side) / 2;
  area.y1 += height - side;
}

/** Draws what moves: given points, the answer, the cursor of the keys, and the truth. */
export function drawBoard(svg, area, data, { answer, cursor, levels }) {
  const parts = [];
  for (const [x, y, text] of data.given) {
    parts.push(dot(across(area, x), up(area, y), area.rem * 0.4, "board-given"));
    // What is said of an answer stands above it.
    const below = data.kind === "map" && answer && answer[1] / (data.y.texts.length - 1) >= y;
    const at = up(area, y) + (below ? 1.3 : -0.6) * area.rem;
    parts.push(word(across(area, x) + 0.7 * area.rem, at, text, "board-tick board-start"));
  }
  if (data.kind === "place") parts.push(...pointParts(area, data, answer));
  else if (data.kind === "map") parts.push(...mapParts(area, data, answer));
  else parts.push(...curveParts(area, data, { answer, cursor, levels }));
  svg.querySelector(".board-moving").replaceChildren(...parts);
}

function pointParts(area, { x, truth, words }, answer) {
  const { rem } = area;
  const parts = [];
  const last = x.texts.length - 1;
  if (truth !== null) {
    const at = across(area, truth);
    parts.push(line(at, area.y0, at, area.y0 - 3.4 * rem, "board-truth"));
    parts.push(shape(at, area.y0 - 3.4 * rem, 0.55 * rem));
    parts.push(word(at, area.y0 - 4.6 * rem, words.truth, "board-said", area));
  }
  if (answer === null) {
    const middle = (area.x0 + area.x1) / 2;
    parts.push(dot(middle, area.y0 - 1.4 * rem, 0.6 * rem, "board-ghost"));
  } else {
    const at = across(area, answer / last);
    parts.push(line(at, area.y0, at, area.y0 - 1.4 * rem, "board-yours"));
    parts.push(dot(at, area.y0 - 1.4 * rem, 0.6 * rem, "board-point"));
    const said = truth === null ? x.texts[answer] : `${words.yours}: ${x.texts[answer]}`;
    const beside = truth !== null && Math.abs(answer / last - truth) < 0.2;
    const side = beside ? (answer / last < truth ? -1.2 : 1.2) * rem : 0;
    const end = beside ? (side < 0 ? " board-end" : " board-start") : "";
    parts.push(word(at + side, area.y0 - (beside ? 1.1 : 2.5) * rem, said, `board-said${end}`, beside ? null : area));
  }
  return parts;
}

function mapParts(area, { x, y, truth, words }, answer) {
  const { rem } = area;
  const parts = [];
  const here = answer && [across(area, answer[0] / (x.texts.length - 1)), up(area, answer[1] / (y.texts.length - 1))];
  if (truth !== null) {
    const there = [across(area, truth[0]), up(area, truth[1])];
    if (here) parts.push(line(...here, ...there, "board-off"));
    parts.push(shape(...there, 0.55 * rem));
    const below = here && here[1] < there[1] ? 1 : -0.6;
    parts.push(word(there[0], there[1] + below * 1.5 * rem, words.truth, "board-said"));
  }
  if (here) {
    parts.push(dot(...here, 0.5 * rem, "board-point"));
    const said = truth === null ? `${x.texts[answer[0]]}, ${y.texts[answer[1]]}` : words.yours;
    const above = truth !== null && here[1] >= up(area, truth[1]) ? 1.5 : -0.9;
    parts.push(word(here[0], here[1] + above * rem, said, "board-said"));
  }
  return parts;
}

function curveParts(area, { x, truth, open }, { answer, cursor, levels }) {
  const { rem } = area;
  const last = x.texts.length - 1;
  const parts = [];
  if (open) {
    const at = across(area, cursor / last);
    parts.push(line(at, area.y0, at, area.y1, "board-cursor"));
  }
  const places = answer.map((level, i) => level !== null && [across(area, i / last), up(area, level / levels)]);
  parts.push(path(places, "board-yours"));
  places.forEach((place, i) => {
    const alone = place && !places[i - 1] && !places[i + 1];
    if (alone) parts.push(dot(...place, 0.25 * rem, "board-point"));
  });
  if (truth !== null) {
    const there = truth.map((height, i) => [across(area, i / last), up(area, height)]);
    parts.push(path(there, "board-truth"));
  }
  return parts;
}

const across = ({ x0, x1 }, share) => x0 + share * (x1 - x0);
const up = ({ y0, y1 }, share) => y0 + share * (y1 - y0);

function element(tag, attributes, text) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function line(x1, y1, x2, y2, name) {
  return element("line", { x1, y1, x2, y2, class: name });
}

function dot(cx, cy, r, name) {
  return element("circle", { cx, cy, r, class: name });
}

function shape(x, y, r) {
  return element("path", { d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`, class: "board-diamond" });
}

function path(places, name) {
  const parts = places.map((place, i) => place && `${places[i - 1] ? "L" : "M"}${place[0]} ${place[1]}`);
  return element("path", { d: parts.filter(Boolean).join(""), class: name });
}

/** A word; one that would leave the board, whose ends are given, ends there. */
function word(x, y, text, name, area) {
  const isFirst = area && x < area.x0 + 3 * area.rem;
  const isLast = area && x > area.x1 - 3 * area.rem;
  const place = isFirst ? " board-start" : isLast ? " board-end" : "";
  return element("text", { x, y, class: name + place }, text);
}
