/**
 * What can be used and is in sight: its middle, its half size, and whether text is typed in it. `inside`
 * leaves out what is around the scene, which mostly leads away from it.
 */
(inside) => {
  const KINDS = `button, a[href], input:not([type=hidden]), textarea, select, summary, [role=slider],
    [role=option], [role=combobox], [tabindex="0"], .lf-plot, .lf-plot .point, .board, [data-readout]`;
  const TYPED = "input:not([type=range], [type=checkbox], [type=radio]), textarea";
  const root = (inside && document.querySelector(".st-key-deck")) || document;
  const seen = ({ left, right, top, bottom, width, height }) =>
    width > 1 && height > 1 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  return [...root.querySelectorAll(KINDS)]
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => seen(box))
    .map(([one, { left, top, width, height }]) =>
      [left + width / 2, top + height / 2, width / 2, height / 2, one.matches(TYPED)]);
}
