import streamlit as st
from ui.layout import page_head, page_foot
page_head("Logit Lab", "How does a machine turn scores into beliefs, and learn from being wrong?")
page_foot(None)
