/** Runs along with the page: Plotly is made ready while Streamlit waits for its server. */

import { listenForKeys } from "../deck/keys.js";
import { keepLinksInside } from "../deck/links.js";
import { saveSummaries } from "../deck/summary.js";
import { openTerms } from "../deck/terms.js";
import { keepPictures } from "../deck/turning.js";
import { lookForRoom } from "../rooms/door.js";
import { fitSheetToPaper, followTheScript } from "../teacher/sheet.js";
import { keepOneEntryATurn } from "./history.js";
import { closeMenuOnChoice } from "./menu.js";
import { loadPlotly } from "./plotly.js";
import { fitFiguresToPaper } from "./print.js";
import { showOnceItStands } from "./standing.js";
import { letSwipesScroll } from "./touch.js";

showOnceItStands(document.documentElement);
keepOneEntryATurn(history);
closeMenuOnChoice();
letSwipesScroll();
listenForKeys();
fitFiguresToPaper();
fitSheetToPaper();
followTheScript();
keepLinksInside();
openTerms();
keepPictures();
lookForRoom();
saveSummaries();
addEventListener("load", () => loadPlotly([]).catch(() => {})); // the first figure tries again, and says so
