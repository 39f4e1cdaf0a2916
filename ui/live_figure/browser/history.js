/**
 * One entry of the browser's history for each visit of a page, which holds how the page was left.
 *
 * Streamlit adds an entry whenever the server writes into the address. Back would lead through all of
 * them, and the controls, which stand where they were put, would write themselves into the address
 * again. Sliders alone replace the entry, and so does, from here on, whatever stays on the page.
 */

const LEAVING = 1000; // milliseconds between the two ends of a page's address

/** @param {History} history */
export function keepOneEntryAPage(history) {
  const push = history.pushState.bind(history);
  let stripped = null;
  history.pushState = (state, unused, address) => {
    const [here, there] = [new URL(location.href), new URL(address, location.href)];
    if (there.pathname === here.pathname) {
      stripped = losesOnly(here, there) ? { address: here.href, at: performance.now() } : null;
      history.replaceState(state, unused, address);
      return;
    }
    // On the way to another page the settings of this one are first taken out of its address.
    if (stripped && performance.now() - stripped.at < LEAVING) {
      history.replaceState(history.state, unused, stripped.address);
    }
    stripped = null;
    push(state, unused, address);
  };
}

function losesOnly(before, after) {
  return [...after.searchParams].every(([key, value]) => before.searchParams.get(key) === value);
}
