/**
 * A page is shown once it stands: until then its parts would come one by one and push the others away.
 * Only a page that is loaded anew is hidden, and not for long.
 */

const PATIENCE = 6000; // milliseconds after which what there is of the page is shown
const SECTION = "[class*=st-key-section-]";
const END = ".st-key-page_foot, [data-testid=stApp][data-test-script-state=notRunning]";
// A figure that has taken its room, a list of scenes or lessons, or what is said of it, that is there, and
// whatever else says of itself that it is.
const SETTLED = [
  ".lf-plot[style], .lf[data-state=failed], [data-scenes] > button, [data-cards] li, [data-progress] p",
  "[data-settled]:not(.lf, [data-settled=false])",
].join(", ");
// What takes no room in the page, or comes under it.
const BESIDE = "[data-teacher], [data-kept], [data-in-room], [data-class-answer]";
const COMING = `[data-testid=stSkeleton], [data-testid^=stBidiComponent]:not(:has(${SETTLED}, ${BESIDE}))`;
const BLOCK = "[data-testid=stHorizontalBlock]"; // on a phone its figure goes up above its sliders

/** @param {HTMLElement} root of the document; style.css hides the page while it is marked */
export function showOnceItStands(root) {
  const show = () => delete root.dataset.coming;
  const look = () => {
    if (stands()) show();
    else if ("coming" in root.dataset) requestAnimationFrame(look);
  };
  root.dataset.coming = "";
  setTimeout(show, PATIENCE);
  look();
}

/** Whether the server has gone beyond what the screen holds, and nothing of that waits for a script. */
function stands() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const below = (part) => part.getBoundingClientRect().top > innerHeight;
  if (document.fonts.status === "loading") return false;
  if (!document.querySelector(END) && !all(SECTION).some(below)) return false;
  return all(COMING).every((part) => below(part.closest(BLOCK) ?? part));
}
