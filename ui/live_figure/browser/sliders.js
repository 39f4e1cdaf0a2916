/**
 * The native sliders of the page. While one is dragged Streamlit keeps its momentary value in the
 * attributes of a hidden range input; one observer for the page watches those attributes, so
 * sliders that React makes anew are followed without further ado.
 */

import { led } from "./hand.js";

/** @type {Map<string, Set<(value: number) => void>>} */
const listeners = new Map();

const observer = new MutationObserver((records) => {
  for (const input of new Set(records.map((record) => record.target))) {
    if (input.type !== "range") continue;
    const key = keyOf(input);
    listeners.get(key)?.forEach((listener) => tell(listener, Number(input.value)));
  }
});

/** What one figure makes of a value keeps none of the others from it. */
function tell(listener, value) {
  try {
    listener(value);
  } catch (error) {
    reportError(error);
  }
}

/** Key of the control that an input belongs to: the `st-key-…` class of its container. */
export function keyOf(input) {
  const container = input.closest("[class*='st-key-']");
  const name = [...(container?.classList ?? [])].find((one) => one.startsWith("st-key-"));
  return name?.slice("st-key-".length);
}

/** The hidden input of a control, or null where the control is not on the page. */
export function sliderOf(key) {
  return document.querySelector(`.st-key-${CSS.escape(key)} input[type=range]`);
}

/** Whether somebody holds a slider, or moves it by keys: what the server writes into others is no move. */
export function isInHand(key) {
  const slider = sliderOf(key);
  return slider !== null && (led.has(key) || slider === document.activeElement);
}

/**
 * Calls the listener with every momentary value of a slider.
 * @returns {() => void} stops listening
 */
export function follow(key, listener) {
  if (listeners.size === 0) {
    const attributeFilter = ["value", "aria-valuetext"];
    observer.observe(document.body, { subtree: true, attributes: true, attributeFilter });
  }
  if (!listeners.has(key)) listeners.set(key, new Set());
  listeners.get(key).add(listener);
  return () => {
    listeners.get(key)?.delete(listener);
    if (listeners.get(key)?.size === 0) listeners.delete(key);
    if (listeners.size === 0) observer.disconnect();
  };
}

const setNativeValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;

/** Moves a slider's thumb without committing its value, as a drag of the thumb itself does. */
export function moveSlider(key, value) {
  const input = sliderOf(key);
  if (!input) return;
  setNativeValue.call(input, String(value));
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Moves a slider and commits its value, as an arrow key does: whatever is touched next, Streamlit knows
 * where the slider stands. The focus stays where it is.
 */
export function commitSlider(key, value) {
  const input = sliderOf(key);
  if (!input) return;
  const upwards = value > Number(input.min);
  moveSlider(key, upwards ? value - Number(input.step) : value + Number(input.step));
  const arrow = upwards ? "ArrowRight" : "ArrowLeft";
  input.dispatchEvent(new KeyboardEvent("keydown", { key: arrow, bubbles: true, cancelable: true }));
}
