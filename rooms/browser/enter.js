/** What a page does in its room: it leads, or it follows. */

import { codeOf } from "./code.js";
import { Follower } from "./follow.js";
import { Leader } from "./lead.js";
import { enterAs, roomOf } from "./room.js";
import { dropFrom, showAsOneOf, watchAddress } from "./place.js";

const OWN = "/class"; // the teacher's page neither leads nor follows

/** @type {Map<string, object>} what this page does, by the code of the room */
const entered = new Map();

export function enter({ leads, joined }) {
  const [mine, other] = [codeOf(leads), codeOf(joined)];
  const code = other ?? mine;
  if (!code || entered.has(code)) return;
  if (dropFrom(location.pathname) === OWN) {
    entered.set(code, null);
    watchAddress(() => entered.get(code) || dropFrom(location.pathname) === OWN || begin(code, mine));
  } else begin(code, mine);
}

function begin(code, mine) {
  entered.set(code, code === mine ? new Leader(code) : new Follower(code));
  if (code === mine && ledAtLoad() !== code) showAsOneOf(code);
  enterAs(code === mine ? "lead" : "follow", roomOf(code));
}

/** The room that this page was told to lead when it was loaded: it may have been opened since. */
function ledAtLoad() {
  return codeOf(document.querySelector('meta[name="logit-lab-lead"]')?.content);
}
