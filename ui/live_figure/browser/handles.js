/**
 * Points and bars that stand for a control. While one is dragged the frame whose drawn position
 * is nearest to the pointer is shown, so a point stays on its curve and every value is one that
 * the core computed.
 */

import { sliderValueOf } from "./sweeps.js";

const REACH = { mouse: 18, pen: 24, touch: 36 }; // pixels from the middle of a handle

/**
 * @typedef {object} Handle
 * @property {string} control
 * @property {number} trace
 * @property {number} point index of the point within the trace
 */

/**
 * @param {HTMLElement} plot the element that Plotly draws in
 * @param {{handles: () => Handle[], traces: () => object[], sweep: (control: string) => import("./sweeps.js").Sweep,
 *   onMove: (control: string, value: number) => void,
 *   onDrop: (control: string, value: number) => void}} figure
 * @returns {() => void} removes the listeners
 */
export function makeDraggable(plot, figure) {
  let held = null;

  const nearest = (event) => {
    const pointer = pointerIn(plot, event);
    let best = null;
    for (const handle of figure.handles()) {
      const place = placeOf(plot, handle, figure.traces()[handle.trace]);
      const distance = place ? Math.hypot(place.x - pointer.x, place.y - pointer.y) : Infinity;
      if (distance <= REACH[event.pointerType || "mouse"] && distance < (best?.distance ?? Infinity)) {
        best = { handle, distance };
      }
    }
    return best?.handle;
  };

  const valueAt = (event) => {
    const sweep = figure.sweep(held.control);
    return sliderValueOf(sweep, nearestFrame(plot, held, sweep, figure.traces()[held.trace], pointerIn(plot, event)));
  };

  const listeners = {
    pointerdown(event) {
      held = event.button === 0 ? nearest(event) : null;
      if (!held) return;
      event.preventDefault();
      event.stopPropagation();
      plot.setPointerCapture(event.pointerId);
      plot.classList.add("lf-dragging");
    },
    pointermove(event) {
      if (!held) {
        plot.classList.toggle("lf-reachable", Boolean(nearest(event)));
        return;
      }
      event.stopPropagation();
      figure.onMove(held.control, valueAt(event));
    },
    pointerup(event) {
      if (!held) return;
      const control = held.control;
      const value = valueAt(event);
      listeners.pointercancel();
      figure.onDrop(control, value);
    },
    pointercancel() {
      held = null;
      plot.classList.remove("lf-dragging");
    },
    // A finger on a handle drags it; anywhere else it scrolls the page.
    touchstart(event) {
      const { clientX, clientY } = event.touches[0];
      if (nearest({ clientX, clientY, pointerType: "touch" })) event.preventDefault();
    },
    mousedown(event) {
      if (held) event.stopPropagation();
    },
  };
  const options = { capture: true, passive: false };
  for (const [name, listener] of Object.entries(listeners)) plot.addEventListener(name, listener, options);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) plot.removeEventListener(name, listener, options);
  };
}

function pointerIn(plot, event) {
  const box = plot.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** Where a handle is drawn, in pixels, when its trace holds the given coordinates. */
function placeOf(plot, handle, trace) {
  const layout = plot._fullLayout;
  const full = plot._fullData?.[handle.trace];
  if (!layout || !full || !trace) return null;
  const [xaxis, yaxis] = ["xaxis", "yaxis"].map((name) => layout[axisName(full[name])]);
  const x = trace.x?.[handle.point] ?? handle.point;
  const y = trace.y?.[handle.point] ?? handle.point;
  return { x: xaxis._offset + xaxis.d2p(x), y: yaxis._offset + yaxis.d2p(y) };
}

/** "x2" → "xaxis2" */
function axisName(id) {
  return `${id[0]}axis${id.slice(1)}`;
}

function nearestFrame(plot, handle, sweep, drawn, pointer) {
  const changes = sweep.traces.find(([index]) => index === handle.trace)[1];
  let best = 0;
  let least = Infinity;
  for (let frame = 0; frame < sweep.values.length; frame += 1) {
    const trace = {
      x: changes.x ? changes.x.row(frame) : drawn.x,
      y: changes.y ? changes.y.row(frame) : drawn.y,
    };
    const place = placeOf(plot, handle, trace);
    const distance = Math.hypot(place.x - pointer.x, place.y - pointer.y);
    if (distance < least) [best, least] = [frame, distance];
  }
  return best;
}
