/** Answers are kept in this tab alone: they outlive a reload and a killed server, and go with the tab. */

import { watchFields } from "./changed.js";

const KEY = "logit-lab:answers";

/** Sessions of the server that have been told what is kept here. */
const told = new Set();

watchFields();

/** @param {{data: {given: object, session: string?}, parentElement: HTMLElement, setTriggerValue: Function}} component */
export function mount({ data, parentElement, setTriggerValue }) {
  const { given, session } = data;
  const stored = read();
  if (session && !told.has(session)) {
    told.add(session);
    const unknown = Object.keys(stored).filter((key) => !(key in given));
    if (unknown.length) setTriggerValue("answers", stored);
  }
  write({ ...stored, ...given });
  parentElement.querySelector("[data-kept]").dataset.settled = true;
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // none may be kept here, or something else has written there
  }
}

function write(answers) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(answers));
  } catch {
    // Then a reload begins anew.
  }
}
