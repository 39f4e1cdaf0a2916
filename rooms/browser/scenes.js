/** Whether two places are of one scene, where an address need not name the first. */

import { sceneOf } from "./place.js";

/** Whether one place is another page or scene than the other; what leaves the scene to the server is none. */
export function isElsewhere(one, other) {
  if (one.page !== other.page) return true;
  const [here, there] = [knownScene(one), knownScene(other)];
  return here !== null && there !== null && here !== there;
}

/** The scene of a place on this page; null where an address leaves it to the server, or to a strip that is not there yet. */
export function knownScene(place) {
  const said = sceneOf(place);
  if (said) return said;
  return place.query ? null : firstScene();
}

function firstScene() {
  return document.querySelector("nav[data-scenes] [data-scene]")?.dataset.scene ?? null;
}

/** The scene that this page shows, by its strip. */
export function sceneHere() {
  return document.querySelector("nav[data-scenes] [aria-current]")?.dataset.scene ?? "";
}
