/** The first point that can be dragged asks for it until one was, in this tab. */

const KEY = "logit-lab:dragged";

/**
 * @param {HTMLElement} root of the figure
 * @param {{x: number, y: number} | null} place of its first handle, in pixels of the plot
 */
export function invite(root, place) {
  withdraw(root);
  if (!place || sessionStorage.getItem(KEY) || document.querySelector(".lf") !== root) return;
  const ring = document.createElement("span");
  ring.className = "lf-invite";
  ring.style.left = `${place.x}px`;
  ring.style.top = `${root.querySelector(".lf-plot").offsetTop + place.y}px`;
  root.append(ring);
}

/** Takes the ring away, for as long as the point is on its way. */
export function withdraw(root) {
  root.querySelector(".lf-invite")?.remove();
}

/** A point has been dragged: nothing needs to be asked for any more. */
export function noteDragged(root) {
  sessionStorage.setItem(KEY, "true");
  withdraw(root);
}
