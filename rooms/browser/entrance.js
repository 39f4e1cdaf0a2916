/** The way into a room: its code in large letters, and its address as a QR code, drawn by our own server. */

import { element } from "../teacher/elements.js";
import { isLoopback, ServerField } from "../teacher/server_field.js";
import { addressOf, ask, base } from "./asking.js";

export class Entrance {
  constructor(code) {
    this.code = code;
    this.title = element("h2");
    this.letters = element("p", { className: "class-code" }, code);
    this.letters.dataset.roomCode = code;
    this.qr = element("div", { className: "qr" });
    this.way = element("p", { className: "class-address" });
    this.server = new ServerField("class-server", () => this.look());
    this.told = element("p", { className: "room-status" });
    this.told.setAttribute("role", "status");
    this.large = element("button", { type: "button", onclick: () => this.enlarge() });
    this.second = element("button", { type: "button", onclick: () => this.showSecond() });
    this.shown = element("div", { className: "qr" });
    this.shownWords = element("p", { className: "qr-link" });
    this.close = element("button");
    this.dialog = element("dialog", { className: "bar-code class-large" },
      this.shown, this.shownWords, element("form", { method: "dialog" }, this.close));
    this.parts = [this.title, this.letters, this.qr, this.way, this.server.label, this.server.input, this.told,
      element("p", { className: "class-row" }, this.large, this.second), this.dialog];
  }

  dress({ words, server }) {
    this.words = words;
    this.title.textContent = words.join;
    this.letters.setAttribute("aria-label", `${words.code}: ${[...this.code].join(" ")}`);
    this.large.textContent = words.large;
    this.second.textContent = words.second;
    this.close.textContent = words.close;
    this.server.dress({ server, base, word: words.server });
    this.look();
  }

  async look() {
    const asked = this.server.value;
    const answer = await this.server.share("/", `?room=${this.code}`);
    if (asked !== this.server.value) return;
    const { link, code } = answer ?? {};
    this.link = link ?? null;
    this.drawn = code;
    this.qr.innerHTML = code ?? ""; // made by our own server
    this.way.textContent = link ? link.replace(/\/?\?.*$/, "").replace(/^http:\/\//, "") : "";
    this.large.disabled = !link;
    if (!link) this.told.textContent = this.words.noServer;
    else this.told.textContent = isLoopback(link) ? this.words.loopback : "";
  }

  enlarge() {
    this.shown.innerHTML = this.drawn;
    this.shownWords.textContent = `${this.way.textContent} · ${this.code}`;
    this.dialog.setAttribute("aria-label", this.words.large);
    this.dialog.showModal();
  }

  /** The link for a second device is shown when it is asked for: whoever sees it can lead. */
  async showSecond() {
    const { ok, error, secret } = await ask(addressOf(this.code, "lead"));
    const answer = ok && (await this.server.share("/class", `?room=${this.code}&lead=${secret}`));
    if (!this.dialog.isConnected) return; // the page has been left meanwhile
    if (!answer?.code) {
      this.told.textContent = ok ? this.words.noServer : this.words.problems[error];
      return;
    }
    this.shown.innerHTML = answer.code;
    this.shownWords.replaceChildren(element("b", {}, this.words.secondWords), element("br"), answer.link);
    this.dialog.setAttribute("aria-label", this.words.second);
    this.dialog.showModal();
  }
}
