/** A figure as one HTML file: Plotly inside, the sweep as Plotly frames, the control as a slider. */

import { formatNumber } from "./format.js";
import { frameOfServer, layoutAt, readoutsAt, tracesAt } from "./sweeps.js";

/**
 * @param {import("./figure.js").LiveFigure} figure
 * @param {string} plotlySource source text of Plotly
 * @returns {string} the page
 */
export function standalonePage(figure, plotlySource) {
  const { payload, drawing, film } = figure;
  const layout = film.pictured(figure.layout);
  // The frames of a film are too many, and not all of them here: what is shown now is saved.
  const sweep = payload.film ? null : (figure.sweep(figure.active) ?? payload.sweeps[0]);
  const spec = plain({
    data: payload.film ? drawing.traces : payload.figure.data,
    layout: { ...layout, ...(sweep ? sliderFor(payload, sweep, layout) : {}) },
    frames: sweep ? framesFor(payload, sweep) : [],
  });
  const background = getComputedStyle(figure.root).getPropertyValue("--st-background-color").trim();
  return `<!doctype html>
<html lang="${document.documentElement.lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(payload.name)}</title>
<body style="margin:0;background:${background || "#fff"}">
<div id="figure" role="img" aria-label="${escapeHtml(payload.name)}" style="width:100%;height:100vh"></div>
<script>${plotlySource}</script>
<script>
const spec = ${scriptSafe(JSON.stringify(spec))};
Plotly.newPlot("figure", { ...spec, config: { responsive: true } });
</script>
</body>
</html>
`;
}

function framesFor(payload, sweep) {
  const traces = sweep.traces.map(([index]) => index);
  return Array.from(sweep.values, (value, frame) => {
    const data = tracesAt(payload.figure.data, sweep, frame);
    const changes = traces.map((index) => changesOf(data[index], sweep, index));
    return { name: String(value), traces, data: changes, layout: layoutAt({}, sweep, frame) };
  });
}

/** Only what the sweep changes, so that the file holds the unchanging curves once. */
function changesOf(trace, sweep, index) {
  const changed = sweep.traces.find(([one]) => one === index)[1];
  const names = new Set(Object.keys(changed).map((path) => path.split(".")[0]));
  return Object.fromEntries([...names].map((name) => [name, trace[name]]));
}

function sliderFor(payload, sweep, layout) {
  const digits = new Map(payload.readouts.map((readout) => [readout.name, readout]));
  const step = (value, frame) => ({
    label: [
      `${sweep.label} = ${formatNumber(value, sweep.digits)}`,
      ...readoutsAt(sweep, frame).filter(([name]) => digits.get(name).shown !== false).map(
        ([name, number]) => `${digits.get(name).label} = ${formatNumber(number, digits.get(name).digits)}`,
      ),
    ].join("   "),
    method: "animate",
    args: [[String(value)], { mode: "immediate", frame: { duration: 0 }, transition: { duration: 0 } }],
  });
  const slider = {
    active: frameOfServer(sweep),
    currentvalue: { visible: true, font: { size: 16 } },
    ticklen: 0,
    minorticklen: 0,
    font: { color: "rgba(0,0,0,0)" },
    pad: { t: 40 },
    steps: Array.from(sweep.values, step),
  };
  slider.currentvalue.font.color = layout.template.layout.font.color;
  return { sliders: [slider], margin: { ...layout.margin, b: 120 } };
}

/** Typed arrays become lists, infinities null: JSON that Plotly reads. */
function plain(value) {
  if (ArrayBuffer.isView(value)) return Array.from(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value;
}

function scriptSafe(json) {
  return json.replaceAll("<", "\\u003c");
}

function escapeHtml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
