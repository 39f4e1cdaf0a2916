/**
 * What this tab remembers for a page, so that neither a reload nor another server loses it, and where the
 * focus goes when the reader has gone on within a screen.
 */

/** @type {WeakMap<HTMLElement, string>} the stage that each place showed last */
const stages = new WeakMap();

/** @type {string | undefined} the session that has been told what the tab remembers */
let informed;

/** @param {{data: object, parentElement: HTMLElement, setTriggerValue: Function}} component */
export function mount({ data, parentElement, setTriggerValue }) {
  const { name, text, session, stage } = data;
  const kept = read(name);
  if (informed !== session && kept && kept !== text) setTriggerValue("found", kept);
  else write(name, text);
  informed = session;
  const before = stages.get(parentElement);
  stages.set(parentElement, stage);
  if (before !== undefined && before !== stage) arrive(stage);
}

function read(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null; // none may be kept here
  }
}

function write(name, text) {
  try {
    if (text) sessionStorage.setItem(name, text);
    else sessionStorage.removeItem(name);
  } catch {
    // Then a reload begins anew.
  }
}

/** What has come next gets the focus, so that it is read aloud and the keys go on from there. */
function arrive(stage) {
  const look = (frames) => {
    const place = document.querySelector(`[data-stage="${CSS.escape(stage)}"]`);
    if (place) place.focus({ preventScroll: false });
    else if (frames) requestAnimationFrame(() => look(frames - 1));
  };
  look(120);
}
