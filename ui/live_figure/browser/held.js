/**
 * On a phone the figure of a section stays in sight while its sliders pass below it (style.css says
 * where). It then has a part of the screen alone: panels shrink, the room for words around them stays.
 */

const LEAST = 72; // pixels that a panel should have on average
const FLAT = 44; // pixels that each should have; what is lower is a ruler or a row of coins, and stays
const GAP = 72; // pixels: numbers and a title below a panel, a key above the next
const LINE = 1.5; // font sizes that a line of words takes
const SHARE = 0.42; // of the screen
const LARGEST = 0.6; // of the screen, where many panels need it
const SLIDERS = 12; // rem that stay free below the figure
const BLOCK = "[data-testid=stHorizontalBlock]";

/**
 * A figure is to be held if one of its controls stands in the same block of columns; one of several
 * that fill a scene together is not.
 */
export function markHeld(root, { sweeps, film, fills, figure }) {
  const block = root.closest(BLOCK);
  const controls = [...sweeps.map((sweep) => sweep.control), ...(film ? [film.control] : [])];
  const beside = controls.some((control) => block?.querySelector(`.st-key-${CSS.escape(control)}`)?.offsetParent);
  const together = typeof fills === "number" || (film && figure.data.length === 0);
  root.toggleAttribute("data-held", Boolean(beside && !together));
}

/** Whether the figure is marked and the screen is a phone's. */
export function isHeld(root) {
  return getComputedStyle(root).position === "sticky";
}

/**
 * Height of the figure, and its layout for that height.
 * @param {object} layout with a margin in pixels
 * @param {number} height in pixels, where a figure may be as high as it likes
 * @returns {{height: number, layout: object}}
 */
export function held(layout, height) {
  const { t, b } = layout.margin;
  const before = height - t - b;
  const panels = panelsOf(layout, before);
  const words = new Set(repeatedTitles(layout, panels));
  const line = LINE * layout.template.layout.font.size;
  const saved = panels.map(({ from, axes }, i) => {
    const gap = i ? (from - panels[i - 1].to) * before : 0;
    return Math.max(0, gap - GAP) + (axes.some((axis) => words.has(axis)) ? line : 0);
  });
  const high = panels.filter(({ flat }) => !flat);
  const heights = high.map(({ from, to }) => (to - from) * before);
  const drawn = sum(heights);
  const fixed = height - drawn - sum(saved);
  const wanted = fixed + Math.max(LEAST * high.length, (FLAT / Math.min(...heights)) * drawn);
  const room = Math.max(SHARE * innerHeight, Math.min(wanted, LARGEST * innerHeight));
  const after = Math.min(height, Math.max(room, fixed + FLAT * high.length));
  const scale = (after - fixed) / drawn;
  const place = placing(panels, saved, before, scale, after - t - b);
  return { height: after, layout: moved(layout, place, words, after - t - b) };
}

/**
 * How far the figure may slip below the header, so that room for sliders stays: formulas go first,
 * readouts next.
 */
export function keepInSight(root) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const room = innerHeight - (SLIDERS + 3.75) * rem;
  const { top, height } = root.getBoundingClientRect();
  const ends = [".lf-formula", ".lf-readouts"].map((part) => root.querySelector(part))
    .filter((part) => part.offsetHeight)
    .map((part) => part.getBoundingClientRect().bottom - top);
  const slipped = [0, ...ends].find((end) => height - end <= room) ?? ends.at(-1) ?? 0;
  root.style.setProperty("--lf-slipped", `${slipped}px`);
  root.closest(BLOCK).style.setProperty("--lf-held", `${height - slipped}px`);
}

/** The rows of panels from the bottom up: their share of the height, and the axes below them. */
function panelsOf(layout, pixels) {
  const rows = new Map();
  for (const [name, axis] of Object.entries(layout)) {
    if (!name.startsWith("yaxis") || axis.overlaying) continue;
    const [from, to] = axis.domain ?? [0, 1];
    const row = rows.get(`${from}`) ?? { from, to, axes: [] };
    row.axes.push((axis.anchor ?? `x${name.slice("yaxis".length)}`).replace("x", "xaxis"));
    rows.set(`${from}`, { ...row, flat: (to - from) * pixels < FLAT });
  }
  return [...rows.values()].sort((one, other) => one.from - other.from);
}

/** Axes whose words the panel below says as well. */
function repeatedTitles(layout, panels) {
  const said = (axis) => layout[axis]?.title?.text;
  return panels.slice(1).flatMap(({ axes }, below) =>
    axes.filter((axis) => said(axis) && panels[below].axes.every((other) => said(other) === said(axis))));
}

/** From a share of the former height to one of the new: panels by the scale, gaps in their pixels. */
function placing(panels, saved, before, scale, after) {
  const stops = [[0, 0]];
  panels.forEach(({ from, to, flat }, i) => {
    const [share, pixels] = stops.at(-1);
    const bottom = pixels + (from - share) * before - saved[i];
    stops.push([from, bottom], [to, bottom + (to - from) * before * (flat ? 1 : scale)]);
  });
  return (share) => {
    const [start, pixels] = stops.findLast(([stop]) => stop <= share) ?? stops[0];
    const end = stops.find(([stop]) => stop > share);
    const slope = end && start <= share ? (end[1] - pixels) / (end[0] - start) : before;
    return (pixels + (share - start) * slope) / after;
  };
}

function moved(layout, place, words, pixels) {
  const { font } = layout.template.layout;
  const changed = Object.entries(layout).map(([name, part]) => {
    if (name.startsWith("yaxis") && !part.overlaying) {
      const domain = (part.domain ?? [0, 1]).map(place);
      return [name, { ...shortened(part, (domain[1] - domain[0]) * pixels, font), domain }];
    }
    return [name, words.has(name) ? { ...part, title: { ...part.title, text: "" } } : part];
  });
  const notes = layout.annotations?.map((note) => (note.yref === "paper" ? { ...note, y: place(note.y) } : note));
  return { ...Object.fromEntries(changed), ...(notes && { annotations: notes }) };
}

/** An axis of few pixels: fewer numbers, and its title in two lines where it is longer than the axis. */
function shortened(axis, pixels, font) {
  const { dtick, range, title } = axis;
  const numbers = pixels / (LINE * font.size);
  const fewer = dtick && range ? { dtick: dtick * Math.ceil(Math.abs(range[1] - range[0]) / dtick / numbers) } : {};
  const text = title?.text ?? "";
  const middle = text.length / 2;
  const space = [...text.matchAll(/ /g)].map(({ index }) => index)
    .sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle))[0];
  if (space === undefined || widthOf(text, font) <= pixels) return { ...axis, ...fewer };
  return { ...axis, ...fewer, title: { ...title, text: `${text.slice(0, space)}<br>${text.slice(space + 1)}` } };
}

function widthOf(text, font) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${font.size}px ${font.family}`;
  return pen.measureText(text).width;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
