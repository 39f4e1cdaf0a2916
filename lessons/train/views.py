"""Views of the network below the film, each at the step at which the reader has stopped."""

import streamlit as st

from lessons.train.answers import answers
from lessons.train.controls import Shown
from lessons.train.equation import equation
from lessons.train.errors import errors
from lessons.train.loss_surface import CONTROLS, loss_over_weights
from lessons.train.network import network
from lessons.train.surprisal import surprisal
from ui.controls import keep
from ui.language import _


def views(shown: Shown) -> None:
    """Show the first run from inside, point by point, and as an equation."""
    keep(*CONTROLS)
    given = answers(shown)
    if not given.drawable:
        st.info(_("The weights have grown too large for the views of the network."))
        return
    network(shown, given)
    errors(given)
    surprisal(given)
    equation(given)
    if not given.now.settings.hidden:
        loss_over_weights(given)
