"""Lets a chart of Altair's follow the sliders, as live figures do."""

from collections.abc import Sequence

import streamlit as st

from ui.assets import asset_url
from ui.live_figure.component import described
from ui.live_figure.model import Cell, Sweep
from ui.live_figure.payload import encode

# Without its script the chart changes on release, as it would without this module.
JS = """
export default function (component) {{
  const chart = import(new URL("{module}", location.origin));
  return chart.then((module) => module.mount(component)).catch((error) => {{
    component.parentElement.querySelector(".lf-chart").dataset.state = "failed";
    console.error(error);
  }});
}}
"""


def linked_chart(
    place: str, data: str, *, key: str, cells: Sequence[Cell], sweeps: Sequence[Sweep]
) -> None:
    """Let the chart in a place of the page follow the controls of sweeps.

    Vega draws the chart; while a slider is held its numbers are written into the chart's data.

    Parameters
    ----------
    place : str
        Key of the container in which the chart, and no other of its kind, stands.
    data : str
        Name of the chart's dataset.
    key : str
        Identity of this link.
    cells : sequence of Cell
        The number in each row of the dataset.
    sweeps : sequence of Sweep
        Their readouts are the numbers along each control; a cell that a sweep does not name stays.
    """
    component = st.components.v2.component(
        "linked_chart",
        html='<div class="lf-chart"></div>',
        js=JS.format(module=asset_url("live_figure/chart.js")),
        isolate_styles=False,
    )
    payload = {
        "place": place,
        "data": data,
        "cells": [vars(cell) for cell in cells],
        "sweeps": [described(sweep, {}) for sweep in sweeps],
    }
    component(key=key, data=encode(payload))
