/** Links that lead to another page of the course keep the session: the page is turned, not loaded anew. */

const INSIDE = "a[data-inside]";

export function keepLinksInside() {
  addEventListener("click", (event) => {
    const link = event.target.closest?.(INSIDE);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    link.closest("dialog")?.close();
    // Streamlit goes where the address leads when it is told that Back or Forward has changed it.
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
  });
}
