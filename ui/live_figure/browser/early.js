/** Runs along with the page: Plotly is made ready while Streamlit waits for its server. */

import { keepOneEntryAPage } from "./history.js";
import { loadPlotly } from "./plotly.js";

keepOneEntryAPage(history);
addEventListener("load", () => loadPlotly([]).catch(() => {})); // the first figure tries again, and says so
