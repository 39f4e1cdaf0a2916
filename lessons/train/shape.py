"""How many layers the network has, and how many units each: typed, or one more and one less."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.training import MOST_LAYERS, MOST_UNITS
from lessons.train.model import LAYERS, layers_form, read_layers
from ui.address import put, touched, value_of
from ui.controls import drawn_above, text_field
from ui.language import _


def layers_row() -> None:
    """Draw the field for the hidden layers, with a button for one more and one less."""
    sizes = read_layers(value_of(LAYERS))
    help = _(
        "How many bends the border may have: too few cannot follow the data, many can follow the "
        "noise as well."
    )
    with st.container(key="layers_row", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_("Hidden layers"), width="content")
        _button(_("One layer less"), "layer_less", sizes[:-1], off=not sizes)
        text_field(LAYERS, _("Hidden layers"), help=f"{help} {layers_form()}")
        more = (*sizes, sizes[-1] if sizes else MOST_UNITS)
        _button(_("One layer more"), "layer_more", more, off=len(sizes) == MOST_LAYERS)


def units_row() -> None:
    """Draw below each hidden layer a button for one unit more and one less."""
    sizes = read_layers(value_of(LAYERS))
    with st.container(key="units_row"):
        places = st.columns(len(sizes) + 2, gap=None, wrap=False)
        for i, place in enumerate(places[1:-1]):
            with place, _centered():
                _units(i, sizes)


def _centered() -> DeltaGenerator:
    return st.container(horizontal=True, horizontal_alignment="center", gap=None, wrap=False)


def _units(i: int, sizes: tuple[int, ...]) -> None:
    size = sizes[i]
    less, more = ((*sizes[:i], size + one, *sizes[i + 1 :]) for one in (-1, 1))
    fewer = _("One unit less in layer {layer}").format(layer=i + 1)
    _button(fewer, f"unit_less_{i}", less, off=size == 1)
    st.markdown(f"{size}", width="content")
    greater = _("One unit more in layer {layer}").format(layer=i + 1)
    _button(greater, f"unit_more_{i}", more, off=size == MOST_UNITS)


def _button(name: str, key: str, sizes: Sequence[int], *, off: bool) -> None:
    """Draw a button; cockpit.css writes + or − in the place of its name."""
    if not drawn_above(key):
        st.button(name, key=key, disabled=off, on_click=_take, args=(sizes,))


def _take(sizes: Sequence[int]) -> None:
    text = ",".join(map(str, sizes))
    touched()
    st.session_state[LAYERS.key] = text
    put(LAYERS.key, LAYERS.write(text))
