/** The teacher's own page: opens a room, shows the way into it, and leads from a second screen. */

import { Timer, digits } from "../teacher/timer.js";
import { element } from "../teacher/elements.js";
import { AskDesk } from "./ask_desk.js";
import { addressOf, ask, base } from "./asking.js";
import { codeOf } from "./code.js";
import { Desk } from "./desk.js";
import { LEADERS } from "./door.js";
import { Entrance } from "./entrance.js";
import { sendFront } from "./front.js";
import { nameOf } from "./place.js";
import { enterAs, roomOf } from "./room.js";

const NOTES = ".st-key-class_notes a[href*='scene=']";

let page;

/** @param {{data: object, parentElement: HTMLElement, setTriggerValue: Function}} component */
export function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("[data-class]");
  if (page?.root !== root) page = new ClassPage(root);
  page.update(data, (lesson) => setTriggerValue("lesson", lesson));
}

class ClassPage {
  constructor(root) {
    this.root = root;
    const button = (action, className = "") => element("button", { type: "button", className, onclick: action });
    this.lead = element("p", { className: "class-lead" });
    this.open = button(() => this.openRoom(), "class-open");
    this.told = element("p", { className: "room-status" });
    this.told.setAttribute("role", "status");
    this.door = element("section", { className: "class-door" }, this.lead, this.open, this.told);
    this.work = element("div", { className: "class-work", hidden: true });
    root.replaceChildren(this.door, this.work);
    addEventListener("click", (event) => this.follow(event), true);
  }

  update(data, lesson) {
    const first = !this.data;
    Object.assign(this, { data, askLesson: lesson });
    const { words } = data;
    this.lead.textContent = words.lead;
    this.open.textContent = words.open;
    if (this.desk) this.dress();
    if (first) this.find();
    this.root.dataset.settled = this.found === true;
  }

  /** Whether this browser leads a room: the one of the address, or that of its cookie. */
  async find() {
    const { words } = this.data;
    const asked = new URLSearchParams(location.search);
    const own = document.querySelector('meta[name="logit-lab-lead"]')?.content;
    const code = codeOf(asked.get("room")) ?? codeOf(own);
    if (code) {
      const { ok, error, lead } = await ask(addressOf(code));
      if (ok && lead) this.begin(code);
      else this.told.textContent = ok ? words.noRight : words.problems[error];
    }
    if (asked.get("refused") === "lead") this.told.textContent = words.refused;
    this.found = true;
    this.root.dataset.settled = true;
  }

  async openRoom() {
    this.open.disabled = true;
    const { ok, error, code, secret } = await ask(`${base}/rooms`, { method: "POST", body: {} });
    this.open.disabled = false;
    if (!ok) {
      this.told.textContent = this.data.words.problems[error === "full" ? "rooms" : error];
      return;
    }
    const asked = new URLSearchParams(location.search);
    asked.delete("refused");
    asked.set("room", code);
    asked.set("lead", secret);
    location.assign(`${base}/class?${asked}`);
  }

  begin(code) {
    this.room = roomOf(code);
    enterAs("desk", this.room);
    new BroadcastChannel(LEADERS).postMessage(code); // tabs that were open before lead as well
    this.desk = new Desk(this.room, (place) => this.named(place));
    this.asking = new AskDesk(this.room);
    this.entrance = new Entrance(code);
    this.where = element("p", { className: "class-where" });
    this.scenes = element("ol", { className: "class-scenes" });
    this.turns = [["back", -1], ["next", 1]].map(([way, step]) =>
      element("span", { className: `st-key-way_${way}` },
        element("button", { type: "button", onclick: () => this.turn(step) }, step < 0 ? "←" : "→")));
    this.scenesTitle = element("h2");
    this.deskTitle = element("h2");
    this.clock = element("output", { className: "class-clock" });
    this.clock.setAttribute("role", "timer");
    this.minutes = element("input", { type: "number", id: "class-minutes", min: 1, max: 99, value: 5 });
    this.minutes.oninput = () => this.timer.set(Math.min(99, Math.max(1, this.minutes.valueAsNumber || 1)));
    this.unit = element("label", { htmlFor: "class-minutes" });
    this.go = element("button", { type: "button", onclick: () => this.timer.toggle() });
    this.end = element("button", { type: "button", className: "class-end", onclick: () => this.ending.showModal() });
    this.buildEnding(code);
    this.work.append(
      element("section", { className: "class-entrance" }, ...this.entrance.parts),
      element("section", { className: "class-desk" }, this.deskTitle, this.desk.root, this.asking.root,
        element("div", { className: "class-way" }, this.scenesTitle, this.where, this.scenes,
          element("p", { className: "class-turns" }, ...this.turns)),
        element("p", { className: "class-timer-row" }, this.minutes, this.unit, this.go, this.clock),
        element("p", { className: "class-actions" }, this.end)),
      this.ending);
    this.timer = new Timer((left, state) => this.showTime(left, state));
    this.door.hidden = true;
    this.work.hidden = false;
    this.dress();
    this.room.listen((message) => this.hear(message));
  }

