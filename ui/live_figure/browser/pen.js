/** A subplot that can be drawn in: a press and a release become the two ends of a stroke. */

import { placeUnder } from "./places.js";

/**
 * @param {HTMLElement} plot the element that Plotly draws in
 * @param {() => boolean} allowed whether the first subplot can be drawn in just now
 * @param {(stroke: {from: number[], to: number[]}) => void} onDraw
 * @returns {() => void} removes the listener
 */
export function makeDrawable(plot, allowed, onDraw) {
  const press = (down) => {
    const from = down.button === 0 && allowed() ? placeUnder(plot, down) : null;
    if (!from) return;
    down.stopPropagation(); // Plotly would take it for a zoom
    const release = (up) => {
      removeEventListener("pointerup", release, true);
      removeEventListener("pointercancel", release, true);
      const to = up.type === "pointerup" ? placeUnder(plot, up) : null;
      if (to) onDraw({ from: [from.x, from.y], to: [to.x, to.y] });
    };
    addEventListener("pointerup", release, true);
    addEventListener("pointercancel", release, true);
  };
  plot.addEventListener("pointerdown", press, true);
  return () => plot.removeEventListener("pointerdown", press, true);
}
