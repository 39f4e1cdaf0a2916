/** How high a board is: like a figure it takes what the screen has left below what stands above it. */

const LEAST = 15; // rem
const BELOW = { page: 3.5, projector: 1 }; // rem, as below a figure

/**
 * @param {HTMLElement} root of the board
 * @param {SVGElement} svg the part of it whose height is asked for
 * @returns {string} for CSS
 */
export function heightOf(root, svg) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  if (!root.closest(".st-key-bench") || innerWidth <= 640) return `${LEAST}rem`;
  const scrolled = document.querySelector("[data-testid=stMain]").scrollTop;
  const above = root.getBoundingClientRect().top + scrolled;
  const rest = root.offsetHeight - svg.getBoundingClientRect().height; // its buttons
  const below = (BELOW[document.documentElement.dataset.view] ?? BELOW.page) * rem;
  return `${Math.max(LEAST * rem, Math.floor(innerHeight - above - rest - below))}px`;
}
