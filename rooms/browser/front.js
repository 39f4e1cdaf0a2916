/** Which tab of this browser leads: the one that had the focus last. */

const TOUCHES = ["focus", "pointerdown", "keydown"];

export class Front {
  /**
   * @param {string} code
   * @param {{may: () => boolean, taken: () => void, go: (place: object) => void}} page whether it may lead; what
   *   it does when it begins to; and where the teacher's own page sends it
   */
  constructor(code, page) {
    this.page = page;
    this.leads = false;
    this.channel = new BroadcastChannel(`logit-lab-front-${code}`);
    this.channel.onmessage = ({ data: { kind, place } }) => {
      if (kind === "front") this.leads = false;
      if (kind === "go" && this.leads) {
        this.channel.postMessage({ kind: "gone" });
        page.go(place);
      }
    };
    for (const kind of TOUCHES) addEventListener(kind, () => this.take(), true);
    document.addEventListener("visibilitychange", () => document.hasFocus() && this.take());
    if (document.hasFocus()) this.take();
  }

  take() {
    if (this.leads || !this.page.may()) return;
    this.leads = true;
    this.channel.postMessage({ kind: "front" });
    this.page.taken();
  }
}

const ANSWER = 300; // milliseconds in which a tab that leads says that it goes

/** Sends the tab that leads to a place; tells whether there is one in this browser. */
export function sendFront(code, place) {
  const channel = new BroadcastChannel(`logit-lab-front-${code}`);
  return new Promise((resolve) => {
    const done = (gone) => {
      channel.close();
      resolve(gone);
    };
    channel.onmessage = ({ data }) => data.kind === "gone" && done(true);
    setTimeout(() => done(false), ANSWER);
    channel.postMessage({ kind: "go", place });
  });
}
