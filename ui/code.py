"""The code that ran: the source of the very core functions that made the numbers of a page."""

import inspect
from collections.abc import Callable
from typing import Any

import streamlit as st

from ui.language import _
from ui.layout import section
from ui.turns import fragment


def code_that_ran(*functions: Callable[..., Any]) -> None:
    """Show the source of core functions, to be read and copied."""
    named = {f"{one.__module__}.{one.__name__}": one for one in functions}
    with section("code", _("The code that ran")):
        _chosen_source(named)


@fragment
def _chosen_source(functions: dict[str, Callable[..., Any]]) -> None:
    # The code view is half a megabyte of script: it is loaded when a function is asked for.
    name = st.pills(
        _("These functions made the numbers on this page. Choose one to read it."),
        options=list(functions),
        key="function",
    )
    if name is not None:
        st.code(inspect.getsource(functions[name]), language="python")


def sources(entries: tuple[str, ...]) -> None:
    """List what the page draws on."""
    with section("sources", _("Sources")):
        st.markdown("\n".join(f"- {entry}" for entry in entries))
