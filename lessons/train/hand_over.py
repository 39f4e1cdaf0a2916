"""From the one example to a run in the cockpit that begins with its weights."""

from typing import Any

import streamlit as st

from core.training import WeightPlace
from lessons.train.activations import ACTIVATION
from lessons.train.by_hand import BY_HAND, written
from lessons.train.example import Example, chosen_example
from lessons.train.model import LAYERS, LR
from lessons.train.presets import open_run
from ui.address import SCENE, put
from ui.language import _

COCKPIT = "cockpit"  # the scene in which a run is trained


def to_cockpit() -> None:
    """Offer to open the cockpit with the weights of the example."""
    st.markdown(
        _(
            "A run in the cockpit can begin with these nine numbers: two hidden units, the same "
            "bend, and the points of the cockpit instead of the one picture."
        )
    )
    if st.button(_("Open the cockpit"), key="to_cockpit", on_click=_open_cockpit):
        st.rerun()  # the fold is run by itself, and another scene is to be shown


def _open_cockpit() -> None:
    open_run(cockpit_values(chosen_example()), step=0)
    put(SCENE, COCKPIT)


def cockpit_values(example: Example) -> dict[str, Any]:
    """Return the settings of a run that begins with the weights of the example."""
    units = [WeightPlace(0, 0, None), WeightPlace(0, 1, None), WeightPlace(1, 0, None)]
    places = [at._replace(source=source) for at in units for source in (0, 1, None)]
    pairs = zip(places, example.parameters, strict=True)
    rate = f"{example.rate:g}"
    return {
        LAYERS.key: "2",
        ACTIVATION.key: example.activation,
        BY_HAND.key: written({0: tuple(pairs)}),
        LR.key: rate if rate in LR.options else LR.default,
    }
