/** A term in a text opens its entry; Escape, or a press beside it, closes it (the browser gives the focus back). */

const LINK = 'a[href^="#term-"]';

export function openTerms() {
  addEventListener("click", (event) => {
    const link = event.target.closest?.(LINK);
    if (link) {
      event.preventDefault();
      event.stopPropagation();
      entryOf(link)?.showModal();
    } else if (event.target.matches?.("dialog.term")) event.target.close();
  }, { capture: true });
}

/** Each place that names a term has its entry; one in a part that is hidden would not be seen. */
function entryOf(link) {
  const key = link.hash.slice("#term-".length);
  const entries = [...document.querySelectorAll(`dialog[data-term="${CSS.escape(key)}"]`)];
  return entries.find((entry) => entry.parentElement.checkVisibility());
}
