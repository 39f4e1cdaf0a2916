/**
 * One entry of the browser's history for each turn: to another page, or to another scene of a page.
 *
 * Streamlit adds an entry whenever the server writes into the address. Back would lead through every
 * setting. Whatever stays on the page and its scene replaces the entry instead, so that each entry
 * holds how its page was left.
 */

const SCENE = "scene";
const LASTING = ["lang", "view", "hide", "room"]; // what belongs to no scene

/** @param {History} history */
export function keepOneEntryATurn(history) {
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, address) => {
    const [here, there] = [new URL(location.href), new URL(address, location.href)];
    if (isTurn(here, there)) push(state, unused, address);
    else history.replaceState(state, unused, address);
  };
}

function isTurn(here, there) {
  if (there.pathname !== here.pathname) return true;
  const scene = sceneOf(here);
  return scene !== null && scene !== sceneOf(there);
}

/**
 * The scene of an address: the first where it says nothing; null where it leaves the scene to the server,
 * which then completes it.
 */
function sceneOf({ searchParams }) {
  const said = searchParams.get(SCENE);
  if (said !== null) return said;
  return [...searchParams.keys()].every((key) => LASTING.includes(key)) ? firstScene() : null;
}

function firstScene() {
  return document.querySelector("nav[data-scenes] [data-scene]")?.dataset.scene ?? "";
}
