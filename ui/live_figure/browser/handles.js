/**
 * Points and bars that stand for a control. While one is dragged the frame whose drawn position
 * is nearest to the pointer is shown, so a point stays on its curve and every value is one that
 * the core computed.
 */

import { axisOf, pixelsOf, pointerIn } from "./places.js";
import { sliderValueOf } from "./sweeps.js";

const REACH = { mouse: 18, pen: 24, touch: 36 }; // pixels from the middle of a handle
const UPRIGHT = 36; // pixels that a handle must move up or down along its path to keep a finger from scrolling

/**
 * @typedef {object} Handle
 * @property {string} control
 * @property {number} trace
 * @property {number} point index of the point within the trace
 */

/**
 * @param {HTMLElement} plot the element that Plotly draws in
 * @param {{handles: () => Handle[], traces: () => object[], sweep: (control: string) => import("./sweeps.js").Sweep,
 *   standing: (control: string) => number, onMove: (control: string, value: number) => void,
 *   onDrop: (control: string, value: number) => void}} figure
 * @returns {() => void} removes the listeners
 */
export function makeDraggable(plot, figure) {
  let held = null;
  let value = null; // to which the held handle's control has been moved
  let before = null; // its value when the handle was taken

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

  // Where the view under the pointer could not be drawn the value stays what it was.
  const follow = (event) => {
    const sweep = figure.sweep(held.control);
    const frame = nearestFrame(plot, held, sweep, figure.traces()[held.trace], pointerIn(plot, event));
    value = frame === null ? value : sliderValueOf(sweep, frame);
  };

  const isUpright = (handle) => {
    const places = pathOf(plot, handle, figure.sweep(handle.control), figure.traces()[handle.trace]);
    const heights = places.filter(Boolean).map(({ y }) => y);
    return Math.max(...heights) - Math.min(...heights) >= UPRIGHT;
  };

  const release = () => {
    held = null;
    plot.classList.remove("lf-dragging");
  };

  const listeners = {
    pointerdown(event) {
      held = event.button === 0 ? nearest(event) : null;
      if (!held) return;
      event.preventDefault();
      event.stopPropagation();
      plot.setPointerCapture(event.pointerId);
      value = null;
      before = figure.standing(held.control);
      plot.classList.add("lf-dragging");
    },
    pointermove(event) {
      if (!held) {
        plot.classList.toggle("lf-reachable", Boolean(nearest(event)));
        return;
      }
      event.stopPropagation();
      follow(event);
      if (value !== null) figure.onMove(held.control, value);
    },
    pointerup(event) {
      if (!held) return;
      const { control } = held;
      follow(event);
      release();
      if (value !== null) figure.onDrop(control, value);
    },
    // The browser has taken the finger to scroll the page: it has not meant the handle.
    pointercancel() {
      if (!held) return;
      const { control } = held;
      release();
      if (value !== null && before !== null) figure.onMove(control, before);
    },
    // A finger on a handle drags it; anywhere else, and across the path of a handle, it scrolls the page.
    touchstart(event) {
      const { clientX, clientY } = event.touches[0];
      const handle = nearest({ clientX, clientY, pointerType: "touch" });
      if (handle && isUpright(handle)) event.preventDefault();
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

/** Where a handle is drawn, in pixels, when its trace holds the given coordinates. */
function placeOf(plot, handle, trace) {
  const full = plot._fullData?.[handle.trace];
  if (!full || !trace) return null;
  const [x, y] = [trace.x, trace.y].map((numbers) => numbers?.[handle.point] ?? handle.point);
  return pixelsOf([axisOf(plot, full.xaxis), axisOf(plot, full.yaxis)], x, y);
}

/** Where a handle is drawn in each frame of a sweep; null where it is not. */
function pathOf(plot, handle, sweep, drawn) {
  const changes = sweep.traces.find(([index]) => index === handle.trace)[1];
  return Array.from(sweep.values, (_, frame) =>
    placeOf(plot, handle, {
      x: changes.x ? changes.x.row(frame) : drawn.x,
      y: changes.y ? changes.y.row(frame) : drawn.y,
    }),
  );
}

/** The frame whose handle is drawn nearest to the pointer; null where nothing is drawn. */
function nearestFrame(plot, handle, sweep, drawn, pointer) {
  if (!drawn) return null;
  let best = null;
  let least = Infinity;
  pathOf(plot, handle, sweep, drawn).forEach((place, frame) => {
    const distance = place ? Math.hypot(place.x - pointer.x, place.y - pointer.y) : Infinity;
    if (distance < least) [best, least] = [frame, distance];
  });
  return best;
}
