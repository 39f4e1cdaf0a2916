/** What was said to an answer is not shown beside another one: an answer that is changed takes it away. */

/** @param {string} key of a question; @param {boolean} isChanged since it was checked */
export function note(key, isChanged) {
  mark(document.querySelector(`.st-key-question-${CSS.escape(key)}`), isChanged);
}

function mark(box, isChanged) {
  if (!box) return;
  if (isChanged) box.dataset.changed = "true";
  else delete box.dataset.changed;
}

/** Watches the fields in which numbers are typed; they are checked by a button or by Enter. */
export function watchFields() {
  const boxOf = (target) => target.closest?.("[class*=st-key-question-]");
  const isField = (target) => target.matches?.("input[type=text]");
  addEventListener("input", ({ target }) => isField(target) && mark(boxOf(target), true), { capture: true });
  addEventListener("click", ({ target }) => target.closest?.("button") && mark(boxOf(target), false), { capture: true });
  addEventListener("keydown", ({ key, target }) => key === "Enter" && mark(boxOf(target), false), { capture: true });
}
