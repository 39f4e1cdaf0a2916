/** A student's page: it goes where the teacher is, and moves what the teacher's hand moves. */

import { bars } from "../live_figure/film.js";
import { LED, led, MOVED, tell } from "../live_figure/hand.js";
import { commitSlider, moveSlider, sliderOf } from "../live_figure/sliders.js";
import { addressOf, ask } from "./asking.js";
import { askHere } from "./asked.js";
import { Badge } from "./badge.js";
import { movesControl } from "./controls.js";
import { pause } from "./pause.js";
import { canGo, differing, goTo, leaveRoom, nameOf, placeHere, sceneOf, stands, watchAddress } from "./place.js";
import { roomOf } from "./room.js";
import { isElsewhere, knownScene, sceneHere } from "./scenes.js";

const SPREAD = 500; // milliseconds over which a class tells the server what it was led to
const TURN = 250; // the same for a turn
const TICK = 200;
const SETTLING = 3000; // milliseconds until a page has told its address what a slider was led to
const TRIES = 3; // to reach the settings of a place
const PATIENT = 20; // tries to reach it at all, further and further apart: a page may be slow to come
const SKIP = "[class*='st-key-question-'] button[kind=tertiary], [class*='st-key-question-'] button[kind=primary][class*=on]";

export class Follower {
  constructor(code) {
    this.room = roomOf(code);
    this.memory = `logit-lab:room:${code}`;
    this.seen = this.remembered();
    this.alone = this.seen.alone === true;
    this.held = {}; // what the teacher's hand holds, by control
    this.commits = new Map(); // timers by control
    this.settling = new Map(); // when each control was let go, here or there
    this.badge = new Badge(() => (this.alone ? this.comeBack() : this.stepOut()));
    for (const kind of ["pointerdown", "keydown"]) {
      addEventListener(kind, (event) => event.isTrusted && movesControl(event) && this.touched(), true);
    }
    document.addEventListener(MOVED, () => this.touched());
    watchAddress(() => this.went());
    setInterval(() => this.tick(), TICK);
    this.room.listen((message) => this.hear(message));
  }

  get present() {
    return this.room.present;
  }

  get follows() {
    return Boolean(this.present) && this.present.mode !== "free" && !this.alone;
  }

  hear(message) {
    const { kind } = message;
    if (kind === "state") this.take(message);
    if (kind === "hand" && this.follows) this.follow(message.values, message.released);
    if (kind === "up") this.back();
    if (kind === "problem") this.trouble(message.error);
    if (kind === "end") this.trouble("ended");
  }

  /** Takes the present: where to be, whether to follow. */
  take({ mode, called, place: leads, hand, question }) {
    const before = this.seen;
    const isAsked = Boolean(question?.open) && question.id !== before.asked;
    const place = isAsked ? { page: question.page, query: question.query } : leads;
    const fresh = before.mode === undefined;
    const isCalled = isAsked || (before.called !== undefined && called > before.called);
    if (isCalled || mode === "free") this.alone = false;
    const name = place && nameOf(place);
    const led = mode === "lead" && before.mode !== "lead";
    if (!this.present || !place) this.wanted = null;
    else if (isCalled || (fresh && (mode !== "free" || placeHere().page === "")) || (this.follows && (led || name !== before.name))) {
      this.want(place, hand);
    }
    this.seen = { mode, called, name, asked: question?.id };
    this.remember();
    this.show();
    if (isCalled && !fresh) this.badge.say(isAsked ? "asked" : "called");
    this.tick();
    this.report();
  }

  /** The line is there again; the server has forgotten where this page was. */
  back() {
    this.reported = undefined;
    this.seen.name = null;
    this.show();
    this.report();
  }

  /** Is to be at a place; what was held elsewhere is let go. */
  want(place, hand) {
    if (this.wanted && isElsewhere(this.wanted, place)) this.letGo();
    if (isElsewhere(placeHere(), place)) this.letGo();
    Object.assign(this, { wanted: place, arrived: false, tries: 0, due: 0, wentAt: -Infinity });
    if (this.follows) this.held = { ...hand, ...this.held };
  }

  show() {
    const mode = this.present?.mode;
    if (!mode) return;
    this.badge.tell(mode === "lead" && this.alone ? "alone" : mode);
    this.badge.note(this.follows && this.present.place?.own ? "own" : "");
    pause(mode === "pause");
  }

  trouble(error) {
    if (["unknown", "ended", "full", "right"].includes(error)) this.leave();
    this.badge.trouble(error);
  }

  /** The room is no longer there: the page is its reader's own again. */
  leave() {
    this.room.present = null;
    this.wanted = null;
    this.letGo();
    pause(false);
    this.badge.tell(null);
    if (this.room.problem === "full") return; // it may be entered later
    try {
      sessionStorage.removeItem(this.memory);
    } catch {
      // Nothing was kept.
    }
    leaveRoom();
  }

  stepOut() {
    this.alone = true;
    this.wanted = null;
    this.letGo();
    this.remember();
    this.show();
    this.report();
  }

  comeBack() {
    this.alone = false;
    this.badge.say("");
    if (this.present?.place) this.want(this.present.place, this.present.hand);
    this.remember();
    this.show();
    this.tick();
    this.report();
  }

  /** The reader has moved something: from now on it is the reader's own page. */
  touched() {
    if (this.present?.mode !== "lead" || this.alone) return;
    this.stepOut();
    this.badge.say("alone");
  }

