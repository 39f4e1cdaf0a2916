/**
 * What this tab remembers, so that neither a reload nor another server loses it. It leaves the tab for the
 * app's own server alone, and goes with the tab.
 */

import { watchFields } from "../questions/changed.js";

const STATE = "testConnectionState";
const CONNECTED = "CONNECTED";

/** Sessions of the server that have been told what is remembered, by what it is remembered as. */
const told = new Set();

/** Long texts that a session has been asked for: where there is no room for one it is not asked again. */
const wanted = new Set();

/** @type {WeakMap<HTMLElement, string>} the stage that each place showed last */
const stages = new WeakMap();

/** @type {Function | undefined} has the page run, by the memory of a page that was drawn last */
let wake;

watchFields();
watchConnection();

/** @param {{data: object, parentElement: HTMLElement, setTriggerValue: Function}} component */
export function mount({ data, parentElement, setTriggerValue }) {
  const { name, entries, whole, session, long, stage } = data;
  const stored = read(name);
  if (session) wake = () => setTriggerValue("back", true);
  if (session && !told.has(`${name} ${session}`)) {
    told.add(`${name} ${session}`);
    const unknown = Object.keys(stored).some((key) => !(key in entries));
    if (unknown) setTriggerValue("found", { entries: stored, long: readLong(name).text });
    write(name, { ...stored, ...entries });
  } else {
    write(name, whole ? entries : { ...stored, ...entries });
  }
  if (long && keepLong(name, long)) setTriggerValue("wanted", long.tag);
  if (stage !== null) follow(parentElement, stage);
  parentElement.querySelector("[data-kept]").dataset.settled = true;
}

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? {};
  } catch {
    return {}; // none may be kept here, or something else has written there
  }
}

function write(name, entries) {
  try {
    if (Object.keys(entries).length) sessionStorage.setItem(name, JSON.stringify(entries));
    else sessionStorage.removeItem(name);
  } catch {
    // Then a reload begins anew.
  }
}

/** Keeps a long text under its tag, or forgets the one there was; tells whether it has yet to be sent. */
function keepLong(name, { tag, text }) {
  try {
    if (!tag) {
      sessionStorage.removeItem(`${name}:long`);
    } else if (text !== null) {
      sessionStorage.setItem(`${name}:long`, `${tag} ${text}`);
    } else if (readLong(name).tag !== tag && !wanted.has(tag)) {
      wanted.add(tag);
      return true;
    }
  } catch {
    // Then a reload begins anew.
  }
  return false;
}

function readLong(name) {
  try {
    const [tag, text] = (sessionStorage.getItem(`${name}:long`) ?? "").split(" ", 2);
    return { tag, text: text ?? "" };
  } catch {
    return { tag: "", text: "" };
  }
}

/**
 * Has the page run once a server is there again: Streamlit reconnects by itself, but runs nothing then, and
 * a session that has run nothing knows no part of a page that could be run by itself.
 */
function watchConnection() {
  let connected = true;
  const look = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const now = app?.dataset[STATE] === CONNECTED;
    if (now && !connected) wake?.();
    connected = now || !app;
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    attributeFilter: ["data-test-connection-state"],
  });
}

/** What has come next gets the focus, so that it is read aloud and the keys go on from there. */
function follow(place, stage) {
  const before = stages.get(place);
  stages.set(place, stage);
  if (before !== undefined && before !== stage) arrive(stage);
}

function arrive(stage) {
  const look = (frames) => {
    const place = document.querySelector(`[data-stage="${CSS.escape(stage)}"]`);
    if (place) place.focus({ preventScroll: false });
    else if (frames) requestAnimationFrame(() => look(frames - 1));
  };
  look(120);
}
