/** The way into a room: its code in large letters, and its address as a QR code, drawn by our own server. */

import { element } from "../teacher/elements.js";
import { base } from "./asking.js";

const SERVER = "logit-lab:server"; // what a teacher has typed, for this tab; the teacher's bar knows it too
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export class Entrance {
  /** @param {string | null} secret gives the right to lead, where this tab has opened the room */
  constructor(code, secret) {
    Object.assign(this, { code, secret });
    this.title = element("h2");
    this.letters = element("p", { className: "class-code" }, code);
    this.letters.dataset.roomCode = code;
    this.qr = element("div", { className: "qr" });
    this.way = element("p", { className: "class-address" });
    this.server = element("input", { type: "text", id: "class-server", maxLength: 200, spellcheck: false, autocomplete: "off" });
    this.server.oninput = () => this.typed();
    this.label = element("label", { htmlFor: "class-server" });
    this.told = element("p", { className: "room-status" });
    this.told.setAttribute("role", "status");
    this.large = element("button", { type: "button", onclick: () => this.enlarge() });
    this.second = element("button", { type: "button", hidden: !secret, onclick: () => this.showSecond() });
    this.shown = element("div", { className: "qr" });
    this.shownWords = element("p", { className: "qr-link" });
    this.close = element("button");
    this.dialog = element("dialog", { className: "bar-code class-large" },
      this.shown, this.shownWords, element("form", { method: "dialog" }, this.close));
    this.parts = [this.title, this.letters, this.qr, this.way, this.label, this.server, this.told,
      element("p", { className: "class-row" }, this.large, this.second), this.dialog];
  }

  dress({ words, server }) {
    this.words = words;
    this.title.textContent = words.join;
    this.letters.setAttribute("aria-label", `${words.code}: ${[...this.code].join(" ")}`);
    this.label.textContent = words.server;
    this.large.textContent = words.large;
    this.second.textContent = words.second;
    this.close.textContent = words.close;
    const here = `${location.origin}${base}`;
    const proposed = LOOPBACK.test(location.hostname) ? server || here : here;
    if (!this.server.value) this.server.value = remembered() ?? proposed;
    this.look();
  }

  typed() {
    try {
      sessionStorage.setItem(SERVER, this.server.value);
    } catch {
      // Then it is typed again after a reload.
    }
    this.look();
  }

  async look() {
    const asked = this.server.value;
    const answer = await shared(asked, "/", `?room=${this.code}`);
    if (asked !== this.server.value) return;
    const { link, code } = answer ?? {};
    this.link = link ?? null;
    this.drawn = code;
    this.qr.innerHTML = code ?? ""; // made by our own server
    this.way.textContent = link ? link.replace(/\/?\?.*$/, "").replace(/^http:\/\//, "") : "";
    this.large.disabled = !link;
    if (!link) this.told.textContent = this.words.noServer;
    else this.told.textContent = LOOPBACK.test(new URL(link).hostname) ? this.words.loopback : "";
  }

  enlarge() {
    this.shown.innerHTML = this.drawn;
    this.shownWords.textContent = `${this.way.textContent} · ${this.code}`;
    this.dialog.setAttribute("aria-label", this.words.large);
    this.dialog.showModal();
  }

  /** The link for a second device is shown when it is asked for: whoever sees it can lead. */
  async showSecond() {
    const answer = await shared(this.server.value, "/class", `?room=${this.code}&lead=${this.secret}`);
    if (!answer?.code) return;
    this.shown.innerHTML = answer.code;
    this.shownWords.replaceChildren(element("b", {}, this.words.secondWords), element("br"), answer.link);
    this.dialog.setAttribute("aria-label", this.words.second);
    this.dialog.showModal();
  }
}

async function shared(server, path, query) {
  const asked = new URLSearchParams({ server, path, query });
  return fetch(`${base}/share?${asked}`).then((got) => got.json()).catch(() => null);
}

function remembered() {
  try {
    return sessionStorage.getItem(SERVER) || null;
  } catch {
    return null;
  }
}
