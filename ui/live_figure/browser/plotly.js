/** Loads Plotly once for the page, however many figures ask for it; all of it where one is solid. */

const SMALL = new URL("../plotly.js", import.meta.url).href;
const WHOLE = new URL("../plotly-whole.js", import.meta.url).href;
const SOLID = new Set(["surface", "scatter3d"]); // traces that the small build cannot draw
/** @type {Map<string, Promise<object>>} */
const loading = new Map();

/**
 * @param {object[]} traces what is to be drawn
 * @returns {Promise<object>} the Plotly library
 */
export function loadPlotly(traces) {
  const address = addressFor(traces);
  if (!loading.has(address)) loading.set(address, load(address));
  return loading.get(address);
}

/**
 * @param {object[]} traces what is to be drawn
 * @returns {Promise<string>} the source text of Plotly, for figures that are saved to a file
 */
export async function plotlySource(traces) {
  return (await fetch(addressFor(traces))).text();
}

function addressFor(traces) {
  return traces.some((trace) => SOLID.has(trace.type)) ? WHOLE : SMALL;
}

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      loading.delete(address); // the next figure may try again
      script.remove();
      reject(new Error(`${address} could not be loaded`));
    };
    document.head.append(script);
  });
}
