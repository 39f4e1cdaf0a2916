/** Places in a plot that are picked by a click: two controls take the values of the place. */

import { placeUnder } from "./places.js";

const STILL = 6; // pixels that a pointer may move during a click

/**
 * @typedef {object} Pick
 * @property {string} x control along the horizontal axis
 * @property {string} y control along the vertical axis
 * @property {number[]} axes numbers of the subplots that can be clicked
 */

/**
 * @param {HTMLElement} plot the element that Plotly draws in; its handles come before its places
 * @param {{picks: () => Pick[], sweep: (control: string) => import("./sweeps.js").Sweep,
 *   onPick: (values: Object<string, number>) => void}} figure
 * @returns {() => void} removes the listeners
 */
export function makePickable(plot, figure) {
  const press = (down) => {
    if (down.button !== 0 || plot.classList.contains("lf-dragging") || figure.picks().length === 0) return;
    // Plotly lays a cover over the page while a button is down, so the release is heard from afar.
    const release = (up) => {
      removeEventListener("pointerup", release, true);
      removeEventListener("pointercancel", release, true);
      const moved = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY);
      const values = up.type === "pointerup" && moved <= STILL ? valuesAt(plot, figure, up) : null;
      if (values) figure.onPick(values);
    };
    addEventListener("pointerup", release, true);
    addEventListener("pointercancel", release, true);
  };
  plot.addEventListener("pointerdown", press, true);
  return () => plot.removeEventListener("pointerdown", press, true);
}

/** The values of both controls nearest to the pointer, or null outside the subplots. */
function valuesAt(plot, figure, event) {
  for (const { x, y, axes } of figure.picks()) {
    const place = axes.map((number) => placeUnder(plot, event, number)).find(Boolean);
    if (place) return { [x]: nearest(figure.sweep(x).values, place.x), [y]: nearest(figure.sweep(y).values, place.y) };
  }
  return null;
}

function nearest(values, wanted) {
  return values.reduce((best, value) => (Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best));
}
