/** The link of exactly what is shown, as text and as a QR code; the server shortens and draws it. */

import { element, filled } from "./elements.js";
import { isLoopback, ServerField } from "./server_field.js";

export class Share {
  constructor() {
    this.server = new ServerField("bar-server", () => this.look());
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
    this.label = element("label", { htmlFor: this.link.id });
    this.parts = [this.server.label, this.server.input, this.label, this.link,
      element("p", { className: "bar-row" }, this.copy, this.code), this.told];
  }

  update({ server, base, words }) {
    Object.assign(this, { words, base });
    this.label.textContent = words.link;
    [this.copy.textContent, this.code.textContent, this.close.textContent] = [words.copy, words.code, words.close];
    this.dialog.setAttribute("aria-label", words.code);
    this.server.dress({ server, base, word: words.server });
    this.look();
  }

  /** Asks for the link where the address, or the server that students reach, has changed. */
  async look() {
    const asked = [location.pathname.slice(this.base.length) || "/", location.search];
    const name = JSON.stringify([this.server.value, ...asked]);
    if (name === this.asked) return;
    this.asked = name;
    const answer = await this.server.share(...asked);
    if (name === this.asked) this.show(answer);
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
      this.told.textContent = isLoopback(link) ? words.here : "";
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
