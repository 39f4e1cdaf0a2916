/**
 * Keys for a lesson that is led: a clicker's PageDown and PageUp turn wherever the focus is, Shift and an
 * arrow where it is not on a slider or a player. Nothing happens while text is typed.
 */

import { leaveForward } from "./strip.js";

const TYPING = "input:not([type=range], [type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable=true]";
const CHOSEN = "[role=combobox][aria-expanded=false]"; // a menu that is shut: in it nothing is typed
const MOVING = "input[type=range], input[type=radio], [role=slider], [role=radio], .lf-film *, .lf-play";
const PAGES = { PageDown: "next", PageUp: "back" };
const ARROWS = { ArrowRight: "next", ArrowLeft: "back" };
const PROJECTOR = 2; // its place among the switches of view
const FORWARD = ".st-key-way_next button";
const WAYS = ":is(.st-key-way_back, .st-key-way_next) button";
const LONGEST = 5000; // milliseconds for which a press waits for the scene that is just being turned

let left = null; // the ways of the scene that is being turned, until those of the next one are there
const presses = []; // that came the while

export function listenForKeys() {
  addEventListener("keydown", (event) => {
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    action();
  }, { capture: true });
  addEventListener("click", ({ target }) => {
    if (target.closest?.(FORWARD)) leaveForward();
    if (target.closest?.("[data-help]")) showHelp();
  }, { capture: true });
}

function actionOf(event) {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (target.matches?.(TYPING) && !(key in PAGES && target.matches(CHOSEN))) return null;
  if (document.querySelector("dialog[open]")) return null;
  if (key in PAGES && !event.shiftKey) {
    if (document.documentElement.dataset.view === "all") return () => scroll(key === "PageDown" ? 1 : -1);
    return () => press(PAGES[key], event.repeat);
  }
  if (event.shiftKey && key in ARROWS && !target.closest?.(MOVING)) return () => press(ARROWS[key], event.repeat);
  if (key === "?") return showHelp;
  if (key === "f") return fullscreen;
  if (key === "t") return projector;
  if (key === "b") return teacherBar;
  return null;
}

/** Each press turns one scene, also where the one before has not come yet; a key that is held down waits for each. */
function press(way, isHeld) {
  if (left === null) turn(way);
  else if (!isHeld) presses.push(way);
}

function turn(way) {
  const button = document.querySelector(`.st-key-way_${way} button`);
  if (!button) return;
  left = ways();
  button.click();
  const end = performance.now() + LONGEST;
  const look = () => {
    const isThere = !["", left].includes(ways());
    if (!isThere && performance.now() < end) return requestAnimationFrame(look);
    left = null;
    if (!isThere) presses.length = 0; // nothing is turned here, so no press is to turn something later
    else if (presses.length) turn(presses.shift());
  };
  requestAnimationFrame(look);
}

/** Where the buttons of the foot lead: they are the last of a scene that comes. */
function ways() {
  return [...document.querySelectorAll(WAYS)].map((button) => button.textContent).join();
}

function scroll(direction) {
  document.querySelector("[data-testid=stMain]").scrollBy(0, direction * 0.9 * innerHeight);
}

function showHelp() {
  document.querySelector("dialog.help")?.showModal();
}

function teacherBar() {
  document.querySelector("[data-teacher-bar]")?.click();
}

export function fullscreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

export function projector() {
  const switches = [...document.querySelectorAll(".st-key-view button")];
  const there = document.documentElement.dataset.view === "projector";
  switches.at(there ? 0 : PROJECTOR)?.click();
}
