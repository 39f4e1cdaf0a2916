/** Entry of the live figure: finds or makes the figure of a mounted component and updates it. */

import { LiveFigure } from "./figure.js";
import { markHeld } from "./held.js";
import { decode } from "./payload.js";
import { loadPlotly } from "./plotly.js";

/** @type {WeakMap<HTMLElement, LiveFigure>} */
const figures = new WeakMap();

/** @type {WeakMap<HTMLElement, Uint8Array>} the payload that each figure was handed last */
export const newest = new WeakMap();

/**
 * @param {{data: Uint8Array, parentElement: HTMLElement, setTriggerValue: Function}} component
 * @returns {Promise<() => void>} to be called when the component may have left the page
 */
export async function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".lf");
  newest.set(root, data);
  figures.get(root)?.expect();
  const payload = decode(data);
  markHeld(root, payload);
  const Plotly = await loadPlotly(payload.figure.data);
  // What came in the meantime is not to be followed by what is older.
  if (!root.isConnected || newest.get(root) !== data) return () => {};
  if (!figures.has(root)) figures.set(root, new LiveFigure(root, Plotly));
  root.dataset.state = "ready";
  const figure = figures.get(root);
  try {
    figure.update(payload, setTriggerValue);
  } catch (error) {
    figure.drawing.fail(error);
  }
  return () => {
    // A superseded call is cleaned up too; only a figure that has left the page is released.
    if (root.isConnected || !figures.has(root)) return;
    figures.delete(root);
    figure.dispose();
  };
}
