"""The odds page's main figure as a plain Streamlit app: a slider, and a chart drawn anew."""

import plotly.graph_objects as go
import streamlit as st

from benchmarks.peers.figure import DEFAULT, odds_figure

st.set_page_config(page_title="Odds", layout="wide")
st.title("Odds and logit")
controls, chart = st.columns([1, 3], gap="medium")
p = controls.slider("Probability of heads, p", 0.001, 0.999, DEFAULT, 0.001, "%.3f", key="p")
chart.plotly_chart(go.Figure(odds_figure(p)))
