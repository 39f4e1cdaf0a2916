"""A page of three scenes that share two sliders, to see what the address does by itself."""

from pathlib import Path

import streamlit as st

import ui
from ui.address import begin_run, note, open_page, page_run, put, value_of
from ui.controls import slider
from ui.parameters import Choice, Slider

SCENE = Choice("scene", ("a", "b", "c"), "a")
P = Slider("p", 0.0, 1.0, 0.001, 0.3, 3)
T = Slider("t", 0.0, 10.0, 0.1, 1.0, 1)
SHOWN = {"a": (P,), "b": (T,), "c": (P, T)}
HISTORY = Path(ui.__file__).parent / "live_figure" / "browser" / "history.js"


def turn(by: int) -> None:
    scenes = SCENE.options
    here = scenes.index(value_of(SCENE))
    put(SCENE.key, SCENE.write(scenes[(here + by) % len(scenes)]))


def shim() -> str:
    once = "if (!window.shimmed) { window.shimmed = true; keepOneEntryATurn(history); }"
    return f"<script>{HISTORY.read_text().replace('export ', '')} {once}</script>"


begin_run([])
with page_run("deck"):
    for sentence in open_page([], [SCENE, P, T]):
        st.warning(sentence)
    st.html(shim(), unsafe_allow_javascript=True)
    st.button("next", key="next", on_click=turn, args=(1,))
    st.button("back", key="back", on_click=turn, args=(-1,))
    for one in SHOWN[value_of(SCENE)]:
        slider(one, one.key)
    note(SCENE.key, SCENE.write(value_of(SCENE)))
    st.text(f"scene {value_of(SCENE)}, p {value_of(P)}, t {value_of(T)}")
