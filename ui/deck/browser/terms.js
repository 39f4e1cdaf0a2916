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

function entryOf(link) {
  const key = link.hash.slice("#term-".length);
  return document.querySelector(`dialog[data-term="${CSS.escape(key)}"]`);
}
