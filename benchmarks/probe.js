/**
 * What is on the screen, and when: loaded into every measured page before its own scripts.
 *
 * A picture is all marks and texts that Plotly has drawn, and the bars in the tables of figures, so
 * that only a repaint makes a new one. It is looked at in animation frames: what a frame's callback
 * sees is painted in it.
 */
window.bench ??= (() => {
  const MARKS = ".point, .point path, .js-line, .textpoint text";
  const geometry = (mark) => `${mark.getAttribute("transform")}${mark.getAttribute("d") ?? mark.textContent}`;
  const figures = () =>
    [...document.querySelectorAll(".js-plotly-plot")]
      .map((figure) => [...figure.querySelectorAll(MARKS)].map(geometry).join())
      .filter(Boolean);
  const bars = () => [...document.querySelectorAll(".lf-table [data-sized]")].map((bar) => bar.getAttribute("style"));
  const pictureOf = (drawn) => (drawn.length ? [...drawn, ...bars()].join("|") : "");
  const picture = () => pictureOf(figures());

  // The first frame with a chart, in milliseconds since the navigation began.
  const firstChart = new Promise((resolve) => {
    const look = () => (figures().length ? resolve(performance.now()) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  });

  let lastMessage = -Infinity;
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...address) {
      super(...address);
      this.addEventListener("message", () => (lastMessage = performance.now()));
    }
  };

  /** Every value that a slider takes, and every frame's picture; null where a figure is missing. */
  function record(key) {
    const slider = document.querySelector(`.st-key-${key} input[type=range]`);
    const count = figures().length;
    const drag = { offered: [slider.value], painted: [], on: true };
    const offer = () => drag.offered.push(slider.value);
    const attributes = new MutationObserver(offer);
    attributes.observe(slider, { attributes: true, attributeFilter: ["value"] });
    slider.addEventListener("input", offer);
    const frame = () => {
      const drawn = figures();
      drag.painted.push(drawn.length < count ? null : pictureOf(drawn));
      if (drag.on) return requestAnimationFrame(frame);
      attributes.disconnect();
      slider.removeEventListener("input", offer);
    };
    requestAnimationFrame(frame);
    return drag;
  }

  /** A promise that holds at the first animation frame in which `done(stamp)` is true. */
  function sinceEvent(kind, done) {
    return new Promise((resolve) => {
      const start = ({ timeStamp }) => {
        const look = () => {
          if (done(timeStamp)) resolve(performance.now() - timeStamp);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      };
      window.addEventListener(kind, start, { capture: true, once: true });
    });
  }

  /** From an event of this kind to the frame that shows another picture, in milliseconds. */
  function untilRepaint(kind) {
    const before = picture();
    return sinceEvent(kind, () => {
      const now = picture();
      return now && now !== before;
    });
  }

  /**
   * From an event of this kind to the frame in which the server's own figure, sent since the event,
   * stands on the screen: the live figure counts those in `data-confirmed`.
   */
  function untilConfirmed(kind) {
    const figure = document.querySelector(".lf");
    const before = figure.dataset.confirmed;
    return sinceEvent(kind, (stamp) => figure.dataset.confirmed !== before && lastMessage > stamp);
  }

  return { firstChart, record, untilRepaint, untilConfirmed };
})();
