/** The teacher's page: what it shows and what is moved on it is told to the room. */

import { FILMED, led, MOVED } from "../live_figure/hand.js";
import { commitSlider, isInHand, keyOf, moveSlider, sliderOf } from "../live_figure/sliders.js";
import { askHere } from "./asked.js";
import { Front } from "./front.js";
import { Panel } from "./panel.js";
import { canGo, differing, goTo, nameOf, placeHere, showsOwn, watchAddress } from "./place.js";
import { roomOf } from "./room.js";
import { isElsewhere } from "./scenes.js";
import { Telling } from "./telling.js";

const OWN = 1500; // milliseconds for which what comes back is taken for our own
const STILL = 350; // milliseconds without a move after which a key has been let go
const SECOND = 1000; // milliseconds between two words on a film that plays, and two looks for a table
const RECENT = 30_000;
const OWN_PAGE = "class";
const SHEET = "teacher"; // a sheet is read, not shown

export class Leader {
  constructor(code) {
    this.room = roomOf(code);
    this.telling = new Telling(code);
    this.places = new Map(); // when each place was told, by its name
    this.told = {}; // where each slider was when the room was told of it last
    this.pressed = false;
    const go = (place) => nameOf(place) !== nameOf(placeHere()) && goTo(place);
    this.front = new Front(code, { may: () => this.may, taken: () => this.show(), go });
    this.panel = new Panel(code);
    watchAddress(() => this.show());
    this.watchSliders();
    document.addEventListener(MOVED, ({ detail }) => this.moved(detail.values, detail.released));
    document.addEventListener(FILMED, ({ detail }) => this.filmed(detail));
    setInterval(() => this.everySecond(), SECOND);
    this.room.listen((message) => this.hear(message));
    this.show();
  }

  /** Whether this page is one that can lead: the teacher's own never does. */
  get may() {
    return !this.over && document.documentElement.dataset.view !== SHEET && placeHere().page !== OWN_PAGE;
  }

  everySecond() {
    if (this.bar?.playing) this.tellFilm();
    this.show();
  }

  /** Tells where this page is. */
  show() {
    if (!this.front?.leads || !this.may) return;
    const place = { ...placeHere(), own: showsOwn() };
    const known = this.room.present?.place;
    const same = known && nameOf(known) === nameOf(place) && known.own === place.own;
    if (same && !this.telling.state?.place) return;
    this.places.set(nameOf(place), Date.now());
    if (known && isElsewhere(known, place)) this.told = {};
    if (this.room.present) this.room.present.place = place;
    this.telling.tell({ place });
  }

  // The hand

  watchSliders() {
    const observer = new MutationObserver((records) => {
      for (const input of new Set(records.map(({ target }) => target))) {
        if (input.type === "range") this.slid(keyOf(input), Number(input.value));
      }
    });
    const attributeFilter = ["value", "aria-valuetext"];
    observer.observe(document.body, { subtree: true, attributes: true, attributeFilter });
    addEventListener("pointerdown", () => (this.pressed = true), true);
    for (const kind of ["pointerup", "pointercancel"]) {
      addEventListener(kind, () => {
        this.pressed = false;
        this.release();
      }, true);
    }
  }

  slid(key, value) {
    if (!key || led.has(key) || (this.bar?.playing && this.bar.film.control === key)) return;
    if (isInHand(key)) this.moved({ [key]: value }, false);
    else if (key in this.told && this.told[key] !== value) this.settle();
  }

  moved(values, released) {
    if (!this.front.leads || !this.may) return;
    const news = Object.entries(values).some(([key, value]) => this.told[key] !== value);
    if (!news && !released) return;
    Object.assign(this.told, values);
    this.unreleased = released ? null : { ...this.unreleased, ...values };
    this.telling.move(values, Boolean(released));
    clearTimeout(this.stilling);
    if (!released) this.stilling = setTimeout(() => this.pressed || this.release(), STILL);
    else if (this.bar && this.bar.film.control in values) this.tellFilm();
  }

  /** What was held is let go: its last value counts. */
  release() {
    if (this.unreleased) this.moved(this.unreleased, true);
  }

  /** What the room was told of a slider holds no longer: it was moved by other means. */
  settle() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      if (this.unreleased || this.pressed) return this.settle();
      const now = Object.keys(this.told).flatMap((key) => {
        const slider = sliderOf(key);
        return slider && Number(slider.value) !== this.told[key] ? [[key, Number(slider.value)]] : [];
      });
      if (now.length) this.moved(Object.fromEntries(now), true);
    }, STILL);
  }

  // The film

  filmed({ bar, film }) {
    this.bar = bar;
    this.tellFilm(film);
  }

  tellFilm(film = this.bar.present) {
    if (!this.front.leads || !this.may || !this.bar.film || this.bar.film.follows) return;
    const said = JSON.stringify(film);
    if (said === this.filmSaid && !film.playing) return;
    this.filmSaid = said;
    this.telling.tell({ film });
  }

  // What others do who lead as well

  hear({ kind, place, question, values, released }) {
    this.over = ["ended", "unknown"].includes(this.room.problem);
    if (kind === "state") askHere(question, this.room.code, true);
    if (kind === "state" && place && this.isNews(place)) goTo(place);
    if (kind === "hand" && this.hears) this.follow(values, released);
  }

  get hears() {
    return this.front?.leads && canGo() && !this.unreleased && !this.telling.isRecent(OWN);
  }

  isNews(place) {
    const name = nameOf(place);
    const before = this.heard;
    this.heard = name;
    if (before === undefined || name === before || !this.hears) return false;
    if (Date.now() - (this.places.get(name) ?? -Infinity) < RECENT) return false;
    const here = placeHere();
    return isElsewhere(here, place) || differing(here, place).length > 0;
  }

  follow(values, released) {
    for (const [key, value] of Object.entries(values)) {
      const slider = typeof value === "number" ? sliderOf(key) : null;
      if (!slider || (Number(slider.value) === value && !(released && led.has(key)))) continue;
      this.told[key] = value;
      led.add(key);
      if (released) commitSlider(key, value);
      else moveSlider(key, value);
      if (released) led.delete(key);
    }
  }
}
