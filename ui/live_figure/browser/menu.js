/** On a phone the pages stand in a panel over the page; it closes once one of them is chosen. */

export function closeMenuOnChoice() {
  addEventListener("click", ({ target, defaultPrevented }) => {
    // Streamlit goes to the page itself; a link that is opened in another tab leaves the panel open.
    if (!defaultPrevented || !target.closest?.("[data-testid=stSidebarNavLink]")) return;
    document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  });
}
