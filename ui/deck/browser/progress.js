/**
 * What a reader has done, kept in this browser alone: scenes gone through, and the one shown last.
 * The tab remembers it; beyond the tab it is kept only by who has agreed.
 */

const KEY = "logit-lab:progress";
const CONSENT = "logit-lab:keep";
const OURS = "logit-lab:"; // how the name of everything begins that the course keeps here
const CHANGED = "logit-lab:progress";

/** @returns {Storage | null} one of the browser's two, where it lets itself be used */
function storage(name) {
  try {
    return window[name];
  } catch {
    return null;
  }
}

function stored(name, key) {
  return storage(name)?.getItem(key) ?? null;
}

/** @returns {boolean} whether something could be kept; there may be no room, or none allowed */
function put(name, key, text) {
  try {
    storage(name).setItem(key, text);
    return true;
  } catch {
    return false; // then nothing is ticked the next time
  }
}

/** @returns {boolean} whether the reader wants it kept beyond this tab */
export function isKept() {
  return stored("localStorage", CONSENT) === "true";
}

/** Keeps what has been done beyond this tab from now on, or in it alone. */
export function keep(wanted) {
  const progress = read();
  storage("localStorage")?.removeItem(wanted ? KEY : CONSENT);
  if (wanted) put("localStorage", CONSENT, "true");
  write(progress);
  storage(isKept() ? "sessionStorage" : "localStorage")?.removeItem(KEY);
  tell();
}

/** Forgets all that the course has kept in this browser, the consent included. */
export function forget() {
  for (const name of ["localStorage", "sessionStorage"]) {
    for (const key of ours(name)) storage(name).removeItem(key);
  }
  tell();
}

/** @returns {boolean} whether there is anything to forget */
export function holdsSomething() {
  return ours("localStorage").length + ours("sessionStorage").length > 0;
}

function ours(name) {
  return Object.keys(storage(name) ?? {}).filter((key) => key.startsWith(OURS));
}

/** Calls a function whenever what is kept has changed at one stroke. */
export function whenChanged(look) {
  addEventListener(CHANGED, look);
}

function tell() {
  dispatchEvent(new Event(CHANGED));
}

function read() {
  try {
    return JSON.parse(stored(isKept() ? "localStorage" : "sessionStorage", KEY)) ?? {};
  } catch {
    return {}; // something else has written there
  }
}

function write(progress) {
  put(isKept() ? "localStorage" : "sessionStorage", KEY, JSON.stringify(progress));
}

/** @returns {Set<string>} scenes of a lesson that have been gone through */
export function doneIn(lesson) {
  return new Set(read().done?.[lesson] ?? []);
}

/** @returns {{lesson: string, scene: string, name: string, lang: string} | undefined} where the reader was last */
export function lastShown() {
  return read().last;
}

export function noteDone(lesson, scene) {
  const progress = read();
  const done = new Set(progress.done?.[lesson] ?? []).add(scene);
  write({ ...progress, done: { ...progress.done, [lesson]: [...done] } });
}

/** The name of the scene is kept in the language in which it was read. */
export function noteShown(lesson, scene, name) {
  write({ ...read(), last: { lesson, scene, name, lang: document.documentElement.lang } });
}

/** What was kept before anybody was asked stays in this tab, and leaves the browser with it. */
if (!isKept() && stored("localStorage", KEY) !== null) {
  if (stored("sessionStorage", KEY) === null) put("sessionStorage", KEY, stored("localStorage", KEY));
  storage("localStorage").removeItem(KEY);
}
