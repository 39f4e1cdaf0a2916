/** A lesson on paper: figures become as wide as their column, whatever the screen was. */

export function fitFiguresToPaper() {
  addEventListener("beforeprint", () => drawings().forEach(loosen));
  addEventListener("afterprint", () => drawings().forEach(fasten));
}

function drawings() {
  return [...document.querySelectorAll(".lf-plot .main-svg")];
}

/** Without a size of its own a drawing is scaled to the room it gets. */
function loosen(drawing) {
  const [width, height] = ["width", "height"].map((side) => drawing.getAttribute(side));
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  drawing.dataset.printed = "true";
  drawing.closest(".lf-plot").style.setProperty("--lf-shape", `${width} / ${height}`);
}

function fasten(drawing) {
  drawing.removeAttribute("viewBox");
  delete drawing.dataset.printed;
}
