/** While a scene is turned its picture stays until that of the next one is drawn, so that nothing flashes. */

const TURNS = ":is(.st-key-way_next, .st-key-way_back) button, [data-scenes] > button:not([aria-current])";
const STILL = "[data-scene-shown][data-still]"; // a screen that has no figure
const LONGEST = 5000; // milliseconds after which the next scene is shown, drawn or not

export function keepPictures() {
  addEventListener("click", ({ target }) => {
    if (target.closest?.(TURNS)) document.querySelectorAll(".st-key-bench .lf").forEach(keep);
  }, { capture: true });
}

/** @param {HTMLElement} figure whose picture stays where it is, above what comes */
function keep(figure) {
  const plot = figure.querySelector(".js-plotly-plot");
  if (!plot || plot.querySelector("canvas")) return; // what stands on a canvas is not copied along
  const picture = pictureOf(plot);
  document.body.append(picture);
  const [lesson, end] = [lessonHere(), performance.now() + LONGEST];
  const look = () => {
    const { state, settled } = document.querySelector(".st-key-bench .lf")?.dataset ?? {};
    const isThere = !figure.isConnected && (settled === "true" || state === "failed");
    const isNone = !figure.isConnected && document.querySelector(STILL);
    if (isThere || isNone || lessonHere() !== lesson || performance.now() > end) picture.remove();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function pictureOf(plot) {
  const { left, top, width, height } = plot.getBoundingClientRect();
  const background = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
  const place = { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
  const picture = Object.assign(document.createElement("div"), { className: "lf-kept", inert: true });
  Object.assign(picture.style, { ...place, background });
  picture.append(...[...plot.querySelectorAll(".main-svg")].map((layer) => layer.cloneNode(true)));
  return picture;
}

function lessonHere() {
  return document.querySelector("nav[data-scenes]")?.dataset.lesson;
}
