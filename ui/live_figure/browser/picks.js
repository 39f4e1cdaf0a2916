/** Places in a plot that are picked by a click: two controls take the values of the place. */

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
  const box = plot.getBoundingClientRect();
  for (const pick of figure.picks()) {
    for (const number of pick.axes) {
      const [xaxis, yaxis] = ["xaxis", "yaxis"].map((name) => plot._fullLayout[name + (number > 1 ? number : "")]);
      const across = event.clientX - box.left - xaxis._offset;
      const down = event.clientY - box.top - yaxis._offset;
      if (across < 0 || across > xaxis._length || down < 0 || down > yaxis._length) continue;
      return {
        [pick.x]: nearest(figure.sweep(pick.x).values, xaxis.p2d(across)),
        [pick.y]: nearest(figure.sweep(pick.y).values, yaxis.p2d(down)),
      };
    }
  }
  return null;
}

function nearest(values, wanted) {
  return values.reduce((best, value) => (Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best));
}
