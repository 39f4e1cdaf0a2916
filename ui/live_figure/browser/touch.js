/**
 * A finger on a slider may mean to scroll the page. The slider hears of it once the finger moves along
 * the track, or is lifted where it was put; where it moves up or down the browser scrolls and takes
 * the finger away (style.css leaves it to do so).
 */

const SLIDER = "[data-testid=stSlider] [role=group]";
const ALONG = 6; // pixels that a finger must move along the track to mean it

let first = null; // how the finger was put down, until it is known what it means

const listeners = {
  pointerdown(event) {
    if (event.pointerType !== "touch" || !event.isTrusted || !event.target.closest(SLIDER)) return;
    first = event;
    event.stopImmediatePropagation();
    event.preventDefault(); // no mouse is to be made up from it
  },
  // React listens to it as well; the pointer says the same.
  touchstart(event) {
    if (event.target.closest(SLIDER)) event.stopImmediatePropagation();
  },
  pointermove(event) {
    if (event.pointerId === first?.pointerId && Math.abs(event.clientX - first.clientX) >= ALONG) handOver();
  },
  pointerup(event) {
    if (event.pointerId === first?.pointerId) handOver();
  },
  pointercancel() {
    first = null;
  },
};

function handOver() {
  const { target } = first;
  const again = new PointerEvent("pointerdown", first);
  first = null;
  target.dispatchEvent(again);
}

export function letSwipesScroll() {
  for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener, true);
}
