/** What the server hands to a page of a room: words, and a way to have it go somewhere on the same page. */

import { knowAsked } from "./asked.js";
import { goBy, leaveBy } from "./place.js";
import { dress } from "./words.js";

/** @param {{data: object, parentElement: HTMLElement, setTriggerValue: Function}} component */
export function mount({ data, parentElement, setTriggerValue }) {
  goBy((query) => setTriggerValue("go", { query }), data.page);
  knowAsked(data.asked, (asked) => setTriggerValue("asked", asked));
  leaveBy(() => setTriggerValue("leave", true));
  dress(data.words, parentElement);
  parentElement.querySelector("[data-in-room]").dataset.settled = true;
}
