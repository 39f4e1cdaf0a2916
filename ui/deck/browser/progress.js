/** What a reader has done, kept in this browser alone: scenes gone through, and the one shown last. */

const KEY = "logit-lab:progress";

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // none may be kept here, or something else has written there
  }
}

function write(progress) {
  try {
    localStorage.setItem(KEY, JSON.stringify(progress));
  } catch {
    // Then nothing is ticked the next time.
  }
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
