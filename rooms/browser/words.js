/** The words of rooms in the reader's language, and the place in which they are said: above every page. */

const THEME = ["--st-background-color", "--st-secondary-background-color", "--st-text-color", "--st-border-color", "--st-font", "--st-primary-color"];

const listeners = new Set();
let words = null;
let host = null;

/** Takes words and colours of the page as it is now; what has been waiting for words is shown. */
export function dress(said, place) {
  words = said;
  const theme = getComputedStyle(place);
  const { style } = hostOf();
  style.colorScheme = getComputedStyle(document.querySelector(".stApp")).colorScheme;
  for (const name of THEME) style.setProperty(name, theme.getPropertyValue(name));
  for (const listener of listeners) listener(words);
}

/** Calls the listener with the words there are, now and whenever there are others. */
export function worded(listener) {
  listeners.add(listener);
  if (words) listener(words);
}

export function hostOf() {
  if (!host) {
    host = Object.assign(document.createElement("div"), { className: "rooms" });
    document.body.append(host);
  }
  return host;
}
