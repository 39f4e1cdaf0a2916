/** Entry of the live figure: finds or makes the figure of a mounted component and updates it. */

import { LiveFigure } from "./figure.js";
import { markHeld } from "./held.js";
import { decode, unpacked } from "./payload.js";
import { loadPlotly } from "./plotly.js";

/** @type {WeakMap<HTMLElement, LiveFigure>} */
const figures = new WeakMap();

/** @type {WeakMap<HTMLElement, Uint8Array>} the payload that each figure was handed last */
export const newest = new WeakMap();

/** @type {WeakMap<HTMLElement, Promise<unknown>>} the payloads of each figure are taken one after the other */
const turns = new WeakMap();

/**
 * @param {{data: Uint8Array, parentElement: HTMLElement, setTriggerValue: Function}} component
 * @returns {Promise<() => void>} to be called when the component may have left the page
 */
export async function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".lf");
  newest.set(root, data);
  figures.get(root)?.expect();
  const content = Promise.all([unpacked(data), turns.get(root)]);
  turns.set(root, content.catch(() => {}));
  const payload = decode((await content)[0]);
  if (!root.isConnected) return () => forget(root); // the reader has turned to something else meanwhile
  markHeld(root, payload);
  const library = loadPlotly(payload.figure.data);
  // The figure takes its room and shows its numbers before Plotly is there to draw it.
  if (!figures.has(root)) figures.set(root, new LiveFigure(root, library));
  const figure = figures.get(root);
  try {
    figure.update(payload, setTriggerValue);
  } catch (error) {
    figure.drawing.fail(error);
  }
  try {
    await library;
  } catch (error) {
    release(root); // the next payload tries again
    throw error;
  }
  root.dataset.state = "ready";
  // A superseded call is cleaned up too; only a figure that has left the page is released.
  forget(root);
  return () => forget(root);
}

function release(root) {
  figures.get(root)?.dispose();
  figures.delete(root);
}

/** Takes a figure out of a page that was left, and the folds: Streamlit holds on to these, they to all around. */
function forget(root) {
  if (root.isConnected) return;
  const left = root.getRootNode({ composed: true });
  release(root);
  root.remove();
  for (const fold of left.querySelectorAll("details")) {
    fold.remove();
    fold.replaceChildren();
  }
}