  /** The address has changed: by the room, or because the reader has turned. */
  went() {
    const { place, mode } = this.present ?? {};
    if (!place) return;
    const away = isElsewhere(placeHere(), place);
    if (!away) this.arrived ||= stands(place);
    else if (this.arrived && mode === "lead" && !this.alone) this.touched();
    this.report();
  }

  // Where the teacher is

  tick() {
    if (!this.present || !canGo()) return;
    this.reach();
    // A word to the server while a page is being turned would name the old one, which then stays.
    if (!this.wanted || stands(this.wanted)) askHere(this.present.question, this.room.code, false);
    if (!this.follows || !this.isThere) return;
    this.hold();
    this.play();
  }

  get isThere() {
    const { place } = this.present;
    return Boolean(place) && stands(place) && !isElsewhere(placeHere(), place);
  }

  /** Goes to the place that is wanted, unless this page is on its way or will be there by itself. */
  reach() {
    const { wanted } = this;
    if (!wanted) return;
    const here = placeHere();
    const away = !stands(wanted) || isElsewhere(here, wanted);
    const keys = differing(here, wanted).filter((key) => key !== "scene");
    if (!away) this.arrived = true;
    if (!away && keys.length === 0) {
      if (knownScene(here) !== null || !sceneOf(wanted)) this.reached();
      return; // else the strip will tell
    }
    const now = performance.now();
    if (now - this.wentAt < SETTLING * Math.max(1, Math.min(this.tries, 5))) return;
    if (!away && keys.every((key) => this.isSettling(key))) return;
    if (this.tries >= (away ? PATIENT : TRIES)) return this.reached();
    this.due ||= now + TURN * Math.random();
    if (now < this.due) {
      setTimeout(() => this.reach(), this.due - now + 1);
      return;
    }
    Object.assign(this, { tries: this.tries + 1, wentAt: now, due: 0 });
    goTo(wanted);
  }

  reached() {
    this.wanted = null;
  }

  isSettling(key) {
    if (this.commits.has(key) || key in this.held) return true;
    if (this.present.film && [...bars].some(({ film }) => film.control === key)) return true;
    return performance.now() - (this.settling.get(key) ?? -Infinity) < SETTLING;
  }

  // What the teacher's hand moves

  follow(values, released) {
    for (const key of Object.keys(values)) clearTimeout(this.commits.get(key));
    Object.assign(this.held, values);
    if (this.isThere) this.hold();
    if (released) for (const [key, value] of Object.entries(values)) this.commitSoon(key, value);
  }

  /** Moves what is held to where it is held; what this scene does not have is left alone. */
  hold() {
    const moved = Object.entries(this.held).filter(([key, value]) => {
      const slider = typeof value === "number" ? sliderOf(key) : null;
      if (!slider || Number(slider.value) === value) return false;
      this.skipQuestion(slider);
      led.add(key);
      moveSlider(key, value);
      return true;
    });
    if (moved.length && Object.keys(this.held).length > 1) tell(LED, { values: this.held });
  }

  /** The teacher has gone on from the question that hides this slider. */
  skipQuestion(slider) {
    if (!slider.closest("[class*='st-key-waiting-']")) return;
    const now = performance.now();
    if (now - (this.skipped ?? -Infinity) < SETTLING) return;
    this.skipped = now;
    document.querySelector(SKIP)?.click();
  }

  commitSoon(key, value) {
    this.settling.set(key, performance.now());
    const commit = () => {
      this.commits.delete(key);
      led.delete(key);
      delete this.held[key];
      this.settling.set(key, performance.now());
      if (sliderOf(key)) commitSlider(key, value);
    };
    this.commits.set(key, setTimeout(commit, SPREAD * Math.random()));
  }

  letGo() {
    for (const due of this.commits.values()) clearTimeout(due);
    this.commits.clear();
    this.held = {};
    led.clear();
  }

  /** The film is where the teacher has it, and plays on in step. */
  play() {
    const { film, at } = this.present;
    const [bar] = bars;
    if (!film || !bar || bar.film.control in this.held) return;
    if (performance.now() - (this.settling.get(bar.film.control) ?? -Infinity) < 2 * SPREAD) return;
    const since = film.playing ? ((film.age ?? 0) + Date.now() - at) / 1000 : 0;
    bar.goAlong({ ...film, passed: since * film.speed });
  }

  /** Tells where this page is, once it is not with the teacher, and once it is again. */
  async report() {
    if (!this.present?.place) return;
    const here = placeHere();
    const together = this.follows || !isElsewhere(here, this.present.place);
    const scene = knownScene(here) ?? sceneHere();
    const where = together ? { with: true } : { with: false, page: here.page, scene };
    const said = JSON.stringify(where);
    if (said === (this.reported ?? '{"with":true}')) return;
    this.reported = said;
    await ask(addressOf(this.room.code, "where"), { method: "POST", body: { page: here.page, scene, with: together } });
  }

  remembered() {
    try {
      return JSON.parse(sessionStorage.getItem(this.memory)) ?? {};
    } catch {
      return {};
    }
  }

  /** A reload finds the reader alone, or called meanwhile. */
  remember() {
    const { called, mode, asked } = this.seen;
    try {
      sessionStorage.setItem(this.memory, JSON.stringify({ alone: this.alone, called, asked, mode: this.alone ? mode : undefined }));
    } catch {
      // Then a reload is with the class.
    }
  }
}
