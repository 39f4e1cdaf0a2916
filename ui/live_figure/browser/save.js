/** Taking a figure away: picture, vector drawing, data, or a page that works on its own. */

import { plotlySource } from "./plotly.js";
import { standalonePage } from "./standalone.js";

const FORMATS = {
  png: { type: "image/png", make: (figure) => picture(figure, "png") },
  svg: { type: "image/svg+xml", make: (figure) => picture(figure, "svg") },
  csv: { type: "text/csv", make: (figure) => csvOf(figure.drawing.traces) },
  html: { type: "text/html", make: page },
};

/** Closes the open menus that a press or a key leaves. */
function closeMenus(left) {
  const menus = [...document.querySelectorAll(".lf-save[open]")].filter(left);
  for (const menu of menus) menu.open = false;
  return menus;
}

addEventListener("pointerdown", ({ target }) => closeMenus((menu) => !menu.contains(target)), true);
addEventListener("keydown", ({ key }) => {
  if (key === "Escape") closeMenus(() => true).at(0)?.querySelector("summary").focus();
}, true);

/**
 * @param {HTMLElement} root
 * @param {import("./figure.js").LiveFigure} figure
 * @param {Object<string, string>} labels texts in the reader's language
 */
export function renderSaveMenu(root, figure, labels) {
  const menu = root.querySelector(".lf-save");
  menu.querySelector("summary").textContent = labels.save;
  const list = menu.querySelector("div");
  if (list.childElementCount === 0) {
    list.append(...Object.keys(FORMATS).map((format) => saveButton(figure, format, menu)));
  }
  for (const button of list.children) button.textContent = labels[button.dataset.format];
}

function saveButton(figure, format, menu) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.format = format;
  button.addEventListener("click", async () => {
    menu.open = false;
    download(await FORMATS[format].make(figure), FORMATS[format].type, `${figure.payload.key}.${format}`);
  });
  return button;
}

export function download(content, type, name) {
  const link = document.createElement("a");
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The figure as it stands, on the page's own background. */
async function picture({ plot, drawing, film }, format) {
  const background = getComputedStyle(plot).getPropertyValue("--st-background-color").trim();
  const layout = { ...film.pictured(drawing.layout), paper_bgcolor: background || "#ffffff" };
  const size = { width: plot.offsetWidth, height: plot.offsetHeight, scale: format === "png" ? 2 : 1 };
  const address = await drawing.Plotly.toImage({ data: drawing.traces, layout }, { format, ...size });
  return (await fetch(address)).blob();
}

async function page(figure) {
  return standalonePage(figure, await plotlySource(figure.payload.figure.data));
}

/** Long format, one row a drawn point: trace, x, y. By its first sign Excel knows that it is UTF-8. */
export function csvOf(traces) {
  const rows = [["trace", "point", "x", "y"]];
  traces.forEach((trace, index) => {
    const length = Math.max(trace.x?.length ?? 0, trace.y?.length ?? 0);
    const name = trace.name ? textOf(trace.name) : `trace ${index}`;
    for (let i = 0; i < length; i += 1) rows.push([name, i, numberAt(trace.x, i), numberAt(trace.y, i)]);
  });
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A number as it was given; one that was rounded to a float32 is the shortest that rounds to it. */
function numberAt(values, i) {
  const number = values?.[i] ?? i;
  if (!(values instanceof Float32Array)) return number;
  const shorter = [6, 7, 8, 9].map((digits) => Number(number.toPrecision(digits)));
  return shorter.find((one) => Math.fround(one) === number) ?? number;
}

/** The words that Plotly makes of its markup. */
function textOf(markup) {
  return new DOMParser().parseFromString(markup, "text/html").body.textContent;
}

/** No spreadsheet must take a name for a formula, as `as_text` in files/tables.py says. */
function cell(value) {
  const text = Number.isNaN(Number(value)) ? String(value).replace(/^[=+\-@＝＋－＠]/, "'$&") : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
