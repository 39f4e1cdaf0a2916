/**
 * Points and bars that stand for a control. While one is dragged the frame whose drawn position
 * is nearest to the pointer is shown, so a point stays on its curve and every value is one that
 * the core computed.
 */

import { nearestStop } from "./corners.js";
import { axisOf, pixelsOf, pointerIn } from "./places.js";
import { frameOf, frameOfServer, sliderValueOf } from "./sweeps.js";

const REACH = { mouse: 18, pen: 24, touch: 36 }; // pixels from the middle of a handle
const UPRIGHT = 36; // pixels that a handle must move up or down along its path to keep a finger from scrolling

/**
 * @typedef {object} Handle
 * @property {string} control
 * @property {number} trace
 * @property {number} point index of the point within the trace
 * @property {number} scrub pixels up that move its control by one value, where the point itself stays; or 0
 */

/**
 * A handle that moves two controls is a corner; its value is a stop among those of the corner.
 * @param {HTMLElement} plot the element that Plotly draws in
 * @param {{handles: () => Handle[], corners: () => import("./corners.js").Corner[], traces: () => object[],
 *   sweep: (control: string) => import("./sweeps.js").Sweep, standing: (handle: Handle) => any,
 *   onMove: (handle: Handle, value: any) => void, onDrop: (handle: Handle, value: any) => void}} figure
 * @returns {() => void} removes the listeners
 */
export function makeDraggable(plot, figure) {
  let held = null;
  let value = null; // to which the held handle has been moved
  let before = null; // its value when it was taken
  let taken = null; // how high, and at which frame, where it is scrubbed

  const nearest = (event) => {
    const pointer = pointerIn(plot, event);
    let best = null;
    for (const handle of [...figure.corners(), ...figure.handles()]) {
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
    if (isCorner(held)) {
      value = stopUnder(event) ?? value;
      return;
    }
    const sweep = figure.sweep(held.control);
    if (held.scrub) {
      const moved = taken.frame + Math.round((taken.y - pointerIn(plot, event).y) / held.scrub);
      value = sliderValueOf(sweep, Math.min(Math.max(moved, 0), sweep.values.length - 1));
      return;
    }
    const frame = nearestFrame(plot, held, sweep, figure.traces()[held.trace], pointerIn(plot, event));
    value = frame === null ? value : sliderValueOf(sweep, frame);
  };

  const stopUnder = (event) => {
    const full = plot._fullData?.[held.trace];
    if (!full) return null;
    const axes = [axisOf(plot, full.xaxis), axisOf(plot, full.yaxis)];
    const sweeps = [figure.sweep(held.x), figure.sweep(held.y)];
    return nearestStop(held, sweeps, (x, y) => pixelsOf(axes, x, y), pointerIn(plot, event));
  };

  const isUpright = (handle) => {
    if (isCorner(handle) || handle.scrub) return true;
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
      before = figure.standing(held);
      if (held.scrub) taken = { y: pointerIn(plot, event).y, frame: startOf(figure.sweep(held.control), before) };
      plot.classList.add("lf-dragging");
    },
    pointermove(event) {
      if (!held) {
        plot.classList.toggle("lf-reachable", Boolean(nearest(event)));
        return;
      }
      event.stopPropagation();
      follow(event);
      if (value !== null) figure.onMove(held, value);
    },
    pointerup(event) {
      if (!held) return;
      const handle = held;
      follow(event);
      release();
      if (value !== null) figure.onDrop(handle, value);
    },
    // The browser has taken the finger to scroll the page: it has not meant the handle.
    pointercancel() {
      if (!held) return;
      const handle = held;
      release();
      if (value !== null && (before !== null || isCorner(handle))) figure.onMove(handle, before);
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

/** The frame at which a control stands. */
function startOf(sweep, standing) {
  return standing === null ? frameOfServer(sweep) : frameOf(sweep, standing);
}

function isCorner(handle) {
  return "across" in handle;
}

/** Where a handle is drawn, in pixels, when its trace holds the given coordinates. */
export function placeOf(plot, handle, trace) {
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
