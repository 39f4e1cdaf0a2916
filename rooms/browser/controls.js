/** Which parts of a page a reader moves, other than to answer a question. */

const PARTS = [
  "button", "input", "select", "textarea", "label", "[role=option]", "[role=combobox]", "[role=slider]",
  "[data-testid=stSlider]", "[data-testid=stFileUploader]", ".lf-film", ".lf-play", '.lf-plot[data-drawable="true"]',
].join(", ");
const PLACES = ".st-key-bench, [data-testid=stExpander], [data-baseweb=popover]";
const ANSWERS = "[class*='st-key-question-'], .board, .lf-save, .lf-readouts, summary";
const STILL = ["Tab", "Shift", "Control", "Alt", "Meta", "Escape", "PageDown", "PageUp"]; // keys that move none

/** Whether an event begins to move a control of the page. */
export function movesControl({ target, type, key }) {
  if (!(target instanceof Element) || target.closest(ANSWERS)) return false;
  if (type === "keydown" && STILL.includes(key)) return false;
  return Boolean(target.closest(PARTS)?.closest(PLACES));
}

export const TURNS = ".st-key-way_next button, .st-key-way_back button, [data-scenes] [data-scene]";
