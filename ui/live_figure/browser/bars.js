/** Moves the bars that Plotly has drawn: each keeps its place on the axis and takes a new length. */

import { axisOf } from "./places.js";

const SIDE_BY_SIDE = new Set(["overlay", "group"]); // stacked bars only Plotly can lay out
const THIN = 2; // pixels below which Plotly widens a bar, so that it can be seen
const CLEAR = /^rgba\(.*,\s*0?(\.\d+)?\)$/;

/**
 * @param {HTMLElement} plot
 * @param {object} full the trace as Plotly understands it
 * @param {object} trace the trace as it should be
 * @returns {(() => void) | null} draws the bars; null where only Plotly can
 */
export function barMove(plot, full, trace) {
  const bars = plot.calcdata[full.index];
  const upright = full.orientation === "v";
  const lengths = upright ? trace.y : trace.x;
  const paths = pathsOf(plot, full);
  const plain = !full.text && !full.texttemplate && !full.marker.cornerradius; // words only Plotly can move
  if (!plain || !SIDE_BY_SIDE.has(plot._fullLayout.barmode)) return null;
  if (paths.length !== bars.length || lengths.length !== bars.length) return null;
  const [stand, drawn] = upright ? [trace.x, full.x] : [trace.y, full.y];
  if (stand && drawn && !Array.from(stand).every((at, i) => at === drawn[i])) return null;
  const axes = ["x", "y"].map((letter) => axisOf(plot, full[`${letter}axis`]));
  const [place, size] = upright ? axes : axes.reverse();
  const shapes = bars.map((bar, i) => {
    const edges = [bar.p0, bar.p1].map((edge) => place.c2p(edge, true));
    const ends = [bar.b, bar.b + lengths[i]].map((end) => size.c2p(end, true));
    return outline(edges, isExact(bar, full.marker) ? ends : seen(ends), upright);
  });
  return () => paths.forEach((path, i) => path.setAttribute("d", shapes[i]));
}

function outline([near, far], [from, to], upright) {
  return upright ? `M${near},${from}V${to}H${far}V${from}Z` : `M${from},${near}V${far}H${to}V${near}Z`;
}

/** Bars that are see-through or have an outline are drawn as long as they are, by Plotly too. */
function isExact(bar, marker) {
  return CLEAR.test(bar.mc ?? marker.color) || (bar.mlw ?? marker.line.width) > 0;
}

function seen([from, to]) {
  if (to === from || Math.abs(to - from) >= THIN) return [from, to];
  return to > from ? [Math.floor(from), Math.ceil(to)] : [Math.ceil(from), Math.floor(to)];
}

function pathsOf(plot, full) {
  const groups = [...plot.querySelectorAll(".barlayer .trace.bars")];
  const group = groups.find((one) => one.__data__?.[0]?.trace?.uid === full.uid);
  return [...(group?.querySelectorAll(".point > path") ?? [])];
}
