"""The practical limit: a static page with Plotly and the maths in JavaScript.

It draws the odds page's main figure with ``Plotly.react``, once an animation frame, while an
ordinary ``<input type=range>`` is dragged.
"""

import shutil
from pathlib import Path
from string import Template

import plotly
from plotly.io import to_json

from benchmarks.peers.figure import DEFAULT, odds_figure

TEMPLATE = Path(__file__).parent / "static.html"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def page() -> str:
    """Return the HTML of the page."""
    figure = to_json(odds_figure(DEFAULT), validate=False)
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        default=DEFAULT, figure=figure.replace("</", "<\\/")
    )


def write_site(folder: Path) -> None:
    """Write the page and Plotly's script, the one of the installed package, into a folder."""
    (folder / "index.html").write_text(page(), encoding="utf-8")
    shutil.copy(PLOTLY, folder / PLOTLY.name)
