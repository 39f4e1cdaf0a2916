/** Tells the server what the class of this page is asked, so that the page asks it too. */

const SPREAD = 300; // milliseconds over which a class tells
const LONG = 3000; // milliseconds after which what was told may have been lost

/** @type {object | null | undefined} what is asked; undefined until it is known */
let wanted;
let known; // what the server knows, as text
let send = null;
let told = null;
let due;
let name; // of what is asked

/** @param {object | null} question of a room, as its state has it; @param {string} code @param {boolean} leads */
export function askHere(question, code, leads) {
  wanted = question && { code, question: question.question, round: question.round, open: question.open, revealed: question.revealed, leads };
  const before = name;
  name = JSON.stringify(wanted && Object.values(wanted));
  if (name === before) return;
  clearTimeout(due);
  due = setTimeout(settle, leads ? 0 : SPREAD * Math.random());
}

/** @param {unknown[] | null} values what the server knows; @param {(asked: object) => void} tell */
export function knowAsked(values, tell) {
  known = JSON.stringify(values ?? null);
  send = tell;
  settle();
}

function settle() {
  if (wanted === undefined || !send) return;
  if (name === known || (told?.name === name && performance.now() - told.at < LONG)) return;
  told = { name, at: performance.now() };
  send(wanted ?? {});
  setTimeout(settle, LONG + 1);
}