  buildEnding(code) {
    this.endWords = element("p");
    this.csv = element("a", { href: addressOf(code, "answers.csv"), download: `${code}.csv` });
    this.endNow = element("button", { type: "button", className: "class-end", onclick: () => this.endRoom(code) });
    this.cancel = element("button");
    this.ending = element("dialog", { className: "class-ending" }, this.endWords, element("p", {}, this.csv),
      element("form", { method: "dialog" }, this.cancel, " ", this.endNow));
  }

  async endRoom(code) {
    const { ok, error } = await ask(addressOf(code), { method: "DELETE" });
    this.ending.close();
    if (!ok && error !== "ended") this.desk.status.textContent = this.data.words.problems[error];
  }

  dress() {
    const { words } = this.data;
    this.desk.dress(words);
    this.asking.dress(words.ask, words.language);
    this.entrance.dress(this.data);
    this.deskTitle.textContent = words.desk;
    this.scenesTitle.textContent = words.way;
    for (const [i, word] of ["back", "next"].entries()) this.turns[i].firstChild.setAttribute("aria-label", words[word]);
    this.unit.textContent = words.minutes;
    this.end.textContent = words.end;
    this.endWords.textContent = words.endWords;
    this.csv.textContent = words.csv;
    this.endNow.textContent = words.endNow;
    this.cancel.textContent = words.cancel;
    this.ending.setAttribute("aria-label", words.end);
    this.showTime(this.timer.left, this.clock.dataset.state ?? "set");
    this.showWay();
  }

  hear({ kind, error }) {
    if (kind === "end" || error === "ended" || error === "unknown") this.over();
    else if (kind === "state") this.showWay();
  }

  /** The room has ended: another one can be opened. */
  over() {
    this.work.hidden = true;
    this.door.hidden = false;
    this.told.textContent = this.data.words.over;
    this.askLesson("");
  }

  /** Where the class is, and the ways on. */
  showWay() {
    const { data: { lessons, words }, room: { present } } = this;
    const page = present?.place?.page ?? null;
    const lesson = lessons.find(({ path }) => path === page);
    const scene = new URLSearchParams(present?.place?.query ?? "").get("scene") || lesson?.scenes[0]?.key || "";
    this.where.textContent = page === null ? words.nowhere : this.named({ page, scene });
    if (this.lesson !== page && present) this.askLesson(page ?? "");
    this.lesson = page;
    const name = JSON.stringify([page, scene, document.documentElement.lang]);
    if (this.shown === name) return;
    this.shown = name;
    const links = (lesson?.scenes ?? []).map(({ key, name: words_ }) => ({ page, key, words: words_ }));
    const place = lessons.indexOf(lesson);
    const next = lessons[place + 1];
    if (next) links.push({ page: next.path, key: next.scenes[0]?.key ?? "", words: next.title, next: true });
    this.scenes.replaceChildren(...links.map((link) => this.linkTo(link, link.page === page && link.key === scene)));
  }

  linkTo({ page, key, words, next }, here) {
    const link = element("a", { href: `${base}/${page}${key && `?scene=${key}`}` }, next ? `${words} →` : words);
    link.dataset.moves = "";
    if (here) link.setAttribute("aria-current", "step");
    return element("li", {}, link);
  }

  /** Links to scenes, here and in the notes, move the class, not this page. */
  follow(event) {
    const link = event.target.closest?.(`${NOTES}, [data-moves]`);
    if (!link || !this.room || !this.root.isConnected || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.move(link);
  }

  /** Turns the class by one scene: by a button here, or by a clicker, which presses it (keys.js). */
  turn(step) {
    const links = [...this.scenes.querySelectorAll("a")];
    const link = links[links.findIndex((one) => one.hasAttribute("aria-current")) + step];
    if (link) this.move(link);
  }

  async move({ pathname, search }) {
    const asked = new URLSearchParams(search);
    for (const own of ["lang", "view", "hide", "room"]) asked.delete(own);
    const place = { page: pathname.slice(base.length).replaceAll("/", ""), query: `${asked}` };
    if (this.room.present?.place && nameOf(this.room.present.place) === nameOf(place)) return;
    if (!(await sendFront(this.room.code, place))) await this.desk.tell({ place });
  }

  named({ page, scene }) {
    const lesson = this.data.lessons.find(({ path }) => path === page);
    if (!lesson) return page === "" ? this.data.words.home : page;
    const name = lesson.scenes.find(({ key }) => key === scene)?.name;
    return name ? `${lesson.title} · ${name}` : lesson.title;
  }

  showTime(left, state) {
    this.clock.textContent = state === "over" ? this.data.words.timeOver : digits(left);
    this.clock.dataset.state = state;
    this.go.textContent = this.data.words[state === "running" ? "pauseTimer" : "startTimer"];
  }
}
