/** The teacher's sheet: on paper it takes exactly one page, on the screen its steps lead another window. */

const SHEET = ".st-key-sheet";
const PAGE = 1040; // CSS pixels between the margins of A4, one line less
const [LARGEST, SMALLEST, LESS] = [14, 9, 0.25]; // CSS pixels of the text; 12 of them are 9 points

export function fitSheetToPaper() {
  addEventListener("beforeprint", () => {
    const sheet = document.querySelector(SHEET);
    if (sheet) sheet.style.setProperty("--sheet-text", `${sizeOnPaper(sheet)}px`);
  });
}

/** The largest text with which a copy of the sheet, laid out as on paper, is no longer than a page. */
function sizeOnPaper(sheet) {
  const copy = sheet.cloneNode(true);
  copy.classList.add("on-paper");
  copy.inert = true;
  sheet.after(copy); // out of sight (teacher.css), with the same rules around it
  let size = LARGEST;
  do copy.style.setProperty("--sheet-text", `${(size -= LESS)}px`);
  while (size > SMALLEST && copy.scrollHeight > PAGE);
  copy.remove();
  return size;
}

/** The scenes of the script open in one window beside the sheet: it can lie on the projector. */
export function followTheScript() {
  addEventListener("click", (event) => {
    const link = event.target.closest?.(`${SHEET} ol a[href*="scene="]`);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link.href, "logit-lab-class")?.focus();
  });
}
