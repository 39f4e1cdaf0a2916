/** Runs along with the page: Plotly is made ready while Streamlit waits for its server. */

import { loadPlotly } from "./plotly.js";

addEventListener("load", () => loadPlotly([]).catch(() => {})); // the first figure tries again, and says so
