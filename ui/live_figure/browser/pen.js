/** A subplot that can be drawn in: a press and a release become the two ends of a way. */

/**
 * @param {HTMLElement} plot the element that Plotly draws in
 * @param {() => boolean} allowed whether the first subplot can be drawn in just now
 * @param {(way: {from: number[], to: number[]}) => void} onDraw
 * @returns {() => void} removes the listener
 */
export function makeDrawable(plot, allowed, onDraw) {
  const press = (down) => {
    const from = down.button === 0 && allowed() ? placeOf(plot, down) : null;
    if (!from) return;
    down.stopPropagation(); // Plotly would take it for a zoom
    const release = (up) => {
      removeEventListener("pointerup", release, true);
      removeEventListener("pointercancel", release, true);
      const to = up.type === "pointerup" ? placeOf(plot, up) : null;
      if (to) onDraw({ from, to });
    };
    addEventListener("pointerup", release, true);
    addEventListener("pointercancel", release, true);
  };
  plot.addEventListener("pointerdown", press, true);
  return () => plot.removeEventListener("pointerdown", press, true);
}

/** The place under a pointer, in the units of the axes; null outside of them. */
function placeOf(plot, event) {
  const { xaxis, yaxis } = plot._fullLayout;
  const box = plot.getBoundingClientRect();
  const across = event.clientX - box.left - xaxis._offset;
  const down = event.clientY - box.top - yaxis._offset;
  const inside = across >= 0 && across <= xaxis._length && down >= 0 && down <= yaxis._length;
  return inside ? [xaxis.p2d(across), yaxis.p2d(down)] : null;
}
