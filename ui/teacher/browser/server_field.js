/** The address that students reach: typed by a teacher, and remembered for this tab. */

import { element } from "./elements.js";

const KEPT = "logit-lab:server";
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export class ServerField {
  /** @param {string} id @param {() => void} changed is called when something is typed */
  constructor(id, changed) {
    this.input = element("input", { type: "text", id, maxLength: 200, spellcheck: false, autocomplete: "off" });
    this.label = element("label", { htmlFor: id });
    this.input.oninput = () => {
      keep(this.value);
      changed();
    };
  }

  get value() {
    return this.input.value;
  }

  /** @param {{server: string, base: string, word: string}} data the server's own address, as far as it knows it */
  dress({ server, base, word }) {
    this.base = base;
    this.label.textContent = word;
    const here = `${location.origin}${base}`;
    this.input.value ||= kept() ?? (LOOPBACK.test(location.hostname) ? server || here : here);
  }

  /** Asks the server for the link of a page at this address, shortened and as a QR code; null without an answer. */
  async share(path, query) {
    const asked = new URLSearchParams({ server: this.value, path, query });
    return fetch(`${this.base}/share?${asked}`).then((got) => got.json()).catch(() => null);
  }
}

/** Whether a link leads nowhere but to the computer on which it is opened. */
export function isLoopback(link) {
  return LOOPBACK.test(new URL(link).hostname);
}

function keep(server) {
  try {
    sessionStorage.setItem(KEPT, server);
  } catch {
    // Then it is typed again after a reload.
  }
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT) || null;
  } catch {
    return null;
  }
}
