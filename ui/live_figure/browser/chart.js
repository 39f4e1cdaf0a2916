/**
 * A chart of Altair's follows the sliders. It is not drawn here: the numbers of a slider's momentary
 * value are written into the rows of the chart's own data, and Vega draws them as it draws those of
 * the server, which take their place on release. Where no such chart is found nothing is previewed.
 */

import { formatNumber } from "./format.js";
import { decode } from "./payload.js";
import { follow, sliderOf } from "./sliders.js";
import { frameOf, frameOfServer, readoutsAt } from "./sweeps.js";

/** @type {WeakMap<HTMLElement, LinkedChart>} */
const charts = new WeakMap();

/** @type {WeakMap<HTMLElement, Uint8Array>} the payload that each link was handed last */
export const newest = new WeakMap();

/**
 * @param {{data: Uint8Array, parentElement: HTMLElement}} component
 * @returns {() => void} to be called when the component may have left the page
 */
export function mount({ data, parentElement }) {
  const root = parentElement.querySelector(".lf-chart");
  newest.set(root, data);
  if (!charts.has(root)) charts.set(root, new LinkedChart(root));
  const chart = charts.get(root);
  chart.update(data);
  return () => {
    if (!root.isConnected) chart.stop(); // a superseded call is cleaned up, too
  };
}

class LinkedChart {
  /** @param {HTMLElement} root says whether the chart is settled: it shows the newest numbers */
  constructor(root) {
    this.root = root;
    this.following = [];
    this.asked = null;
  }

  /** Takes the server's numbers; a slider that has moved on meanwhile keeps its preview. */
  update(bytes) {
    this.stop();
    this.payload = decode(bytes);
    this.following = this.payload.sweeps.map(({ control }) =>
      follow(control, () => {
        this.active = control;
        this.ask();
      }),
    );
    this.ask();
  }

  stop() {
    this.following.forEach((stop) => stop());
    cancelAnimationFrame(this.asked);
    this.asked = null;
  }

  /** Asks for the numbers once a frame; the readouts of the page are written by then. */
  ask() {
    delete this.root.dataset.settled;
    this.asked ??= requestAnimationFrame(() => {
      this.asked = null;
      this.show();
    });
  }

  /** Writes the numbers along the slider that was moved last; where none has moved, the server's. */
  async show() {
    const { place, data, cells } = this.payload;
    const view = viewIn(place);
    const rows = view?.data(data);
    if (rows?.length !== cells.length) return this.ask(); // Vega has not drawn it yet
    const values = this.values(this.movedSweep());
    if (values.includes(undefined)) return;
    const changes = view.changeset();
    cells.forEach(({ digits }, i) => {
      const text = digits === null ? String(values[i]) : formatNumber(values[i], digits);
      changes.modify(rows[i], "value", values[i]).modify(rows[i], "text", text);
    });
    await view.change(data, changes).runAsync();
    if (this.asked === null) this.root.dataset.settled = "true";
  }

  movedSweep() {
    const moved = this.payload.sweeps.filter((sweep) => frameAt(sweep) !== frameOfServer(sweep));
    return moved.find(({ control }) => control === this.active) ?? moved[0];
  }

  values(sweep) {
    if (!sweep) return this.payload.cells.map(({ value }) => value);
    const numbers = new Map(readoutsAt(sweep, frameAt(sweep)));
    return this.payload.cells.map(({ name, value, live }) => (live ? readout(name) : numbers.get(name) ?? value));
  }
}

/** Frame of the value at which a slider stands now; that of the server where there is no slider. */
function frameAt(sweep) {
  const slider = sliderOf(sweep.control);
  return slider ? frameOf(sweep, Number(slider.value)) : frameOfServer(sweep);
}

/** Vega's view of the chart in a place of the page: the marks that it draws lead to it. */
function viewIn(place) {
  const group = document.querySelector(`.st-key-${CSS.escape(place)} .mark-group.root > g`);
  return group?.__data__?.context?.dataflow;
}

/** The number that a readout of the page shows at this moment. */
function readout(name) {
  const place = document.querySelector(`[data-readout="${name}"]`);
  return place ? Number(place.dataset.value) : undefined;
}
