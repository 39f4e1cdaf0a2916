/** Streamlit's theme, as a Plotly template: a figure brings the meaning, the page the colours. */

/**
 * @param {HTMLElement} element any element inside Streamlit's theme
 * @returns {object} Plotly template
 */
export function templateFor(element) {
  const style = getComputedStyle(element);
  const variable = (name, otherwise) => style.getPropertyValue(`--st-${name}`).trim() || otherwise;
  const text = variable("text-color", "#1f2430");
  const background = variable("background-color", "#ffffff");
  const size = parseFloat(style.fontSize) || 16;
  const small = document.documentElement.dataset.view === "projector" ? 0.875 : 0.8125;
  const faint = `color-mix(in srgb, ${text} 14%, ${background})`;
  const strong = `color-mix(in srgb, ${text} 45%, ${background})`;
  const [grid, line] = [faint, strong].map((mix) => resolved(element, mix));
  const axis = {
    gridcolor: grid,
    linecolor: line,
    zerolinecolor: line,
    tickcolor: line,
    automargin: true,
    title: { standoff: 6, font: { size: size * 0.875 } },
  };
  return {
    data: { contour: [{ contours: { labelfont: { color: text } } }] },
    layout: {
      font: { family: variable("font", "sans-serif"), color: text, size: size * small },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      hoverlabel: { bgcolor: background, bordercolor: line, font: { color: text } },
      legend: { bgcolor: "rgba(0,0,0,0)" },
      // Or the numbers of the two axes meet in their corner.
      xaxis: { ...axis, ticklabelstandoff: Math.round(size * 0.25) },
      yaxis: { ...axis, ticklabelstandoff: Math.round(size * 0.3) },
    },
  };
}

/** @type {Map<string, string>} what the browser has made of each mixture: to ask it again costs the page its styles */
const known = new Map();

/** Plotly reads no `color-mix`, so the browser is asked what colour it makes. */
function resolved(element, color) {
  if (!known.has(color)) known.set(color, asked(element, color));
  return known.get(color);
}

function asked(element, color) {
  const probe = document.createElement("span");
  probe.style.color = color;
  element.append(probe);
  const made = getComputedStyle(probe).color;
  probe.remove();
  const scale = made.startsWith("color(") ? 255 : 1;
  return `rgb(${made.match(/[\d.]+/g).slice(0, 3).map((part) => Math.round(part * scale)).join(",")})`;
}
