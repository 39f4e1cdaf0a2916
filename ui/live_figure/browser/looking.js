/** A small map that is pointed at is shown large by another figure of the same film. */

/**
 * @param {HTMLElement} plot the element that Plotly draws in
 * @param {(image: Element | null) => void} onLook told of the picture under the pointer, if there is one
 * @returns {() => void} removes the listeners
 */
export function watchPictures(plot, onLook) {
  const look = ({ clientX: x, clientY: y }) => {
    const under = [...plot.querySelectorAll(".imagelayer image")].find((image) => {
      const { left, right, top, bottom } = image.getBoundingClientRect();
      return left <= x && x <= right && top <= y && y <= bottom;
    });
    onLook(under ?? null);
  };
  const leave = () => onLook(null);
  const listeners = { pointermove: look, pointerdown: look, pointerleave: leave };
  for (const [name, listener] of Object.entries(listeners)) plot.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) plot.removeEventListener(name, listener);
  };
}
