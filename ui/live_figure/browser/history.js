/**
 * One entry of the browser's history for each turn: to another page, or to another scene of a page.
 *
 * Streamlit adds an entry whenever the server writes into the address. Back would lead through every
 * setting. Whatever stays on the page and its scene replaces the entry instead, so that each entry
 * holds how its page was left.
 */

const SCENE = "scene";

/** @param {History} history */
export function keepOneEntryATurn(history) {
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, address) => {
    const [here, there] = [new URL(location.href), new URL(address, location.href)];
    if (placeOf(there) === placeOf(here)) history.replaceState(state, unused, address);
    else push(state, unused, address);
  };
}

function placeOf(address) {
  return `${address.pathname} ${address.searchParams.get(SCENE) ?? ""}`;
}
