/** The summary of a lesson as a page of its own: what the screen shows of it, made in this browser. */

import { download } from "../live_figure/save.js";

const BUTTON = "[data-save-summary]";
const ENDING = ".st-key-ending";
const BLOCKS = "p, h1, h2, h3, h4, ul, ol, li, table, thead, tbody, tr, th, td, strong, em, sup, sub, code, br, blockquote";
const UNWANTED = `${BUTTON}, button, input, select, script, style, svg, .katex-html, [hidden]`;
const STYLE = "body{font:1.0625rem/1.5 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1c2430;background:#fff}"
  + "table{border-collapse:collapse}th,td{padding:.2rem .8rem .2rem 0;text-align:start;vertical-align:top}";

export function saveSummaries() {
  addEventListener("click", ({ target }) => {
    const button = target.closest?.(BUTTON);
    if (button) download(pageOf(button), "text/html", `logit-lab-${button.dataset.saveSummary}.html`);
  });
}

/** A page that needs no other file: question, what stands in the box of the button, and the way back. */
function pageOf(button) {
  const page = document.implementation.createHTMLDocument(button.dataset.title);
  page.documentElement.lang = document.documentElement.lang;
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  const style = Object.assign(page.createElement("style"), { textContent: STYLE });
  page.head.prepend(charset);
  page.head.append(style);
  const heading = Object.assign(page.createElement("h1"), { textContent: button.dataset.title });
  const way = page.createElement("p");
  const link = Object.assign(page.createElement("a"), { href: location.href, textContent: location.href });
  way.append(`${button.dataset.way} `, link);
  page.body.append(heading, ...plain(button.closest(ENDING), page), way);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

/** The words of an element, their order and their formulas, without the app around them. */
function plain(element, page) {
  return [...element.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [page.createTextNode(node.textContent)];
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(UNWANTED)) return [];
    if (node.localName === "math") return [page.importNode(node, true)];
    if (!node.matches(BLOCKS)) return plain(node, page);
    const copy = page.createElement(node.localName);
    copy.append(...plain(node, page));
    return [copy];
  });
}
