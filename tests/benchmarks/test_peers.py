"""The peers draw the figure that the app draws."""

import json
import re

from streamlit.testing.v1 import AppTest

from benchmarks.peers.figure import DEFAULT, odds_figure
from benchmarks.peers.static import page, write_site
from benchmarks.sites import PLAIN_APP


def test_the_static_page_holds_the_same_traces():
    found = re.search(r"const figure = (\{.*\});", page())
    traces = json.loads(found[1])["data"]
    assert [trace["mode"] for trace in traces] == [
        trace["mode"] for trace in odds_figure(DEFAULT)["data"]
    ]


def test_the_static_page_brings_its_own_plotly(tmp_path):
    write_site(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"index.html", "plotly.min.js"}


def test_the_plain_app_draws_the_same_traces():
    app = AppTest.from_file(str(PLAIN_APP)).run()
    assert not app.exception
    assert app.slider(key="p").value == DEFAULT
    drawn = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert len(drawn["data"]) == len(odds_figure(DEFAULT)["data"])
