/** Points of a figure that can be chosen by a click, such as the weights of a network. */

/**
 * @param {HTMLElement} plot the element that Plotly draws in; it forgets its listeners when it is cleared
 * @param {() => number[]} traces whose points can be chosen
 * @param {(point: {trace: number, point: number}) => void} onChoose
 */
export function makeChoosable(plot, traces, onChoose) {
  if (plot.choosing || !plot.on) return;
  plot.choosing = true;
  plot.on("plotly_click", ({ points: [{ curveNumber, pointNumber }] }) => {
    if (traces().includes(curveNumber)) onChoose({ trace: curveNumber, point: pointNumber });
  });
}
