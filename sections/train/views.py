"""Views of the network below the film, each at the step at which the reader has stopped."""

import streamlit as st

from sections.train.answers import answers
from sections.train.equation import equation
from sections.train.errors import errors
from sections.train.network import network
from sections.train.stage import Shown
from sections.train.surprisal import surprisal
from sections.train.valley import CONTROLS, valley
from ui.fields import keep
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
        valley(given)
