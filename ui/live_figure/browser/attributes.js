/** Attributes of what Plotly has drawn. */

/** Writes an attribute that is to change; the browser would draw anew what is written alike, too. */
export function put(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

/** Hides a mark in the very way in which Plotly does, or Plotly could not show it again. */
export function show(mark, isShown) {
  if (isShown) mark.removeAttribute("display");
  else put(mark, "display", "none");
}
