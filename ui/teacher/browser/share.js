/** The link of exactly what is shown, as text and as a QR code; the server shortens and draws it. */

import { element, filled } from "./elements.js";

const SERVER = "logit-lab:server"; // what a teacher has typed, for this tab
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export class Share {
  constructor() {
    this.server = element("input", { type: "text", id: "bar-server", maxLength: 200, spellcheck: false, autocomplete: "off" });
    this.server.oninput = () => this.typed();
    this.link = element("input", { type: "text", id: "bar-link", readOnly: true });
    this.copy = element("button", { type: "button" });
    this.copy.onclick = () => this.copyLink();
    this.code = element("button", { type: "button" });
    this.code.onclick = () => this.dialog.showModal();
    this.told = element("p", { className: "bar-told" });
    this.told.setAttribute("role", "status");
    this.drawn = element("div", { className: "qr" });
    this.leads = element("p", { className: "qr-link" });
    this.close = element("button");
    this.dialog = element("dialog", { className: "bar-code" },
      this.drawn, this.leads, element("form", { method: "dialog" }, this.close));
    this.labels = [this.server, this.link].map(({ id }) => element("label", { htmlFor: id }));
    this.parts = [this.labels[0], this.server, this.labels[1], this.link,
      element("p", { className: "bar-row" }, this.copy, this.code), this.told];
  }

  update({ server, base, words }) {
    Object.assign(this, { words, base });
    [this.labels[0].textContent, this.labels[1].textContent] = [words.server, words.link];
    [this.copy.textContent, this.code.textContent, this.close.textContent] = [words.copy, words.code, words.close];
    this.dialog.setAttribute("aria-label", words.code);
    const here = `${location.origin}${base}`;
    this.proposed = LOOPBACK.test(location.hostname) ? server || here : here;
    if (!this.server.value) this.server.value = remembered() ?? this.proposed;
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

  /** Asks for the link where the address, or the server that students reach, has changed. */
  async look() {
    const asked = new URLSearchParams({
      server: this.server.value,
      path: location.pathname.slice(this.base.length) || "/",
      query: location.search,
    });
    if (`${asked}` === this.asked) return;
    this.asked = `${asked}`;
    const answer = await fetch(`${this.base}/share?${asked}`).then((got) => got.json()).catch(() => null);
    if (`${asked}` === this.asked) this.show(answer);
  }

  show(answer) {
    const { words } = this;
    const { link = "", leads = "", code = "", longest, problem } = answer ?? {};
    this.link.value = link;
    this.copy.disabled = this.code.disabled = !link;
    this.drawn.innerHTML = code; // made by our own server
    this.leads.textContent = leads;
    if (!link) {
      if (!answer) this.asked = null; // it is asked again
      this.told.textContent = problem === "server" ? words.noServer : words.noAnswer;
    } else if (link !== leads) {
      this.told.textContent = filled(words.long, { count: link.length, longest, leads });
    } else {
      this.told.textContent = LOOPBACK.test(new URL(link).hostname) ? words.here : "";
    }
  }

  /** Without https a browser hands over no clipboard, but still copies what is selected. */
  async copyLink() {
    this.link.select();
    await Promise.resolve(navigator.clipboard?.writeText(this.link.value) ?? Promise.reject())
      .catch(() => document.execCommand("copy"));
    this.told.textContent = this.words.copied;
  }
}

function remembered() {
  try {
    return sessionStorage.getItem(SERVER) || null;
  } catch {
    return null;
  }
}
