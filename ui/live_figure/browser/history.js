/**
 * One entry of the browser's history for each visit of a page, which holds how the page was left.
 *
 * Streamlit adds an entry whenever the server writes into the address. Back would lead through all of
 * them, and the controls, which stand where they were put, would write themselves into the address
 * again. Sliders alone replace the entry, and so does, from here on, whatever stays on the page.
 */

const TOUCHES = ["pointerdown", "keydown"]; // what the reader does next has nothing to do with it

/** @param {History} history */
export function keepOneEntryAPage(history) {
  const push = history.pushState.bind(history);
  let stripped = null; // the address from which the server has just taken something
  for (const kind of TOUCHES) addEventListener(kind, () => (stripped = null), true);
  history.pushState = (state, unused, address) => {
    const [here, there] = [new URL(location.href), new URL(address, location.href)];
    if (there.pathname === here.pathname) {
      stripped = losesOnly(here, there) ? here.href : null;
      history.replaceState(state, unused, address);
      return;
    }
    // On the way to another page the settings of this one are first taken out of its address.
    if (stripped) history.replaceState(history.state, unused, stripped);
    stripped = null;
    push(state, unused, address);
  };
}

function losesOnly(before, after) {
  return [...after.searchParams].every(([key, value]) => before.searchParams.get(key) === value);
}
