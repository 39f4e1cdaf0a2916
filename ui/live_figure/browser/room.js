/** How high a figure is: in a scene it takes what the screen has left below what stands above it. */

const LEAST = 15; // rem, on a screen so low that the page has to be scrolled
const FEWER = 5; // the same for one of several figures below each other
const BELOW = { page: 3.5, projector: 1 }; // rem: where the explanation begins

/**
 * @param {HTMLElement} plot
 * @param {number} height in rem, for a figure that stands on a page
 * @returns {string} for CSS
 */
export function heightIn(plot, height) {
  const figure = plot.closest(".lf");
  const bench = plot.closest(".st-key-bench");
  if (!isBeside(plot) || figure.dataset.fills === "false") return `${height}rem`;
  const left = Number(figure.dataset.fills); // rem for what stands below, where that is said
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const scrolled = document.querySelector("[data-testid=stMain]").scrollTop;
  const room = (part) => {
    const above = part.getBoundingClientRect().top + scrolled;
    const below = left || (BELOW[document.documentElement.dataset.view] ?? BELOW.page);
    return `${Math.max((left ? FEWER : LEAST) * rem, Math.floor(innerHeight - above - below * rem))}px`;
  };
  bench.style.minHeight = room(bench); // what stands below stays in place while a scene is turned
  return room(plot);
}

/** Whether a figure stands beside the controls of its scene: in a column of the bench, or in a cell of its grid. */
function isBeside(plot) {
  const cells = plot.closest(".st-key-bench .st-key-cells");
  if (cells) return getComputedStyle(cells).gridTemplateColumns.split(" ").length > 1;
  const column = outermost(plot); // controls and figures may have columns of their own
  const first = column?.parentElement.firstElementChild;
  return first && first !== column && first.getBoundingClientRect().top === column.getBoundingClientRect().top;
}

/** The column of the scene's bench that an element stands in. */
function outermost(element) {
  const column = element.closest(".st-key-bench [data-testid=stColumn]");
  return column && (outermost(column.parentElement) ?? column);
}
