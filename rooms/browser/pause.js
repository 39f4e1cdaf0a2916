/** While the class is paused its controls are dim and take nothing; what is shown can be read on. */

import { movesControl, TURNS } from "./controls.js";

const KINDS = ["pointerdown", "mousedown", "touchstart", "click", "keydown"];
const PLOT = ".lf-plot";

let paused = false;

for (const kind of KINDS) addEventListener(kind, hold, { capture: true, passive: false });

export function pause(on) {
  paused = on;
  document.documentElement.toggleAttribute("data-room-pause", on);
}

/** What the room itself does is no event of the reader's; turning is none of the room's. */
function hold(event) {
  if (!paused || !isHeld(event)) return;
  event.stopImmediatePropagation();
  if (event.type !== "touchstart") event.preventDefault(); // a finger may still scroll
}

function isHeld(event) {
  if (event.type === "click" && event.target.closest?.(TURNS)) return true;
  if (!event.isTrusted) return false;
  if (event.type === "keydown") return movesControl(event);
  return movesControl(event) || Boolean(event.target.closest?.(PLOT));
}
