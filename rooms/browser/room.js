/**
 * What this browser knows of a room. Whoever wants to know listens to its messages: those of the server
 * (`state`, `hand`, `count`, `lead`, `end`) and our own (`up`, `problem`), each with the present after it.
 */

import { SharedStream } from "./tabs.js";

/** @type {Map<string, Room>} */
const rooms = new Map();

export function roomOf(code) {
  if (!rooms.has(code)) rooms.set(code, new Room(code));
  return rooms.get(code);
}

/** What this page does in which room, and who wants to know. */
const [roles, curious] = [[], new Set()];

/** @param {"follow" | "lead" | "desk"} role of this page: a student's, a leading lesson, the teacher's own page */
export function enterAs(role, room) {
  roles.push([room, role]);
  for (const listener of curious) listener(room, role);
}

/**
 * For whatever else a room brings to a page: its `room.present.question` comes with `state`, answers are
 * counted by `count` (both by `room.listen`).
 * @param {(room: Room, role: string) => void} listener is called for the room that the page is in, and any later one
 */
export function onRoom(listener) {
  curious.add(listener);
  for (const [room, role] of roles) listener(room, role);
}

export class Room {
  constructor(code) {
    /** The present, as the server's `state` has it, with what has been told since; null until it is known. */
    this.present = null;
    /** Where those are who are not with the teacher; told to whoever leads. */
    this.places = [];
    this.code = code;
    this.listeners = new Set();
    this.shared = new SharedStream(code, (message) => this.take(message), () => this.present);
  }

  /**
   * @param {(message: object, room: Room) => void} listener is told the present at once where it is known
   * @returns {() => void} stops listening
   */
  listen(listener) {
    this.listeners.add(listener);
    if (this.problem) tell(listener, { kind: "problem", error: this.problem }, this);
    if (this.present) tell(listener, this.present, this);
    return () => this.listeners.delete(listener);
  }

  take(message) {
    const { kind, places, ...more } = message;
    if (kind === "beat" || (kind === "hand" && message.n <= this.present?.n)) return; // that one is older
    if (kind === "state") this.present = { ...message, at: message.at ?? Date.now() };
    if (kind === "hand" && this.present) this.move(more);
    if (kind === "count" && this.present) this.count(more);
    if (kind === "lead") this.places = places;
    if (kind === "problem") this.problem = message.error;
    if (kind === "state" || kind === "up") this.problem = null;
    if (kind === "end") this.problem = "ended";
    for (const listener of this.listeners) tell(listener, kind === "state" ? this.present : message, this);
  }

  move({ values, n = this.present.n }) {
    Object.assign(this.present, { hand: { ...this.present.hand, ...values }, n });
  }

  /** `given` grows with every answer, a changed one as well. */
  count({ members, answers, given }) {
    this.present.members = members;
    if (this.present.question) Object.assign(this.present.question, { answers, given });
  }
}

/** What goes wrong in one listener is no matter of the others. */
function tell(listener, message, room) {
  try {
    listener(message, room);
  } catch (error) {
    reportError(error);
  }
}
