/** Where pointers and points are in a plot: in its pixels, and in the units of its axes. */

/** "x2" → the second horizontal axis; nothing where Plotly has drawn nothing. */
export function axisOf(plot, id) {
  return plot._fullLayout?.[`${id[0]}axis${id.slice(1)}`];
}

/** Pixels from the upper left corner of a plot to a pointer. */
export function pointerIn(plot, { clientX, clientY }) {
  const box = plot.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
}

/** Pixels from the upper left corner of a plot to a point of a subplot, given its two axes. */
export function pixelsOf([xaxis, yaxis], x, y) {
  return { x: xaxis._offset + xaxis.d2p(x), y: yaxis._offset + yaxis.d2p(y) };
}

/**
 * The place under a pointer in the units of a subplot's axes; null outside of it.
 * @param {number} number of the subplot, from 1
 */
export function placeUnder(plot, event, number = 1) {
  const [xaxis, yaxis] = ["x", "y"].map((letter) => axisOf(plot, letter + (number > 1 ? number : "")));
  if (!xaxis || !yaxis) return null;
  const pointer = pointerIn(plot, event);
  const [across, down] = [pointer.x - xaxis._offset, pointer.y - yaxis._offset];
  const inside = across >= 0 && across <= xaxis._length && down >= 0 && down <= yaxis._length;
  return inside ? { x: xaxis.p2d(across), y: yaxis.p2d(down) } : null;
}
