/**
 * The smooth line that Plotly draws through points (`line.shape: "spline"`): a Catmull-Rom curve with
 * exponent ½, as Bézier pieces. Written anew here because Plotly does not give its own away; a
 * preview has to be the very line that follows on release.
 */

const EXPONENT = 0.5;

/**
 * @param {number[][]} points pixels, [x, y]
 * @param {number} smoothing 0 (straight) to 1.3
 * @returns {string} an SVG path
 */
export function splinePath(points, smoothing) {
  if (points.length < 3) return `M${points.join("L")}`;
  const last = points.length - 1;
  const bends = points.slice(1, last).map((point, i) => bendAt(points[i], point, points[i + 2], smoothing));
  const pieces = bends.slice(1).map(({ before }, i) => `C${bends[i].after} ${before} ${points[i + 2]}`);
  const [first, final] = [bends[0].before, bends.at(-1).after];
  return `M${points[0]}Q${first} ${points[1]}${pieces.join("")}Q${final} ${points[last]}`;
}

/** The control points on either side of a point. */
function bendAt(previous, point, next, smoothing) {
  const [back, ahead] = [previous, next].map((other) => [other[0] - point[0], other[1] - point[1]]);
  const [a, b] = [back, ahead].map(([dx, dy]) => (dx * dx + dy * dy) ** (EXPONENT / 2));
  const across = [0, 1].map((i) => (b * b * back[i] - a * a * ahead[i]) * smoothing);
  const at = (weight) => point.map((place, i) => rounded(place + (weight && across[i] / weight)));
  return { before: at(3 * b * (a + b)), after: at(-3 * a * (a + b)) };
}

function rounded(pixels) {
  return Math.round(pixels * 100) / 100;
}
