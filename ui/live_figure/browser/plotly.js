/** Loads Plotly once for the page, however many figures ask for it. */

const ADDRESS = new URL("../plotly.js", import.meta.url).href;
let loading;

/** @returns {Promise<object>} the Plotly library */
export function loadPlotly() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = ADDRESS;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      loading = undefined; // the next figure may try again
      script.remove();
      reject(new Error(`${ADDRESS} could not be loaded`));
    };
    document.head.append(script);
  });
  return loading;
}

/** @returns {Promise<string>} the source text of Plotly, for figures that are saved to a file */
export async function plotlySource() {
  return (await fetch(ADDRESS)).text();
}
