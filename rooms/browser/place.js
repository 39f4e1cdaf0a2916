/** Where a page is: its lesson, and all of its address that is not the reader's own; and ways to be elsewhere. */

import { base } from "./asking.js";

const OWN = ["lang", "view", "hide", "room"]; // language and view are each reader's own

/** @type {Function | null} has the server take another address of the same page */
let go = null;
/** The page that the server has drawn, which a turn has left before the next one is there. */
let drawn = null;

export function dropFrom(path) {
  return path.startsWith(base) ? path.slice(base.length) : path;
}

/** @returns {{page: string, query: string}} */
export function placeHere() {
  const asked = new URLSearchParams(location.search);
  for (const key of [...OWN, "missing"]) asked.delete(key);
  return { page: dropFrom(location.pathname).replaceAll("/", ""), query: `${asked}` };
}

const TABLE = "logit-lab:own-table"; // where a tab keeps a table of its reader's (lessons/train/kept_file.py)

/** Whether this page shows what no address holds: a table of its reader's own. */
export function showsOwn() {
  if (new URLSearchParams(location.search).get("data") !== "own") return false;
  try {
    return sessionStorage.getItem(TABLE) !== null;
  } catch {
    return false;
  }
}

/** Names a place, however its parameters are put in order. */
export function nameOf({ page, query }) {
  return JSON.stringify([page, ...[...new URLSearchParams(query)].sort(([a], [b]) => (a < b ? -1 : 1))]);
}

export function sceneOf({ query }) {
  return new URLSearchParams(query).get("scene") ?? "";
}

/** The parameters in which two places of one page differ. */
export function differing(one, other) {
  const [here, there] = [one, other].map(({ query }) => new URLSearchParams(query));
  return [...new Set([...here.keys(), ...there.keys()])].filter((key) => here.get(key) !== there.get(key));
}

/** What has the server go somewhere on the same page; a page that is not there yet has none. */
export function goBy(ask, page) {
  go = ask;
  drawn = page;
}

export function canGo() {
  const app = document.querySelector("[data-testid=stApp]");
  return go !== null && app?.dataset.testConnectionState === "CONNECTED";
}

/** Whether a page is the one that stands here: an address is pushed, and taken back, before its page comes. */
export function stands({ page }) {
  return page === drawn && page === placeHere().page;
}

/** Has this page be at a place, with the reader's own parameters as they are. */
export function goTo(place) {
  if (stands(place)) return go(place.query);
  const asked = new URLSearchParams(place.query);
  const here = new URLSearchParams(location.search);
  for (const key of OWN) if (here.has(key)) asked.set(key, here.get(key));
  const query = `${asked}`;
  history.pushState(null, "", `${base}/${place.page}${query && `?${query}`}`);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** Calls the listener whenever the address may have changed. */
export function watchAddress(listener) {
  for (const name of ["pushState", "replaceState"]) {
    const change = history[name].bind(history);
    history[name] = (...asked) => {
      change(...asked);
      listener();
    };
  }
  addEventListener("popstate", listener);
}

/** Has the server take a page that was loaded before its room was opened for one of that room. */
export function showAsOneOf(code) {
  const asked = new URLSearchParams(location.search);
  asked.set("room", code);
  history.replaceState(null, "", `?${asked}`);
  dispatchEvent(new PopStateEvent("popstate"));
  leaveRoom(); // the address need not name it for that
}

/** @type {() => void} takes the room out of the address */
let leave = null;
let isLeft = false;

export function leaveBy(ask) {
  leave = ask;
  if (isLeft) ask();
  isLeft = false;
}

export function leaveRoom() {
  if (leave) leave();
  else isLeft = true; // as soon as the page is there
}
